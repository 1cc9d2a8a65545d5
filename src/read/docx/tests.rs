//! Documents as they come out: text and marks.

use super::super::{Content, MarkKind};
use super::*;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

/// A package of parts, each a name and the inside of its root element, which is named in front.
fn package(parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut relations = String::new();
    for (nth, (name, root, inner)) in parts.iter().enumerate() {
        archive.start_file(format!("word/{name}.xml"), SimpleFileOptions::default()).unwrap();
        write!(archive, "<w:{root} {SPACES}>{inner}</w:{root}>").unwrap();
        let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let target = format!("Target=\"{name}.xml\"/>");
        let relation =
            ["<Relationship Id=\"r", &nth.to_string(), "\" Type=\"http://x/", kind, "\" "];
        relations.extend(relation);
        relations.push_str(&target);
    }
    relations.push_str(
        "<Relationship Id=\"web\" Type=\"http://x/hyperlink\" Target=\"https://x.nl/\" \
         TargetMode=\"External\"/>",
    );
    archive.start_file("word/_rels/document.xml.rels", SimpleFileOptions::default()).unwrap();
    write!(archive, "<Relationships>{relations}</Relationships>").unwrap();
    archive.finish().unwrap().into_inner()
}

fn content(parts: &[(&str, &str, &str)]) -> Content {
    read(&package(parts)).expect("a document")
}

/// A document of this body.
fn body(inner: &str) -> Content {
    content(&[("document", "document", &format!("<w:body>{inner}</w:body>"))])
}

fn text_of(inner: &str) -> String {
    body(inner).text
}

fn under(content: &Content, of: impl Fn(&MarkKind) -> bool) -> Vec<&str> {
    let marks = content.marks.iter().filter(|mark| of(&mark.kind));
    marks.map(|mark| mark.span.of(&content.text)).collect()
}

fn p(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

fn t(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn ok_tracked_changes_are_as_if_accepted() {
    let inner = p(&format!(
        "{}<w:del><w:r><w:delText>niet </w:delText></w:r></w:del><w:ins>{}</w:ins>\
         <w:moveFrom>{}</w:moveFrom>{}",
        t("Dat is "),
        t("wel "),
        t("elders "),
        t("zo.")
    ));
    assert_eq!(text_of(&inner), "Dat is wel zo.");
    let joined = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}{}",
        t("Een zin die"),
        p(&t(" doorloopt.")),
        p(&t("Een andere."))
    );
    assert_eq!(text_of(&joined), "Een zin die doorloopt.\n\nEen andere.");
}

#[test]
fn ok_hidden_text_and_field_codes_are_left_out() {
    let inner = p(&format!(
        "{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}</w:p><w:p>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}<w:fldSimple w:instr=\" PAGE \">{}</w:fldSimple>",
        t("Zie "),
        t("bijlage 2"),
        t("en verder."),
        t("7")
    ));
    assert_eq!(text_of(&inner), "Zie bijlage 2\n\nen verder.");
}

#[test]
fn ok_signs_and_breaks() {
    let inner = p(&format!(
        "{}<w:r><w:softHyphen/><w:t>beleid</w:t><w:noBreakHyphen/><w:t>plus</w:t><w:tab/>\
         <w:t>einde</w:t><w:br/><w:t>regel</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>\
         <w:t>3</w:t></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        t("jeugd")
    ));
    assert_eq!(text_of(&inner), "jeugdbeleid\u{2011}plus\teinde\nregel\u{2265}3x");
    let two = p("<w:r><w:t>Vraag 1</w:t><w:br/><w:br/><w:t>Wat?</w:t></w:r>");
    assert_eq!(text_of(&two), "Vraag 1\n\nWat?");
}

#[test]
fn ok_links_keep_their_target() {
    let linked = |content: &Content| {
        let link = MarkKind::Link { target: "https://x.nl/".to_owned() };
        under(content, |kind| *kind == link).join("|")
    };
    let element = body(&p(&format!("<w:hyperlink r:id=\"web\">{}</w:hyperlink>", t("hier"))));
    assert_eq!(linked(&element), "hier");
    let field = body(&p(&format!(
        "{}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \
         \"https://x.nl/\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}",
        t("zie "),
        t("daar"),
        t(" en")
    )));
    assert_eq!((field.text.as_str(), linked(&field).as_str()), ("zie daar en", "daar"));
}

#[test]
fn ok_a_text_box_is_read_once() {
    let box_of = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(&t(text)));
    let inner = p(&format!(
        "{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{}\
         </wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{}\
         </v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}",
        t("Voor"),
        box_of("Datum 3 mei 2024"),
        box_of("Datum 3 mei 2024"),
        t("na.")
    ));
    let content = body(&inner);
    assert_eq!(content.text, "Voorna.\n\nDatum 3 mei 2024");
    assert_eq!(under(&content, |kind| *kind == MarkKind::Letterhead), ["Datum 3 mei 2024"]);
}

