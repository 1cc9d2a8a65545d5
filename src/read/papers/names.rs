//! What names say: which files of folders and archives are plainly no papers.

use std::path::Path;

/// Endings of files that are no papers: programs, settings, pictures, sound, figures.
///
/// What holds running text that griffie cannot read (`doc`, `rtf`, `odt`, `pptx`, `7z`) is not
/// among them: who has such a paper wants to hear that it was not read.
const NO_PAPERS: &str = "\
    md rst yaml yml toml ini cfg conf properties log lock diff patch bib sha1 sha256 sha512 md5 sum \
    sig asc torrent \
    py pyc ipynb sh bash zsh fish bat cmd ps1 r rmd rs go c h java js mjs ts css scss sql xsl xslt \
    xsd dtd rng map exe dll so dylib jar class whl deb rpm msi dmg \
    db sqlite sqlite3 duckdb xls xlsx xlsm ods arrow feather avro pkl npy npz h5 rds sav dta shp dbf \
    geojson jsonld \
    png jpg jpeg gif bmp tif tiff svg webp ico heic psd eps mp3 mp4 m4a wav ogg avi mov mkv webm vtt \
    srt ttf otf woff woff2 \
    tmp temp bak old orig part crdownload download swp lnk url webloc";

/// Beginnings of the names of files that are about others.
const ABOUT: &[&str] =
    &["readme", "license", "licence", "copying", "changelog", "notice", "authors", "contributing"];

/// Whole names of files that are no papers.
const NEVER: &[&str] = &[
    "metadata.xml",
    "metadataowms.xml",
    "makefile",
    "dockerfile",
    "thumbs.db",
    "desktop.ini",
    "sitemap.xml",
    "robots.txt",
    "requirements.txt",
    "sha256sums",
    "md5sums",
];

/// Endings of tables, which hold papers or are about them.
const TABLES: &[&str] = &["csv", "tsv", "json", "jsonl", "ndjson", "parquet"];

/// What a file in a folder or an archive can be by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Standing {
    /// Perhaps a paper, or what holds papers.
    Paper,
    /// A table: read where its columns are those of a corpus, else passed over.
    Table,
    /// No paper.
    Other,
}

