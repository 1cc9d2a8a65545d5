//! Marks whose notes the file does not hold: copies of a web page keep the digit glued to its word
//! (`€ 5 miljoen4 extra`, `2021–2027.3 De`) and drop the foot it belongs to.
//!
//! Nothing but their own order tells them from real digits. So one chain is looked for that counts
//! from 1, by one, through the whole paper; it is believed where it has three members or more, or
//! two that stand where hardly any other digit can: behind a plain word or a closing sign. A digit
//! that can well be its own (`CO2`, `Q1`, `artikel 3.1`, `fase2`) is never a member.

mod glue;

use super::candidates::{Context, Words, readable};
use super::{HIGHEST, NoteMark};
use crate::Span;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role, Signs};
use crate::layout::shape;
use glue::{Glue, judge, stem_of};
use rustc_hash::{FxHashMap, FxHashSet};

/// A place where a mark without a note could stand.
#[derive(Debug, Clone, Copy)]
struct Place<'t> {
    span: Span,
    number: u32,
    glue: Glue,
    /// The word the digits are glued to; empty behind a sign.
    word: &'t str,
}

/// The marks of a paper that has no numbered notes, where their order proves them. Linear in the
/// text.
pub(super) fn bare_marks<'t>(text: &'t str, lines: &[Line], words: &Words<'t>) -> Vec<NoteMark> {
    let places = places(text, lines, words);
    let proved = [1, 2].into_iter().map(|first| chain(&places, first)).find(|c| is_proof(c));
    let marks = proved.unwrap_or_default().into_iter().map(|place| NoteMark {
        span: place.span,
        label: place.number.to_string(),
        note: None,
    });
    marks.collect()
}

/// Whether these members say by themselves that they are marks. The same word twice says no more
/// than once: `Nederland1`, `Nederland2`. The first mark is often lost with the title it stood in:
/// a chain from 2 needs more.
fn is_proof(chain: &[Place<'_>]) -> bool {
    let of = |glue: Glue| chain.iter().filter(move |place| place.glue == glue);
    let distinct = |glue: Glue| of(glue).map(|place| place.word).collect::<FxHashSet<_>>().len();
    let plain = of(Glue::Closing).count() + distinct(Glue::Word);
    let strong = plain + distinct(Glue::Name);
    match chain.first().map(|place| place.number) {
        Some(1) => chain.len() >= 3 && strong >= 2 || chain.len() == 2 && plain == 2,
        Some(_) => chain.len() >= 4 && plain >= 3,
        None => false,
    }
}

/// Of places in order, the heaviest chain that counts by one from `first`, each number once.
fn chain<'t>(places: &[Place<'t>], first: u32) -> Vec<Place<'t>> {
    // For each number the heaviest chain that ends with it: its weight and its last place.
    let mut best: Vec<Option<(u32, usize)>> = vec![None; HIGHEST as usize + 1];
    let mut back: Vec<Option<usize>> = Vec::with_capacity(places.len());
    let mut heaviest: Option<(u32, usize)> = None;
    for (index, place) in places.iter().enumerate() {
        let number = place.number as usize;
        let before = (place.number > first)
            .then(|| number.checked_sub(1).and_then(|n| best.get(n).copied().flatten()))
            .flatten();
        back.push(before.map(|(_, at)| at));
        if before.is_none() && place.number != first {
            continue;
        }
        let total = before.map_or(0, |(weight, _)| weight) + place.glue.weight();
        if let Some(entry) = best.get_mut(number)
            && entry.is_none_or(|(weight, _)| total > weight)
        {
            *entry = Some((total, index));
        }
        if heaviest.is_none_or(|(weight, _)| total > weight) {
            heaviest = Some((total, index));
        }
    }
    let mut found = Vec::new();
    let mut at = heaviest.map(|(_, at)| at);
    while let Some(index) = at {
        found.extend(places.get(index).copied());
        at = back.get(index).copied().flatten();
    }
    found.reverse();
    found
}

