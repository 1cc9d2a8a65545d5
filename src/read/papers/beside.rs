//! The official record that stands beside a publication downloaded from officielebekendmakingen.nl:
//! `kst-36750-3.xml` with `kst-36750-3/metadata.xml`, or both in a folder of their own.

use crate::read::{Metadata, official_xml};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// How the names of publications begin.
const SERIES: &[&str] = &["kst-", "ah-", "h-", "kv-", "blg-", "nds-"];

/// A record is no larger than this, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// What the record beside a file says of it; nothing where there is none.
pub(super) fn record_beside(path: &Path) -> Metadata {
    let named = path.file_stem().and_then(|stem| stem.to_str());
    let named = named.filter(|name| SERIES.iter().any(|series| name.starts_with(series)));
    let (Some(name), Some(folder)) = (named, path.parent()) else { return Metadata::default() };
    let places = [
        folder.join(name).join("metadata.xml"),
        folder.join(format!("{name}.metadata.xml")),
        folder.join(format!("{name}-metadata.xml")),
        folder.join("metadata.xml"),
    ];
    let records = places.iter().filter_map(|place| read(place));
    // A record in the same folder may be that of another publication.
    let mut own = records.filter(|record| record.identifier.as_deref() == Some(name));
    own.next().unwrap_or_default()
}

fn read(path: &Path) -> Option<Metadata> {
    let mut bytes = Vec::new();
    let file = File::open(path).ok().filter(|file| file.metadata().is_ok_and(|m| m.is_file()))?;
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(official_xml::record(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const RECORD: &str = "<metadata_gegevens><metadata name='DC.identifier' content='kst-1-2'/>\
        <metadata name='DC.title' content='Titel'/></metadata_gegevens>";

    #[test]
    fn ok_a_record_beside_its_publication() {
        for place in
            ["kst-1-2/metadata.xml", "kst-1-2.metadata.xml", "kst-1-2-metadata.xml", "metadata.xml"]
        {
            let room = tempfile::tempdir().unwrap();
            let record = room.path().join(place);
            fs::create_dir_all(record.parent().unwrap()).unwrap();
            fs::write(record, RECORD).unwrap();
            let said = record_beside(&room.path().join("kst-1-2.xml"));
            assert_eq!(said.title.as_deref(), Some("Titel"), "{place}");
            for other in ["kst-1-3.xml", "brief.xml"] {
                assert_eq!(record_beside(&room.path().join(other)), Metadata::default());
            }
        }
    }
}
