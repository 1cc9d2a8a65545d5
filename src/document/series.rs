//! The numbers papers bear: dossiers, numbers within them, session years, identifiers.

use super::day::fail;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, digit1, one_of, satisfy, space0, space1};
use nom::combinator::{map_opt, not, opt, recognize, verify};
use nom::multi::many_m_n;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// `Vergaderjaar 2018-2019`, `vergaderjaar 1999/00` → `2018-2019`.
pub(super) fn session_year(text: &str) -> IResult<&str, String> {
    let word = alt((tag("Vergaderjaar"), tag("vergaderjaar"), tag("VERGADERJAAR"), tag("Zitting")));
    let mut years =
        (word, space1, digits(4), space0, one_of("-/"), space0, alt((digits(4), digits(2))));
    let (rest, (_, _, first, _, _, _, last)) = years.parse(text)?;
    let (Ok(from), Ok(to)) = (first.parse::<u32>(), last.parse::<u32>()) else { return fail(text) };
    if (from + 1) % 100 != to % 100 || !boundary(rest) {
        return fail(text);
    }
    Ok((rest, format!("{from}-{}", from + 1)))
}

/// A dossier with its chapter: `35 238`, `36410-VI`, `21 501-20`, `34 356 (R2064)` →
/// `35238`, `36410-VI`, `21501-20`, `34356`.
pub(super) fn dossier(text: &str) -> IResult<&str, String> {
    let spaced = (digits(2), one_of(" ."), digits(3));
    let spaced = spaced.map(|(thousands, _, rest)| format!("{thousands}{rest}"));
    let (rest, mut number) =
        alt((spaced, verify(digits(5), |_: &str| true).map(str::to_owned))).parse(text)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return fail(text);
    }
    let part = alt((
        preceded((space0, char('-'), space0), alt((chapter, terminated(digits(2), not(digit1))))),
        preceded(one_of(" ."), chapter),
        chapter,
    ));
    // The councils of the European Union are numbered 21501-02 to 21501-34.
    let council = number == "21501";
    let (rest, part) =
        opt(verify(part, |part: &str| council || !part.starts_with('0'))).parse(rest)?;
    if let Some(part) = part {
        number.push('-');
        number.push_str(part);
    }
    let kingdom = (space0, delimited(char('('), (char('R'), space0, digit1), char(')')));
    let (rest, _) = opt(kingdom).parse(rest)?;
    if boundary(rest) { Ok((rest, number)) } else { fail(text) }
}

/// A paper by dossier and number, and nothing behind it: `34300-VII-60`, `21501-04-120`.
pub(super) fn whole_number(text: &str) -> Option<(String, &str)> {
    let (of, number) = text.rsplit_once('-')?;
    let (rest, dossier) = dossier(of).ok()?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let letters = number.bytes().all(|byte| byte.is_ascii_uppercase());
    let fits = rest.is_empty() && (1..=4).contains(&number.len()) && (digits || letters);
    fits.then_some((dossier, number))
}

/// A budget chapter or fund: `VI`, `IXB`, `XIII`, `A`.
fn chapter(text: &str) -> IResult<&str, &str> {
    let roman = recognize((take_while_m_n(1, 5, |c| "IVX".contains(c)), opt(one_of("ABCDE"))));
    let fund = recognize(satisfy(|c: char| ('A'..='M').contains(&c)));
    let (rest, chapter) = alt((roman, fund)).parse(text)?;
    if boundary(rest) { Ok((rest, chapter)) } else { fail(text) }
}

/// `Nr. 608`, `Nr . 8`, `nr. 17`, `No. 12`: the number, a letter allowed behind it.
pub(super) fn numbered(text: &str) -> IResult<&str, &str> {
    let word = (alt((tag("Nr"), tag("nr"), tag("NR"), tag("No"))), space0, opt(char('.')), space0);
    let (rest, number) =
        preceded(word, recognize((digit1, opt(satisfy(|c| c.is_ascii_uppercase())))))
            .parse(text)?;
    if number.len() <= 5 && boundary(rest) { Ok((rest, number)) } else { fail(text) }
}

