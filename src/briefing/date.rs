//! Dates as sources give them: EDTF (ISO 8601-2:2019), levels 0 and 1.

pub(crate) mod instant;
pub(crate) mod meant;
pub(crate) mod names;
pub(crate) mod period;
pub(crate) mod shown;

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use edtf_core::{Bound, Edtf};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::words::text::{self, Text};
use instant::Instant;

/// A date, a vague date or an interval. It keeps the form it was written in, but for fractions of a second, and is never
/// shown finer than that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    written: Text,
    earliest: NaiveDate,
    latest: NaiveDate,
    instant: Option<Instant>,
}

/// Why a text is not a date that a briefing may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// Not EDTF at all, or no day of the calendar: what is wrong, and the byte of the text where.
    Malformed(&'static str, usize),
    /// EDTF, but of level 2.
    Level2,
}

impl When {
    /// Reads a date of EDTF level 0 or 1.
    ///
    /// # Errors
    /// When the text is not EDTF, names a day that the calendar lacks, or is of level 2.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let (text, fraction) = instant::without_fraction(text);
        let edtf = Edtf::parse(&text).map_err(|e| DateError::Malformed(e.message, e.offset))?;
        if edtf.level() > 1 || has_inner_mark(&text) {
            return Err(DateError::Level2);
        }
        let instant = match &edtf {
            Edtf::DateTime(at) => Some(Instant::of(&at.time, fraction)),
            _ => None,
        };
        let bounds = edtf.bounds();
        let earliest = day(bounds.earliest).unwrap_or(NaiveDate::MIN);
        let latest = day(bounds.latest).unwrap_or(NaiveDate::MAX);
        Ok(Self {
            written: Text::line(&text),
            earliest,
            latest,
            instant,
        })
    }

    /// A day.
    pub(crate) fn on(day: NaiveDate) -> Self {
        Self {
            written: Text::line(&day.to_string()),
            earliest: day,
            latest: day,
            instant: None,
        }
    }

    /// What dates are sorted by: the first day, then the last one, then the instant of that day, those without a time of
    /// day first.
    pub fn order(&self) -> (NaiveDate, NaiveDate, Option<Instant>) {
        (self.earliest, self.latest, self.instant)
    }

    /// The end of an interval; none where that is open or unknown.
    pub fn end(&self) -> Option<Self> {
        let (_, end) = self.written.split_once('/')?;
        Self::parse(end).ok()
    }

    /// The first day that the date may mean; [`NaiveDate::MIN`] for an open beginning.
    pub fn earliest(&self) -> NaiveDate {
        self.earliest
    }

    /// The last day that the date may mean; [`NaiveDate::MAX`] for an open end.
    pub fn latest(&self) -> NaiveDate {
        self.latest
    }

    /// The day that it means, if that is one.
    pub fn day(&self) -> Option<NaiveDate> {
        (self.earliest == self.latest).then_some(self.earliest)
    }

    /// The last day on which it may have come to be known: the last that the date may mean, and of what goes on with no
    /// end the last on which it may have begun.
    pub fn known_by(&self) -> NaiveDate {
        let ends = self.latest < NaiveDate::MAX;
        let beginning = self.written.split_once('/').filter(|_| !ends);
        let beginning = beginning.and_then(|(beginning, _)| Self::parse(beginning).ok());
        beginning.map_or(self.latest, |beginning| beginning.latest)
    }

    /// The date as it was written.
    pub fn written(&self) -> &Text {
        &self.written
    }
}

/// The letters of dates of level 0 or 1, as a pattern (ECMA 262) without its ends: whatever [`When::parse`] reads has
/// them. Which days a month has, and that an interval does not end before it begins, no pattern says.
pub(crate) fn pattern() -> String {
    const MONTH: &str = "(?:0[1-9]|1[0-2])";
    const MARK: &str = "[?~%]?";
    let day = format!("{MONTH}-(?:0[1-9]|[12][0-9]|3[01])");
    let dated = format!("(?:-?[0-9]{{4}}(?:-(?:{day}|{MONTH}|2[1-4]))?|Y-?[1-9][0-9]{{4,}}){MARK}");
    let unknown =
        format!("(?:[0-9]{{2}}(?:[0-9]X|XX)|-?[0-9]{{4}}-(?:XX(?:-XX)?|{MONTH}-XX)){MARK}");
    let hour = "(?:[01][0-9]|2[0-3])";
    let zone = "(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?";
    let time = format!("[0-9]{{4}}-{day}T{hour}:[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.,][0-9]+)?{zone}");
    let interval = format!(r"{dated}/(?:{dated}|\.\.)?|(?:\.\.)?/{dated}");
    format!("(?:{dated}|{unknown}|{time}|{interval})")
}

/// Whether a date is marked as uncertain or approximate in one of its parts, which only level 2 knows: at level 1, the
/// mark is the last sign of a date.
fn has_inner_mark(text: &str) -> bool {
    let marks = ['?', '~', '%'];
    text.split('/').any(|date| {
        let mark = date.find(marks);
        mark.is_some_and(|mark| mark + 1 < date.len())
    })
}