/// Every place in the lines where such a mark could stand, in order.
fn places<'t>(text: &'t str, lines: &[Line], words: &Words<'t>) -> Vec<Place<'t>> {
    let series = series(text, lines, words);
    let mut found = Vec::new();
    for line in lines
        .iter()
        .filter(|line| readable(line) && line.signs.any(Signs::FIGURE))
        .filter(|line| !matches!(line.role, Role::Note(_)))
    {
        let context = Context { text, line: line.span, words };
        scan(&context, &series, &mut found);
    }
    found
}

/// Words that the paper numbers itself: `Scenario1` and `Scenario2`, never without a number.
fn series<'t>(text: &'t str, lines: &[Line], words: &Words<'_>) -> FxHashSet<&'t str> {
    let mut numbers: FxHashMap<&str, &str> = FxHashMap::default();
    let mut series = FxHashSet::default();
    for line in lines.iter().filter(|line| readable(line) && line.signs.any(Signs::FIGURE)) {
        for token in line.span.of(text).split(|c: char| !c.is_alphanumeric()) {
            let stem = token.trim_end_matches(|c: char| c.is_ascii_digit());
            let number = token.get(stem.len()..).unwrap_or_default();
            if stem.is_empty() || number.is_empty() || words.stems.contains(stem) {
                continue;
            }
            if *numbers.entry(stem).or_insert(number) != number {
                series.insert(stem);
            }
        }
    }
    series
}

fn scan<'t>(context: &Context<'_, 't>, series: &FxHashSet<&str>, found: &mut Vec<Place<'t>>) {
    let printed = context.line.of(context.text);
    let bytes = printed.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            at += 1;
            continue;
        }
        let (before, run) = (printed.get(..at), printed.get(at..at + digits));
        let after = printed.get(at + digits..).unwrap_or_default();
        if let (1..=7, Some(before), Some(run)) = (digits, before, run)
            && let Some((skip, glue)) = judge(context, before, run, after, series)
            && let Some(label) = run.get(skip..)
            && let Some(number) = number_of(label)
        {
            let end = context.line.start + at + digits;
            let second = second_mark(context, end, number);
            if second.is_some() || ends(after) {
                let span = Span::new(end - label.len(), end);
                let word = match glue {
                    Glue::Word | Glue::Name => stem_of(before),
                    Glue::Closing | Glue::Other => "",
                };
                found.push(Place { span, number, glue, word });
            }
            if let Some(span) = second {
                found.push(Place { span, number: number + 1, glue: Glue::Other, word: "" });
            }
        }
        at += digits;
    }
}

fn number_of(label: &str) -> Option<u32> {
    let fits = (1..=3).contains(&label.len()) && !label.starts_with('0');
    fits.then(|| label.parse().ok()).flatten()
}

/// Whether a mark can end here: before a space, the end, or a sign with nothing glued to it.
fn ends(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        None => true,
        Some('.' | ',' | ';' | ':' | '?' | '!' | ')' | ']' | '"' | '\u{bb}' | '\u{201d}') => {
            chars.next().is_none_or(|c| !c.is_alphanumeric())
        }
        Some(c) => is_space(c),
    }
}

/// The mark with the next number right behind one that ends at `at`: `samen.1,2`, or `kansrijk»1,`
/// and on the next line `2 heb ik`.
fn second_mark(context: &Context<'_, '_>, at: usize, number: u32) -> Option<Span> {
    let rest = context.text.get(at..)?;
    let behind = rest.strip_prefix(',')?;
    let tail = behind.strip_prefix(' ').unwrap_or(behind);
    let tail = tail.strip_prefix("\r\n").or_else(|| tail.strip_prefix('\n')).unwrap_or(tail);
    let next = (number + 1).to_string();
    let after = tail.strip_prefix(next.as_str())?;
    let glued = tail.len() == behind.len();
    let resumes = after.strip_prefix(is_space).is_some_and(shape::starts_lower);
    let start = at + (rest.len() - tail.len());
    let counted = shape::first_word(after.trim_start_matches(is_space));
    let amount = context.words.beside.is_sum(counted);
    (ends(after) && (glued || resumes && !amount && !tail.starts_with(' ')))
        .then(|| Span::new(start, start + next.len()))
}

