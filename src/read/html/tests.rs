use super::*;
use crate::read::{Mark, MarkKind};

/// A page's text, and its marks as `kind text`, those of lines left out.
fn page(markup: &str) -> (String, Vec<String>) {
    let content = read(markup.as_bytes()).expect("a page");
    let name = |mark: &Mark| {
        let text = mark.span.of(&content.text).replace('\n', "/");
        match &mark.kind {
            MarkKind::Paragraph => format!("p {text}"),
            MarkKind::Heading { level } => format!("h{level} {text}"),
            MarkKind::ListItem { level } => format!("li{level} {text}"),
            MarkKind::Table => "table".to_owned(),
            MarkKind::Caption => format!("caption {text}"),
            MarkKind::Row => "row".to_owned(),
            MarkKind::Cell { head: true } => format!("th {text}"),
            MarkKind::Cell { head: false } => format!("td {text}"),
            MarkKind::Note { label } => format!("note {label} {text}"),
            MarkKind::NoteReference { label } => format!("ref {label} {text}"),
            MarkKind::PageStart { .. } => "page".to_owned(),
            MarkKind::Link { target } => format!("link {target} {text}"),
            MarkKind::Reference { identifier } => format!("reference {identifier} {text}"),
            MarkKind::Question { number } => {
                format!("question {}", number.as_deref().unwrap_or("-"))
            }
            MarkKind::Answer { numbers } => format!("answer {}", numbers.join(",")),
            MarkKind::Letterhead => format!("letterhead {text}"),
            MarkKind::Signature => format!("signature {text}"),
            MarkKind::Furniture => format!("furniture {text}"),
        }
    };
    let marks = content.marks.iter().map(name).collect();
    (content.text, marks)
}

#[test]
fn ok_lines() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "<h1>Brief</h1>\n<p>Geachte  voorzitter,\n  hierbij</p><div>los <b>vet</b>, en</div>",
            "Brief\n\nGeachte voorzitter, hierbij\n\nlos vet, en",
            &["h1 Brief", "p Geachte voorzitter, hierbij", "p los vet, en"],
        ),
        ("<p>een<br>twee<br/><br>drie", "een\ntwee\n\ndrie", &["p een/twee", "p drie"]),
        (
            "<p>een<p><p>&nbsp;</p><b> </b><p>twee",
            "een\n\n\u{a0}\n\ntwee",
            &["p een", "p \u{a0}", "p twee"],
        ),
        (
            "<p>CO<sub>2</sub> en 10<sup>6</sup> m<sup>2</sup>",
            "CO2 en 106 m2",
            &["p CO2 en 106 m2"],
        ),
        (
            "<p>voor <a href='https://x.nl/a'>hier <p>onder</a> na",
            "voor hier\n\nonder na",
            &["p voor hier", "link https://x.nl/a hier", "p onder na", "link https://x.nl/a onder"],
        ),
        (
            "<p>Zie <a href='/kst-29517-264.html?x#b'>29 517, nr. 264</a>.",
            "Zie 29 517, nr. 264.",
            &["p Zie 29 517, nr. 264.", "reference kst-29517-264 29 517, nr. 264"],
        ),
        (
            "<p>a</p><pre>\n  x   1\n\n  y <b>2</b>\n</pre>b",
            "a\n\n  x   1\n\n  y 2\n\nb",
            &["p a", "p b"],
        ),
        ("<h2 hidden>x</h2><p style='display: none'>y</p><p>z<del>q</del>", "z", &["p z"]),
    ];
    for (markup, text, marks) in cases {
        let got = page(markup);
        assert_eq!(
            (got.0.as_str(), got.1.as_slice()),
            (*text, marks.iter().map(|m| (*m).to_owned()).collect::<Vec<_>>().as_slice()),
            "{markup}"
        );
    }
}

#[test]
fn ok_lists() {
    let (text, marks) = page(
        "<ol type=a><li>een<ul><li>onder</ul></li><li><p>twee</p><p>meer</p></li></ol>\
         <ul class='expliciet'><li class=li><p class=labeled><span class=ol>– </span>drie</p></ul>\
         <ul><li>1° vier</ul><ol><li><ul><li>vijf</ul></ol>",
    );
    assert_eq!(text, "a. een\n\n• onder\n\nb. twee\n\nmeer\n\n– drie\n\n1° vier\n\n1. • vijf");
    let want = [
        "li1 a. een",
        "li2 • onder",
        "li1 b. twee",
        "p meer",
        "li1 – drie",
        "li1 1° vier",
        "li2 1. • vijf",
    ];
    assert_eq!(marks, want);
}

#[test]
fn ok_tables() {
    let (text, marks) = page(
        "<p>Boven<table><caption>Tabel 1 (x € 1.000)</caption><thead><tr><td rowspan=2>Post<td \
         colspan=2>Raming</tr><tr><td>2025<td>2026</thead><tr><th>Politie<td><p>7</p><p>mln.</p>\
         <td>\n</table>Onder",
    );
    let want =
        "Boven\n\nTabel 1 (x € 1.000)\n\nPost\tRaming\t\n\t2025\t2026\nPolitie\t7 mln.\t\n\nOnder";
    assert_eq!(text, want);
    let kinds: Vec<&str> = marks.iter().filter_map(|mark| mark.split(' ').next()).collect();
    let want = [
        "p", "table", "caption", "row", "th", "th", "td", "row", "td", "th", "th", "row", "th",
        "td", "td", "p",
    ];
    assert_eq!(kinds, want);
}

