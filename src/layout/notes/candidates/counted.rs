//! Words and names beside which digits are a number of their own, and no mark of a note.

/// Abbreviations behind which a number is a number.
pub(super) const ABBREVIATED: &[&str] =
    &["blz.", "pag.", "art.", "par.", "hfst.", "bijl.", "circa"];

/// Words behind which a number is a number: `artikel 4.`, `vraag 3,`.
pub(in crate::layout::notes) const COUNTED: &[&str] = &[
    "artikel",
    "vraag",
    "vragen",
    "antwoord",
    "bijlage",
    "tabel",
    "figuur",
    "hoofdstuk",
    "paragraaf",
    "deel",
    "fase",
    "lijst",
    "punt",
    "onderdeel",
    "stap",
    "spoor",
    "pijler",
    "optie",
    "variant",
    "scenario",
    "nummer",
    "groep",
    "niveau",
    "categorie",
    "klasse",
    "leden",
    "artikelen",
    "pagina",
    "bladzijde",
    "voetnoot",
    "noot",
    "kader",
    "grafiek",
    "kwartaal",
    "week",
    "van",
    "over",
    "onder",
    "boven",
    "circa",
    "ruim",
    "bijna",
    "minimaal",
    "maximaal",
    "tegen",
    "tussen",
    "ongeveer",
    "aantal",
    "aanbeveling",
    "zone",
    "lijn",
    "schaal",
    "versie",
    "route",
    "team",
    "kamer",
    "zaal",
    "box",
    "titel",
    "kolom",
    "regel",
    "doel",
    "thema",
    "actie",
    "maatregel",
];

/// Short names that end in a digit of their own: roads, gases, quarters, vitamins.
pub(super) fn is_designation(stem: &str) -> bool {
    matches!(
        stem,
        "CO" | "NO"
            | "SO"
            | "NH"
            | "PM"
            | "CH"
            | "KCR"
            | "COVID"
            | "HTA"
            | "SARS"
            | "MBO"
            | "HBO"
            | "VWO"
            | "WGA"
            | "EURO"
            | "CV"
            | "SZ"
            | "TRL"
    ) || stem.chars().count() == 1
}

/// Units that take a small 2 or 3.
pub(in crate::layout::notes) fn is_unit(word: &str) -> bool {
    matches!(word, "m" | "km" | "cm" | "mm" | "dm" | "M" | "hm")
}
