//! What a comparison finds in datasets that were made of papers and of the same papers changed.

use super::*;
use crate::lexicon::Grammars;
use crate::publish::{Format, Settings};
use crate::read::{Inputs, Papers};
use crate::{Griffie, extract};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

static GRIFFIE: LazyLock<Griffie> =
    LazyLock::new(|| Griffie::new(&Grammars::built_in()).expect("griffie"));

const LETTER: &str = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\
    Den Haag, 9 maart 2023\n\nGeachte voorzitter,\n\n\
    Het kabinet heeft op 14 februari 2023 besloten om € 1,5 miljoen uit te trekken. \
    Daarvoor is de minister van Financiën verantwoordelijk.\n\n\
    Ik informeer uw Kamer uiterlijk 1 mei 2023 over de uitvoering van de motie-Yeşilgöz.\n\n\
    De Minister van Volksgezondheid, Welzijn en Sport,\nE.J. Kuipers\n";

const NOTE: &str = "Bijlage\n\nIn 2024 is € 20 mln. beschikbaar voor de Nationale Politie.\n";

fn publish(papers: &Path, out: &Path, format: Format) {
    let papers = Papers::new(Inputs::find(&[papers.to_owned()]));
    let settings = Settings { formats: vec![format], ..Settings::default() };
    extract(&GRIFFIE, papers, out, &settings, || ControlFlow::Continue(())).expect("dataset");
}

fn dataset(room: &Path, name: &str, papers: &[(&str, &str)]) -> Dataset {
    let folder = room.join(name);
    for (paper, text) in papers {
        let path = folder.join(paper);
        fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        fs::write(path, text).expect("paper");
    }
    let out = room.join(format!("{name}-data"));
    publish(&folder.join("papers"), &out, Format::Parquet);
    Dataset::open(&out).expect("opens")
}

fn compared(old: &[(&str, &str)], new: &[(&str, &str)]) -> Comparison {
    let room = tempfile::tempdir().expect("folder");
    let (old, new) = (dataset(room.path(), "old", old), dataset(room.path(), "new", new));
    compare(&old, &new).expect("compares")
}

/// The rows that differ, as `table change name column old>new …`; surroundings as a count.
fn lines(found: &Comparison) -> Vec<String> {
    let of = |table: &TableChange| -> Vec<String> {
        let rows = table.rows.iter().map(|row| {
            let columns = row.columns.iter().map(|column| {
                let side = |side: &Option<String>| side.clone().unwrap_or_default();
                format!(" {}:{}>{}", column.column, side(&column.old), side(&column.new))
            });
            let columns: String = columns.collect();
            format!("{} {:?} {}{columns}", table.table, row.change, row.name)
        });
        let around =
            (table.surroundings > 0).then(|| format!("{} ~{}", table.table, table.surroundings));
        rows.chain(around).collect()
    };
    let papers = found.papers.iter().flat_map(|paper| {
        let head = format!("{:?} {}", paper.change, paper.source);
        [head].into_iter().chain(paper.tables.iter().flat_map(of)).collect::<Vec<_>>()
    });
    papers.chain(found.tables.iter().flat_map(of)).collect()
}

const PAPERS: &[(&str, &str)] = &[("papers/a.txt", LETTER), ("papers/deep/b.txt", NOTE)];

#[test]
fn ok_nothing_differs() {
    let found = compared(PAPERS, PAPERS);
    assert!(found.clean, "{:?}", lines(&found));
    assert_eq!((found.added, found.gone, found.changed), (0, 0, 0));
}

#[test]
fn ok_a_digit_of_a_sum() {
    let changed = LETTER.replace("1,5", "1,6");
    let found = compared(PAPERS, &[("papers/a.txt", &changed), PAPERS[1]]);
    let want = [
        "Changed papers/a.txt",
        "events Changed 14 februari 2023 clause:Het kabinet heeft op 14 februari 2023 besloten om \
         € 1,5 miljoen uit te trekken.>Het kabinet",
        "amounts Changed € 1,6 miljoen value_low:1500000.00>1600000.00 \
         value_high:1500000.00>1600000.00 quote:€ 1,5 miljoen>€ 1,6 miljoen reading:€ 1,5 \
         miljoen>€ 1,6 miljoen sentence:",
    ];
    let lines = lines(&found);
    assert!(!found.clean);
    assert_eq!(found.changed, 2, "{lines:#?}");
    for want in want {
        assert!(lines.iter().any(|line| line.starts_with(want)), "{want}: {lines:#?}");
    }
    let text = &found.papers[0].text;
    assert_eq!((text.len(), text[0].old.as_str(), text[0].new.as_str()), (1, "1,5", "1,6"));
}

