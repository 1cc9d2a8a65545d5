//! PDFs as they come: scans, encrypted and broken files, files made to harm.

mod support;

use griffie::read::{MarkKind, Raw};
use std::fs;
use std::io::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};
use support::pdf::{file, lines, pages, stream};
use support::{extract, griffie, table};

fn read(bytes: Vec<u8>) -> Result<griffie::Source, String> {
    Raw::new("brief.pdf", bytes).read()
}

#[test]
fn ok_text_of_a_page() {
    let source = read(pages(&[&lines(&["Geachte voorzitter,", "Dit is de brief."])])).unwrap();
    assert_eq!(source.text, "Geachte voorzitter,\nDit is de brief.");
    let page = MarkKind::PageStart { number: 1 };
    assert!(source.marks.iter().any(|mark| mark.kind == page));
}

#[test]
fn ok_the_sign_of_a_pdf_may_stand_further_on() {
    let bytes = [b"junk\n".to_vec(), pages(&[&lines(&["Geachte voorzitter,"])])].concat();
    assert_eq!(read(bytes).unwrap().text, "Geachte voorzitter,");
}

#[test]
fn ok_unseen_text_over_a_scan_is_its_text_layer() {
    let scan = "q 595 0 0 842 0 0 cm /Im1 Do Q";
    let layer = format!("{scan} BT 3 Tr /F1 10 Tf 72 770 Td (Geachte voorzitter,) Tj ET");
    assert_eq!(read(pages(&[&layer])).unwrap().text, "Geachte voorzitter,");
    let mixed = format!("{} BT 3 Tr /F1 10 Tf 72 700 Td (oud) Tj ET", lines(&["Nieuwe tekst."]));
    assert_eq!(read(pages(&[&mixed])).unwrap().text, "Nieuwe tekst.");
    let message = read(pages(&[scan])).unwrap_err();
    assert!(message.contains("no text layer") && message.contains("scan"), "{message}");
}

#[test]
fn ok_text_that_runs_down_the_page() {
    let turned = "BT /F1 10 Tf 0 -1 1 0 300 700 Tm (Een liggende pagina) Tj ET";
    assert_eq!(read(pages(&[turned])).unwrap().text, "Een liggende pagina");
    let stamped =
        format!("{} BT /F1 8 Tf 0 1 -1 0 20 300 Tm (AH 1234) Tj ET", lines(&["De brief."]));
    let source = read(pages(&[&stamped])).unwrap();
    let furniture = source.marks.iter().find(|mark| mark.kind == MarkKind::Furniture).unwrap();
    assert_eq!(furniture.span.of(&source.text), "AH 1234");
}

#[test]
fn err_files_without_text() {
    let whole = pages(&[&lines(&["Geachte voorzitter,"])]);
    let no_pages = file(
        &[
            b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
            b"<</Type /Pages /Count 0 /Kids []>>".to_vec(),
        ],
        "",
    );
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("a page without text", pages(&["0 0 m 10 10 l S"]), "no text layer"),
        ("no pages", no_pages, "this PDF"),
        ("the sign alone", b"%PDF-1.7\n".to_vec(), "broken"),
        ("the beginning", whole[..60].to_vec(), "this PDF"),
        ("garbage", [b"%PDF-1.4\n".to_vec(), vec![0xA5; 4000]].concat(), "broken"),
    ];
    for (what, bytes, want) in cases {
        let message = read(bytes).expect_err(what);
        assert!(message.contains(want), "{what}: {message}");
    }
}

#[test]
fn ok_a_file_cut_off_behind_its_pages_is_mended() {
    let whole = pages(&[&lines(&["Geachte voorzitter,"])]);
    let cut = whole.windows(4).position(|window| window == b"xref").unwrap();
    assert_eq!(read(whole[..cut].to_vec()).unwrap().text, "Geachte voorzitter,");
}

