//! Whether the time griffie takes grows with the length of a text and no faster, whatever stands in
//! it: each shape once, and ten times as long.
//!
//! `cargo bench --bench hostile`; `GRIFFIE_BENCH_MB=1` measures 1 MB against 10 MB instead of 100 KB
//! against 1 MB.

#![expect(clippy::expect_used, reason = "a benchmark stops at the first surprise")]

#[path = "../tests/support/hostile.rs"]
mod hostile;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use griffie::lexicon::Grammars;
use griffie::{Griffie, Source, table};
use hostile::SHAPES;
use std::sync::LazyLock;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

static GRIFFIE: LazyLock<Griffie> =
    LazyLock::new(|| Griffie::new(&Grammars::built_in()).expect("lists"));

fn shapes() -> impl Iterator<Item = &'static str> {
    SHAPES.iter().map(|&(name, _)| name)
}

#[divan::bench(args = shapes(), sample_count = 3, sample_size = 1)]
fn once(bencher: Bencher<'_, '_>, shape: &str) {
    read(bencher, shape, 1);
}

#[divan::bench(args = shapes(), sample_count = 3, sample_size = 1)]
fn ten_times(bencher: Bencher<'_, '_>, shape: &str) {
    read(bencher, shape, 10);
}

/// From text to rows.
fn read(bencher: Bencher<'_, '_>, name: &str, times: usize) {
    let unit = match std::env::var("GRIFFIE_BENCH_MB")
        .ok()
        .and_then(|value| value.parse::<usize>().ok())
    {
        Some(megabytes) => 1_000_000 * megabytes,
        None => 100_000_usize,
    };
    let shape = SHAPES.iter().find(|(known, _)| *known == name).expect("a shape").1;
    let source = Source::plain("hostile.txt", hostile::text(shape, unit * times));
    let griffie = &*GRIFFIE;
    bencher
        .counter(BytesCount::new(source.text.len()))
        .with_inputs(|| source.clone())
        .bench_values(|source| {
            let _ = black_box(table::tabulate(&[griffie.read(source)]));
        });
}