#[test]
fn ok_a_table_that_lays_out_the_page() {
    let (text, marks) = page(
        "<table><tr><td>Ministerie</td><td><h1>Brief</h1><p>Geachte voorzitter,</p></td></tr></table>",
    );
    assert_eq!(text, "Ministerie\n\nBrief\n\nGeachte voorzitter,");
    assert_eq!(marks, ["p Ministerie", "h1 Brief", "p Geachte voorzitter,"]);
}

#[test]
fn ok_notes() {
    let official = "<div id=broodtekst><p>Wat is uw reactie op het bericht «Meer geld»?<a \
        class='nootnum supernote-click-1' href='#ID-1'>1</a> <a class=nootnum href='#n2'>2</a></p>\
        </div><div id=noten><hr><h2>Noten</h2><div class='voet noot'><h5 class=note-close><a \
        href='#close'>X</a> Noot</h5><sup><span class=nootnum><a id=ID-1></a>1</span></sup><p><a \
        href='http://nos.nl/l/1'>NOS</a></p></div><div class='voet noot'><sup><span class=nootnum \
        id=n2>2</span></sup><p>2 mei 2024.</p></div></div>";
    let pandoc = "<p>Wat is uw reactie op het bericht «Meer geld»?<a href='#fn1' \
        class=footnote-ref id=fnref1 role=doc-noteref><sup>1</sup></a> <a href='#fn2' \
        class=footnote-ref><sup>2</sup></a></p><section class=footnotes role=doc-endnotes><hr><ol>\
        <li id=fn1><p><a href='http://nos.nl/l/1'>NOS</a><a href='#fnref1' class=footnote-back>↩︎\
        </a></p></li><li id=fn2><p>2 mei 2024.<a href='#fnref2'>↩︎</a></p></li></ol></section>";
    let raised = "<p>Wat is uw reactie op het bericht «Meer geld»?<sup>1</sup> <sup>2</sup></p><hr>\
        <p><sup>1</sup> <a href='http://nos.nl/l/1'>NOS</a></p><p><sup>2</sup>2 mei 2024.</p>";
    for markup in [official, pandoc, raised] {
        let (text, marks) = page(markup);
        let want = "Wat is uw reactie op het bericht «Meer geld»?1 2\n\n1 NOS\n\n2 2 mei 2024.";
        assert_eq!(text, want, "{markup}");
        assert_eq!(
            marks,
            [
                "p Wat is uw reactie op het bericht «Meer geld»?1 2",
                "ref 1 1",
                "ref 2 2",
                "note 1 NOS",
                "p NOS",
                "link http://nos.nl/l/1 NOS",
                "note 2 2 mei 2024.",
                "p 2 mei 2024.",
            ]
        );
    }
}

#[test]
fn ok_a_page_of_officielebekendmakingen() {
    let (text, marks) = page(
        "<!DOCTYPE html><html><head><title>x</title></head><body><div id=header>Overheid.nl</div>\
         <div id=content role=main class='content content--publication'><h1>Kamerstuk</h1><div \
         id=broodtekst class='stuk broodtekst-container'><h1 class=dossiertitel>29 517 \
         Veiligheidsregio's</h1><h1 class=stuktitel><span class=stuknummer>Nr. 264</span> BRIEF VAN \
         DE MINISTER</h1><div class=algemeen><p>Den Haag, 4 februari 2025</p><h3 \
         class='tussenkop tussenkop_vet'>Aanleiding</h3><h4 class='tussenkop tussenkop_rom'>De \
         maatregelen zijn:</h4><p class=ondertekening><span class=functie>De Minister,</span><span \
         class=naam>D.M. van Weel</span></p></div><div class=pageactions><a class=to-top>Naar \
         boven</a></div></div></div><div class=footer>Over deze website</div>",
    );
    assert_eq!(
        text,
        "29 517 Veiligheidsregio's\n\nNr. 264 BRIEF VAN DE MINISTER\n\nDen Haag, 4 februari \
         2025\n\nAanleiding\n\nDe maatregelen zijn:\n\nDe Minister,\nD.M. van Weel"
    );
    assert_eq!(marks.get(3).map(String::as_str), Some("h3 Aanleiding"));
    assert_eq!(marks.get(4).map(String::as_str), Some("p De maatregelen zijn:"));
    assert_eq!(marks.get(5).map(String::as_str), Some("signature De Minister,/D.M. van Weel"));
}

