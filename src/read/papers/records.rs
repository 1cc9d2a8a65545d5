//! What users know of papers beside them: a table with a row a paper.

use super::columns::{Columns, Field, Places};
use super::json_row::JsonRow;
use super::lines::{Line, line};
use super::separated;
use crate::error::Error;
use crate::read::{LARGEST_FILE, Metadata, reason, too_large};
use csv::ByteRecord;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs::File;
use std::io::{BufReader, Read, Seek as _};
use std::path::Path;

/// Rows that fit no paper and are named one by one.
const MOST_NAMED: usize = 20;

/// What is known of papers beside them.
///
/// A row is about the paper whose `source` it names, else about the one whose `source` ends with
/// what it names, or is the end of it, where only one does.
#[derive(Debug, Default)]
pub struct Records {
    file: String,
    rows: Vec<Row>,
    /// Rows by what they name.
    by_source: FxHashMap<String, usize>,
    /// Rows by the last part of what they name.
    by_end: FxHashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Row {
    /// `line 3`
    place: String,
    source: String,
    metadata: Metadata,
    papers: Papers,
}

/// Which papers a row is about.
#[derive(Debug, PartialEq, Eq)]
enum Papers {
    /// None was met.
    None,
    /// The one of this source.
    One(String),
    /// It could be several, such as this one.
    Several(String),
}

impl Records {
    /// Reads a table of records: CSV, a JSON array of objects, or JSON Lines, with the column
    /// `source` and any of `date`, `kind`, `dossier`, `number`, `title`, `identifier`. Other
    /// columns do not count.
    ///
    /// # Errors
    /// If the file cannot be read or has no such columns, or if a row is wrong: the message names
    /// its line and the column.
    pub fn read(path: &Path, columns: &Columns) -> Result<Self, Error> {
        let wrong = |message: String| Error::input(path, message);
        let table = table(path).map_err(wrong)?;
        let places = columns.of_records(&table.names).map_err(wrong)?;
        let mut records = Self { file: path.display().to_string(), ..Self::default() };
        for (place, cells) in table.rows {
            records.add(&table.names, &places, place, &cells).map_err(wrong)?;
        }
        Ok(records)
    }

    fn add(
        &mut self,
        names: &[String],
        places: &Places,
        place: String,
        cells: &[Option<String>],
    ) -> Result<(), String> {
        let cell = |column: usize| cells.get(column).cloned().flatten();
        let of = |field: Field| {
            let name = places.of(field).and_then(|column| names.get(column));
            name.map_or(field.name(), String::as_str)
        };
        let source = places.of(Field::Source).and_then(cell).unwrap_or_default();
        let source = source.trim().replace('\\', "/");
        let source = source.trim_start_matches("./").trim_start_matches('/').to_owned();
        if source.is_empty() {
            let column = of(Field::Source);
            return Err(format!("{place}, column {column}: it names no paper"));
        }
        let (metadata, wrong) = places.metadata(cell);
        if let Some((field, why)) = wrong.first() {
            return Err(format!("{place}, column {}: it {why}", of(*field)));
        }
        if let Some(first) = self.by_source.get(&source).and_then(|&first| self.rows.get(first)) {
            return Err(format!(
                "{place}, column {}: {source} stands in {} already",
                of(Field::Source),
                first.place
            ));
        }
        let at = self.rows.len();
        self.by_end.entry(last(&source).to_owned()).or_default().push(at);
        self.by_source.insert(source.clone(), at);
        self.rows.push(Row { place, source, metadata, papers: Papers::None });
        Ok(())
    }

    /// Takes note of papers that are known to come: a row that could be about several of them, and
    /// names none in full, is about none.
    pub(super) fn expect<'s>(&mut self, sources: impl Iterator<Item = &'s str>) {
        for source in sources {
            let Some(at) = self.find(source) else { continue };
            let Some(row) = self.rows.get_mut(at) else { continue };
            row.papers = match &row.papers {
                _ if row.source == source => Papers::One(source.to_owned()),
                Papers::One(first) if *first == row.source => continue,
                Papers::None => Papers::One(source.to_owned()),
                Papers::One(_) | Papers::Several(_) => Papers::Several(source.to_owned()),
            };
        }
    }

