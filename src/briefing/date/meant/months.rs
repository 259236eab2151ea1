//! What months are called in other languages, as sources write them.
//!
//! A table of its own, since what is needed are the forms in which a month stands in a date; the locales of a system have
//! one form of each. Languages contradict each other (in Polish and Czech, *listopad* is November, in Croatian October), so
//! that a word counts only where it is one month in all of these.

/// The names of each month, from January on: in German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish,
/// Czech, Russian, Ukrainian, Turkish and Croatian, as they stand in a date.
const NAMES: [&str; 12] = [
    "januar jänner janvier enero gennaio janeiro januari styczeń stycznia leden ledna январь января січень січня ocak siječanj siječnja",
    "februar feber février fevrier febrero febbraio fevereiro februari luty lutego únor února февраль февраля лютий лютого şubat veljača veljače",
    "märz maerz mars marzo março marco maart marzec marca březen března март марта березень березня mart ožujak ožujka",
    "avril abril aprile kwiecień kwietnia duben dubna апрель апреля квітень квітня nisan travanj travnja",
    "mai mayo maggio maio mei maj maja květen května май мая травень травня mayıs svibanj svibnja",
    "juni juin junio giugno junho czerwiec czerwca červen června июнь июня червень червня haziran lipanj lipnja",
    "juli juillet julio luglio julho lipiec lipca červenec července июль июля липень липня temmuz srpanj srpnja",
    "août aout agosto augustus augusti sierpień sierpnia srpen srpna август августа серпень серпня ağustos kolovoz kolovoza",
    "septembre septiembre settembre setembro wrzesień września září сентябрь сентября вересень вересня eylül rujan rujna",
    "oktober octobre octubre ottobre outubro październik października říjen října октябрь октября жовтень жовтня ekim listopad listopada listopadu",
    "novembre noviembre novembro listopad listopada listopadu ноябрь ноября листопада kasım studeni studenog studenoga",
    "dezember décembre decembre diciembre dicembre dezembro grudzień grudnia prosinec prosince декабрь декабря грудень грудня aralık prosinac prosinca",
];

/// How many letters of a name are enough, where no other month begins so.
const CUT: usize = 3;

/// Beginnings of names that are words of English.
const WORDS: [&str; 2] = ["out", "set"];

/// The number of the month that a word in small letters is in another language, whole or cut, where it is one month only,
/// whatever the language.
pub(super) fn month(word: &str) -> Option<usize> {
    let is_cut = word.chars().count() >= CUT && !WORDS.contains(&word);
    let found = match one(|name| name == word) {
        Months::None if is_cut => one(|name| name.starts_with(word)),
        found => found,
    };
    match found {
        Months::One(index) => Some(index + 1),
        Months::None | Months::Several => None,
    }
}

/// Which months have names of some kind.
enum Months {
    None,
    One(usize),
    Several,
}

fn one(is_it: impl Fn(&str) -> bool) -> Months {
    let mut found = (0..NAMES.len()).filter(|month| NAMES[*month].split(' ').any(&is_it));
    match (found.next(), found.next()) {
        (None, _) => Months::None,
        (Some(month), None) => Months::One(month),
        (Some(_), Some(_)) => Months::Several,
    }
}

/// Words between the parts of a date in these languages, which say nothing.
pub(super) const FILLERS: [&str; 19] = [
    "de", "del", "di", "le", "den", "der", "am", "el", "il", "em", "г", "года", "год", "р", "року",
    "r", "roku", "yılı", "van",
];

/// What stands behind a day in these languages.
pub(super) const ORDINALS: [&str; 3] = ["er", "º", "e"];

/// What stands behind a year before the first one, without the points in it.
const BEFORE: [&str; 8] = [
    "bc",
    "bce",
    "b c",
    "b c e",
    "v chr",
    "av j c",
    "a c",
    "до н э",
];

/// The year that some words are that count back from the first one, as ISO 8601 counts: the year before 1 is 0.
pub(super) fn before_first(words: &[&str]) -> Option<String> {
    let (year, rest) = words.split_first()?;
    let is_year = (1..=4).contains(&year.len()) && year.bytes().all(|b| b.is_ascii_digit());
    let year = is_year.then(|| year.parse::<u32>().ok())??.checked_sub(1)?;
    let is_before = BEFORE.contains(&rest.join(" ").as_str());
    let sign = if year == 0 { "" } else { "-" };
    is_before.then(|| format!("{sign}{year:04}"))
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn a_word_that_is_two_months_in_two_languages_is_none() {
        // November in Polish and Czech, October in Croatian; beginnings of July and June, and of August and July.
        for word in [
            "listopad",
            "listopada",
            "listopadu",
            "lis",
            "listop",
            "lip",
            "srp",
            "srpn",
        ] {
            assert_eq!(month(word), None, "{word}");
        }
        for (word, number) in [
            ("lipiec", 7),
            ("lipca", 7),
            ("lipi", 7),
            ("lipanj", 6),
            ("lipn", 6),
            ("srpen", 8),
            ("srpna", 8),
            ("srpanj", 7),
            ("prosinec", 12),
            ("prosinca", 12),
            ("červen", 6),
            ("červenec", 7),
            ("листопада", 11),
        ] {
            assert_eq!(month(word), Some(number), "{word}");
        }
    }
}