#[test]
fn err_encrypted_with_a_password() {
    let zeros = "00".repeat(32);
    let objects = [
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>".to_vec(),
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>".to_vec(),
        format!("<</Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{zeros}> /U <{zeros}>>>")
            .into_bytes(),
    ];
    let bytes = file(&objects, "/Encrypt 4 0 R /ID [<00><00>]");
    let message = read(bytes).unwrap_err();
    assert!(message.contains("encrypted with a password"), "{message}");
}

/// Pages whose tree leads back to itself, forms that show themselves, states without end.
fn looping() -> Vec<(&'static str, Vec<u8>)> {
    let catalogue = b"<</Type /Catalog /Pages 2 0 R>>".to_vec();
    let tree = file(&[catalogue.clone(), b"<</Type /Pages /Count 1 /Kids [2 0 R]>>".to_vec()], "");
    let page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
                 /Resources <</XObject <</Fm 5 0 R>>>>>>"
        .to_vec();
    let kids = b"<</Type /Pages /Count 1 /Kids [3 0 R]>>".to_vec();
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</Fm 5 0 R>>>>",
        b"/Fm Do /Fm Do",
    );
    let itself = file(&[catalogue.clone(), kids, page, stream("", b"/Fm Do"), form], "");
    let deep = pages(&["q ".repeat(400_000).as_str()]);
    let nested = [b"%PDF-1.7\n1 0 obj\n".to_vec(), b"[".repeat(500_000)].concat();
    let reference = file(&[b"1 0 R".to_vec(), b"<</Length 2 0 R>>".to_vec()], "");
    vec![
        ("tree", tree),
        ("itself", itself),
        ("deep", deep),
        ("nested", nested),
        ("reference", reference),
    ]
}

#[test]
fn err_files_made_to_harm_are_left_out_and_the_rest_goes_on() {
    let room = tempfile::tempdir().unwrap();
    let papers = room.path().join("papers");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("brief.pdf"), pages(&[&lines(&["Geachte voorzitter,"])])).unwrap();
    let looping = looping();
    for (name, bytes) in &looping {
        fs::write(papers.join(format!("{name}.pdf")), bytes).unwrap();
    }
    let out = room.path().join("data");
    let began = Instant::now();
    let run = extract(&[&papers], &out, &[]);
    assert!(began.elapsed() < Duration::from_secs(200), "{:?}", began.elapsed());
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(table(&out, "documents").len(), 1);
    let rejects = table(&out, "rejects");
    assert_eq!(rejects.len(), looping.len(), "{rejects:#?}");
    for reject in rejects {
        assert!(reject["message"].contains("this PDF"), "{reject:?}");
    }
}

#[test]
fn err_a_file_without_end() {
    // Each of forty forms shows the next one twice.
    let forms = 40;
    let mut objects = vec![
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>".to_vec(),
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
          /Resources <</XObject <</Fm 5 0 R>>>>>>"
            .to_vec(),
        stream("", b"/Fm Do"),
    ];
    for form in 0..forms {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 600 900] \
             /Resources <</XObject <</Fm {} 0 R>>>>",
            6 + form
        );
        objects.push(stream(&entries, b"/Fm Do /Fm Do"));
    }
    objects.push(b"null".to_vec());
    let room = tempfile::tempdir().unwrap();
    let paper = room.path().join("endless.pdf");
    fs::write(&paper, file(&objects, "")).unwrap();
    let run = extract(&[&paper], &room.path().join("data"), &[]);
    assert_eq!(run.code, Some(1));
    let want = "this PDF cannot be read: it takes more than 20 seconds of work";
    assert!(cfg!(not(unix)) || run.stderr.contains(want), "{}", run.stderr);
}

#[test]
fn ok_the_child_answers_alike_each_time() {
    let answer = || {
        let mut command = griffie();
        command.arg("__read-pdf").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let bytes = pages(&[&lines(&["Geachte voorzitter,"])]);
        child.stdin.take().unwrap().write_all(&bytes).unwrap();
        child.wait_with_output().unwrap().stdout
    };
    let first = answer();
    assert!(String::from_utf8_lossy(&first).contains("Geachte voorzitter,"));
    assert_eq!(first, answer());
}
