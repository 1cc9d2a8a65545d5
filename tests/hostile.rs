//! Time grows with the length of a text and no faster, whatever stands in it.

#[path = "support/hostile.rs"]
mod hostile;

use griffie::lexicon::Grammars;
use griffie::{Griffie, Source};
use hostile::SHAPES;
use std::time::{Duration, Instant};

/// The shortest and the longest of the shorter texts, in bytes. In what is shorter than this not all
/// that is bounded has reached its bound.
const LENGTHS: (usize, usize) = (4_000, 1 << 19);

/// How many times as long the longer text is.
const TIMES: usize = 4;

/// Time that grew with the square of the length would take sixteen times as long; with the length,
/// four. What is left between is for a machine that does other things too.
const SLOWER: u32 = 10;

/// What is quicker than this is not measured: a shorter text is doubled until it takes as long. On
/// CI it is longer, which shows more and takes minutes in a build without optimisation.
fn least_time() -> Duration {
    Duration::from_millis(if std::env::var_os("CI").is_some() { 60 } else { 10 })
}

/// How long the text is read, at the least: another program can only make it longer.
fn time(griffie: &Griffie, text: &str, runs: usize) -> Duration {
    let once = || {
        let source = Source::plain("hostile.txt", text);
        let start = Instant::now();
        griffie.read(source);
        start.elapsed()
    };
    (0..runs).map(|_| once()).min().unwrap_or_default()
}

/// The times of a text and of a longer one, where the longer one takes too long.
fn too_slow(griffie: &Griffie, text: impl Fn(usize) -> String) -> Option<(Duration, Duration)> {
    let (mut bytes, longest) = LENGTHS;
    while bytes < longest && time(griffie, &text(bytes), 1) < least_time() {
        bytes *= 2;
    }
    let (short, long) = (text(bytes), text(bytes * TIMES));
    let slow = |runs| {
        let (short, long) = (time(griffie, &short, runs), time(griffie, &long, runs));
        (long > least_time() && long > short * SLOWER).then_some((short, long))
    };
    // Once more, and longer, before it is said.
    slow(1).and_then(|_| slow(3))
}

#[test]
fn ok_time_grows_with_the_text() {
    let griffie = Griffie::new(&Grammars::built_in()).unwrap();
    let mut slow = Vec::new();
    for &(name, shape) in SHAPES {
        if let Some((short, long)) = too_slow(&griffie, |bytes| hostile::text(shape, bytes)) {
            slow.push(format!("{name}: {short:?} and {long:?}"));
        }
    }
    assert!(
        slow.is_empty(),
        "{TIMES} times the text took more than {SLOWER} times as long: {slow:#?}"
    );
}

/// What the rules say they read, again and again: as one line, as sentences and as lines.
#[test]
fn ok_time_grows_with_what_the_rules_read() {
    if std::env::var_os("CI").is_none() {
        return;
    }
    let griffie = Griffie::new(&Grammars::built_in()).unwrap();
    let mut slow = Vec::new();
    for rule in griffie.rules() {
        for example in rule.reads.split('`').skip(1).step_by(2) {
            for parted in [" ", ". ", "\n"] {
                let piece = format!("{example}{parted}");
                let text = |bytes: usize| piece.repeat(bytes / piece.len() + 1);
                if let Some((short, long)) = too_slow(&griffie, text) {
                    slow.push(format!("{piece:?}: {short:?} and {long:?}"));
                }
            }
        }
    }
    assert!(
        slow.is_empty(),
        "{TIMES} times the text took more than {SLOWER} times as long: {slow:#?}"
    );
}
