//! Which column of a corpus, or of a file of records, holds what.

use super::day;
use crate::error::Error;
use crate::lexicon::Grammars;
use crate::read::Metadata;
use serde::Deserialize;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Field {
    /// What a record is called in its corpus.
    Id,
    /// The paper itself.
    Text,
    /// Which paper a record is about.
    Source,
    /// [`Metadata::date`]
    Date,
    /// [`Metadata::kind`]
    Kind,
    /// [`Metadata::dossier`]
    Dossier,
    /// [`Metadata::number`]
    Number,
    /// [`Metadata::title`]
    Title,
    /// [`Metadata::identifier`]
    Identifier,
}

impl Field {
    /// What messages call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Text => "text",
            Self::Source => "source",
            Self::Date => "date",
            Self::Kind => "kind",
            Self::Dossier => "dossier",
            Self::Number => "number",
            Self::Title => "title",
            Self::Identifier => "identifier",
        }
    }
}

/// The fields of [`Metadata`].
pub(super) const SAID: [Field; 6] =
    [Field::Date, Field::Kind, Field::Dossier, Field::Number, Field::Title, Field::Identifier];

/// Columns that are named where one is missed.
const MOST_NAMES: usize = 30;

/// The longest name of a column that is quoted, in characters.
const LONGEST_NAME: usize = 40;

/// The longest value a record may give for a field, in bytes.
const LONGEST_VALUE: usize = 2_000;

/// The names that columns of corpora go by: those of `grammars/columns.csv`, and the ones a user
/// says are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    known: Vec<(String, Field)>,
    asked: Vec<(String, Field)>,
}

impl Default for Columns {
    /// The names of griffie's own word list.
    fn default() -> Self {
        Self::new(&Grammars::built_in()).unwrap_or(Self { known: Vec::new(), asked: Vec::new() })
    }
}

impl Columns {
    /// The names of the word list.
    ///
    /// # Errors
    /// If the list cannot be read.
    pub fn new(grammars: &Grammars) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Row {
            name: String,
            field: Field,
        }
        let rows = grammars.rows::<Row>("columns.csv")?.into_iter();
        let known = rows.map(|row| (plain(&row.name), row.field)).collect();
        Ok(Self { known, asked: Vec::new() })
    }

    /// These names, but ids stand in the column of this name alone.
    #[must_use]
    pub fn with_id(self, name: &str) -> Self {
        self.with(name, Field::Id)
    }

    /// These names, but texts stand in the column of this name alone.
    #[must_use]
    pub fn with_text(self, name: &str) -> Self {
        self.with(name, Field::Text)
    }

    /// These names, but dates stand in the column of this name alone.
    #[must_use]
    pub fn with_date(self, name: &str) -> Self {
        self.with(name, Field::Date)
    }

    fn with(mut self, name: &str, field: Field) -> Self {
        self.asked.push((name.to_owned(), field));
        self
    }

    /// Where a corpus with columns of these names has its ids and texts.
    ///
    /// The error says which column is missing and which there are.
    pub(super) fn of_corpus(&self, names: &[String]) -> Result<Places, String> {
        let places = self.places(names);
        for (field, thing, option) in
            [(Field::Id, "ids", "--id-column"), (Field::Text, "texts", "--text-column")]
        {
            if places.of(field).is_none() {
                return Err(self.missing(names, field, thing, option));
            }
        }
        let asked = self.asked.iter().find(|(_, field)| *field == Field::Date);
        if asked.is_some() && places.of(Field::Date).is_none() {
            return Err(self.missing(names, Field::Date, "dates", "--date-column"));
        }
        Ok(places)
    }

    /// Where a file of records with columns of these names says which paper it is about.
    ///
    /// The error says which column is missing and which there are.
    pub(super) fn of_records(&self, names: &[String]) -> Result<Places, String> {
        let places = self.places(names);
        if places.of(Field::Source).is_none() {
            return Err(format!(
                "it has no column `source` that says which paper a row is about; {}",
                there_are(names)
            ));
        }
        if SAID.iter().all(|&field| places.of(field).is_none()) {
            return Err(format!(
                "it has none of the columns date, kind, dossier, number, title, identifier; {}",
                there_are(names)
            ));
        }
        Ok(places)
    }

    fn places(&self, names: &[String]) -> Places {
        let plain_names: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let place = |field: Field| {
            let mut asked = self.asked.iter().filter(|asked| asked.1 == field).peekable();
            if asked.peek().is_some() {
                return asked.find_map(|(name, _)| {
                    let same = |other: &String| other == name;
                    let alike = |other: &String| *other == plain(name);
                    let exact = names.iter().position(same);
                    exact.or_else(|| plain_names.iter().position(alike))
                });
            }
            let known = self.known.iter().filter(|known| known.1 == field);
            known.into_iter().find_map(|(name, _)| plain_names.iter().position(|n| n == name))
        };
        let fields = [Field::Id, Field::Text, Field::Source].into_iter().chain(SAID);
        Places(fields.filter_map(|field| Some((field, place(field)?))).collect())
    }

    fn missing(&self, names: &[String], field: Field, thing: &str, option: &str) -> String {
        let asked = self.asked.iter().find(|asked| asked.1 == field);
        let wanted = if let Some((name, _)) = asked {
            format!("it has no column {name} for the {thing} of its papers")
        } else {
            let known = self.known.iter().filter(|known| known.1 == field);
            let known: Vec<&str> = known.map(|(name, _)| name.as_str()).collect();
            format!(
                "it has no column for the {thing} of its papers (looked for {}): name it with \
                 {option}",
                known.join(", ")
            )
        };
        format!("{wanted}; {}", there_are(names))
    }
}

