//! `griffie report`: the page in a real browser, and its bytes.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "the helpers of a test stop at the first surprise"
)]

mod support;

use scraper::{Html, Selector};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::python::{python, skip};
use support::{Run, extract, griffie, names, of_repository};

/// The dataset of the seeds and of a paper that is markup all over.
fn dataset(room: &Path, format: &str) -> PathBuf {
    let out = room.join(format!("data-{format}"));
    let papers = [of_repository("seeds"), of_repository("tests/report/papers")];
    let run = extract(&papers, &out, &["--format", format]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    out
}

fn report(dataset: &Path, out: &Path) -> Run {
    let mut command = griffie();
    command.arg("report").arg(dataset).arg("--out").arg(out).args(["--title", "Brieven & <b>"]);
    Run::of(command.output().unwrap())
}

/// A program, by the names it may have.
fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let paths = folders.iter().flat_map(|folder| names.iter().map(|name| folder.join(name)));
    paths.into_iter().find(|path| path.is_file())
}

#[test]
fn ok_in_a_browser() {
    let room = tempfile::tempdir().unwrap();
    let page = room.path().join("report.html");
    let run = report(&dataset(room.path(), "parquet"), &page);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let (Some(browser), Some(driver)) =
        (program(&["chromium", "chromium-browser"]), program(&["chromedriver"]))
    else {
        return skip("chromium and chromedriver are not installed");
    };
    let python = match python(&of_repository("tests/report/requirements.txt")) {
        Ok(python) => python,
        Err(why) => return skip(&why),
    };
    let script = of_repository("tests/report/browser.py");
    let output = Command::new(python).arg(script).args([&page, &browser, &driver]).output();
    let output = output.unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}

#[test]
fn ok_the_same_bytes_of_the_same_dataset() {
    let room = tempfile::tempdir().unwrap();
    let (first, second) = (room.path().join("first.html"), room.path().join("second.html"));
    for (format, page) in [("csv", &first), ("parquet", &second), ("parquet", &second)] {
        let run = report(&dataset(room.path(), format), page);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
    assert!(fs::read(&first).unwrap() == fs::read(&second).unwrap());
    assert!(names(room.path()).iter().all(|name| !name.starts_with('.')));
}

#[test]
fn ok_nothing_of_a_paper_is_markup() {
    let room = tempfile::tempdir().unwrap();
    let page = room.path().join("report.html");
    assert_eq!(report(&dataset(room.path(), "csv"), &page).code, Some(0));
    let html = Html::parse_document(&fs::read_to_string(page).unwrap());
    let select = |selector| Selector::parse(selector).unwrap();
    // The shared data, one a paper, and the page's own script.
    assert_eq!(html.select(&select("script")).count(), 1 + 6 + 1);
    assert_eq!(html.select(&select("script:not([type='application/json'])")).count(), 1);
    assert_eq!(html.select(&select("img, iframe, object, embed, link, base, b b")).count(), 0);
    let title: String =
        html.select(&select("head > title")).flat_map(|title| title.text()).collect();
    assert_eq!(title, "Brieven & <b>");
    for element in html.select(&select("*")) {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on") && name != "style", "{name}={value}");
            let plain = value.starts_with('#') || value.starts_with("https://");
            assert!(name != "href" || plain, "{value}");
        }
    }
    for data in html.select(&select("script[type='application/json']")) {
        let text: String = data.text().collect();
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{}", &text[..80]);
        assert!(!text.contains(['<', '>', '&', '\u{2028}']));
    }
}

#[test]
fn ok_an_empty_table_is_no_trouble() {
    let room = tempfile::tempdir().unwrap();
    let (paper, data) = (room.path().join("brief.txt"), room.path().join("data"));
    fs::write(&paper, "Geachte voorzitter,").unwrap();
    assert_eq!(extract(&[paper], &data, &[]).code, Some(0));
    let run = report(&data, &room.path().join("report.html"));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.starts_with("1 paper, 0 facts: written to "), "{}", run.stderr);
}

#[test]
fn err_what_cannot_be_carried_out() {
    let room = tempfile::tempdir().unwrap();
    let data = dataset(room.path(), "csv");
    let foreign = room.path().join("foreign.html");
    fs::write(&foreign, "mine").unwrap();
    let before = names(&data);
    let cases = [
        (of_repository("seeds"), room.path().join("report.html"), "no griffie dataset"),
        (data.clone(), data.join("report.html"), "in the folder of the dataset"),
        (data.clone(), data.clone(), "this is a folder"),
        (data.clone(), foreign.clone(), "no report of griffie"),
    ];
    for (dataset, out, want) in cases {
        let run = report(&dataset, &out);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains(want), "{}", run.stderr);
    }
    assert_eq!((names(&data), fs::read_to_string(foreign).unwrap()), (before, "mine".to_owned()));
}
