//! Phrasings of organisations, found and not found.

use super::*;
use crate::grammar::Scanner;

#[test]
fn ok_dbg() {
    let grammar = OrganisationGrammar::new(&Grammars::built_in()).unwrap();
    assert!(!grammar.triggers().is_empty());
    let _ = Scanner::new(&Grammars::built_in());
}
