//! What the text says, before anything is decided about what it means.

/// The value of a mention.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `https://www.rijksoverheid.nl/…`
    Url(UrlAddress),
    /// `Kamerstukken II 2023/24, 36410-VI, nr. 50`
    Citation(Citation),
    /// `artikel 3.1 van de Comptabiliteitswet 2016`
    Law(LawCitation),
    /// `motie van de leden Sneller en Mutluer`
    Motion(MotionMention),
    /// `Monitor Integriteit en Veiligheid`
    Report(ReportTitle),
    /// `€ 1,75 miljoen`
    Money(Money),
    /// `eind 2026`
    Time(TimeMention),
    /// `Raad voor de Kinderbescherming`
    Organisation(OrganisationMention),
}

/// An address on the web, line breaks taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrlAddress {
    /// The address as a browser would take it.
    pub address: String,
}

/// A citation of an official publication or a parliamentary paper, as far as the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The series cited.
    pub kind: CitationKind,
    /// The official identifier, `kst-36410-VI-50`, where the parts suffice for one.
    pub identifier: Option<String>,
    /// `TK`, `EK` or `VV`.
    pub chamber: Option<&'static str>,
    /// The session year in normal form, `2023-2024`.
    pub session_year: Option<String>,
    /// `29517`, `36410-VI`.
    pub dossier: Option<String>,
    /// `264`, `E`; for a gazette its number.
    pub number: Option<String>,
    /// The page or pages cited, `7-8`.
    pub page: Option<String>,
}

/// The series a citation names: the closed list `references.kind`, less what other grammars read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitationKind {
    /// Kamerstuk of either Chamber.
    Kamerstuk,
    /// Handelingen.
    Handelingen,
    /// Aanhangsel van de Handelingen.
    Aanhangsel,
    /// A question as put (kv-).
    Kamervraag,
    /// An annex (blg-).
    Bijlage,
    /// A case of the Tweede Kamer, `2023Z18870`.
    Zaak,
    /// A document of the Tweede Kamer, `2022D29629`.
    Document,
    /// An activity of the Tweede Kamer, `2024A02517`.
    Activiteit,
    /// Staatscourant.
    Staatscourant,
    /// Staatsblad.
    Staatsblad,
    /// Tractatenblad.
    Tractatenblad,
    /// A judgment by its ECLI.
    Ecli,
    /// An act of the European Union.
    Eu,
    /// A law by its BWB number alone.
    Wet,
}

/// A law or regulation, as named, with the article cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawCitation {
    /// The name as written, mended: `Comptabiliteitswet 2016`, `Awb`.
    pub law: String,
    /// The article, without the word: `3.1`, `8:109`; several as written.
    pub article: Option<String>,
    /// The BWB number, where the text or the lexicon gives it.
    pub bwb_id: Option<String>,
}

/// A motion, as mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MotionMention {
    /// Surnames, `Van der Werf`; empty for a bare `deze motie`.
    pub submitters: Vec<String>,
}

/// Another named publication: a report, guideline, programme, by its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTitle {
    /// The title as written, mended, without quotes.
    pub title: String,
}

/// A sum of money or a range of sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// The lowest value, in ten-thousandths of the currency's unit.
    pub low: i128,
    /// The highest value, equal to `low` for one sum, in ten-thousandths.
    pub high: i128,
    /// The currency.
    pub currency: Currency,
    /// Exact, about, at least, at most.
    pub qualifier: Qualifier,
    /// Structural, incidental, annual, where a word beside the sum says so.
    pub recurrence: Option<Recurrence>,
    /// Whether a minus or `-/-` stands before the whole sum, outside the span.
    pub sign_before: bool,
}

/// A currency by its ISO 4217 code: `EUR`, `NLG`, `USD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(pub [u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

/// How exact a sum is: the closed list `amounts.qualifier`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Qualifier {
    /// `€ 5 miljoen`
    #[default]
    Exact,
    /// `circa`, `ongeveer`
    About,
    /// `ten minste`, `ruim`
    AtLeast,
    /// `maximaal`, `tot`
    AtMost,
}

/// Whether a sum comes back: the closed list `amounts.recurrence`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recurrence {
    /// `structureel`
    Structural,
    /// `incidenteel`, `eenmalig`
    Incidental,
    /// `per jaar`, `jaarlijks`
    Annual,
}

/// A temporal expression with the preposition that stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMention {
    /// What the expression says.
    pub expression: TimeExpression,
    /// How the words before it relate the event to it: `vóór`, `uiterlijk`, `tot`, `sinds`.
    pub boundary: Boundary,
}

/// How an event relates to its time: the closed list `events.relation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Boundary {
    /// `op`, `in`, `per`, or nothing.
    #[default]
    At,
    /// `voor`, `vóór`
    Before,
    /// `uiterlijk`, `tot en met`
    By,
    /// `tot`
    Until,
    /// `sinds`, `vanaf`, `met ingang van`
    Since,
    /// `na`
    After,
    /// `rond`, `omstreeks`, `circa`
    About,
}

