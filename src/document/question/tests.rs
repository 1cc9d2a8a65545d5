use super::super::lists::Lists;
use super::super::page::{Page, by_hand};
use super::pairs;

/// A line a pair: number, question, answer, the group it is answered with, what it points at.
fn read(text: &str, framed: bool) -> Vec<String> {
    let (source, layout) = by_hand::paper(text);
    let lists = Lists::built_in();
    let page = Page::new(&lists, &source, &layout);
    let text = |places: &[crate::layout::Place]| {
        places.iter().map(|&place| layout.text_of(place)).collect::<Vec<_>>().join(" ")
    };
    let pairs = pairs(&lists, &page, framed);
    let line = |pair: &super::Pair| {
        let with = pair.answers_with.as_deref().unwrap_or("-");
        let to = pair.refers_to.as_deref().unwrap_or("-");
        let (question, answer) = (text(&pair.question), text(&pair.answer));
        format!("{} | {question} | {answer} | {with} | {to}", pair.number)
    };
    pairs.iter().map(line).collect()
}

#[test]
fn ok_labels_on_lines_of_their_own() {
    let text = "Vraag 1\nKunt u dit toelichten?\nAntwoord 1\nJa.\nVraag 2\nWaarom?\n\
        Antwoord 2\nZie het antwoord op vraag 1.\n_De Minister van Financiën,";
    assert_eq!(
        read(text, false),
        [
            "1 | Kunt u dit toelichten? | Ja. | - | -",
            "2 | Waarom? | Zie het antwoord op vraag 1. | - | 1"
        ]
    );
}

#[test]
fn ok_brackets_and_colons() {
    let text = "Vraag (107):\nWat is de status?\nAntwoord:\nGoed.\n|Totaallijst 32/36\nEn verder.\n\
        Vraag (108):\nEn dan?\nAntwoord:\nNiets.";
    assert_eq!(
        read(text, false),
        ["107 | Wat is de status? | Goed. En verder. | - | -", "108 | En dan? | Niets. | - | -"]
    );
}

#[test]
fn ok_questions_answered_together() {
    let text = "Vraag 3\nWat?\nVraag 4\nWie?\nVraag 5\nHoe?\nAntwoord op de vragen 3 en 4\nDit.\n\
        Antwoord 5\nZo.";
    assert_eq!(
        read(text, false),
        ["3 | Wat? | Dit. | 3 | -", "4 | Wie? | Dit. | 3 | -", "5 | Hoe? | Zo. | - | -"]
    );
}

#[test]
fn ok_all_questions_first_then_all_answers() {
    let text = "Vraag 1\nWat?\nVraag 2\nWie?\nAntwoord 1\nDit.\nAntwoord 2\nDie.";
    assert_eq!(read(text, false), ["1 | Wat? | Dit. | - | -", "2 | Wie? | Die. | - | -"]);
}

#[test]
fn ok_a_label_without_number_answers_all_that_wait() {
    let text = "Vraag 1\nWat?\nVraag 2\nWie?\nAntwoord:\nDit en die.";
    assert_eq!(
        read(text, false),
        ["1 | Wat? | Dit en die. | 1 | -", "2 | Wie? | Dit en die. | 1 | -"]
    );
}

#[test]
fn ok_one_label_for_several_questions() {
    let text = "Vraag 2, 3 en 5\nWat?\nAntwoord\nDit.";
    assert_eq!(
        read(text, false),
        ["2 | Wat? | Dit. | 2 | -", "3 | Wat? | Dit. | 2 | -", "5 | Wat? | Dit. | 2 | -"]
    );
}