/// A number of the Eerste Kamer: one to three capitals.
pub(super) fn lettered(text: &str) -> IResult<&str, &str> {
    let (rest, letters) = take_while_m_n(1, 3, |c: char| c.is_ascii_uppercase())(text)?;
    // `U1 VERSLAG`: the mark of a note.
    let (rest, _) = opt(satisfy(|c| c.is_ascii_digit())).parse(rest)?;
    if rest.starts_with([' ', '\n']) { Ok((rest, letters)) } else { fail(text) }
}

/// The official identifier of a paper: `kst-35238-6`, `ah-tk-20212022-2998`.
pub(super) fn identifier(text: &str) -> IResult<&str, &str> {
    let series = alt((
        tag("kst-"),
        tag("ah-tk-"),
        tag("ah-ek-"),
        tag("kv-tk-"),
        tag("h-tk-"),
        tag("h-ek-"),
        tag("blg-"),
    ));
    let (rest, all) = recognize((
        series,
        satisfy(|c| c.is_ascii_digit()),
        opt(nom::bytes::complete::take_while(|c: char| c.is_ascii_alphanumeric() || c == '-')),
    ))
    .parse(text)?;
    if all.ends_with('-') { fail(text) } else { Ok((rest, all)) }
}

/// `2025Z18704` or `2025D43420`, as `letter` says.
pub(super) fn case_number(letter: char) -> impl Fn(&str) -> IResult<&str, &str> {
    move |text| {
        let (rest, all) = recognize((digits(4), char(letter), digits(5))).parse(text)?;
        if boundary(rest) { Ok((rest, all)) } else { fail(text) }
    }
}

/// The running foot of the printed series: `Tweede Kamer, vergaderjaar 2018-2019, 35 238, nr. 6`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Foot {
    pub(super) chamber: &'static str,
    pub(super) session_year: String,
    /// `None` in the Aanhangsel, whose foot gives its pages.
    pub(super) dossier: Option<String>,
    /// `None` in the Aanhangsel.
    pub(super) number: Option<String>,
}

/// Reads a running foot.
pub(super) fn foot(text: &str) -> IResult<&str, Foot> {
    let chamber = alt((tag("Tweede Kamer").map(|_| "TK"), tag("Eerste Kamer").map(|_| "EK")));
    let (rest, (chamber, _, session_year, _)) =
        (chamber, (char(','), space0), session_year, (char(','), space0)).parse(text)?;
    let number = alt((numbered, lettered_end));
    let printed =
        (dossier, char(','), space0, number).map(|(d, _, _, n)| (Some(d), Some(n.to_owned())));
    let annexed = tag("Aanhangsel").map(|_| (None, None));
    let (rest, (dossier, number)) = alt((printed, annexed)).parse(rest)?;
    Ok((rest, Foot { chamber, session_year, dossier, number }))
}

/// A row of the table above a paper on officielebekendmakingen.nl, its cells parted or glued: `Eerste
/// Kamer der Staten-Generaal | 2022-2023 | 36200-XV nr. C`, `Tweede Kamer der
/// Staten-Generaal2019-202035470-XIV nr. 6`.
pub(super) fn listed(text: &str) -> IResult<&str, Foot> {
    let chamber = alt((
        tag("Tweede Kamer der Staten-Generaal").map(|_| "TK"),
        tag("Eerste Kamer der Staten-Generaal").map(|_| "EK"),
    ));
    let part = |text| take_while_m_n(0, 4, |c: char| " |\t".contains(c))(text);
    let years = verify((digits(4), char('-'), digits(4)), |(from, _, to): &(&str, char, &str)| {
        from.parse::<u32>().map(|year| year + 1) == to.parse()
    });
    let number = preceded((space0, tag("nr. ")), alt((lettered_end, recognize(digit1))));
    let (rest, (chamber, _, years, _, dossier, number)) =
        (chamber, part, recognize(years), part, dossier, number).parse(text)?;
    let session_year = years.to_owned();
    Ok((rest, Foot { chamber, session_year, dossier: Some(dossier), number: Some(number.into()) }))
}