#[cfg(test)]
mod tests {
    use super::super::NoteFinder;
    use super::*;
    use crate::layout::lines::lines_of;
    use crate::lexicon::Grammars;

    /// The text with every mark found written as `[^label]`.
    fn lifted(text: &str) -> String {
        let lines = lines_of(text, Span::new(0, text.len()));
        let mut out = String::new();
        let mut at = 0;
        let finder = NoteFinder::new(&Grammars::built_in()).unwrap();
        for mark in bare_marks(text, &lines, &finder.words(text, &lines)) {
            assert_eq!(mark.note, None);
            out.push_str(&text[at..mark.span.start]);
            out.extend(["[^", &mark.label, "]"]);
            at = mark.span.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// Each text as it should come out; it goes in without the signs around the marks.
    const MARKED: &[&str] = &[
        "De cijfers komen jaarlijks.[^1] Zij staan in de rapportage van afgelopen april[^2]. Meer volgt.",
        "Het rapport van het instituut[^1] en de reactie daarop[^2] zijn openbaar.",
        "Het bericht «Niemand wil betalen.».[^1] Op 14 maart 2018 is dat gevraagd in «NS waarschuwt»[^2].",
        "Het bericht dat de stukken «blijven liggen»?[^1] En het advies (LMS)[^2] daarbij.",
        "De inzet.[^1] De moties Van Dijk.[^2] Voor de periode 2021–2027.[^3] Sinds de start is dat meer.",
        "Het rapport[^1], het advies[^2] en de motie van het lid De Lange[^3] zijn besproken.",
        "Er is overleg[^1] geweest.[^2] Met de VNG[^3] is € 5 miljoen[^4] extra afgesproken.",
        "De commissie voor Volksgezondheid, Welzijn en Sport[^1] sprak de leden Roemer[^2] en Koerhuis[^3].",
        "Het besluit[^1] geldt eind 2023[^2] nog, sinds 29 februari 2024[^3]. Zo is gemeld.[^4]",
        "Het rapport.[^1] De wet maatregelen covid-19[^2] geldt.[^3] De rest is bekend.",
        "Het overleg[^1] over de Wet open overheid[^2] en artikel 3.1 en CO2 en PM10 elders.[^3] Klaar.",
        "Het rapport «Kansrijk»[^1],\n[^2] heb ik laten maken. De motie van het lid De Lange[^3]. Zie de afspraken[^4] daar.",
        "Twee bronnen samen.[^1],[^2] En het derde daarna.[^3]",
        "Het debat van de leden[^1] en de Kamer[^2] daarover.[^3]",
        "De termijn is verstreken,[^1] naar ik begrijp jl.[^2] Hij is c.s.[^3] verlengd.",
        "Wet maatregelen covid-19[^2] heeft een vraag uit de historie.[^3] Dat is het staatsrecht.[^4] Het is nr. TO3357.[^5]\n\nHet voorstel was ingediend,[^6] zo is bekend.",
        "De motie[^1] en het amendement[^2] en nog eens de motie[^3] en motie.",
        "Op 3,5% van de scholen[^1] en 20%[^2] van de klassen[^3] is dat zo (zie het rapport[^4]).",
    ];

    #[test]
    fn ok_marks_told_by_their_own_order() {
        for want in MARKED {
            let plain = want.replace("[^", "").replace(']', "");
            assert_eq!(lifted(&plain), *want);
        }
    }

    /// Texts whose digits are their own, or prove nothing.
    const UNMARKED: &[&str] = &[
        "De motie van het lid De Lange3 is bekend.",
        "Is dat in de strafrechtspleging?1 Ja, dat is bekend.",
        "De leden Roemer1 en Koerhuis2 vroegen dat.",
        "De inzet van de VNG1 en het IPO2 en het CBS3 is bekend.",
        "De vragen van Roemer1 en het antwoord.3 Dan nog het debat.4 Klaar.",
        "Het debat.2 En het antwoord daarop.1 Meer is er niet.",
        "Bij scenario1 hoort minder, bij scenario2 meer en bij scenario3 het meest.",
        "Perron1 is dicht, perron2 is open, perron3 volgt.",
        "De A1, de A2 en de A3; F1, F2 en F3; Q1, Q2 en Q3; H1, H2 en H3.",
        "De uitstoot van H1 en CO2 en NO3, van m2 naar km2, van C2000 naar KCR2.",
        "In artikel 1.1 en artikel 1.2 en artikel 1.3 staat dat, zie nr.1, nr.2 en nr.3.",
        "Van 1,1 naar 1,2 en 1,3 miljoen: 10.1 of 10.2 of 10.3.",
        "Zie blz.1 en blz.2 en art.3, ad.1 en ad.2 en ad.3 daarbij.",
        "Onder a.1, b.2 en c.3, hoofdstuk I.1, II.2 en III.3.",
        "Dat was in 2021, 2022 en 2023. In 20231 woningen, van 20242 woningen en 20253 woningen.",
        "Door covid-19 en SARS-CoV-2 en covid-19 steeg dat.",
        "Leerlingen van mbo1, mbo2, havo3 en vwo4, en vrachtwagens met euro5 en euro6.",
        "Vraag1 en vraag2 en vraag3. Artikel1, bijlage2 en tabel3.",
        "1. Inleiding\n2. Aanpak\n3. Vervolg\nDe rest volgt.",
        "De stand is 1-2, 24/7, 1:3 en '98, de tijd 14.1 en 15.2 en 16.3 uur.",
        "De versie 2021.1 is beter dan 2022.2 en 2023.3 samen.",
        "Zie www.site.nl/a.1 en b@site.nl1 en https://site.nl/pagina2 en site/deel3.",
        "Op Nederland1, Nederland2 en Nederland3 is dat heel Nederland door te zien.",
        "De vraag1 is gesteld en het antwoord (2) is er, met punt 3 erbij.",
        "",
    ];

    #[test]
    fn err_digits_of_their_own() {
        for text in UNMARKED {
            assert_eq!(lifted(text), *text);
        }
    }

    #[test]
    fn ok_sentences_end_before_a_mark() {
        let text = "Dat geldt voor 2021–2027.3 De rest volgt. Het is «te laat».4 Dat klopt.";
        let text = format!("Het rapport1 en het advies2 zijn openbaar. {text}");
        let layouter = crate::layout::Layouter::new(&crate::lexicon::Grammars::built_in()).unwrap();
        let layout = layouter.lay_out(&crate::Source::plain("test.txt", &text));
        let flow = layout.flows.first().unwrap();
        let sentences: Vec<&str> = flow.sentences.iter().map(|span| span.of(flow.text())).collect();
        let want = [
            "Het rapport en het advies zijn openbaar.",
            "Dat geldt voor 2021-2027.",
            "De rest volgt.",
            "Het is \"te laat\".",
            "Dat klopt.",
        ];
        assert_eq!(sentences, want);
        assert!(flow.notes.iter().map(|note| note.label.as_str()).eq(["1", "2", "3", "4"]));
    }

    #[test]
    fn ok_many_digits_in_little_time() {
        for piece in ["x.1..", "woord1.", "a1,2", "2023-20241.", "»1", "een.1 twee.2 ", "1,2\n"] {
            let text = piece.repeat(200_000 / piece.len());
            let start = std::time::Instant::now();
            lifted(&text);
            assert!(start.elapsed().as_secs() < 5, "{piece}");
        }
    }
}