#[test]
fn ok_lists_print_their_labels() {
    let levels = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl>";
    let vraag =
        "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Vraag %1\"/></w:lvl>";
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\">{vraag}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
    );
    let item = |list: &str, level: &str, text: &str| {
        let run = if text.is_empty() { String::new() } else { t(text) };
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>\
             </w:pPr>{run}</w:p>"
        )
    };
    let inner = [
        item("2", "0", ""),
        item("1", "0", "Eerst"),
        item("1", "1", "dieper"),
        item("1", "1", ""),
        item("1", "0", "Daarna"),
        item("2", "0", "Klopt het?"),
        item("0", "0", "Geen item"),
    ];
    let content = content(&[
        ("document", "document", &format!("<w:body>{}</w:body>", inner.concat())),
        ("numbering", "numbering", &numbering),
    ]);
    assert_eq!(
        content.text,
        "Vraag 1\n\n1. Eerst\n\n\u{2022} dieper\n\n2. Daarna\n\nVraag 2 Klopt het?\n\nGeen item"
    );
    let items = under(&content, |kind| matches!(kind, MarkKind::ListItem { .. }));
    assert_eq!(items, ["1. Eerst", "\u{2022} dieper", "2. Daarna"]);
}

#[test]
fn ok_notes_bear_the_labels_that_are_printed() {
    let note = |id: &str, text: &str| {
        format!(
            "<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
            t(text)
        )
    };
    let reference = |id: &str| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let custom =
        "<w:r><w:footnoteReference w:id=\"9\" w:customMarkFollows=\"1\"/><w:t>*</w:t></w:r>";
    let restart = "<w:sectPr><w:footnotePr><w:numFmt w:val=\"lowerLetter\"/>\
         <w:numRestart w:val=\"eachSect\"/></w:footnotePr></w:sectPr>";
    let inner = format!(
        "<w:p><w:pPr>{restart}</w:pPr>{}{}{}{custom}</w:p>{}{restart}",
        t("Een"),
        reference("5"),
        reference("2"),
        p(&format!("{}{}", t("twee"), reference("3")))
    );
    let notes =
        [note("2", " tweede"), note("3", " derde"), note("5", " eerste"), note("9", "* ster")];
    let content = content(&[
        ("document", "document", &format!("<w:body>{inner}</w:body>")),
        ("footnotes", "footnotes", &notes.concat()),
    ]);
    assert_eq!(content.text, "Eenab*\n\ntwee\u{61}\n\na eerste\n\nb tweede\n\n* ster\n\na derde");
    let marks = under(&content, |kind| matches!(kind, MarkKind::NoteReference { .. }));
    assert_eq!(marks, ["a", "b", "*", "a"]);
    let texts = under(&content, |kind| matches!(kind, MarkKind::Note { .. }));
    assert_eq!(texts, ["eerste", "tweede", "ster", "derde"]);
}

fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

const LINES: &str = "<w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>";

#[test]
fn ok_cells_that_span_keep_the_columns() {
    let plain = |text: &str| cell("", &p(&t(text)));
    let inner = format!(
        "{}<w:tbl>{LINES}<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>\
         <w:tr>{}{}{}</w:tr><w:sdt><w:sdtContent><w:tr>{}{}{}</w:tr></w:sdtContent></w:sdt>\
         <w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>{}",
        p(&t(&"Een brief van meer dan honderdtwintig tekens. ".repeat(4))),
        plain(""),
        cell("<w:gridSpan w:val=\"2\"/>", &p(&t("Bedragen"))),
        cell("<w:vMerge w:val=\"restart\"/>", &p(&t("Politie"))),
        plain("1"),
        plain("2"),
        cell("<w:vMerge/>", &p(&t("weg"))),
        plain("3"),
        cell("", &format!("{}{}", p(&t("4")), p(&t("ca.")))),
        plain("geschrapt"),
        p(&t("Na."))
    );
    let content = body(&inner);
    let table = under(&content, |kind| *kind == MarkKind::Table);
    assert_eq!(table, ["\tBedragen\t\nPolitie\t1\t2\n\t3\t4 ca."]);
    assert_eq!(under(&content, |kind| *kind == MarkKind::Cell { head: true }).len(), 3);
}

