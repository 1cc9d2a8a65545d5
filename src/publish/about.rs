//! What the publisher of a dataset says of it: what no paper says, and descriptors ask for.

use serde::{Deserialize, Serialize};

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
