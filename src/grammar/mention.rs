//! A mention: a typed value, its place, and the rule that read it.

use super::Value;
use crate::Span;

/// Something a grammar recognised in a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Bytes of the flow's text: the characters the value stands in, without leading prepositions
    /// or articles.
    pub span: Span,
    /// The rule that read it.
    pub rule: Rule,
    /// What it says.
    pub value: Value,
}

impl Mention {
    /// The kind of thing mentioned.
    pub fn kind(&self) -> MentionKind {
        match self.value {
            Value::Url(_) => MentionKind::Url,
            Value::Citation(_) => MentionKind::Citation,
            Value::Law(_) => MentionKind::Law,
            Value::Motion(_) => MentionKind::Motion,
            Value::Report(_) => MentionKind::Report,
            Value::Money(_) => MentionKind::Money,
            Value::Time(_) => MentionKind::Time,
            Value::Organisation(_) => MentionKind::Organisation,
        }
    }
}

/// The kinds of mention, in the order that decides ties between readings of equal length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// An address on the web.
    Url,
    /// A citation of an official publication or a parliamentary paper.
    Citation,
    /// A law or regulation, with or without an article.
    Law,
    /// A motion.
    Motion,
    /// A sum of money.
    Money,
    /// A temporal expression.
    Time,
    /// Another named publication.
    Report,
    /// An organisation.
    Organisation,
}

impl MentionKind {
    /// What it is called.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Citation => "citation",
            Self::Law => "law",
            Self::Motion => "motion",
            Self::Money => "money",
            Self::Time => "time",
            Self::Report => "report",
            Self::Organisation => "organisation",
        }
    }
}

/// The name of a grammar rule, as the `rule` columns give it: `money.sign-first`.
///
/// Names are `<grammar>.<shape>`, lower case; every grammar lists its own in a `RULES` table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule {
    /// `<grammar>.<shape>`.
    pub name: &'static str,
    /// What it reads, with an example, in one sentence.
    pub reads: &'static str,
}