#[test]
fn ok_a_table_without_lines_sets_the_head_of_a_letter() {
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let plain = |text: &str| cell("", &p(&t(text)));
    let inner = format!(
        "<w:tbl>{}{}</w:tbl>{}<w:tbl>{}</w:tbl>",
        row(&format!("{}{}", plain("Datum"), plain("3 mei 2024"))),
        row(&cell("", &format!("{}{}", p(&t("Turfmarkt 147")), p(&t("Den Haag"))))),
        p(&t(&"Een brief van meer dan honderdtwintig tekens. ".repeat(4))),
        row(&format!("{}{}", plain("Links"), plain("Rechts"))),
    );
    let content = body(&inner);
    assert_eq!(
        under(&content, |kind| *kind == MarkKind::Letterhead),
        ["Datum\t3 mei 2024", "Turfmarkt 147\nDen Haag"]
    );
    assert!(under(&content, |kind| *kind == MarkKind::Table).is_empty());
    assert!(content.text.ends_with("Links\tRechts"));
}

#[test]
fn ok_running_heads_stand_once() {
    let section = "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"r1\"/><w:headerReference \
         w:type=\"default\" r:id=\"r2\"/><w:headerReference w:type=\"even\" r:id=\"r3\"/><w:titlePg/>\
         </w:sectPr>";
    let main = format!(
        "<w:body><w:p><w:pPr>{section}</w:pPr>{}</w:p>{}{section}</w:body>",
        t("Brief."),
        p(&t("Meer."))
    );
    let page = format!("{}<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple>", t("Pagina "), t("2"));
    let content = content(&[
        ("document", "document", &main),
        ("header1", "hdr", &p(&t("Ministerie"))),
        ("header2", "hdr", &p(&page)),
        ("header3", "hdr", &p(&t("Even"))),
    ]);
    assert_eq!(content.text, "Ministerie\n\nBrief.\n\nMeer.\n\nPagina 2");
    assert_eq!(under(&content, |kind| *kind == MarkKind::Letterhead), ["Ministerie"]);
    assert_eq!(under(&content, |kind| *kind == MarkKind::Furniture), ["Pagina 2"]);
}

#[test]
fn ok_pages_of_the_last_layout() {
    let inner = format!(
        "{}<w:p><w:r><w:t>voor</w:t><w:lastRenderedPageBreak/><w:t>na</w:t></w:r></w:p>",
        p(&t("Een."))
    );
    let content = body(&inner);
    let starts: Vec<(u32, usize)> = content
        .marks
        .iter()
        .filter_map(|mark| match mark.kind {
            MarkKind::PageStart { number } => Some((number, mark.span.start)),
            _ => None,
        })
        .collect();
    assert_eq!(content.text, "Een.\n\nvoorna");
    assert_eq!(starts, [(1, 0), (2, 10)]);
}

#[test]
fn ok_contents_and_prompts_are_no_text() {
    let inner = format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj>\
         </w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>\
         <w:sdtContent>{}</w:sdtContent></w:sdt><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p(&t("1 Inleiding 3")),
        p(&t("Klik om tekst in te voeren")),
        p(&t("Tekst."))
    );
    let content = body(&inner);
    assert_eq!(content.text, "1 Inleiding 3\n\nTekst.");
    assert_eq!(under(&content, |kind| *kind == MarkKind::Furniture), ["1 Inleiding 3"]);
}

#[test]
fn ok_a_title_only_where_the_text_bears_it_out() {
    let text = "Betreft\nAntwoorden op vragen over  de wijkagent";
    assert!(is_title("Antwoorden op vragen over de wijkagent", text));
    assert!(!is_title("Antwoorden op vragen over inkt", text));
    assert!(!is_title("Antwoorden", text));
}

#[test]
fn err_damaged_and_hostile_packages() {
    let sound = package(&[("document", "document", "<w:body/>")]);
    for end in (0..sound.len()).step_by(7) {
        assert!(read(&sound[..end]).is_err());
    }
    assert!(begins(&sound) && !begins(b"PK\x03\x04rest"));
    let refused = |inner: &str| {
        let part = format!("<w:body>{inner}</w:body>");
        read(&package(&[("document", "document", &part)])).expect_err("refused")
    };
    assert!(refused("").contains("no text"));
    let deep = format!("{}{}", "<w:sdt>".repeat(10_000), "</w:sdt>".repeat(10_000));
    assert!(refused(&deep).contains("elements deep"));
    assert!(refused("<w:p>").contains("broken XML"));
    assert!(refused("&lol;").contains("broken XML"));
    let entity = package(&[("document", "x><!DOCTYPE y [", "")]);
    assert!(read(&entity).is_err());
}

#[test]
fn err_a_bomb_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let nothing = vec![b' '; 1 << 20];
    for _ in 0..80 {
        archive.write_all(&nothing).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert!(read(&bomb).expect_err("a bomb").contains("ZIP bomb"));
}

#[test]
fn ok_depth_is_no_danger() {
    let deep = |open: &str, close: &str, times: usize| {
        format!("{}{}{}", open.repeat(times), p(&t("x")), close.repeat(times))
    };
    let boxes = deep("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 150);
    assert_eq!(text_of(&boxes), "x");
    let tables = deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 150);
    assert_eq!(text_of(&tables), "x");
}
