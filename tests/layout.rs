//! Layout over whole papers: every character has its place, every span leads back, and no text is
//! slow or harmful.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "the helpers of a test stop at the first surprise"
)]

#[expect(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    reason = "the targets are shared with a crate of their own, and stop at the first surprise"
)]
#[path = "../fuzz/src/lib.rs"]
mod steps;

use griffie::layout::{Layout, Layouter};
use griffie::lexicon::Grammars;
use griffie::{Source, Span};

fn layouter() -> Layouter {
    Layouter::new(&Grammars::built_in()).unwrap()
}

fn check(text: &str) -> Layout {
    steps::laid_out(&Source::plain("test.txt", text))
}

fn papers() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = std::fs::read_dir(root.join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn ok_every_character_of_every_seed_has_its_place() {
    for text in papers() {
        check(&text);
        check(&text.replace('\n', "\r\n"));
        check(&text.replace('\n', " "));
    }
}

#[test]
fn ok_spans_lead_back_to_the_source() {
    for text in papers() {
        let layout = check(&text);
        for flow in &layout.flows {
            let ends: Vec<usize> = flow.text().char_indices().map(|(at, _)| at).collect();
            for (step, &start) in ends.iter().enumerate().step_by(17) {
                let end = ends.get(step + 11).copied().unwrap_or(flow.text().len());
                let span = Span::new(start, end);
                let source = flow.source_span(span).of(&text);
                let reading = flow.reading(&text, span);
                let first = reading.trim().chars().next();
                assert!(
                    first.is_none_or(|c| source.trim_start().starts_with(c)),
                    "{reading:?} {source:?}"
                );
                assert!(reading.chars().count() <= source.chars().count() + 1);
            }
        }
    }
}

/// The invented papers of `tests/layouts/` show one layout each, those of `seeds/` real ones: a
/// change in either is to be read, line by line.
#[test]
fn ok_papers_lay_out_as_they_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        let shown = |path: &std::path::Path| {
            let text = std::fs::read_to_string(path).unwrap();
            insta::assert_snapshot!("layout", check(&text).to_string());
        };
        insta::glob!("layouts/*.txt", shown);
        insta::glob!("../seeds", "*.txt", shown);
    });
}

#[test]
fn ok_odd_texts_do_no_harm() {
    for text in [
        "",
        " ",
        "\n",
        "\r\r\r",
        "1",
        "1\n1\n1\n",
        "((((",
        "-\n-\n-",
        "\u{feff}",
        "a\u{301}\u{301}\u{301}",
        "|\n|\n",
        "\u{c}\u{c}",
        "Vraag 1",
        "[1]",
        "¹",
        "*",
    ] {
        check(text);
    }
}

#[test]
fn ok_a_megabyte_of_anything_is_quick() {
    let long = 1 << 20;
    for unit in [
        "1 ",
        "(",
        "a",
        "\n",
        "1 1 1 1\n",
        "a.1 ",
        "20238 ",
        "a-\n",
        "1. A\n",
        "Vraag 1\n",
        "[1] ",
        "| 1 ",
        "–\n",
        "https://a/-\n",
        "1 Zie a\n",
        "De Minister van\n",
        "A\u{301}",
    ] {
        let text = unit.repeat(long / unit.len() / 16);
        let start = std::time::Instant::now();
        let layout = layouter().lay_out(&Source::plain("test.txt", text));
        assert!(!layout.blocks.is_empty() || unit == "\n");
        assert!(start.elapsed().as_secs() < 20, "{unit:?} took {:?}", start.elapsed());
    }
}

/// A source of `<tag>text</tag>` markup, the text as a reader would render it.
fn marked(markup: &str) -> Source {
    use griffie::read::{Mark, MarkKind};
    let mut text = String::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = at + rest[at..].find('>').unwrap();
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(page) = tag.strip_prefix("page ") {
            let kind = MarkKind::PageStart { number: page.parse().unwrap() };
            marks.push(Mark { span: Span::new(text.len(), text.len()), kind });
            continue;
        }
        if !tag.starts_with('/') {
            open.push((text.len(), tag));
            continue;
        }
        let (start, tag) = open.pop().unwrap();
        let (name, value) = tag.split_once(' ').unwrap_or((tag, ""));
        let kind = match name {
            "p" => MarkKind::Paragraph,
            "h" => MarkKind::Heading { level: 2 },
            "li" => MarkKind::ListItem { level: 1 },
            "table" => MarkKind::Table,
            "caption" => MarkKind::Caption,
            "tr" => MarkKind::Row,
            "th" => MarkKind::Cell { head: true },
            "td" => MarkKind::Cell { head: false },
            "note" => MarkKind::Note { label: value.into() },
            "ref" => MarkKind::NoteReference { label: value.into() },
            "head" => MarkKind::Letterhead,
            "sign" => MarkKind::Signature,
            "foot" => MarkKind::Furniture,
            "q" => MarkKind::Question { number: Some(value.into()) },
            "a" => MarkKind::Answer { numbers: vec![value.into()] },
            other => panic!("no such tag: {other}"),
        };
        marks.push(Mark { span: Span::new(start, text.len()), kind });
    }
    text.push_str(rest);
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let mut source = Source::plain("test.docx", text);
    source.marks = marks;
    source
}