fn day(bound: Bound) -> Option<NaiveDate> {
    let Bound::Date(date) = bound else {
        return None;
    };
    NaiveDate::from_ymd_opt(
        i32::try_from(date.year).ok()?,
        date.month.into(),
        date.day.into(),
    )
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(what, _) => f.write_str(what),
            Self::Level2 => f.write_str("a date of EDTF level 2"),
        }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer, Self::parse)
    }
}

impl JsonSchema for When {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "integer"], "x-form": "date" })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::LazyLock;

    use super::shown::Dates;
    use super::*;
    use chrono::Datelike;
    use proptest::prelude::*;

    fn check(written: &str, days: &str, short: &str, words: &str) {
        let when = When::parse(written).unwrap();
        assert_eq!(
            format!("{}..{}", when.earliest, when.latest),
            days,
            "{written}"
        );
        assert_eq!(
            (
                when.short(Dates::Iso).as_str(),
                when.words(Dates::Iso).as_str()
            ),
            (short, words),
            "{written}"
        );
    }

    #[test]
    fn each_form_keeps_its_precision() {
        check("2014", "2014-01-01..2014-12-31", "2014", "2014");
        check("2014-12", "2014-12-01..2014-12-31", "2014-12", "2014-12");
        check(
            "2014-12-19",
            "2014-12-19..2014-12-19",
            "2014-12-19",
            "2014-12-19",
        );
        check(
            "2014-12-19T10:00:00Z",
            "2014-12-19..2014-12-19",
            "2014-12-19",
            "2014-12-19 10:00 UTC",
        );
        check(
            "2014-11/2014-12-19",
            "2014-11-01..2014-12-19",
            "2014-11…",
            "2014-11 to 2014-12-19",
        );
        check(
            "2014-12?",
            "2014-12-01..2014-12-31",
            "2014-12?",
            "2014-12 (uncertain)",
        );
        check(
            "2014-12~",
            "2014-12-01..2014-12-31",
            "2014-12~",
            "about 2014-12",
        );
        check(
            "2014-12%",
            "2014-12-01..2014-12-31",
            "2014-12%",
            "about 2014-12 (uncertain)",
        );
        check("201X", "2010-01-01..2019-12-31", "2010s", "the 2010s");
        check("2014-XX", "2014-01-01..2014-12-31", "2014", "2014");
        check("2014-12-XX", "2014-12-01..2014-12-31", "2014-12", "2014-12");
        check(
            "2014-21",
            "2014-03-01..2014-05-31",
            "2014 spring",
            "2014 spring",
        );
    }

    #[test]
    fn open_ends_reach_to_the_end_of_time() {
        let open = When::parse("2014/..").unwrap();
        assert_eq!(
            (open.latest, open.to_string().as_str()),
            (NaiveDate::MAX, "2014, going on")
        );
        let until = When::parse("../2014").unwrap();
        assert_eq!(
            (until.earliest, until.to_string().as_str()),
            (NaiveDate::MIN, "until 2014")
        );
    }

    #[test]
    fn what_goes_on_is_known_from_its_beginning() {
        let known = |written| When::parse(written).unwrap().known_by();
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(known("2014"), day(2014, 12, 31));
        assert_eq!(known("2014-11/2014-12-19"), day(2014, 12, 19));
        assert_eq!(known("2014-11/.."), day(2014, 11, 30));
        assert_eq!(known("2014-11?/"), day(2014, 11, 30));
        assert_eq!(known("../2014"), day(2014, 12, 31));
        assert_eq!(known("Y1000000"), NaiveDate::MAX);
    }

    #[test]
    fn times_of_a_day_are_in_the_order_of_their_instants() {
        let day = "2014-12-19";
        let times = [
            "",
            "T04:00:00+09:00",
            "T08:00:00Z",
            "T08:00:00.25Z",
            "T08:00:00,5Z",
            "T08:00:01Z",
            "T23:00:00",
            "T23:30:00-05:00",
        ];
        let mut dates: Vec<When> = times
            .iter()
            .rev()
            .map(|time| When::parse(&format!("{day}{time}")).unwrap())
            .collect();
        dates.sort_by_key(When::order);
        let found: Vec<&str> = dates
            .iter()
            .map(|when| &when.written()[day.len()..])
            .collect();
        let shown = times.map(|time| time.replace(".25", "").replace(",5", ""));
        assert_eq!(found, shown);
    }

    #[test]
    fn marks_inside_a_date_are_of_level_2() {
        for inner in [
            "?2014-06%",
            "~2014",
            "2014?-06",
            "2014-06~-11",
            "2013/~2014",
        ] {
            assert_eq!(When::parse(inner), Err(DateError::Level2), "{inner}");
        }
        assert!(When::parse("2013?/2014-06~").is_ok());
    }

    #[test]
    fn only_what_is_written_as_an_interval_has_an_end() {
        let end = |written: &str| Some(When::parse(written).ok()?.end()?.written().to_string());
        assert_eq!(end("2014-01/2014-12").as_deref(), Some("2014-12"));
        assert_eq!(end("../2014").as_deref(), Some("2014"));
        for none in ["2014/..", "2014/", "2014", "201X", "2014-12-19T10:00:00Z"] {
            assert_eq!(end(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_refused_says_why() {
        assert_eq!(When::parse("{2014,2015}"), Err(DateError::Level2));
        assert!(matches!(
            When::parse("2014-02-30"),
            Err(DateError::Malformed(_, 8))
        ));
        assert!(matches!(
            When::parse("Friday"),
            Err(DateError::Malformed(_, 0))
        ));
    }

    /// Whether a text has the letters of a date.
    fn is_in_pattern(text: &str) -> bool {
        static PATTERN: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
            let whole = format!("^{}$", pattern());
            jsonschema::draft202012::new(&serde_json::json!({ "pattern": whole })).unwrap()
        });
        PATTERN.is_valid(&text.into())
    }

    #[test]
    fn what_people_write_for_dates_is_not_in_the_pattern() {
        for wrong in [
            "",
            "Friday",
            "19.12.2014",
            "12/19/2014",
            "2014-13",
            "2014-00",
            "2014-12-32",
            "2014-1",
            "14-12-19",
            "2014-12-19 10:00",
            "2014-12-19T10:00",
            "2014-12-19T25:00:00",
            "2014/12/19",
            "2010s",
            "c. 2016",
            "Dec 2014",
            "2014-?12",
            "?2014",
            "{2014,2015}",
            "[2014..2016]",
            "..",
            "/",
            "2014..2015",
            "2014-25",
            "201X/2015",
            "Y2014",
            "2014-12-19x",
        ] {
            assert!(When::parse(wrong).is_err(), "{wrong}");
            assert!(!is_in_pattern(wrong), "{wrong}");
        }
    }

    /// Forms of dates, with `d` for any digit.
    const FORMS: &[&str] = &[
        "dddd",
        "-dddd",
        "Ydddddd",
        "Y-ddddd",
        "dddX",
        "ddXX",
        "dddd-XX",
        "-dddd-XX-XX",
        "dddd-1d",
        "dddd-0d",
        "dddd-2d",
        "dddd-0d-0d",
        "dddd-1d-dd",
        "dddd-0d-XX",
        "dddd-1d-dd",
        "dddd/dddd",
        "dddd-0d/dddd-1d",
        "dddd-1d-dd/..",
        "../dddd-0d-dd",
        "dddd/",
        "/dddd",
        "dddd-2d/dddd-2d",
        "dddd-0d-1dT1d:dd:dd",
        "dddd-1d-0dT0d:dd:ddZ",
        "dddd-0d-2dT2d:dd:dd.dddZ",
        "dddd-0d-2dT1d:dd:dd,d+0d:dd",
        "dddd-1d-1dT1d:dd:dd-1d",
    ];

    proptest! {
        #[test]
        fn whatever_is_read_is_in_the_pattern(
            form in prop::sample::select(FORMS),
            digits in prop::collection::vec(0u8..10, 24),
            marks in prop::collection::vec(prop::sample::select(vec!["", "", "", "?", "~", "%"]), 2),
            slip in prop::option::weighted(0.2, (0usize..24, prop::sample::select("0123456789X?~%/.:TZY+-, ".chars().collect::<Vec<_>>()))),
        ) {
            let mut digits = digits.into_iter();
            let letter = |c| match c {
                'd' => digits.next().map_or('0', |digit| char::from(b'0' + digit)),
                c => c,
            };
            let mut text: Vec<char> = form.chars().map(letter).collect();
            if let Some((place, sign)) = slip && place < text.len() {
                text[place] = sign;
            }
            let text: String = text.into_iter().collect();
            let text = match text.split_once('/') {
                Some((first, last)) => format!("{first}{}/{last}{}", marks[0], marks[1]),
                None => format!("{text}{}", marks[0]),
            };
            if When::parse(&text).is_ok() {
                prop_assert!(is_in_pattern(&text), "{}", text);
            }
        }

        #[test]
        fn no_text_panics_and_bounds_are_in_order(text in "[0-9X?~%/.TZ:-]{0,24}|\\PC{0,12}") {
            if let Ok(when) = When::parse(&text) {
                prop_assert!(when.earliest <= when.latest);
                for dates in [Dates::Iso, Dates::Long] {
                    prop_assert!(!when.words(dates).is_empty() && !when.short(dates).is_empty());
                }
            }
        }

        #[test]
        fn every_day_stands_for_itself(day in -3_000_000i32..3_000_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap();
            if (0..=9999).contains(&date.year()) {
                let when = When::parse(&date.to_string()).unwrap();
                prop_assert_eq!((when.earliest, when.latest), (date, date));
            }
        }
    }
}