    /// What is known of the paper of this source.
    pub(super) fn of(&mut self, source: &str) -> Metadata {
        let row = self.find(source).and_then(|at| self.rows.get_mut(at));
        let Some(row) = row else { return Metadata::default() };
        match &row.papers {
            Papers::None => row.papers = Papers::One(source.to_owned()),
            Papers::One(paper) if *paper == source => {}
            Papers::One(first) if *first == row.source => return Metadata::default(),
            Papers::One(_) => {
                row.papers = Papers::Several(source.to_owned());
                return Metadata::default();
            }
            Papers::Several(_) => return Metadata::default(),
        }
        row.metadata.clone()
    }

    /// The row about the paper of this source: the one that names it in full, else the one that
    /// names most of its end, else the only one of whose name it is the end.
    fn find(&self, source: &str) -> Option<usize> {
        if let Some(&at) = self.by_source.get(source) {
            return Some(at);
        }
        let named = |at: usize| self.rows.get(at).map_or("", |row| row.source.as_str());
        let rows = || self.by_end.get(last(source)).into_iter().flatten().copied();
        let within = rows().filter(|&at| is_end(named(at), source));
        within.max_by_key(|&at| named(at).len()).or_else(|| {
            let mut around = rows().filter(|&at| is_end(source, named(at)));
            around.next().filter(|_| around.next().is_none())
        })
    }

    /// The rows that are about no paper that was met, and why, a sentence each.
    pub(super) fn unmatched(&self) -> Vec<String> {
        let of = |row: &Row| {
            let (file, place, source) = (&self.file, &row.place, &row.source);
            match &row.papers {
                Papers::One(_) => None,
                Papers::None => Some(format!("{file}, {place}: there is no paper {source}")),
                Papers::Several(paper) => Some(format!(
                    "{file}, {place}: {source} may be several papers, {paper} among them: give \
                     more of the path"
                )),
            }
        };
        let mut all = self.rows.iter().filter_map(of);
        let mut named: Vec<String> = all.by_ref().take(MOST_NAMED).collect();
        let more = all.count();
        if more > 0 {
            named.push(format!("{}: {more} more rows that are about no paper", self.file));
        }
        named
    }
}

/// The last part of a source: a file's name, a record's id.
fn last(source: &str) -> &str {
    source.rsplit(['/', '#']).next().unwrap_or(source)
}

/// Whether a source ends with `end`, from the beginning of a part.
fn is_end(end: &str, source: &str) -> bool {
    let before = source.strip_suffix(end);
    before.is_some_and(|before| before.is_empty() || before.ends_with(['/', '#']))
}

/// A table as it stands in its file.
struct Table {
    names: Vec<String>,
    /// Each row's place and cells.
    rows: Vec<(String, Vec<Option<String>>)>,
}

fn table(path: &Path) -> Result<Table, String> {
    let mut file = File::open(path).map_err(|error| reason(&error))?;
    let mut head = Vec::new();
    (&file).take(64 * 1024).read_to_end(&mut head).map_err(|error| reason(&error))?;
    file.rewind().map_err(|error| reason(&error))?;
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
    match start.first() {
        Some(b'[') => array(&file),
        Some(b'{') => objects(&file),
        _ => separated(&file, separated::likely_separator(&head)),
    }
}

fn separated(file: &File, separator: u8) -> Result<Table, String> {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(file);
    let head = reader.byte_headers().map_err(|error| error.to_string())?;
    let names = head.iter().map(separated::text).collect();
    let (mut rows, mut row) = (Vec::new(), ByteRecord::new());
    loop {
        let before = reader.position().line();
        if !reader.read_byte_record(&mut row).map_err(|error| error.to_string())? {
            return Ok(Table { names, rows });
        }
        let line = separated::line_of(&row, before, reader.position().line());
        let cells = row.iter().map(|cell| Some(separated::text(cell))).collect();
        rows.push((format!("line {line}"), cells));
    }
}

