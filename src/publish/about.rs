//! What the publisher of a dataset says of it: what no paper says, and descriptors ask for.

use crate::error::Error;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// The EU list of data themes.
const THEMES: [&str; 14] = [
    "AGRI",
    "ECON",
    "EDUC",
    "ENER",
    "ENVI",
    "GOVE",
    "HEAL",
    "INTR",
    "JUST",
    "OP_DATPRO",
    "REGI",
    "SOCI",
    "TECH",
    "TRAN",
];

/// What the publisher says of a dataset; all of it may be left unsaid.
///
/// What is unsaid has a neutral value where there is an honest one (a title, the licence CC0 1.0),
/// and is otherwise left out of the descriptors.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct About {
    /// What it is called, in Dutch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it holds, in Dutch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The name it keeps from version to version, as a catalogue has it: an address or a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// Which version it is; griffie's own version unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The day of this version (`2026-11-22`): griffie looks at no clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// The page about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// The address of the folder its files will stand in; unless said, that of the descriptor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<String>,
    /// The terms it may be used on; CC0 1.0 unless said.
    pub licence: Licence,
    /// What it is about, in codes of the EU list of data themes; `GOVE` unless said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<String>,
    /// Words to find it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// How often a new version comes, in a code of the EU list of frequencies: `MONTHLY`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<String>,
    /// Who publishes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Organisation>,
    /// Who made it; the publisher unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<Organisation>,
    /// Whom to write to about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Where the papers come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Origin>,
}

impl About {
    /// Reads it from a TOML file.
    ///
    /// # Errors
    /// If the file cannot be read, has a key that means nothing, or a value that cannot be what it
    /// stands for.
    ///
    /// ```
    /// use griffie::publish::About;
    /// let room = tempfile::tempdir()?;
    /// let file = room.path().join("about.toml");
    /// std::fs::write(&file, "title = \"Toezeggingen\"\npublisher = { name = \"De griffie\" }\n")?;
    /// assert_eq!(About::read(&file)?.title.as_deref(), Some("Toezeggingen"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(path: &Path) -> Result<Self, Error> {
        let wrong = |message: String| Error::output(path, message);
        let text = fs::read_to_string(path).map_err(|error| wrong(format!("not read: {error}")))?;
        let about: Self = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        about.check().map_err(wrong)?;
        Ok(about)
    }

    /// Whether it says nothing.
    pub fn is_silent(&self) -> bool {
        *self == Self::default()
    }

    fn check(&self) -> Result<(), String> {
        let organisations = self.publisher.iter().chain(&self.creator);
        let addresses = [("homepage", self.homepage.as_deref()), ("files", self.files.as_deref())];
        let addresses = addresses
            .into_iter()
            .chain([("licence.url", Some(self.licence.url.as_str()))])
            .chain(organisations.map(|organisation| ("uri", organisation.uri.as_deref())))
            .chain(self.contact.iter().map(|contact| ("contact.url", contact.url.as_deref())))
            .chain(self.sources.iter().map(|source| ("sources.url", source.url.as_deref())));
        for (key, address) in addresses {
            if let Some(address) = address.filter(|address| !is_address(address)) {
                return Err(format!("{key}: {address:?} is no address: it begins with https://"));
            }
        }
        if let Some(theme) = self.themes.iter().find(|theme| !THEMES.contains(&theme.as_str())) {
            return Err(format!("themes: {theme:?} is none of {}", THEMES.join(", ")));
        }
        if let Some(day) = self.modified.as_deref().filter(|day| day.parse::<NaiveDate>().is_err())
        {
            return Err(format!("modified: {day:?} is no day such as 2026-11-22"));
        }
        Ok(())
    }
}

/// Whether it is an address on the web, without what an address cannot hold.
fn is_address(text: &str) -> bool {
    let web = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    web && !text
        .contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c))
}

/// Terms of use.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Its short name, of SPDX or Open Definition where it has one.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Its address.
    pub url: String,
}

impl Default for Licence {
    fn default() -> Self {
        Self {
            name: "CC0-1.0".to_owned(),
            title: "Creative Commons Zero 1.0".to_owned(),
            url: "https://creativecommons.org/publicdomain/zero/1.0/".to_owned(),
        }
    }
}

/// An organisation that answers for a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its address in a register: TOOI for a Dutch public body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// Where to write to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The person, desk or team.
    pub name: String,
    /// Its e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Where papers come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// What it is called.
    pub title: String,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<About, Error> {
        let room = tempfile::tempdir().expect("folder");
        let file = room.path().join("about.toml");
        fs::write(&file, text).expect("file");
        About::read(&file)
    }

    #[test]
    fn ok_nothing_said() {
        let about = read("").expect("about");
        assert_eq!(about, About::default());
        assert_eq!(about.licence.name, "CC0-1.0");
    }

    #[test]
    fn err_what_cannot_be() {
        let cases = [
            ("titel = \"x\"", "unknown field `titel`"),
            ("homepage = \"www.example.nl\"", "begins with https://"),
            ("files = \"https://example.nl/a b\"", "no address"),
            ("themes = [\"GOV\"]", "none of AGRI"),
            ("modified = \"22 november 2026\"", "no day"),
            ("publisher = { name = \"x\", uri = \"tooi\" }", "uri"),
            ("publisher = { uri = \"https://example.nl\" }", "missing field `name`"),
        ];
        for (text, want) in cases {
            let error = read(text).expect_err(text);
            assert!(error.is_usage());
            assert!(error.to_string().contains(want), "{error}");
        }
        let missing = About::read(Path::new("no-such.toml")).expect_err("missing").to_string();
        assert!(missing.contains("no-such.toml"), "{missing}");
    }
}
