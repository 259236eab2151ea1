//! What months are called in other languages, as sources write them.
//!
//! A table of its own, since what is needed are the forms in which a month stands in a date, each known to be one month
//! whatever the language: the locales of a system have one form of each, in languages that contradict each other (in Polish
//! and Czech, *listopad* is November, in Croatian October).

/// The names of each month, from January on: in German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish,
/// Czech, Russian, Ukrainian and Turkish, as they stand in a date. Croatian is left out.
const NAMES: [&str; 12] = [
    "januar jänner janvier enero gennaio janeiro januari styczeń stycznia leden ledna январь января січень січня ocak",
    "februar feber février fevrier febrero febbraio fevereiro februari luty lutego únor února февраль февраля лютий лютого şubat",
    "märz maerz mars marzo março marco maart marzec marca březen března март марта березень березня mart",
    "avril abril aprile kwiecień kwietnia duben dubna апрель апреля квітень квітня nisan",
    "mai mayo maggio maio mei maj maja květen května май мая травень травня mayıs",
    "juni juin junio giugno junho czerwiec czerwca červen června июнь июня червень червня haziran",
    "juli juillet julio luglio julho lipiec lipca červenec července июль июля липень липня temmuz",
    "août aout agosto augustus augusti sierpień sierpnia srpen srpna август августа серпень серпня ağustos",
    "septembre septiembre settembre setembro wrzesień września září сентябрь сентября вересень вересня eylül",
    "oktober octobre octubre ottobre outubro październik października říjen října октябрь октября жовтень жовтня ekim",
    "novembre noviembre novembro listopad listopada listopadu ноябрь ноября листопада kasım",
    "dezember décembre decembre diciembre dicembre dezembro grudzień grudnia prosinec prosince декабрь декабря грудень грудня aralık",
];

/// How many letters of a name are enough, where no other month begins so.
const CUT: usize = 3;

/// Beginnings of names that are words of English.
const WORDS: [&str; 2] = ["out", "set"];

/// The number of the month that a word in small letters is in another language, whole or cut, where it is one month only.
pub(super) fn month(word: &str) -> Option<usize> {
    let whole = NAMES
        .iter()
        .position(|names| names.split(' ').any(|name| name == word));
    let is_cut = word.chars().count() >= CUT && !WORDS.contains(&word);
    let begun = || {
        let mut found = (0..NAMES.len()).filter(|month| {
            let mut names = NAMES[*month].split(' ');
            names.any(|name| name.starts_with(word))
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let found = whole.or_else(|| begun().filter(|_| is_cut));
    found.map(|index| index + 1)
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
