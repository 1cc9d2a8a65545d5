//! One place of a flow read by its head words, link words and capitals.

use super::super::alias;
use super::super::name::{Word, last_word};
use super::{Head, Name, Patterns, Place, Shape};

/// Words with a capital that are no part of a name before its head.
const NO_PREFIX: [&str; 54] = [
    "de",
    "het",
    "een",
    "onze",
    "deze",
    "dit",
    "dat",
    "die",
    "ook",
    "in",
    "op",
    "voor",
    "van",
    "met",
    "door",
    "bij",
    "naar",
    "als",
    "daar",
    "daarnaast",
    "tevens",
    "verder",
    "zowel",
    "wat",
    "rol",
    "kamer",
    "minister",
    "staatssecretaris",
    "rapport",
    "brief",
    "motie",
    "wet",
    "besluit",
    "uw",
    "zijn",
    "haar",
    "hun",
    "geen",
    "eerste",
    "tweede",
    "derde",
    "alle",
    "voorzitter",
    "directeur",
    "burgemeester",
    "programma",
    "ao",
    "wgo",
    "vao",
    "so",
    "verslag",
    "agenda",
    "advies",
    "reactie",
];

/// Organs every foundation has, and what belongs to no one body.
const GENERIC_TAILS: [&str; 23] = [
    "toezicht",
    "bestuur",
    "commissarissen",
    "advies",
    "beheer",
    "beroep",
    "ministers",
    "discipline",
    "kamer",
    "minister",
    "ministerie",
    "kabinet",
    "regering",
    "staatssecretaris",
    "rijk",
    "nederland",
    "bijlage",
    "pagina",
    "burgemeester",
    "wethouders",
    "gedeputeerde",
    "b&w",
    "deskundigen",
];

/// What an abbreviated name is, if its last words are these: no organisation.
const NOT_BODIES: [&str; 40] = [
    "wet",
    "wetboek",
    "besluit",
    "regeling",
    "verordening",
    "richtlijn",
    "verdrag",
    "programma",
    "plan",
    "agenda",
    "akkoord",
    "strategie",
    "kader",
    "register",
    "monitor",
    "aanpak",
    "onderzoek",
    "afspraken",
    "voorziening",
    "toets",
    "analyse",
    "systeem",
    "fonds",
    "project",
    "pact",
    "overleg",
    "visie",
    "norm",
    "code",
    "protocol",
    "model",
    "index",
    "stoornis",
    "subsidie",
    "uitkering",
    "toeslag",
    "communicatie",
    "verklaring",
    "rapportage",
    "gegevensbescherming",
];

/// One place of a flow and its words.
pub(super) struct Reading<'p, 'f> {
    pub(super) patterns: &'p Patterns,
    pub(super) ahead: &'f str,
    pub(super) words: &'p [Word<'f>],
    pub(super) other: &'p dyn Fn(&str) -> bool,
}

