//! What the benchmarks read: the seeds, and papers made of them.
//!
//! A made paper has the paragraphs of a seed in another order, with other numbers, years, months
//! and names; a fact-poor one keeps their prose and loses its figures and names. The same corpus
//! comes out on every machine: the only chance in it is a counter run through a mixer.

#![allow(dead_code, reason = "each benchmark uses its own part")]

use griffie::Source;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The corpora, by the names the benchmarks print.
pub(crate) const NAMES: [&str; 3] = ["seeds", "varied", "poor"];

/// The papers of the corpus with this name.
pub(crate) fn papers(name: &str) -> Vec<Source> {
    let seeds = seeds();
    match name {
        "seeds" => seeds.into_iter().map(|(name, text)| Source::plain(name, text)).collect(),
        "poor" => made(&seeds, poor),
        _ => made(&seeds, varied),
    }
}

/// The bytes of all texts.
pub(crate) fn size(papers: &[Source]) -> usize {
    papers.iter().map(|paper| paper.text.len()).sum()
}

/// How many bytes are made of a corpus: `GRIFFIE_BENCH_MB` megabytes, or two.
fn wanted() -> usize {
    let megabytes = std::env::var("GRIFFIE_BENCH_MB").ok().and_then(|value| value.parse().ok());
    megabytes.unwrap_or(2_usize) * 1_000_000
}

fn seeds() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let entries = std::fs::read_dir(folder).expect("the folder of seeds");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read_to_string(path).expect("a seed"))).collect()
}

fn made(seeds: &[(String, String)], make: fn(&str, &mut Dice) -> String) -> Vec<Source> {
    let (mut papers, mut bytes) = (Vec::new(), 0);
    let wanted = wanted();
    while bytes < wanted {
        let mut dice = Dice(papers.len() as u64);
        let (name, seed) = &seeds[papers.len() % seeds.len()];
        let text = make(seed, &mut dice);
        bytes += text.len();
        papers.push(Source::plain(format!("{:06}_{name}", papers.len()), text));
    }
    papers
}

/// Numbers that look like chance, the same on every machine (the mixer of `SplitMix64`).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    fn one_of<'p>(&mut self, pool: &[&'p str]) -> &'p str {
        pool[self.throw(pool.len())]
    }
}

/// A seed with other numbers, names and dates, its paragraphs in another order.
fn varied(seed: &str, dice: &mut Dice) -> String {
    let paragraphs: Vec<&str> = seed.split_inclusive("\n\n").collect();
    // Head and foot stay where they are: they say what paper it is.
    let edge = paragraphs.len() / 8;
    let mut order: Vec<usize> = (0..paragraphs.len()).collect();
    for at in edge..paragraphs.len().saturating_sub(edge) {
        let other = at + dice.throw(paragraphs.len() - edge - at);
        order.swap(at, other);
    }
    let mut text = String::with_capacity(seed.len() + 64);
    for index in order {
        for token in tokens(paragraphs[index]) {
            match token {
                Token::Word(word) => text.push_str(named(word, dice)),
                Token::Number(number) => renumber(number, dice, &mut text),
                Token::Between(between) => text.push_str(between),
            }
        }
    }
    text
}

/// The prose of a seed: no figures, no capitals but at the start of a sentence, sentences in
/// another order.
fn poor(seed: &str, dice: &mut Dice) -> String {
    let flat = seed.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut sentences: Vec<&str> = flat.split_inclusive(". ").collect();
    sentences.retain(|sentence| {
        sentence.len() > 40
            && !sentence.contains(|c: char| c.is_ascii_digit() || "€[]@".contains(c))
    });
    for at in 0..sentences.len() {
        let other = at + dice.throw(sentences.len() - at);
        sentences.swap(at, other);
    }
    let mut text = String::with_capacity(seed.len());
    for (at, sentence) in sentences.iter().enumerate() {
        let mut first = true;
        for token in tokens(sentence) {
            match token {
                Token::Word(word) if !first => {
                    text.extend(word.chars().flat_map(char::to_lowercase));
                }
                Token::Word(word) => text.push_str(word),
                Token::Number(_) => {}
                Token::Between(between) => text.push_str(between),
            }
            first = false;
        }
        if at % 5 == 4 {
            text.push_str("\n\n");
        }
    }
    text
}

enum Token<'t> {
    Word(&'t str),
    Number(&'t str),
    Between(&'t str),
}

fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let kind = |c: char| match c {
        '0'..='9' => 0,
        c if c.is_alphabetic() => 1,
        _ => 2,
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = kind(rest.chars().next()?);
        let end = rest.find(|c| kind(c) != first).unwrap_or(rest.len());
        let (token, tail) = rest.split_at(end);
        rest = tail;
        Some(match first {
            0 => Token::Number(token),
            1 => Token::Word(token),
            _ => Token::Between(token),
        })
    })
}

/// Words that can stand for one another.
const POOLS: [&[&str]; 4] = [
    &["januari", "februari", "maart", "april", "mei", "juni", "september", "oktober", "december"],
    &["Sneller", "Mutluer", "Boswijk", "Michon", "Werf", "Steur", "Recourt", "Berndsen", "Bakker"],
    &["Zwolle", "Utrecht", "Groningen", "Maastricht", "Arnhem", "Rotterdam", "Haarlem", "Breda"],
    &["BZK", "SZW", "VWS", "OCW", "EZK", "LNV", "JenV"],
];

/// The word, or another of its kind.
fn named<'t>(word: &'t str, dice: &mut Dice) -> &'t str {
    let pool = POOLS.iter().find(|pool| pool.contains(&word));
    pool.map_or(word, |pool| dice.one_of(pool))
}

/// A number of as many digits; a year becomes one near it, a number below ten stays.
fn renumber(number: &str, dice: &mut Dice, text: &mut String) {
    match (number.len(), number.parse::<u32>()) {
        (4, Ok(1990..=2040)) => {
            let _ = write!(text, "{}", 2010 + dice.throw(20));
        }
        (1, _) | (_, Err(_)) => text.push_str(number),
        (digits, _) => {
            text.push(char::from(b'1' + dice.throw(9) as u8));
            for _ in 1..digits {
                text.push(char::from(b'0' + dice.throw(10) as u8));
            }
        }
    }
}
