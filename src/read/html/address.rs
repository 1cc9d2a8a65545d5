//! What the addresses of links lead to.

/// How the identifiers of official publications begin.
const PREFIXES: &[&str] = &[
    "kst-", "h-tk-", "h-ek-", "h-vv-", "ah-tk-", "ah-ek-", "kv-tk-", "blg-", "stcrt-", "stb-",
    "trb-", "gmb-", "prb-", "wsb-", "bgr-", "nds-tk-", "nds-ek-", "ag-tk-", "ag-ek-",
];

/// Sites whose addresses name publications by their identifiers.
const SITES: &[&str] = &[
    "overheid.nl",
    "officielebekendmakingen.nl",
    "officiele-overheidspublicaties.nl",
    "rechtspraak.nl",
    "berthub.eu",
    "opentk.nl",
];

/// The official identifier an address names: `kst-29517-264`, `BWBR0005730`,
/// `ECLI:NL:HR:2014:3519`.
///
/// Addresses in the wild hold more than they should
/// (`/dossier/kst-31936-491.html?zoekcriteria=…`); the last identifier of the path counts.
pub(super) fn identifier(address: &str) -> Option<String> {
    let address = address.trim();
    let path = match host(address) {
        Some((host, path)) => {
            let known = |site: &&str| {
                host == **site || host.strip_suffix(*site).is_some_and(|front| front.ends_with('.'))
            };
            SITES.iter().any(known).then_some(path)?
        }
        None if address.contains(':') && !address.to_ascii_uppercase().contains("ECLI") => {
            return None;
        }
        None => address,
    };
    judgment(path).or_else(|| law(path)).or_else(|| publication(path))
}

/// An address's host, in lower case, and what stands behind it.
fn host(address: &str) -> Option<(String, &str)> {
    let scheme = |name: &str| {
        let start = address.get(..name.len())?;
        start.eq_ignore_ascii_case(name).then(|| address.get(name.len()..)).flatten()
    };
    let rest = scheme("https://").or_else(|| scheme("http://")).or_else(|| scheme("//"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end)?;
    Some((host.to_ascii_lowercase(), path))
}

fn publication(path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    path.rsplit('/').find_map(|segment| {
        let name = ["html", "pdf", "xml", "odt", "htm"].iter().find_map(|ending| {
            segment.strip_suffix(ending).and_then(|name| name.strip_suffix('.'))
        });
        let name = name.unwrap_or(segment);
        let lower = name.to_ascii_lowercase();
        let rest = PREFIXES.iter().find_map(|prefix| lower.strip_prefix(prefix))?;
        let sound = name.len() <= 60
            && rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            && rest.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        sound.then(|| name.to_owned())
    })
}

fn law(path: &str) -> Option<String> {
    let at = path.find("BWB")?;
    let name = path.get(at..at + 11)?;
    let digits = name.get(4..)?;
    let sound = digits.bytes().all(|b| b.is_ascii_digit())
        && !path.get(at + 11..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
    (sound && matches!(name.as_bytes().get(3), Some(b'R' | b'V'))).then(|| name.to_owned())
}

fn judgment(path: &str) -> Option<String> {
    let path = path.replace("%3A", ":").replace("%3a", ":");
    let at = path.to_ascii_uppercase().find("ECLI:")?;
    let rest = path.get(at..)?;
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '.')))
        .unwrap_or(rest.len());
    let name = rest.get(..end)?.trim_end_matches('.');
    (name.split(':').count() == 5 && name.len() <= 60).then(|| name.to_ascii_uppercase())
}

/// Where a link leads, in full, or nothing for one within the page or a relative one whose page's
/// own address is not known.
pub(super) fn absolute(address: &str, page: Option<&str>) -> Option<String> {
    let address = address.trim();
    if host(address).is_some() {
        return Some(match address.strip_prefix("//") {
            Some(rest) => format!("https://{rest}"),
            None => address.to_owned(),
        });
    }
    if address.starts_with("mailto:") {
        return Some(address.to_owned());
    }
    let path = address.strip_prefix('/')?;
    let (site, _) = host(page?)?;
    Some(format!("https://{site}/{path}"))
}

/// The place within the page a link leads to; a saved page may name itself in full before it.
pub(super) fn fragment(address: &str) -> Option<&str> {
    address.split_once('#').map(|(_, fragment)| fragment).filter(|fragment| !fragment.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_identifiers() {
        let cases = [
            ("/kst-29517-264.html", Some("kst-29517-264")),
            (
                "https://zoek.officielebekendmakingen.nl/kst-36410-VI-50.html",
                Some("kst-36410-VI-50"),
            ),
            ("kst-31700-IXB-21-h1.pdf", Some("kst-31700-IXB-21-h1")),
            ("/dossier/kst-31936-491.html?zoekcriteria=x", Some("kst-31936-491")),
            ("/kst-31066-513.html/kst-31066-444.html", Some("kst-31066-444")),
            (
                "https://zoek.officielebekendmakingen.nl/h-tk-20162017-97-8.html#a",
                Some("h-tk-20162017-97-8"),
            ),
            ("/tkconv/op/ah-tk-20152016-1580", Some("ah-tk-20152016-1580")),
            (
                "//repository.overheid.nl/frbr/officielepublicaties/stcrt/stcrt-2025-9867/1/xml/stcrt-2025-9867.xml",
                Some("stcrt-2025-9867"),
            ),
            ("https://wetten.overheid.nl/BWBR0005730/2024-01-01", Some("BWBR0005730")),
            ("http://wetten.overheid.nl/jci1.3:c:BWBR0005730&hoofdstuk=3", Some("BWBR0005730")),
            (
                "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2014:3519",
                Some("ECLI:NL:HR:2014:3519"),
            ),
            (
                "https://uitspraken.rechtspraak.nl/details?id=ECLI%3ANL%3AHR%3A2014%3A3519.",
                Some("ECLI:NL:HR:2014:3519"),
            ),
            ("https://zoek.officielebekendmakingen.nl/dossier/29517", None),
            ("https://example.org/kst-1-2.html", None),
            ("https://nietoverheid.nl/kst-1-2.html", None),
            ("https://www.trouw.nl/stb-kritiek", None),
            ("javascript:kst-1-2", None),
            ("mailto:kst-1@overheid.nl", None),
            ("/kst-", None),
            ("#kst-1", None),
            ("https://wetten.overheid.nl/BWBR00057", None),
            ("ECLI:NL", None),
            ("", None),
        ];
        for (address, want) in cases {
            assert_eq!(identifier(address).as_deref(), want, "{address}");
        }
    }

    #[test]
    fn ok_addresses_in_full() {
        let page = Some("https://www.rijksoverheid.nl/documenten/x");
        let cases = [
            ("https://nos.nl/l/1", None, Some("https://nos.nl/l/1")),
            ("//nos.nl/l/1", None, Some("https://nos.nl/l/1")),
            ("/onderwerpen", page, Some("https://www.rijksoverheid.nl/onderwerpen")),
            ("/onderwerpen", None, None),
            ("mailto:a@b.nl", None, Some("mailto:a@b.nl")),
            ("#noot", page, None),
            ("javascript:x()", page, None),
        ];
        for (address, page, want) in cases {
            assert_eq!(absolute(address, page).as_deref(), want, "{address}");
        }
    }
}