#[test]
fn ok_questions_and_answers() {
    let (_, marks) = page(
        "<main><h1 class=kamervraagomschrijving_kop>Vragen van het lid X</h1><div class=vraag><h2 \
         class='stuktitel no-toc'><a id=a></a>Vraag 1\n </h2><p>Kent u dit?</p></div><div \
         class=vraag><p class=nummer>2</p><p>En dit?</p></div><div class=antwoord><h2 \
         class=stuktitel>Antwoord 1 en 2</h2><p>Ja.</p></div></main>",
    );
    assert_eq!(
        marks,
        [
            "p Vragen van het lid X",
            "question 1",
            "p Vraag 1",
            "p Kent u dit?",
            "question 2",
            "p 2",
            "p En dit?",
            "answer 1,2",
            "p Antwoord 1 en 2",
            "p Ja.",
        ]
    );
}

#[test]
fn ok_beginnings_of_pages() {
    for page in [
        "<!DOCTYPE html>\n<html>",
        "\r\n  <HTML lang=\"nl\">",
        "<?xml version='1.0'?>\n<!-- saved from url=(0019)https://x.nl/ --><!DOCTYPE html PUBLIC \"\">",
        "\u{feff}<div class=vraag>",
        "<p>Geachte",
        "<body>",
    ] {
        assert!(is_page(page.as_bytes()), "{page}");
    }
    let utf_16: Vec<u8> =
        std::iter::once(0xFEFF).chain("<html>".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(is_page(&utf_16));
    for other in [
        "<?xml version=\"1.0\"?><officiele-publicatie/>",
        "<!DOCTYPE officiele-publicatie>",
        "< html",
        "<p.m.> bedrag",
        "Zie <html>.",
        "<<?xml",
        "<!-- html",
        "",
    ] {
        assert!(!is_page(other.as_bytes()), "{other}");
    }
}

#[test]
fn ok_encodings() {
    let head = "<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>";
    let mut old = format!("{head}<p>financi").into_bytes();
    old.extend(b"\xebn van de minister \x80 5");
    let pages = [
        old,
        format!("{head}<p>financiën van de minister € 5").into_bytes(),
        "<p>financi&euml;n van de minister &euro;&nbsp;5".replace('\u{a0}', " ").into_bytes(),
        "\u{feff}<html><p>financiën van de minister € 5".as_bytes().to_vec(),
    ];
    for bytes in pages {
        let content = read(&bytes).expect("a page");
        assert_eq!(content.text.replace('\u{a0}', " "), "financiën van de minister € 5");
        assert!(content.doubts.is_empty(), "{:?}", content.doubts);
    }
    assert_eq!(declared(b"<meta charset=utf-16>"), None);
    let content = read(b"<p>financi\xc3\xabn co\xc3\xb6rdinatie \xff").expect("a page");
    assert_eq!(content.doubts.len(), 1);
}

#[test]
fn err_pages_without_text() {
    for page in ["<html><body></body></html>", "<p><script>x</script>", "<nav>Home</nav>"] {
        assert!(read(page.as_bytes()).expect_err(page).contains("no text of its own"), "{page}");
    }
}

/// What a page was never meant to be: it takes no time and no memory to speak of, and no stack.
#[test]
fn ok_hostile_pages() {
    let deep = |tag: &str, n: usize| format!("{}x", format!("<{tag}>").repeat(n));
    let pages = [
        deep("div", 10_000),
        deep("b", 20_000),
        deep("table><tr><td", 2_000),
        deep("ul><li", 5_000),
        deep("a href='#x' id=x", 2_000),
        deep("sup", 5_000),
        deep("svg", 5_000),
        deep("template", 5_000),
        deep("select><option", 5_000),
        format!("<table>{}", "<tr><td colspan=10000000 rowspan=10000000>x".repeat(2_000)),
        format!("<p>{}", "&notanentity;&#x110000;&#0;&#xd800;&amp".repeat(2_000)),
        format!("<pre>{}", "<br>\n".repeat(10_000)),
        "<p>x<sup><a href='#n'>1</a></sup><p id=n>1".repeat(2_000),
        "<h2>x</h2></b></i><p><table></p><td><li>".repeat(2_000),
        format!("<p>{}</p>", "<b a=1 class='a b'>x</i>".repeat(5_000)),
        format!("<style>{}<p>x", "p{}".repeat(10_000)),
        format!("x<ol>{}", "<li value=-2147483648>x".repeat(2_000)),
        format!("<p>x{}", "<!-- ".repeat(10_000)),
        "<p>x<!doctype x><html a><body b></html></body><frameset>\0</p>".repeat(1_000),
    ];
    for page in pages {
        if let Ok(content) = read(page.as_bytes()) {
            let within = |mark: &Mark| {
                mark.span.start <= mark.span.end
                    && content.text.get(mark.span.start..mark.span.end).is_some()
            };
            assert!(content.marks.iter().all(within), "{}", page.get(..40).unwrap_or_default());
        }
    }
}

#[test]
fn err_a_report_of_griffie() {
    let page = |maker: &str| {
        format!("<!doctype html><meta name=\"generator\" content=\"{maker}\"><p>Er is € 5 mln.")
    };
    assert!(read(page("griffie report, griffie 0.1.0").as_bytes()).is_err());
    assert!(read(page("Hugo 0.1").as_bytes()).is_ok());
}