#[test]
fn ok_one_line_without_breaks() {
    let text = "Aanhangsel van de Handelingen 2998 Vragen van het lid X (ontvangen 1 juni 2022). Vraag 1 \
        Bent u bekend met het bericht \"Bijles\"? Antwoord 1 Ja. Vraag 2 Klopt het? Zo ja, waarom? \
        Antwoord 2 Vraag 1 is beantwoord. Vraag 1 van de leden ook. Vraag 3 En nu? Antwoord 3 Zie vraag 2.";
    assert_eq!(
        read(text, false),
        [
            "1 | Bent u bekend met het bericht \"Bijles\"? | Ja. | - | -",
            "2 | Klopt het? Zo ja, waarom? | Vraag 1 is beantwoord. Vraag 1 van de leden ook. | - | -",
            "3 | En nu? | Zie vraag 2. | - | 2",
        ]
    );
}

#[test]
fn ok_doubled_labels_and_headings_between() {
    let text = "#Vraag 1\nVraag 1\nWat?\n#Antwoord 1\nAntwoord 1\nDit.\n#Artikel 32\nVraag 2\nWie?\n\
        Antwoord 2\nDie.";
    assert_eq!(read(text, false), ["1 | Wat? | Dit. | - | -", "2 | Wie? | Die. | - | -"]);
}

#[test]
fn ok_numbers_without_the_word() {
    let text =
        "1\nWat kost dit?\nAntwoord:\nVeel:\n1. geld\n2. tijd\n2\nEn dan?\nAntwoord:\nNiets.";
    assert_eq!(
        read(text, false),
        ["1 | Wat kost dit? | Veel: 1. geld 2. tijd | - | -", "2 | En dan? | Niets. | - | -"]
    );
}

#[test]
fn ok_numbered_questions_with_numbered_answers() {
    let text = "1. Kunt u dit uitleggen?\nAntwoord op vraag 1\nJa.\n2. Kunt u meer?\nAntwoord op vraag 2\nNee.";
    assert_eq!(
        read(text, false),
        ["1 | Kunt u dit uitleggen? | Ja. | - | -", "2 | Kunt u meer? | Nee. | - | -"]
    );
}

#[test]
fn ok_answers_without_label_in_a_paper_of_answers() {
    let text = "Vraag 1\nKunt u dit toelichten? Zo nee, waarom niet?\nJa, dat kan.\nMeer is er niet.\n\
        Vraag 2\nWaarom?\nDaarom.";
    assert_eq!(
        read(text, true),
        [
            "1 | Kunt u dit toelichten? Zo nee, waarom niet? | Ja, dat kan. Meer is er niet. | - | -",
            "2 | Waarom? | Daarom. | - | -",
        ]
    );
    assert!(read(text, false).is_empty());
}

#[test]
fn ok_numbered_questions_with_unlabelled_answers() {
    let text = "1. Wat kost dit?\nVijf euro.\n2. En dan?\nNiets.";
    assert_eq!(
        read(text, true),
        ["1 | Wat kost dit? | Vijf euro. | - | -", "2 | En dan? | Niets. | - | -"]
    );
}

#[test]
fn err_questions_without_answers_are_no_pairs() {
    for text in [
        "Vraag 1\nKunt u dit toelichten?\nVraag 2\nWaarom?",
        "De leden van de VVD-fractie vragen waarom. Zij vragen ook wanneer.",
        "1. Inleiding\nTekst.\n2. Vervolg\nTekst.",
        "In antwoord op vraag 3 meldde ik u dit. Vraag 3 gaat over geld.",
        "",
    ] {
        assert!(read(text, false).is_empty(), "{text}");
    }
}

#[test]
fn ok_the_last_answer_ends_before_notes_and_signature() {
    let text = "Vraag 1\nWat?\nAntwoord 1\nDit.\n*Kamerstuk 1.\nHoogachtend,\nDe Minister van Defensie,\nX";
    assert_eq!(read(text, false), ["1 | Wat? | Dit. | - | -"]);
}