#[test]
fn ok_blocks_come_from_marks() {
    let source = marked(
        "<page 1><head><p>Ministerie van Financiën</p>\n\n<p>Datum 3 mei 2021</p></head>\n\n\
         <h>Aanpak van de vernieuwing.</h>\n\n\
         <p>De Kamer vroeg in 2020<ref 1>1</ref> om spoed, zoals in 20201 gezegd\nen herhaald.</p>\n\n\
         <foot>Pagina 1 van 2</foot>\n\n<page 2><li>eerste punt</li>\n\n<li>tweede punt</li>\n\n\
         <caption>Tabel 1 (x € 1.000)</caption>\n\
         <table><tr><th>Post</th>\t<th>2024</th></tr>\n<tr><td>Zorg</td>\t<td>12</td></tr>\n\
         <tr><td>Rest</td>\t<td></td></tr></table>\n\n\
         <q 1><p>Klopt dat?</p></q>\n\n<a 1><p>Ja.</p></a>\n\n\
         <sign>De Minister van Financiën,\nW.B. Hoekstra</sign>\n\n\
         <note 1><p>Kamerstuk 35 000, nr. 3.</p></note>",
    );
    let layout = layouter().lay_out(&source);
    let want = "\
letterhead  Ministerie van Financiën
letterhead  Datum 3 mei 2021
heading 2   Aanpak van de vernieuwing.
paragraph   De Kamer vroeg in 2020[^1] om spoed, zoals in 20201 gezegd en herhaald.
furniture   Pagina 1 van 2
item        eerste punt
item        tweede punt
table       Tabel 1 (x € 1.000)
  head      Post ¦ 2024
  row       Zorg ¦ 12
  row       Rest ¦
paragraph   Klopt dat?
paragraph   Ja.
signature   De Minister van Financiën, W.B. Hoekstra
note 1      Kamerstuk 35 000, nr. 3.
";
    assert_eq!(layout.to_string(), want);
    let pages: Vec<Option<u32>> = layout.blocks.iter().map(|block| block.page).collect();
    assert_eq!(pages.first(), Some(&Some(1)));
    assert_eq!(pages.last(), Some(&Some(2)));
    let note = &layout.flow(layout.blocks[3].flow).notes[0];
    assert_eq!(note.note, Some(layout.blocks.len() - 1));
}

#[test]
fn ok_marks_of_pages_and_furniture_alone_leave_the_rest_to_guesses() {
    let source = marked(
        "<page 1>De minister heeft over de voortgang van dit traject overleg gevoerd met de\n\
         <foot>Brief aan de Kamer 1</foot>\n<page 2>vertegenwoordigers van de sector, die dat steunen.\n\n\
         Vervolg\n\nDaarna volgt het besluit.\n",
    );
    let want = "\
paragraph   De minister heeft over de voortgang van dit traject overleg gevoerd met de vertegenwoordigers van de sector, die dat steunen.
furniture   Brief aan de Kamer 1
heading 2   Vervolg
paragraph   Daarna volgt het besluit.
";
    assert_eq!(layouter().lay_out(&source).to_string(), want);
}

#[test]
fn ok_marked_paragraphs_may_turn_out_to_be_more() {
    let source = marked(
        "<p>Datum\t3 mei 2021</p>\n\n<p>Geachte voorzitter,</p>\n\n<p>Aanpak</p>\n\n\
         <p>Hierbij bied ik u het rapport aan.</p>\n\n<p>– het eerste punt</p>\n\n\
         <p>De Minister van Financiën,</p>\n\n<p>W.B. Hoekstra</p>",
    );
    let want = "\
letterhead  Datum 3 mei 2021
paragraph   Geachte voorzitter,
heading 2   Aanpak
paragraph   Hierbij bied ik u het rapport aan.
item        - het eerste punt
signature   De Minister van Financiën, W.B. Hoekstra
";
    assert_eq!(layouter().lay_out(&source).to_string(), want);
}

#[test]
fn ok_nested_notes_and_crossing_marks_do_no_harm() {
    use griffie::read::{Mark, MarkKind};
    let source = marked("<p>Een zin<note 1>de noot zelf</note> die doorgaat.</p>");
    let want = "paragraph   Een zin die doorgaat.\nnote 1      de noot zelf\n";
    assert_eq!(layouter().lay_out(&source).to_string(), want);
    let mut source = Source::plain("x", "één twee drie");
    for (start, end) in [(0, 9), (3, 400), (1, 2), (9, 3)] {
        source.marks.push(Mark { span: Span { start, end }, kind: MarkKind::Paragraph });
    }
    assert!(!layouter().lay_out(&source).blocks.is_empty());
}
