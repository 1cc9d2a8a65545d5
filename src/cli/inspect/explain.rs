//! What was looked for at one character of a paper.

use super::facts::Fact;
use crate::cli::words::one_line;
use anstyle::{AnsiColor, Style};
use griffie::grammar::{Step, Trial};
use griffie::{Explanation, Griffie, Paper, Span};
use std::fmt::Write as _;

const HERE: Style = AnsiColor::Yellow.on_default().bold();
const NAME: Style = Style::new().dimmed();
const TAKEN: Style = AnsiColor::Green.on_default();

/// Characters shown on either side of a place.
const AROUND: usize = 40;

/// The explanation; `at` counts code points. `None` where the text has no such character. Writing to
/// a string cannot fail.
pub(super) fn text(griffie: &Griffie, paper: &Paper, facts: &[Fact], at: usize) -> Option<String> {
    let text = &paper.source.text;
    let mut out = String::new();
    let (byte, here) = text.char_indices().nth(at)?;
    let before: Vec<char> =
        text.get(..byte).unwrap_or_default().chars().rev().take(AROUND).collect();
    let before: String = before.iter().rev().collect();
    let behind = text.get(byte + here.len_utf8()..).unwrap_or_default();
    let behind: String = behind.chars().take(AROUND).collect();
    let (source, before, behind) =
        (one_line(&paper.source.name), one_line(&before), one_line(&behind));
    let shown = one_line(&here.to_string());
    let _ = writeln!(out, "{source}, character {at}:");
    let _ = writeln!(out, "  …{before}{HERE}[{shown}]{HERE:#}{behind}…");
    match griffie.explain(paper, byte) {
        None => out.push_str(
            "  No running text: it stands between blocks, or is a note mark, a line-end hyphen or \
             page furniture that was taken out of it.\n",
        ),
        Some(told) => tell(&mut out, paper, &told),
    }
    let at = at as i64;
    let there: Vec<&Fact> = facts.iter().filter(|fact| fact.start <= at && at < fact.end).collect();
    if there.is_empty() {
        out.push_str("  No fact stands here.\n");
    }
    for fact in there {
        let (kind, value) = (fact.kind.one(), one_line(&fact.value));
        let (start, end, style) = (fact.start, fact.end, fact.kind.style());
        let _ = writeln!(
            out,
            "  {style}{kind}{style:#} at {start}..{end}: {value} {NAME}({}){NAME:#}",
            fact.rule
        );
    }
    Some(out)
}

fn tell(out: &mut String, paper: &Paper, told: &Explanation) {
    let _ = writeln!(out, "  It stands in a block of kind {}.", told.block);
    if !told.scanned {
        out.push_str("  Facts are not looked for in such a block.\n");
    }
    if told.own {
        out.push_str("  The paper names itself or its own parts here: that is no fact.\n");
    }
    let flow = paper.layout.flow(told.place.flow).text();
    for step in &told.steps {
        tell_step(out, flow, step);
    }
}

fn tell_step(out: &mut String, flow: &str, step: &Step) {
    let word = |span: Span| one_line(span.of(flow));
    let inside = match step.inside {
        Some(kind) => format!(", inside the {} read there", kind.as_str()),
        None => String::new(),
    };
    let _ = write!(out, "  The word “{}”{inside}", word(step.token));
    if step.trials.is_empty() {
        out.push_str(" begins nothing that any grammar knows.\n");
        return;
    }
    out.push_str(" was offered to:\n");
    for trial in &step.trials {
        tell_trial(out, flow, trial);
    }
    if step.passed.end > step.token.end {
        let _ = writeln!(out, "    The walk went on behind “{}”.", word(step.passed));
    }
}

fn tell_trial(out: &mut String, flow: &str, trial: &Trial) {
    let kind = trial.kind.as_str();
    let Some(reading) = &trial.reading else {
        let rules: Vec<&str> = trial.rules.iter().map(|rule| rule.name).collect();
        let rules = rules.join(", ");
        let _ = writeln!(out, "    {kind:<13} reads nothing here {NAME}({rules}){NAME:#}");
        return;
    };
    let verdict = if trial.taken { "taken" } else { "shorter than the one taken, or as long" };
    if reading.mentions.is_empty() {
        let _ = writeln!(
            out,
            "    {TAKEN}{kind:<13}{TAKEN:#} knows these words, and that they are no fact {NAME}({verdict}){NAME:#}"
        );
    }
    for mention in &reading.mentions {
        let (words, rule) = (one_line(mention.span.of(flow)), mention.rule);
        let style = if trial.taken { TAKEN } else { Style::new() };
        let _ = writeln!(
            out,
            "    {style}{kind:<13}{style:#} reads “{words}” by {} {NAME}({verdict}){NAME:#}\n{:18}{NAME}{}{NAME:#}",
            rule.name, "", rule.reads
        );
    }
}