#[test]
fn ok_numbered_questions_first_and_answers_behind_one_heading() {
    let text = "1\nKent u het bericht?\n2\nIs het waar? Zo ja, hoe?\n3\nWat gaat u doen?\nAntwoord\n\
        Antwoord van minister Netelenbos (Verkeer en Waterstaat). (Ontvangen 29 mei 2000)\n1\nJa.\n\
        2 en 3\nIk beraad mij.";
    assert_eq!(
        read(text, true),
        [
            "1 | Kent u het bericht? | Ja. | - | -",
            "2 | Is het waar? Zo ja, hoe? | Ik beraad mij. | 2 | -",
            "3 | Wat gaat u doen? | Ik beraad mij. | 2 | -",
        ]
    );
}

#[test]
fn ok_numbers_in_running_text() {
    let text = "De voorzitter van de commissie, Tielen 1 Hoeveel mensen zijn er? Dat zijn er 402, zie nr. 1). \
        De minister zag 2 Kamerleden. 2 Kunt u een overzicht geven? En de trend? Zie het antwoord op vraag 1. \
        3 Wat kost het? Het kost: 1. veel 2. weinig";
    assert_eq!(
        read(text, true),
        [
            "1 | Hoeveel mensen zijn er? | Dat zijn er 402, zie nr. 1). De minister zag 2 Kamerleden. | - | -",
            "2 | Kunt u een overzicht geven? En de trend? | Zie het antwoord op vraag 1. | - | 1",
            "3 | Wat kost het? | Het kost: 1. veel 2. weinig | - | -",
        ]
    );
}

#[test]
fn ok_notes_that_look_like_a_list_end_the_last_answer() {
    let text =
        "Vraag 1\nKent u het bericht? 1)\nAntwoord 1\nJa. 2)\n1) NRC, 30 oktober 2021.\n2) Trouw.";
    assert_eq!(read(text, false), ["1 | Kent u het bericht? 1) | Ja. 2) | - | -"]);
}

#[test]
fn ok_a_list_at_the_end_of_the_last_answer_stays() {
    let text = "Vraag 1\nWat?\nAntwoord 1\nDit:\n1) geld\n2) tijd";
    assert_eq!(read(text, false), ["1 | Wat? | Dit: 1) geld 2) tijd | - | -"]);
}

#[test]
fn ok_one_number_line_for_several_questions() {
    let text = "1\nWat kost dit?\nVeel.\n2\nEn dan?\nNiets.\n3 en 4\nHoe gaat het? En daarna?\nGoed.\n\
        5\nIs dat alles?\nJa.";
    assert_eq!(
        read(text, true),
        [
            "1 | Wat kost dit? | Veel. | - | -",
            "2 | En dan? | Niets. | - | -",
            "3 | Hoe gaat het? En daarna? | Goed. | 3 | -",
            "4 | Hoe gaat het? En daarna? | Goed. | 3 | -",
            "5 | Is dat alles? | Ja. | - | -",
        ]
    );
}

#[test]
fn ok_answers_that_bear_the_number_of_their_question() {
    let text = "1. Op welke wijze? Wie?\n1. Er is geen onderzoek gedaan.\n2. Waar?\n2. Daar.";
    assert_eq!(
        read(text, true),
        [
            "1 | Op welke wijze? Wie? | Er is geen onderzoek gedaan. | - | -",
            "2 | Waar? | Daar. | - | -",
        ]
    );
}

#[test]
fn ok_the_first_number_line_may_be_for_several_questions() {
    let text = "1 en 2\nHoe groot is het bedrag?\nWaaraan is het besteed?\nHet bedroeg veel.\nAan inhuur.\n\
        3\nIs dat alles?\nJa.";
    let both = "Hoe groot is het bedrag? Waaraan is het besteed? | Het bedroeg veel. Aan inhuur.";
    assert_eq!(
        read(text, true),
        [
            format!("1 | {both} | 1 | -"),
            format!("2 | {both} | 1 | -"),
            "3 | Is dat alles? | Ja. | - | -".to_owned(),
        ]
    );
}
