//! The tables `rejects`, `warnings` and `rules`: what was left out, what was read with doubt, and
//! by which rules.

use super::column::{Column, Definition};
use super::sheet::Sheet;
use super::term::Term;
use crate::doubt::{Doubt, Stage};
use crate::grammar::Rule;

/// An input that is not in the dataset: a row of `rejects`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Its path, in the form of `documents.source`; as given where it does not exist.
    pub source: String,
    /// The step that could not go on.
    pub stage: Stage,
    /// Why, and what can be done, in our words.
    pub message: String,
}

pub(super) fn rejects() -> Definition<Reject> {
    Definition {
        name: "rejects",
        about: "Inputs that were not read, and inputs whose bytes equal an earlier one's.",
        key: "",
        unique: &[],
        columns: vec![
            Column::text("source", "The input.", |row: &Reject| row.source.as_str().into())
                .such_as("papers/2024/brief.txt"),
            Column::text("stage", "The step that could not go on.", |row: &Reject| {
                row.stage.name().into()
            })
            .one_of(Stage::NAMES),
            Column::text("message", "Why, in our words.", |row: &Reject| {
                row.message.as_str().into()
            }),
        ],
    }
}

/// A doubt with the paper it is about.
#[derive(Debug)]
pub(super) struct Warning<'s> {
    pub(super) sheet: &'s Sheet<'s>,
    pub(super) doubt: Doubt,
}

/// The doubts of a paper: those about the whole first, then by place.
pub(super) fn warnings_of<'s>(sheet: &'s Sheet<'s>, more: Vec<Doubt>) -> Vec<Warning<'s>> {
    let mut doubts = sheet.paper.facts.doubts.clone();
    doubts.extend(more);
    doubts.sort_by(|a, b| (a.at, a.stage, &a.message).cmp(&(b.at, b.stage, &b.message)));
    doubts.into_iter().map(|doubt| Warning { sheet, doubt }).collect()
}

pub(super) fn warnings<'s>() -> Definition<Warning<'s>> {
    Definition {
        name: "warnings",
        about: "What was read, but with doubt.",
        key: "",
        unique: &[],
        columns: vec![
            Column::text("doc_id", "The document.", |row: &Warning<'_>| row.sheet.doc_id().into())
                .points_at("documents", "doc_id"),
            Column::text("stage", "The step that doubts.", |row: &Warning<'_>| {
                row.doubt.stage.name().into()
            })
            .one_of(Stage::NAMES),
            Column::text("message", "What it doubts.", |row: &Warning<'_>| {
                row.doubt.message.as_str().into()
            }),
            Column::maybe_int("char_start", "Where in texts.text.", |row: &Warning<'_>| {
                row.doubt.at.map(|at| row.sheet.code_point(at))
            })
            .at_least(0)
            .in_unit("Unicode code points"),
        ],
    }
}

pub(super) fn rules() -> Definition<Rule> {
    Definition {
        name: "rules",
        about: "The rules that facts are read by.",
        key: "rule",
        unique: &[],
        columns: vec![
            Column::text("rule", "Its name: `<grammar>.<shape>`.", |rule: &Rule| rule.name.into())
                .such_as("money.sign-first"),
            Column::text("reads", "What it reads, with an example.", |rule: &Rule| {
                rule.reads.into()
            }),
        ],
    }
}