impl<'f> Reading<'_, 'f> {
    fn name(&self, end: usize, kind: &'static str, shape: Shape) -> Option<Name<'f>> {
        self.ahead.get(..end).map(|text| Name { text, kind, shape })
    }

    fn word(&self, index: usize) -> Option<&Word<'f>> {
        self.words.get(index)
    }

    fn end(&self, index: usize) -> usize {
        self.word(index).map_or(0, |word| word.end)
    }

    /// The text from this word on.
    fn from(&self, index: usize) -> &'f str {
        let word = self.word(index).map_or(0, |word| word.end - word.text.len());
        self.ahead.get(word..).unwrap_or_default()
    }

    /// `commissie-Wolthuis`, `commissie Van Rijn`, `werkgroep-Stiggelbout`.
    pub(super) fn chair(&self) -> Option<Name<'f>> {
        let first = self.word(0)?;
        let (head, chair) = first.text.split_once('-')?;
        let bodies = ["commissie", "staatscommissie", "werkgroep", "adviescommissie", "taskforce"];
        let body = bodies.iter().find(|body| head.eq_ignore_ascii_case(body))?;
        let mut end = first.end;
        let named = chair.chars().next().is_some_and(char::is_uppercase);
        if !named {
            return None;
        }
        // `commissie-Van Rijn`, `commissie-De Vries`
        if ["Van", "De", "Ter", "Te", "Den", "Van den", "Van der"].contains(&chair) {
            let more = (1..3).find(|&i| self.word(i).is_some_and(Word::is_capital))?;
            end = self.end(more);
        }
        let kind = if *body == "werkgroep" { "werkgroep" } else { "commissie" };
        self.name(end, kind, Shape::Chair)
    }

    /// A head behind none or some words with capitals.
    pub(super) fn headed_anywhere(&self, starts: bool) -> Option<Name<'f>> {
        for index in 0..self.words.len().min(5) {
            let word = self.word(index)?;
            if !word.is_capital() || (index == 0 && self.is_no_prefix(word)) {
                return None;
            }
            if let Some(name) = self.headed(index, false, starts)
                && (index == 0 || self.is_prefixed(index, starts))
            {
                return (!is_heading(name.text)).then_some(name);
            }
        }
        None
    }

    /// Whether the words before the head may belong to the name. At the start of a sentence a
    /// capital proves nothing, so the first word must be one that names of bodies begin with.
    fn is_prefixed(&self, head: usize, starts: bool) -> bool {
        let known = |index: usize| {
            self.word(index)
                .is_some_and(|word| self.patterns.is_adjective(word.text) || word.is_all_capitals())
        };
        (0..head).all(|index| self.word(index).is_some_and(|word| !self.is_no_prefix(word)))
            && (!starts || known(0))
    }

    fn is_no_prefix(&self, word: &Word<'_>) -> bool {
        NO_PREFIX.contains(&word.text.to_lowercase().as_str())
    }

    /// The name whose head is the word `index`; `lower` where the head has no capital, `starts`
    /// where a sentence begins, so that the capital of a compound proves nothing.
    pub(super) fn headed(&self, index: usize, lower: bool, starts: bool) -> Option<Name<'f>> {
        let word = self.word(index)?;
        let (head, last) = self.head_at(index)?;
        if lower && !(head.lower && head.place != Place::Suffix) {
            return None;
        }
        // `VERSLAG RAAD LANDBOUW EN VISSERIJ 22 JANUARI`: in a line of capitals none of them counts.
        if word.is_all_capitals() && word.text.len() > 3 && head.place != Place::Company {
            return None;
        }
        let shape = if head.place == Place::Suffix { Shape::Compound } else { Shape::Head };
        let tail = match head.place {
            Place::Back | Place::Nederland => None,
            _ => self.tail(last, head, lower),
        };
        if let Some(end) = tail {
            return self.name(end, head.kind, shape);
        }
        match head.place {
            // `Cyber Security Raad`, `Vrije Universiteit`, `Vesteda Groep`
            Place::Both | Place::Back | Place::Suffix if index > 0 => {
                self.name(word.end, head.kind, shape)
            }
            Place::Suffix if head.single && !starts && !is_generic_compound(word.text) => {
                self.name(word.end, head.kind, shape)
            }
            Place::Nederland if index > 0 && index < 3 && self.is_nederland(index) => {
                self.name(word.end, head.kind, shape)
            }
            _ => None,
        }
    }

    /// The head at this word, and the index of its last word (`Task Force` has two).
    fn head_at(&self, index: usize) -> Option<(Head, usize)> {
        let word = self.word(index)?;
        if let Some(next) = self.word(index + 1) {
            let two = format!("{} {}", word.text, next.text).to_lowercase();
            if let Some(head) = self.patterns.heads.get(&two) {
                return Some((*head, index + 1));
            }
        }
        self.patterns.head(word.text).map(|head| (head, index))
    }

    /// `Slachtofferhulp Nederland`, not `Caribisch Nederland` or `Noord Nederland`.
    fn is_nederland(&self, index: usize) -> bool {
        const LANDS: [&str; 14] = [
            "noord",
            "oost",
            "zuid",
            "west",
            "midden",
            "caribisch",
            "europees",
            "heel",
            "noordelijk",
            "zuidelijk",
            "oostelijk",
            "koninkrijk",
            "oost-",
            "landelijk",
        ];
        let before = index.checked_sub(1).and_then(|before| self.word(before));
        before.is_some_and(|word| {
            word.text.len() > 3 && !LANDS.contains(&word.text.to_lowercase().as_str())
        })
    }

    /// Where the name ends whose head ends with the word `last`.
    fn tail(&self, last: usize, head: Head, lower: bool) -> Option<usize> {
        let mut at = last + 1;
        let mut linked = false;
        // The first link may carry an article and adjectives: `voor de`, `voor civiel-militaire`.
        if let Some(word) = self.word(at).filter(|word| is_link(word.text)) {
            // `in dienst van X`: behind a head in small letters only some links make a name.
            let named = matches!(head.kind, "onderwijsinstelling" | "vereniging" | "inspectie");
            if lower && word.text != "voor" && !named {
                return None;
            }
            linked = true;
            at += 1;
            while self.word(at).is_some_and(|word| is_article(word.text)) {
                at += 1;
            }
            let adjectives = (at..at + 2).take_while(|&i| {
                self.word(i).is_some_and(|word| {
                    !word.is_capital() && word.text.ends_with('e') && word.text.len() > 4
                })
            });
            at += adjectives.count();
        }
        let word = self.word(at)?;
        if !word.is_capital() {
            return if linked && !lower { self.lower_topic(last) } else { None };
        }
        let generic = GENERIC_TAILS.contains(&word.text.to_lowercase().as_str());
        if generic && at == last + 1 + usize::from(linked) || self.begins_other(at) && linked {
            return None;
        }
        if !linked && self.begins_other(at) && !word.is_all_capitals() {
            return None;
        }
        let mut end = at;
        loop {
            let next = end + 1;
            let Some(word) = self.word(next) else { break };
            if word.is_capital()
                || word.text.chars().all(|c| c.is_ascii_digit()) && word.text.len() < 3
            {
                if self.begins_other(next) && !self.is_part(next) {
                    break;
                }
                end = next;
                continue;
            }
            let Some(joined) = self.joint(next, head) else { break };
            end = joined;
        }
        let end = self.lower_rest(end).unwrap_or_else(|| self.end(end));
        Some(end)
    }

    /// Whether the word is but a part of this name, although a name could begin there.
    fn is_part(&self, index: usize) -> bool {
        self.word(index).is_some_and(|word| {
            matches!(word.text, "Nederland" | "Rijk" | "Politie" | "Defensie" | "Justitie")
        })
    }

    /// The index of the capital behind `en`, `van de` and the like.
    fn joint(&self, at: usize, head: Head) -> Option<usize> {
        let word = self.word(at)?;
        let and = matches!(word.text, "en" | "&" | "and");
        if and && !head.topic
            || !and && !matches!(word.text, "van" | "voor" | "of" | "for" | "der" | "de" | "tegen")
        {
            return None;
        }
        let mut next = at + 1;
        if !and {
            while self.word(next).is_some_and(|word| is_article(word.text)) {
                next += 1;
            }
        }
        let word = self.word(next)?;
        let capital = word.is_capital() && !word.is_all_capitals() || word.text == "ICT";
        let generic = GENERIC_TAILS.contains(&word.text.to_lowercase().as_str());
        (capital && !generic && !self.begins_other(next) && !self.begins_headed(next))
            .then_some(next)
    }

    /// A topic in lower case behind a head with a capital: `Commissie voor de milieueffectrapportage`.
    fn lower_topic(&self, last: usize) -> Option<usize> {
        let head = self.word(last)?;
        let link = self.word(last + 1)?;
        if !head.is_capital() || link.text != "voor" {
            return None;
        }
        let mut at = last + 2;
        while self.word(at).is_some_and(|word| is_article(word.text)) {
            at += 1;
        }
        while self.word(at).is_some_and(|word| word.text.ends_with('e') && word.text.len() > 4)
            && self.word(at + 1).is_some()
        {
            at += 1;
        }
        let word = self.word(at)?;
        (word.text.len() > 5).then_some(word.end)
    }

    /// Words in lower case that end a name, where a definition or the flow's end shows it:
    /// `Taskforce Onze hulpverleners veilig (hierna: …)`.
    fn lower_rest(&self, last: usize) -> Option<usize> {
        let more = self.words.get(last + 1..)?;
        let plain = more.iter().take_while(|word| {
            !word.is_capital() && word.text.chars().all(|c| c.is_alphabetic() || c == '-')
        });
        let count = plain.count();
        if count == 0 || count > 5 {
            return None;
        }
        let end = self.end(last + count);
        let rest = self.ahead.get(end..)?;
        let name = self.ahead.get(..end)?;
        let defined = alias::behind(rest, name, |_| false).is_some() && rest.starts_with(" (");
        defined.then_some(end)
    }

    fn begins_other(&self, index: usize) -> bool {
        (self.other)(self.from(index))
    }

    /// Whether a name with a head of its own begins at this word.
    fn begins_headed(&self, index: usize) -> bool {
        let Some(word) = self.word(index) else { return false };
        let head = self.patterns.head(word.text);
        head.is_some_and(|head| matches!(head.place, Place::Front | Place::Both))
            || self.patterns.is_adjective(word.text)
                && self.word(index + 1).is_some_and(|word| self.patterns.head(word.text).is_some())
    }

    /// `Vesteda Investment Management B.V.`
    pub(super) fn company(&self, starts: bool) -> Option<Name<'f>> {
        let mut index = 0;
        while let Some(word) = self.word(index) {
            let head = self.patterns.heads.get(&word.text.to_lowercase());
            if let Some(head) = head.filter(|head| head.place == Place::Company)
                && index > 0
                && word.text.chars().next().is_some_and(char::is_uppercase)
            {
                return self.name(word.end, head.kind, Shape::Company);
            }
            let joins = index > 0 && matches!(word.text, "&" | "en" | "van" | "der" | "de");
            if !(word.is_capital() || joins) || index > 6 {
                return None;
            }
            if index == 0
                && (self.is_no_prefix(word) || starts && self.patterns.is_adjective(word.text))
            {
                return None;
            }
            index += 1;
        }
        None
    }

    /// `onderzoeksbureau Oberon`: the word before says what the name is.
    pub(super) fn introduced(&self, behind: &str) -> Option<Name<'f>> {
        let (before, word) = last_word(behind).filter(|_| behind.ends_with(' '))?;
        let two = last_word(before).map(|(_, first)| format!("{first} {word}").to_lowercase());
        let kind = two
            .and_then(|two| self.patterns.introducers.get(&two))
            .or_else(|| self.patterns.introducers.get(&word.to_lowercase()))?;
        let first = self.word(0)?;
        if self.is_no_prefix(first) || first.text.len() < 2 {
            return None;
        }
        let mut end = 0;
        while let Some(next) = self.word(end + 1) {
            let joined =
                matches!(next.text, "&" | "+") && self.word(end + 2).is_some_and(Word::is_capital);
            if next.is_capital() {
                end += 1;
            } else if joined {
                end += 2;
            } else {
                break;
            }
        }
        self.name(self.end(end), kind, Shape::Introduced)
    }

    /// A phrase with capitals, a word of which says it is a body, with an abbreviation behind it
    /// whose letters fit.
    pub(super) fn abbreviated(&self) -> Option<Name<'f>> {
        let first = self.word(0)?;
        if self.is_no_prefix(first) {
            return None;
        }
        let mut last = 0;
        let mut index = 1;
        while let Some(word) = self.word(index) {
            if word.is_capital() {
                last = index;
            } else if !(is_link(word.text)
                || is_article(word.text)
                || matches!(word.text, "en" | "&")
                || word.text.ends_with('e'))
            {
                break;
            }
            index += 1;
        }
        if last == 0 {
            return None;
        }
        let end = self.end(last);
        let rest = self.ahead.get(end..)?;
        let name = self.ahead.get(..end)?;
        let inside = rest.strip_prefix(" (")?;
        let short = inside.get(..inside.find([')', ',', ';'])?)?;
        let fits = alias::is_abbreviation(short)
            && short.chars().filter(|c| c.is_uppercase()).count() > 1
            && alias::letters_fit(short, name);
        let no_body = self.words.get(..=last)?.iter().any(|word| {
            let folded = word.text.to_lowercase();
            NOT_BODIES.iter().any(|end| folded.ends_with(end) && !folded.ends_with("zorgsysteem"))
        });
        let national = matches!(
            first.text,
            "Landelijk"
                | "Landelijke"
                | "Nationaal"
                | "Nationale"
                | "Nederlands"
                | "Nederlandse"
                | "Koninklijke"
                | "Koninklijk"
                | "Europees"
                | "International"
                | "European"
        );
        let headed = self.words.get(..=last)?.iter().any(|word| {
            self.patterns.head(word.text).is_some_and(|head| head.place != Place::Company)
        });
        let fine = fits && !no_body && (headed || national);
        if fine { self.name(end, "organisatie", Shape::Abbreviated) } else { None }
    }
}