/// What a temporal expression says, before it is resolved against a date.
///
/// A year may be missing ([`Shift::Unstated`]) or relative (`vorig jaar`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeExpression {
    /// A day: `9 januari jl.`, `30 september 2025`.
    Day {
        /// Day of the month, 1–31.
        day: u8,
        /// Month, 1–12; 0 where only `de 14e` is said.
        month: u8,
        /// The year.
        year: Shift,
    },
    /// A unit of the calendar, whole or in part: `maart 2024`, `eind 2026`, `vierde kwartaal van
    /// 2025`, `tweede helft van volgend jaar`, `2019`.
    Unit {
        /// Which unit.
        unit: Unit,
        /// Its year.
        year: Shift,
        /// Which part of it.
        part: Part,
    },
    /// A unit counted from the document's date: `vorige week` (-1), `volgende maand` (+1).
    Relative {
        /// Which unit; its number is ignored.
        unit: Unit,
        /// How many units from the document's own.
        by: i32,
        /// Which part of it.
        part: Part,
    },
    /// From one expression to another: `2019-2022`, `jaarwisseling 2024-2025`.
    Span {
        /// Where it begins.
        from: Box<Self>,
        /// Where it ends.
        to: Box<Self>,
    },
    /// The week of a day: `de week van 18 september`.
    WeekOf(Box<Self>),
    /// So many units from the document's date: `binnen zes weken`, `komende twee jaar`, `15 jaar
    /// geleden`; negative for the past.
    Distance {
        /// Which unit; its number is ignored.
        unit: Unit,
        /// How many; negative for the past.
        by: i32,
        /// Whether the whole stretch up to there is meant (`de komende twee jaar`), or its far end
        /// (`over twee jaar`).
        stretch: bool,
    },
    /// A weekday, named or counted from the document's date: `vrijdag jl.`, `komende dinsdag`.
    Weekday {
        /// 0 Monday … 6 Sunday.
        weekday: u8,
        /// Which way from the document's date.
        year: Shift,
    },
    /// A moment of the parliamentary or budget year, by the name `grammars/moments.csv` gives it:
    /// `prinsjesdag`, `zomerreces`, `voorjaarsnota`, `jaarwisseling`.
    Moment {
        /// The key of the moment in the lexicon.
        name: String,
        /// Its year.
        year: Shift,
        /// Which part of it: `einde van het zomerreces`.
        part: Part,
    },
    /// The day of the document itself: `vandaag`, `heden`.
    Today {
        /// Days from the document's date: -1 for `gisteren`.
        by: i32,
    },
}

/// How a year is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// `2025`
    Year(i32),
    /// `dit jaar` (0), `vorig jaar` (-1), `volgend jaar` (+1)
    Relative(i32),
    /// `jl.`, `afgelopen`: the last one before the document's date
    Last,
    /// `a.s.`, `komende`: the next one after the document's date
    Next,
    /// No year in the text; tense and the document's date decide
    Unstated,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A day.
    Day,
    /// An ISO 8601 week, 1–53; 0 where it is counted, not named.
    Week(u8),
    /// A month, 1–12; 0 where it is counted.
    Month(u8),
    /// A quarter, 1–4; 0 where it is counted.
    Quarter(u8),
    /// A half year, 1–2; 0 where it is counted.
    HalfYear(u8),
    /// A season: 1 spring, 2 summer, 3 autumn, 4 winter; 0 where it is counted.
    Season(u8),
    /// A year.
    Year,
    /// A school year, August to July, named by its first year.
    SchoolYear,
    /// A decade, by its first year.
    Decade,
    /// A session year of parliament, from Prinsjesdag, named by its first year.
    SessionYear,
    /// A term of government or a century: no first and last day are published.
    Vague,
}

/// Which part of a unit is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// `begin`
    Begin,
    /// `medio`, `halverwege`
    Middle,
    /// `eind`
    End,
    /// `ultimo`: its last day
    LastDay,
    /// `primo`: its first day
    FirstDay,
    /// `eerste helft`
    FirstHalf,
    /// `tweede helft`
    SecondHalf,
}

/// An organisation, as mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationMention {
    /// Candidate entries of the lexicon, as indices; empty for a name a pattern read. More than
    /// one where the name changed hands: the paper's date decides.
    pub entries: Vec<u32>,
    /// The name as written, mended, without article.
    pub name: String,
    /// The kind, for a name a pattern read: `stichting`, `taskforce`, `gemeente`.
    pub kind: Option<&'static str>,
    /// An alias defined right behind the name: `(hierna: taskforce)`, `(LMS)`.
    pub defines: Option<String>,
}
