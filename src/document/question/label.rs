//! Labels of questions and answers: `Vraag (107):`, `Antwoord op de vragen 3 en 4`.

use super::super::day::fail;
use super::super::lists::{Half, Lists};
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, digit1, multispace0, one_of, satisfy, space0, space1};
use nom::combinator::{opt, recognize, verify};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

/// The longest list of numbers a range stands for.
const LONGEST_RANGE: u32 = 100;

/// A label, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label<'t> {
    /// Which half of a pair it opens.
    pub(super) half: Half,
    /// The numbers it names, each with the characters that name it (a range: its own).
    pub(super) numbers: Vec<(String, &'t str)>,
    /// How it ends.
    pub(super) end: End,
}

/// What parts a label from the text behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A colon, bracket, full stop or dash.
    Sign,
    /// The end of the line.
    Line,
    /// A space, and then the start of a sentence.
    Sentence,
}

/// A label in words: `Vraag 1`, `Vraag (107):`, `Vragen 2, 3 en 5`, `Antwoord op vraag 1:`,
/// `Antwoord:`. Never the same words inside a sentence (`Vraag 3 gaat over …`).
pub(super) fn label<'t>(lists: &Lists, text: &'t str) -> IResult<&'t str, Label<'t>> {
    if !text.starts_with(char::is_uppercase)
        && !text.starts_with("vra")
        && !text.starts_with("antw")
    {
        return fail(text);
    }
    let (rest, &half) = lists.questions.parse(text)?;
    let numbered = preceded((space0, opt(alt((tag("nr. "), tag("nummer "))))), bracketed);
    let (rest, numbers) = opt(numbered).parse(rest)?;
    let (rest, end) = end(rest)?;
    Ok((rest, Label { half, numbers: numbers.unwrap_or_default(), end }))
}

/// Numbers that alone open a question or an answer: `1.`, `12)`, `(3)`, `4` or `2 en 3` with a line
/// of their own.
pub(super) fn bare_numbers(text: &str) -> IResult<&str, Label<'_>> {
    let (rest, label) = bare_number(text).or_else(|_| {
        numbers(text).and_then(|(rest, numbers)| {
            let (rest, end) = end(rest)?;
            Ok((rest, Label { half: Half::Question, numbers, end }))
        })
    })?;
    // A list of numbers that opens a sentence is no label.
    let zero = label.numbers.iter().any(|(number, _)| number.starts_with('0'));
    if zero || label.numbers.len() > 1 && label.end == End::Sentence {
        fail(text)
    } else {
        Ok((rest, label))
    }
}

/// One number that alone opens a question.
pub(super) fn bare_number(text: &str) -> IResult<&str, Label<'_>> {
    let (rest, digits) =
        verify(alt((delimited(char('('), number, char(')')), number)), |digits: &str| {
            !digits.starts_with('0')
        })
        .parse(text)?;
    let (rest, end) = end(rest)?;
    let numbers = vec![(digits.to_owned(), digits)];
    Ok((rest, Label { half: Half::Question, numbers, end }))
}

fn bracketed(text: &str) -> IResult<&str, Vec<(String, &str)>> {
    alt((delimited(char('('), numbers, char(')')), numbers)).parse(text)
}

/// A label has no more numbers or ranges than this.
const MOST: usize = 60;

/// `3`, `3 en 4`, `2, 3 en 5`, `6 t/m 9`.
fn numbers(text: &str) -> IResult<&str, Vec<(String, &str)>> {
    let (mut rest, first) = number(text)?;
    let mut all = vec![(first.to_owned(), first)];
    for _ in 0..MOST {
        if let Ok((after, last)) = preceded(range_sign, number).parse(rest) {
            rest = after;
            let from = all.last().and_then(|(text, _)| text.parse::<u32>().ok());
            let to = last.parse::<u32>().ok();
            if let (Some(from), Some(to)) = (from, to)
                && to > from
                && to - from <= LONGEST_RANGE
            {
                all.extend((from + 1..=to).map(|number| (number.to_string(), last)));
                continue;
            }
            return fail(text);
        }
        let Ok((after, next)) = preceded(list_sign, number).parse(rest) else { break };
        rest = after;
        all.push((next.to_owned(), next));
    }
    Ok((rest, all))
}

/// One to four digits, a letter behind them allowed: `12`, `3a`.
fn number<'t>(text: &'t str) -> IResult<&'t str, &'t str> {
    let letter = |text: &'t str| {
        let (rest, letter) = satisfy(|c: char| c.is_ascii_lowercase())(text)?;
        if rest.starts_with(char::is_alphanumeric) { fail(text) } else { Ok((rest, letter)) }
    };
    let (rest, digits) =
        recognize((verify(digit1, |digits: &str| digits.len() <= 4), opt(letter))).parse(text)?;
    if rest.starts_with(char::is_alphanumeric) { fail(text) } else { Ok((rest, digits)) }
}