/// A line in capitals: `GEANNOTEERDE AGENDA RAAD BUITENLANDSE ZAKEN VAN 17 FEBRUARI 2020`.
fn is_heading(name: &str) -> bool {
    let capitals = |word: &&str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 3
            && !word.chars().any(char::is_lowercase)
    };
    name.split(' ').count() > 3 && name.split(' ').filter(capitals).count() > 2
}

fn is_link(word: &str) -> bool {
    matches!(
        word,
        "voor"
            | "van"
            | "tot"
            | "tegen"
            | "inzake"
            | "op"
            | "der"
            | "bij"
            | "ter"
            | "zonder"
            | "for"
            | "of"
            | "on"
            | "naar"
            | "over"
    )
}

fn is_article(word: &str) -> bool {
    matches!(word, "de" | "het" | "een" | "den" | "der" | "the" | "'t")
}

/// Compounds that are common nouns, whoever writes them with a capital.
fn is_generic_compound(word: &str) -> bool {
    const GENERIC: [&str; 18] = [
        "gemeenteraad",
        "ministerraad",
        "ondernemingsraad",
        "medezeggenschapsraad",
        "cliëntenraad",
        "kamerraad",
        "eilandsraad",
        "deelraad",
        "rijksministerraad",
        "onderraad",
        "overheid",
        "kabinetsberaad",
        "studentenraad",
        "wijkraad",
        "voorraad",
        "verraad",
        "zelfinspectie",
        "huisraad",
    ];
    let folded = word.to_lowercase();
    GENERIC.contains(&folded.as_str()) || folded.chars().any(|c| c.is_ascii_digit())
}