fn array(file: &File) -> Result<Table, String> {
    let mut text = Vec::new();
    let read = file.take(LARGEST_FILE + 1).read_to_end(&mut text);
    if read.map_err(|error| reason(&error))? as u64 > LARGEST_FILE {
        return Err(format!("{}: write an object a line", too_large("this array")));
    }
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&text);
    let rows: Vec<JsonRow> = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    let place = |number: usize| format!("object {}", number + 1);
    named(rows.into_iter().enumerate().map(|(number, row)| (place(number), row)).collect())
}

fn objects(file: &File) -> Result<Table, String> {
    let mut reader = BufReader::new(file);
    let (mut rows, mut buffer, mut number) = (Vec::new(), Vec::new(), 0_u64);
    loop {
        number += 1;
        let place = format!("line {number}");
        match line(&mut reader, LARGEST_FILE as usize, &mut buffer) {
            Err(error) => return Err(reason(&error)),
            Ok(Line::End) => return named(rows),
            Ok(Line::TooLong) => return Err(format!("{place}: {}", too_large("this line"))),
            Ok(Line::Whole) => {}
        }
        let text = buffer.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&buffer).trim_ascii();
        if !text.is_empty() {
            let row = serde_json::from_slice(text);
            rows.push((place.clone(), row.map_err(|error| format!("{place}: {error}"))?));
        }
    }
}

/// A table of metadata has no more columns than this.
const MOST_COLUMNS: usize = 1_000;