fn range_sign(text: &str) -> IResult<&str, &str> {
    let words = alt((tag("t/m"), tag("tot en met")));
    alt((delimited(space0, words, space0), delimited(space0, tag("-"), space0))).parse(text)
}

fn list_sign(text: &str) -> IResult<&str, &str> {
    let vraag = || opt((alt((tag("vragen"), tag("vraag"))), space1));
    let and = recognize((space1, alt((tag("en"), tag("&"))), space1, vraag()));
    let comma = recognize((space0, one_of(",;/"), space0, opt((tag("en"), space1)), vraag()));
    alt((and, comma)).parse(text)
}

/// The end of a label.
fn end(text: &str) -> IResult<&str, End> {
    let dash = (space1, char('-'), space1).map(|_| ());
    let stop = (space0, one_of(":.)"), opt(one_of(".:"))).map(|_| ());
    let (rest, sign) = opt(alt((dash, stop))).parse(text)?;
    if sign.is_some() && !rest.starts_with(|c: char| c.is_ascii_digit()) {
        let (rest, _) = multispace0(rest)?;
        return Ok((rest, End::Sign));
    }
    let (behind, _) = space0(text)?;
    if behind.is_empty() || behind.starts_with('\n') {
        return Ok((behind.trim_start(), End::Line));
    }
    let opens = |c: char| c.is_uppercase() || "\"'([-".contains(c);
    if behind.len() < text.len() && behind.starts_with(opens) {
        return Ok((behind, End::Sentence));
    }
    fail(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Half, String, End, String)> {
        let (rest, label) = label(&Lists::built_in(), text).ok()?;
        let numbers: Vec<&str> = label.numbers.iter().map(|(text, _)| text.as_str()).collect();
        Some((label.half, numbers.join(" "), label.end, rest.to_owned()))
    }

    #[test]
    fn ok_labels() {
        use {End::*, Half::*};
        for (text, half, numbers, end) in [
            ("Vraag 1", Question, "1", Line),
            ("Vraag (107):", Question, "107", Sign),
            ("Vraag 12:", Question, "12", Sign),
            ("VRAAG 3\n", Question, "3", Line),
            ("Vraag nr. 4", Question, "4", Line),
            ("Vraag 2, 3 en 5", Question, "2 3 5", Line),
            ("Vragen 6 t/m 9:", Question, "6 7 8 9", Sign),
            ("Vraag 1 Bent u bekend", Question, "1", Sentence),
            ("Vraag 1 \"Kunt u", Question, "1", Sentence),
            ("Vraag 7a", Question, "7a", Line),
            ("Vraag 8 - Kunt u", Question, "8", Sign),
            ("Vraag:", Question, "", Sign),
            ("Antwoord:", Answer, "", Sign),
            ("Antwoord", Answer, "", Line),
            ("Antwoord 1", Answer, "1", Line),
            ("Antwoord 1 Ja.", Answer, "1", Sentence),
            ("Antwoord op vraag 1:", Answer, "1", Sign),
            ("Antwoord op de vragen 3 en 4", Answer, "3 4", Line),
            ("Antwoord op vragen 4, 5, 6 en 7", Answer, "4 5 6 7", Line),
            ("Antwoord op vraag 4 en vraag 5", Answer, "4 5", Line),
            ("Antwoorden 3 en 4", Answer, "3 4", Line),
            ("Antwoord 10-12", Answer, "10 11 12", Line),
            ("Antwoord vraag 8.", Answer, "8", Sign),
            ("Antwoord op vraag 2 tot en met 4", Answer, "2 3 4", Line),
        ] {
            let (got_half, got, got_end, _) = read(text).expect(text);
            assert_eq!((got_half, got.as_str(), got_end), (half, numbers, end), "{text}");
        }
    }

    #[test]
    fn err_words_in_a_sentence() {
        for text in [
            "Vraag 3 gaat over de begroting.",
            "Vragen 3 en 4 worden gezamenlijk beantwoord.",
            "Antwoord op uw vragen",
            "Antwoord van de Minister",
            "Vragen van het lid Brandsma",
            "Vraagstukken",
            "Antwoord op vraag 5 is gegeven",
            "de vraag 3",
            "Vraag 20222",
            "Antwoord 9-3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn ok_and_err_bare_numbers() {
        for (text, want) in [
            ("1. Kunt u", "1"),
            ("12", "12"),
            ("(3) Wat", "3"),
            ("4) Wat", "4"),
            ("5 Kunt u", "5"),
            ("2 en 3", "2"),
        ] {
            let number = bare_numbers(text).map(|(_, label)| label.numbers[0].0.clone());
            assert_eq!(number.as_deref(), Ok(want), "{text}");
        }
        for text in ["2024 is", "1.5 miljoen", "12 miljoen", "0. Niets", "3 en 4 Ja"] {
            assert!(bare_numbers(text).is_err(), "{text}");
        }
    }
}