/// What a file of this name can be; the name stands without folders.
pub(in crate::read) fn standing(name: &str) -> Standing {
    let lower = name.to_lowercase();
    let ending = ending(&lower);
    let about = ABOUT.iter().any(|start| {
        // `Licentie.txt` and `noticeboard.pdf` are no such files.
        let rest = lower.strip_prefix(start);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    if lower.starts_with('.')
        || lower.starts_with("~$")
        || lower.ends_with('~')
        || about
        || lower.ends_with(".metadata.xml")
        || lower.ends_with("-metadata.xml")
        || NEVER.contains(&&*lower)
        || NO_PAPERS.split(' ').any(|other| other == ending)
    {
        Standing::Other
    } else if TABLES.contains(&&*ending) {
        Standing::Table
    } else {
        Standing::Paper
    }
}

/// What the member of an archive can be by its path in it.
pub(super) fn standing_in(path: &str) -> Standing {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let hidden = folders.split('/').any(|folder| folder.starts_with('.') || folder == "__MACOSX");
    if hidden { Standing::Other } else { standing(name) }
}

/// The ending of a name in lower case, of what is compressed the one below: `jsonl` of
/// `corpus.JSONL.gz`.
pub(super) fn ending(name: &str) -> String {
    let lower = name.to_lowercase();
    let bare = [".gz", ".zst"].iter().find_map(|packed| lower.strip_suffix(packed));
    let ending = Path::new(bare.unwrap_or(&lower)).extension().unwrap_or_default();
    ending.to_string_lossy().into_owned()
}

/// The path of a member in its archive as it stands in [`crate::read::Raw::source`]: with `/`, from
/// the archive's root. It is a name and nothing more: nothing is ever written or opened under it.
///
/// The error says why it can be no name.
pub(super) fn member(path: &str) -> Result<String, String> {
    /// The longest path, in bytes.
    const LONGEST: usize = 1_000;
    if path.len() > LONGEST {
        return Err(format!("its name has more than {LONGEST} bytes"));
    }
    let parts = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
    let parts: Vec<&str> = parts.collect();
    if parts.contains(&"..") {
        return Err("its name climbs out of the archive (..)".to_owned());
    }
    if parts.is_empty() {
        return Err("it has no name".to_owned());
    }
    Ok(shown(&parts.join("/")))
}

/// A name with the picture of each control character in its place (Unicode, block Control Pictures):
/// it cannot steer a terminal, and two names stay two.
pub(in crate::read) fn shown(name: &str) -> String {
    let picture = |c: char| match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        0x80..0xa0 => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    };
    name.chars().map(|c| picture(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_names_with_control_characters() {
        for (name, want) in [
            ("nl\nname.txt", "nl\u{240a}name.txt"),
            ("\u{1b}[31m\u{7f}.txt", "\u{241b}[31m\u{2421}.txt"),
            ("a\u{85}", "a\u{fffd}"),
            ("brief \u{e9}\u{e9}n.txt", "brief \u{e9}\u{e9}n.txt"),
        ] {
            assert_eq!(shown(name), want, "{name:?}");
        }
    }

    #[test]
    fn ok_what_files_can_be() {
        for name in [
            "brief.txt",
            "Verslag",
            "brief.PDF",
            "brief.docx",
            "page.html",
            "kst-1.xml",
            "papers.zip",
            "papers.tar.gz",
            "brief.doc",
            "nota.rtf",
            "nota.odt",
            "sheets.pptx",
            "papers.7z",
            "licentie.txt",
            "noticeboard.txt",
            "readmes.txt",
            "004_brief.txt.gz",
            "brief 1. definitief",
        ] {
            assert_eq!(standing(name), Standing::Paper, "{name}");
        }
        for name in ["index.csv", "a.TSV", "a.json", "a.jsonl", "a.ndjson.gz", "a.parquet"] {
            assert_eq!(standing(name), Standing::Table, "{name}");
        }
        for name in [
            ".hidden.txt",
            "._brief.txt",
            "~$brief.docx",
            ".~lock.brief.odt#",
            "brief.txt~",
            "README",
            "readme.txt",
            "README.nl.html",
            "LICENSE",
            "LICENSE-MIT.txt",
            "Copying",
            "notes.md",
            "script.py",
            "scan.JPG",
            "figures.xlsx",
            "metadata.xml",
            "kst-1.metadata.xml",
            "Thumbs.db",
            "Makefile",
            "brief.pdf.crdownload",
        ] {
            assert_eq!(standing(name), Standing::Other, "{name}");
        }
        for (path, want) in [
            ("2023/brief.txt", Standing::Paper),
            ("__MACOSX/brief.txt", Standing::Other),
            ("2023/.git/brief.txt", Standing::Other),
            ("2023/._brief.txt", Standing::Other),
            ("a/index.csv", Standing::Table),
        ] {
            assert_eq!(standing_in(path), want, "{path}");
        }
    }

    #[test]
    fn ok_names_of_members() {
        for (path, want) in [
            ("brief.txt", "brief.txt"),
            ("./a//b/./brief.txt", "a/b/brief.txt"),
            ("/etc/passwd", "etc/passwd"),
            ("a\\b\\brief.txt", "a/b/brief.txt"),
            ("a..b/brief..txt", "a..b/brief..txt"),
            ("a\nb\u{7}.txt", "a\u{240a}b\u{2407}.txt"),
        ] {
            assert_eq!(member(path).as_deref(), Ok(want), "{path}");
        }
        let long = "x".repeat(1_001);
        for (path, want) in [
            ("../brief.txt", "climbs"),
            ("a/../../brief.txt", "climbs"),
            ("a\\..\\brief.txt", "climbs"),
            ("", "no name"),
            ("/", "no name"),
            (&long, "more than"),
        ] {
            assert!(member(path).is_err_and(|why| why.contains(want)), "{path}");
        }
    }
}
