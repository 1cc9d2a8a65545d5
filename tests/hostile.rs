//! Time grows with the length of a text and no faster, whatever stands in it.

#[path = "support/hostile.rs"]
mod hostile;

use griffie::lexicon::Grammars;
use griffie::{Griffie, Source};
use hostile::SHAPES;
use std::time::{Duration, Instant};

/// The shorter text; the longer one is [`TIMES`] as long. On CI both are longer, which takes minutes
/// in a build without optimisation.
fn bytes() -> usize {
    if std::env::var_os("CI").is_some() { 8_000 } else { 2_000 }
}

/// How many times as long the longer text is.
const TIMES: usize = 4;

/// Time that grew with the square of the length would take sixteen times as long; with the length,
/// four. What is left between is for a machine that does other things too.
const SLOWER: u32 = 10;

/// What is quicker than this is not measured.
const QUICK: Duration = Duration::from_millis(400);

#[test]
fn ok_time_grows_with_the_text() {
    let griffie = Griffie::new(&Grammars::built_in()).unwrap();
    let mut slow = Vec::new();
    for &(name, shape) in SHAPES {
        let time = |bytes: usize| {
            let source = Source::plain("hostile.txt", hostile::text(shape, bytes));
            let start = Instant::now();
            griffie.read(source);
            start.elapsed()
        };
        // The least of some runs says most: another program can only make one slower.
        let least = |bytes: usize| (0..3).map(|_| time(bytes)).min().unwrap();
        if time(bytes() * TIMES) > QUICK {
            let (short, long) = (least(bytes()), least(bytes() * TIMES));
            if long > QUICK && long > short * SLOWER {
                slow.push(format!("{name}: {short:?} and {long:?}"));
            }
        }
    }
    assert!(
        slow.is_empty(),
        "{TIMES} times the text took more than {SLOWER} times as long: {slow:#?}"
    );
}