#[test]
fn ok_a_sentence_at_the_top_moves_all_and_changes_nothing() {
    let moved = format!("Dit is een heel nieuw begin van deze brief.\n\n{LETTER}");
    let found = compared(PAPERS, &[("papers/a.txt", &moved), PAPERS[1]]);
    assert_eq!(lines(&found), ["Changed papers/a.txt"]);
    assert!(!found.clean, "the text is another");
    assert_eq!((found.added, found.gone, found.changed), (0, 0, 0));
    let text = &found.papers[0].text;
    assert_eq!((text.len(), text[0].old.as_str(), text[0].new_place.clone()), (1, "", 0..45));
}

#[test]
fn ok_facts_that_come_and_go() {
    let more = LETTER.replace("over de uitvoering", "en het jaar daarop over de uitvoering");
    let more = more.replace("op 14 februari 2023 ", "");
    let found = compared(PAPERS, &[("papers/a.txt", &more), PAPERS[1]]);
    let lines = lines(&found);
    let gone: Vec<_> = lines.iter().filter(|line| line.starts_with("events Gone")).collect();
    assert_eq!(gone.len(), 1, "{lines:#?}");
    assert!(gone[0].starts_with("events Gone 14 februari 2023 edtf:2023-02-14> "), "{gone:?}");
    assert!(!lines.iter().any(|line| line.starts_with("amounts Changed")), "{lines:#?}");
    assert!(lines.contains(&"amounts ~1".to_owned()), "{lines:#?}");
}

#[test]
fn ok_papers_that_come_go_and_are_renamed() {
    let found = compared(
        PAPERS,
        &[("papers/a2.txt", LETTER), ("papers/c.txt", "Een ander stuk, 3 mei 2024.")],
    );
    let papers: Vec<_> = found
        .papers
        .iter()
        .map(|it| (it.change, it.source.as_str(), it.old_source.as_deref()))
        .collect();
    let want = [
        (Change::Changed, "papers/a2.txt", Some("papers/a.txt")),
        (Change::Added, "papers/c.txt", None),
        (Change::Gone, "papers/deep/b.txt", None),
    ];
    assert_eq!(papers, want);
    assert!(found.papers[0].tables.is_empty() && found.papers[0].text.is_empty());
    let gone = &found.papers[2].tables;
    assert!(gone.iter().any(|it| it.table == "amounts" && it.gone == 1 && it.rows.is_empty()));
    let organisations = found.tables.iter().find(|it| it.table == "organisations").expect("table");
    assert!(organisations.gone > 0, "{organisations:?}");
}

#[test]
fn ok_the_name_of_the_folder_does_not_count() {
    let room = tempfile::tempdir().expect("folder");
    let old = dataset(room.path(), "old", PAPERS);
    let copy = room.path().join("old/copy");
    fs::rename(room.path().join("old/papers"), &copy).expect("folder");
    fs::write(copy.join("same.txt"), LETTER).expect("paper");
    fs::remove_file(copy.join("deep/b.txt")).expect("paper");
    let out = room.path().join("new-data");
    publish(&copy, &out, Format::Csv);
    let found = compare(&old, &Dataset::open(&out).expect("opens")).expect("compares");
    let papers: Vec<_> = found.papers.iter().map(|it| (it.change, it.source.as_str())).collect();
    assert_eq!(papers, [(Change::Gone, "papers/deep/b.txt")]);
    let rejects = found.tables.iter().find(|it| it.table == "rejects").expect("table");
    assert_eq!(rejects.rows[0].name, "copy/same.txt read");
    assert_eq!(rejects.added, 1);
}

#[test]
fn ok_paragraphs_that_change_places() {
    let (one, two) = ("Op 3 mei 2024 is € 5 mln. betaald.", "Op 4 juni 2025 volgt € 6 mln.");
    let (old, new) = (format!("Kop\n\n{one}\n\n{two}\n"), format!("Kop\n\n{two}\n\n{one}\n"));
    let found = compared(&[("papers/a.txt", &old)], &[("papers/a.txt", &new)]);
    assert_eq!((found.added, found.gone, found.changed), (0, 0, 0), "{:#?}", lines(&found));
}