fn lettered_end(text: &str) -> IResult<&str, &str> {
    let (rest, letters) = take_while_m_n(1, 3, |c: char| c.is_ascii_uppercase())(text)?;
    if boundary(rest) { Ok((rest, letters)) } else { fail(text) }
}

/// A dossier and number in brackets, as departments put them in their feet: `(36360 -VI-1)`.
pub(super) fn bracketed(text: &str) -> IResult<&str, (String, String)> {
    let number = preceded((space0, alt((tag("-"), tag(", nr. "), tag(" nr. ")))), digit1);
    let inner =
        (dossier, number).map(|(dossier, number): (String, &str)| (dossier, number.to_owned()));
    let word =
        opt((alt((tag("Kamerstukken II "), tag("Kamerstuk "), tag("Kamerstukken "))), space0));
    delimited((char('('), word), inner, char(')')).parse(text)
}

/// Exactly this many digits.
fn digits<'t>(
    count: usize,
) -> impl Parser<&'t str, Output = &'t str, Error = nom::error::Error<&'t str>> {
    recognize(many_m_n(count, count, satisfy(|c| c.is_ascii_digit())))
}

fn boundary(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

/// The number of an annex: `nummer 4`, `2`, `IV`, `A`.
pub(super) fn annex_number(text: &str) -> IResult<&str, &str> {
    let word = opt(alt((tag("nummer "), tag("nr. "), tag("nr "), tag("no. "))));
    let roman = recognize(take_while_m_n(1, 5, |c| "IVX".contains(c)));
    let letter = recognize(satisfy(|c: char| c.is_ascii_uppercase()));
    let digits =
        verify(recognize((digit1, opt(satisfy(|c: char| c.is_ascii_lowercase())))), |d: &str| {
            d.len() <= 3
        });
    let number = map_opt(alt((digits, roman, letter)), Some);
    let (rest, number) = preceded(word, number).parse(text)?;
    if boundary(rest) { Ok((rest, number)) } else { fail(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_dossiers() {
        for (text, want) in [
            ("35 238 Beheerste", "35238"),
            ("36410-VI, nr. 50", "36410-VI"),
            ("36 410 VI Vaststelling", "36410-VI"),
            ("36360 -VI-1)", "36360-VI"),
            ("21 501-20 Europese Raad", "21501-20"),
            ("21 501-08\nMilieuraad", "21501-08"),
            ("34 356 (R2064) Wijziging", "34356"),
            ("31 700 IXB Vaststelling", "31700-IXB"),
            ("36 800 A Vaststelling", "36800-A"),
            ("29.628, nr. 1", "29628"),
            ("35238", "35238"),
            ("35334 -407 Problematiek", "35334"),
            ("31936-491", "31936"),
        ] {
            assert_eq!(dossier(text).map(|(_, d)| d).as_deref(), Ok(want), "{text}");
        }
        for text in ["2500 EA", "352381", "35 2384", "070 4264264", "3523", "2018-2019"] {
            assert!(dossier(text).is_err(), "{text}");
        }
    }

    #[test]
    fn ok_whole_numbers() {
        for (text, want) in [
            ("34300-VII-60", Some(("34300-VII", "60"))),
            ("34233-33", Some(("34233", "33"))),
            ("21501-04-120", Some(("21501-04", "120"))),
            ("35925-E", Some(("35925", "E"))),
            ("34233", None),
            ("34233-33 en 34", None),
            ("2018-2019", None),
        ] {
            let read = whole_number(text);
            assert_eq!(read.as_ref().map(|(d, n)| (d.as_str(), *n)), want, "{text}");
        }
    }

    #[test]
    fn ok_session_years() {
        for text in ["Vergaderjaar 2018-2019", "vergaderjaar 2018/19,", "Vergaderjaar 2018 - 2019"]
        {
            assert_eq!(session_year(text).map(|(_, y)| y).as_deref(), Ok("2018-2019"), "{text}");
        }
        assert_eq!(
            session_year("Vergaderjaar 1999/00").map(|(_, y)| y).as_deref(),
            Ok("1999-2000")
        );
        assert!(session_year("Vergaderjaar 2018-2020").is_err());
        assert!(session_year("Vergaderjaar 2018").is_err());
    }

    #[test]
    fn ok_feet() {
        let (_, read) = foot("Tweede Kamer, vergaderjaar 2018-2019, 35 238, nr. 6 1").unwrap();
        assert_eq!((read.dossier.as_deref(), read.number.as_deref()), (Some("35238"), Some("6")));
        let (_, read) = foot("Tweede Kamer, vergaderjaar 1999-2000, Aanhangsel 2507").unwrap();
        assert_eq!((read.dossier, read.number), (None, None));
        let (_, read) = foot("Eerste Kamer, vergaderjaar 2021-2022, 35 925, E 3").unwrap();
        assert_eq!((read.chamber, read.number.as_deref()), ("EK", Some("E")));
        assert!(foot("Tweede Kamer, vergaderjaar 2018-2019").is_err());
    }

    #[test]
    fn ok_rows_of_a_site() {
        for (text, chamber, years, dossier, number) in [
            (
                "Eerste Kamer der Staten-Generaal | 2022-2023 | 36200-XV nr. C |",
                "EK",
                "2022-2023",
                "36200-XV",
                "C",
            ),
            (
                "Tweede Kamer der Staten-Generaal2019-202035470-XIV nr. 6",
                "TK",
                "2019-2020",
                "35470-XIV",
                "6",
            ),
            (
                "Tweede Kamer der Staten-Generaal2016-201734700 nr. 19",
                "TK",
                "2016-2017",
                "34700",
                "19",
            ),
            (
                "Tweede Kamer der Staten-Generaal | 2017-2018 | 21501-02 nr. 1853 |",
                "TK",
                "2017-2018",
                "21501-02",
                "1853",
            ),
        ] {
            let (_, row) = listed(text).unwrap();
            assert_eq!((row.chamber, row.session_year.as_str()), (chamber, years), "{text}");
            let numbers = (row.dossier.as_deref(), row.number.as_deref());
            assert_eq!(numbers, (Some(dossier), Some(number)), "{text}");
        }
        assert!(listed("Tweede Kamer der Staten-Generaal 2").is_err());
        assert!(listed("Tweede Kamer der Staten-Generaal2016-201834700 nr. 19").is_err());
    }

    #[test]
    fn ok_numbers() {
        assert_eq!(numbered("Nr. 608 BRIEF").map(|(_, n)| n), Ok("608"));
        assert_eq!(numbered("Nr . 8").map(|(_, n)| n), Ok("8"));
        assert!(numbered("Nrs. 5 en 6").is_err());
        assert_eq!(annex_number("nummer 4\n").map(|(_, n)| n), Ok("4"));
        assert_eq!(annex_number("2 bij").map(|(_, n)| n), Ok("2"));
        assert!(annex_number("bij de brief").is_err());
        assert_eq!(identifier("kst-36410-VI-50 en").map(|(_, i)| i), Ok("kst-36410-VI-50"));
        assert_eq!(case_number('Z')("2025Z18704:").map(|(_, i)| i), Ok("2025Z18704"));
        assert_eq!(bracketed("(36360 -VI-1)").map(|(_, b)| b), Ok(("36360-VI".into(), "1".into())));
    }
}
