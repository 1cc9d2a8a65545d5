//! The flow of data is one direction: no room uses a room further down the flow.

#![expect(clippy::string_slice, reason = "the helpers of a test stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, in the order of the flow. Each may use those before it, and the common ground.
const ROOMS: [&str; 14] = [
    "lexicon", "read", "layout", "grammar", "calendar", "document", "fact", "griffie", "explain",
    "table", "publish", "dataset", "check", "report",
];

/// What every room may use.
const COMMON: [&str; 4] = ["span", "error", "doubt", "digest"];

/// Types that `lib.rs` shows, and the room each comes from.
const SHOWN: [(&str, &str); 11] = [
    ("Span", "span"),
    ("Error", "error"),
    ("Source", "read"),
    ("Flow", "layout"),
    ("FlowBuilder", "layout"),
    ("Layout", "layout"),
    ("Document", "document"),
    ("Facts", "fact"),
    ("Griffie", "griffie"),
    ("Paper", "griffie"),
    ("Dataset", "dataset"),
];

fn files_of(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.flat_map(|entry| files_of(&entry.path())).collect()
}

/// Files that only tests have: those a room declares behind `#[cfg(test)]`, by name.
fn test_files(files: &[PathBuf]) -> Vec<String> {
    let mut names = Vec::new();
    for path in files {
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut lines = text.lines().map(str::trim);
        while let Some(line) = lines.next() {
            if line != "#[cfg(test)]" {
                continue;
            }
            let declared = lines.next().and_then(|line| line.strip_suffix(';'));
            if let Some(name) = declared.and_then(|line| line.rsplit_once("mod ")) {
                names.push(format!("{}.rs", name.1));
            }
        }
    }
    names
}

/// The rooms that a line of code names by `crate::…`.
fn rooms_in(line: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default(),
            None => rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(rest),
        };
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let name = name.split("::").next().unwrap_or(name);
            let shown = SHOWN.iter().find(|(shown, _)| *shown == name);
            rooms.push(shown.map_or(name, |(_, room)| room).to_owned());
        }
    }
    rooms
}

/// The lines of code outside tests and comments, a `use` over several lines as one.
fn statements(text: &str) -> Vec<String> {
    let mut statements: Vec<String> = Vec::new();
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        // `mod tests;` and the like may stand among the rest, a `mod tests {` ends it.
        if line == "#[cfg(test)]" {
            match lines.next() {
                Some(next) if next.ends_with('{') && next.contains("mod ") => break,
                _ => continue,
            }
        }
        let mut statement = line.trim().to_owned();
        while statement.starts_with("use ") && !statement.ends_with(';') {
            let Some(more) = lines.next() else { break };
            statement.push_str(more.trim());
        }
        statements.push(statement);
    }
    statements
}

#[test]
fn ok_statements() {
    let text = "use crate::{\n    a, b,\n};\n#[cfg(test)]\nmod tests;\n// crate::c\nlet x = crate::d;\n\
                #[cfg(test)]\nmod more {\n    use crate::e;\n}\n";
    assert_eq!(statements(text), ["use crate::{a, b,};", "let x = crate::d;"]);
    assert_eq!(rooms_in("use crate::{a, b,};"), ["a", "b"]);
}

#[test]
fn no_room_reaches_back_up_the_flow() {
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut edges = 0;
    for (index, room) in ROOMS.iter().enumerate() {
        let folder = source.join(room);
        let file = source.join(format!("{room}.rs"));
        let files = [files_of(&folder), files_of(&file)].concat();
        assert!(!files.is_empty(), "the room {room} stands in src/{room}");
        let tests = test_files(&files);
        for path in files.iter().filter(|path| path.extension().is_some_and(|e| e == "rs")) {
            if path.file_name().is_some_and(|name| tests.iter().any(|test| **test == *name)) {
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            for line in statements(&text) {
                for used in rooms_in(&line) {
                    if COMMON.contains(&used.as_str()) || used == *room {
                        continue;
                    }
                    edges += 1;
                    let place = ROOMS.iter().position(|known| *known == used);
                    assert!(
                        place.is_some_and(|place| place < index),
                        "{}: `{room}` may not use `{used}`: {}",
                        path.display(),
                        line.trim()
                    );
                }
            }
        }
    }
    assert!(edges > 20, "the rooms are joined somewhere: {edges} uses seen");
}

#[test]
fn only_the_edges_do_io() {
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    for room in ["layout", "grammar", "calendar", "document", "fact", "table", "check"] {
        for path in files_of(&source.join(room)) {
            if path.ends_with("tests.rs") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for line in statements(&text) {
                let listed = line.strip_prefix("use std::{").unwrap_or_default();
                for banned in ["fs", "env", "net", "time", "io"] {
                    let used = line.contains(&format!("std::{banned}"))
                        || listed.split(',').any(|name| name.trim().starts_with(banned));
                    assert!(!used, "{}: {banned} belongs to read, publish and cli", path.display());
                }
            }
        }
    }
}