/// Objects as a table: their names are its columns, in the order they are first met.
fn named(objects: Vec<(String, JsonRow)>) -> Result<Table, String> {
    let mut names: Vec<String> = Vec::new();
    let mut known = FxHashSet::default();
    for (place, row) in &objects {
        names.extend(row.names().into_iter().filter(|name| known.insert(name.clone())));
        if names.len() > MOST_COLUMNS {
            return Err(format!("{place}: these objects have more than {MOST_COLUMNS} names"));
        }
    }
    let cell = |row: &JsonRow, name: &String| row.cell(name).map(str::to_owned);
    let cells = |row: &JsonRow| names.iter().map(|name| cell(row, name)).collect();
    let rows = objects.into_iter().map(|(place, row)| (place, cells(&row))).collect();
    Ok(Table { names, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Records, String> {
        let room = tempfile::tempdir().expect("room");
        let path = room.path().join("metadata");
        std::fs::write(&path, text).expect("file");
        let columns = Columns::default();
        Records::read(&path, &columns)
            .map_err(|error| error.to_string().replace(&path.display().to_string(), "metadata"))
    }

    #[test]
    fn err_more_names_than_a_table_has() {
        let row = |name: usize| {
            format!("{{\"source\":\"{name}.txt\",\"date\":\"2023-03-09\",\"k{name}\":1}}\n")
        };
        // Two names are in every row, one in it alone.
        let rows = |names: usize| (3..=names).map(row).collect::<String>();
        read(&rows(MOST_COLUMNS)).expect("as many names as a table has");
        let refused = read(&rows(MOST_COLUMNS + 1)).expect_err("too many names");
        assert!(refused.contains("line 999: ") && refused.contains("1000 names"), "{refused}");
    }

    #[test]
    fn ok_tables_of_every_format() {
        for text in [
            "source,datum,soort\na.txt,2023-03-09,Motie\n",
            "\u{feff}source;datum;soort\r\na.txt;09-03-2023;Motie\r\n",
            "Bestand\tDatum\tSoort\tX\na.txt\t2023-03-09T00:00:00\tMotie\t1\n",
            "[{\"source\":\"a.txt\",\"date\":\"2023-03-09\",\"kind\":\"Motie\",\"x\":[1]}]",
            "{\"source\":\"a.txt\",\"kind\":\"Motie\",\"date\":20230309}\n\n",
        ] {
            let mut records = read(text).expect(text);
            let metadata = records.of("papers/a.txt");
            assert_eq!(metadata.date.map(|day| day.to_string()).as_deref(), Some("2023-03-09"));
            assert_eq!(metadata.kind.as_deref(), Some("Motie"));
            assert!(records.unmatched().is_empty(), "{text}");
        }
    }

    #[test]
    fn err_a_wrong_row_is_named_with_its_column() {
        for (text, want) in [
            ("", "metadata: it has no column `source`"),
            ("id,date\n1,2\n", "metadata: it has no column `source`"),
            ("source,colour\n1,2\n", "metadata: it has none of the columns date"),
            ("source,datum\na,2023-01-01\n\nb,morgen\n", "metadata: line 4, column datum: it has"),
            ("source,date\n,2023-01-01\n", "metadata: line 2, column source: it names no paper"),
            ("source,date\na,\n./a,\n", "metadata: line 3, column source: a stands in line 2"),
            ("source,date\na,b,c\n", "metadata: CSV error: record 1 (line: 2"),
            ("{\"source\":\"a\",\"datum\":\"x\"}", "metadata: line 1, column datum: it has \"x\""),
            ("{\"source\":1", "metadata: line 1: EOF"),
            ("[{\"source\":\"a\",\"date\":\"x\"}]", "metadata: object 1, column date: it has"),
            ("[1]", "metadata: invalid type: integer `1`, expected an object"),
        ] {
            let message = read(text).map(|_| ()).expect_err(text);
            assert!(message.starts_with(want), "{message}");
        }
    }

    #[test]
    fn ok_rows_find_their_papers() {
        let rows = "source,title\n\
            p/a/brief.txt,in full\n\
            brief.txt,twice\n\
            /home/me/p/nota.txt,whole path\n\
            only.txt,end\n\
            12,id\n\
            c.jsonl#13,record\n\
            b\\x.txt,longer\n\
            x.txt,shorter\n\
            gone.txt,none\n\
            1/y.txt,one\n\
            2/y.txt,other\n";
        let mut records = read(rows).expect("records");
        let papers =
            ["p/a/brief.txt", "p/b/brief.txt", "p/c/brief.txt", "p/nota.txt", "p/only.txt"];
        records.expect(papers.into_iter());
        for (paper, want) in [
            ("p/a/brief.txt", Some("in full")),
            ("p/b/brief.txt", None),
            ("p/c/brief.txt", None),
            ("p/nota.txt", Some("whole path")),
            ("p/only.txt", Some("end")),
            ("p/lonely.txt", None),
            ("c.jsonl#12", Some("id")),
            ("d.jsonl#12", None),
            ("c.jsonl#13", Some("record")),
            ("p/b/x.txt", Some("longer")),
            ("p/c/x.txt", Some("shorter")),
            ("y.txt", None),
        ] {
            assert_eq!(records.of(paper).title.as_deref(), want, "{paper}");
        }
        let unmatched = records.unmatched();
        let cases = [
            ("line 3: brief.txt may be several papers, p/c/brief.txt", 0),
            ("line 6: 12 may be several papers, d.jsonl#12", 1),
            ("line 10: there is no paper gone.txt", 2),
            ("line 11: there is no paper 1/y.txt", 3),
            ("line 12: there is no paper 2/y.txt", 4),
        ];
        assert_eq!(unmatched.len(), cases.len(), "{unmatched:?}");
        for (want, at) in cases {
            assert!(unmatched[at].contains(want), "{unmatched:?}");
        }
    }

    #[test]
    fn ok_many_rows_without_papers_are_counted() {
        let rows: Vec<String> = (0..50).map(|number| format!("{number}.txt,a")).collect();
        let records = read(&format!("source,title\n{}\n", rows.join("\n"))).expect("records");
        let unmatched = records.unmatched();
        assert_eq!(unmatched.len(), MOST_NAMED + 1);
        assert!(
            unmatched
                .last()
                .is_some_and(|last| last.ends_with("30 more rows that are about no paper"))
        );
    }
}
