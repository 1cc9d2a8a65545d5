//! Layout over whole papers: every character has its place, every span leads back, and no text is
//! slow or harmful.

use griffie::layout::{Layout, Layouter, RunKind};
use griffie::lexicon::Grammars;
use griffie::{Source, Span};

fn layouter() -> Layouter {
    Layouter::new(&Grammars::built_in()).unwrap()
}

/// Blocks stand in order, runs map exactly, and no character is in two flows or in none.
fn check(text: &str) -> Layout {
    let layout = layouter().lay_out(&Source::plain("test.txt", text));
    let mut owner = vec![0_u8; text.len()];
    for (index, block) in layout.blocks.iter().enumerate() {
        if let Some(next) = layout.blocks.get(index + 1) {
            assert!(block.span.start <= next.span.start, "blocks out of order");
        }
    }
    for flow in &layout.flows {
        let mut at = 0;
        for run in flow.runs() {
            assert_eq!(run.flow.start, at, "runs leave no gap");
            at = run.flow.end;
            match run.kind {
                RunKind::Same => assert_eq!(run.flow.of(flow.text()), run.source.of(text)),
                RunKind::Space => assert_eq!(run.flow.of(flow.text()), " "),
                RunKind::Folded => assert!(!run.source.is_empty()),
            }
            if run.kind != RunKind::Space {
                for place in run.source.start..run.source.end {
                    owner[place] += 1;
                }
            }
        }
        assert_eq!(at, flow.text().len());
        for note in &flow.notes {
            for place in note.source.start..note.source.end {
                owner[place] += 1;
            }
        }
        let mut end = 0;
        for sentence in &flow.sentences {
            assert!(sentence.start >= end && sentence.end <= flow.text().len());
            assert!(sentence.of(flow.text()).trim() == sentence.of(flow.text()));
            end = sentence.end;
        }
    }
    for (at, c) in text.char_indices() {
        assert!(owner[at] <= 1, "{c:?} at {at} stands in two flows");
        let free = c.is_whitespace() || c.is_control() || "-\u{ad}|[]().*↩".contains(c);
        let free = free
            || c.is_ascii_digit()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}');
        assert!(
            owner[at] == 1 || free,
            "{c:?} at {at} is lost: {:?}",
            &text[..at].chars().rev().take(40).collect::<Vec<_>>()
        );
    }
    layout
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
        let text = unit.repeat(long / unit.len() / 8);
        let start = std::time::Instant::now();
        let layout = layouter().lay_out(&Source::plain("test.txt", text));
        assert!(!layout.blocks.is_empty() || unit == "\n");
        assert!(start.elapsed().as_secs() < 20, "{unit:?} took {:?}", start.elapsed());
    }
}