/// Which columns there are.
fn there_are(names: &[String]) -> String {
    if names.is_empty() {
        return "it has no columns".to_owned();
    }
    let clip = |name: &String| match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default().escape_debug()),
        None => name.escape_debug().to_string(),
    };
    let mut list = names.iter().take(MOST_NAMES).map(clip).collect::<Vec<_>>().join(", ");
    if names.len() > MOST_NAMES {
        list.push_str(", …");
    }
    format!("its columns are {list}")
}

/// A column's name without what does not count in it: case, spaces, signs, a namespace.
fn plain(name: &str) -> String {
    let own = name.rsplit(':').next().unwrap_or(name);
    own.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Which column holds what; by index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places(Vec<(Field, usize)>);

impl Places {
    /// The column that holds this.
    pub(super) fn of(&self, field: Field) -> Option<usize> {
        self.0.iter().find(|(of, _)| *of == field).map(|&(_, column)| column)
    }

    /// All columns that hold something, in order.
    pub(super) fn columns(&self) -> Vec<usize> {
        let mut columns: Vec<usize> = self.0.iter().map(|&(_, column)| column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// What a row says of a paper, and which fields it says wrongly, with why.
    pub(super) fn metadata(
        &self,
        cell: impl Fn(usize) -> Option<String>,
    ) -> (Metadata, Vec<(Field, String)>) {
        let mut wrong = Vec::new();
        let mut said = |field: Field| {
            let value = cell(self.of(field)?)?;
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            if value.len() > LONGEST_VALUE {
                let why = format!("has more than {LONGEST_VALUE} bytes");
                wrong.push((field, why));
                return None;
            }
            Some(value).filter(|value| !value.is_empty())
        };
        let date = said(Field::Date);
        let mut metadata = Metadata {
            date: None,
            kind: said(Field::Kind),
            dossier: said(Field::Dossier),
            number: said(Field::Number),
            title: said(Field::Title),
            identifier: said(Field::Identifier),
        };
        if let Some(text) = date {
            metadata.date = day::day(&text);
            if metadata.date.is_none() {
                let text: String = text.chars().take(LONGEST_NAME).collect();
                let why = format!("has {text:?}, which is no date (2023-03-09 or 09-03-2023)");
                wrong.push((Field::Date, why));
            }
        }
        (metadata, wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Columns {
        let columns = Columns::new(&Grammars::built_in()).expect("list");
        assert_eq!(columns, Columns::default());
        columns
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn ok_columns_by_their_names() {
        let cases: [(&[&str], usize, usize, Option<usize>); 6] = [
            (&["id", "text"], 0, 1, None),
            (&["Tekst", "Doc-ID", "Datum"], 1, 0, Some(2)),
            (&["dcterms:identifier", "dcterms:issued", "Full Text"], 0, 2, Some(1)),
            (&["date", "document_id", "id", "body", "text"], 2, 4, Some(0)),
            (&["sha256", "source", "content"], 1, 2, None),
            (&["DocumentNummer", "inhoud"], 0, 1, None),
        ];
        for (header, id, text, date) in cases {
            let places = columns().of_corpus(&names(header)).expect("a corpus");
            let found = [Field::Id, Field::Text, Field::Date].map(|field| places.of(field));
            assert_eq!(found, [Some(id), Some(text), date], "{header:?}");
        }
    }

    #[test]
    fn ok_columns_the_user_names() {
        let asked = columns().with_id("nr").with_text("Body").with_date("op");
        let places = asked.of_corpus(&names(&["id", "body", "OP", "Nr.", "Body"])).expect("corpus");
        let found = [Field::Id, Field::Text, Field::Date].map(|field| places.of(field));
        assert_eq!(found, [Some(3), Some(4), Some(2)]);
    }

    #[test]
    fn err_a_column_that_is_not_there_lists_those_that_are() {
        let many: Vec<String> = (0..40).map(|n| format!("column {n}")).collect();
        let long = ["x".repeat(100)];
        let cases = [
            (columns(), names(&["a", "text"]), "no column for the ids", "its columns are a, text"),
            (
                columns(),
                names(&["id", "b\n"]),
                "looked for text, tekst",
                "its columns are id, b\\n",
            ),
            (columns().with_text("Foo"), names(&["id", "text"]), "no column Foo", "are id, text"),
            (columns().with_date("when"), names(&["id", "text"]), "no column when", "are id, text"),
            (columns(), many, "--id-column", "column 29, …"),
            (columns(), long.to_vec(), "--id-column", "xxx…"),
            (columns(), Vec::new(), "--id-column", "it has no columns"),
        ];
        for (columns, names, want, list) in cases {
            let message = columns.of_corpus(&names).expect_err("no corpus");
            assert!(message.contains(want) && message.ends_with(list), "{message}");
        }
        let message = columns().of_records(&names(&["id", "date"])).expect_err("no records");
        assert!(message.contains("`source`"), "{message}");
        let message = columns().of_records(&names(&["source", "colour"])).expect_err("no records");
        assert!(message.contains("date, kind"), "{message}");
    }

    #[test]
    fn ok_what_a_row_says() {
        let header =
            names(&["source", "datum", "soort", "dossier", "nummer", "titel", "identifier"]);
        let places = columns().of_records(&header).expect("records");
        let row = ["a", " 9-3-2023", "Motie", "36 200", "", "Over\n geld ", "kst-36200-4"];
        let cell = |column: usize| row.get(column).map(|&cell| cell.to_owned());
        let (metadata, wrong) = places.metadata(cell);
        assert!(wrong.is_empty());
        assert_eq!(metadata.date.map(|date| date.to_string()).as_deref(), Some("2023-03-09"));
        assert_eq!(metadata.kind.as_deref(), Some("Motie"));
        assert_eq!(metadata.dossier.as_deref(), Some("36 200"));
        assert_eq!(metadata.number, None);
        assert_eq!(metadata.title.as_deref(), Some("Over geld"));
        assert_eq!(metadata.identifier.as_deref(), Some("kst-36200-4"));
        let long = "t".repeat(LONGEST_VALUE + 1);
        let row = ["a", "morgen", "", "", "", &long, ""];
        let (metadata, wrong) =
            places.metadata(|column| row.get(column).map(|&cell| cell.to_owned()));
        assert_eq!(metadata, Metadata::default());
        let fields: Vec<Field> = wrong.iter().map(|wrong| wrong.0).collect();
        assert_eq!(fields, [Field::Title, Field::Date]);
    }
}
