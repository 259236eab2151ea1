//! The codes of languages as BCP 47 has them (`ko`, `zh-Hans`, `pt-BR`), and what people write for them: their names, and
//! the codes of countries.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What people write for the languages that briefings quote: the code, and names in English and in the language itself.
/// What is the code of a country only stands there, too.
const NAMES: [(&str, &str); 46] = [
    ("ar", "arabic;العربية"),
    ("az", "azerbaijani"),
    ("be", "belarusian;беларуская"),
    ("bg", "bulgarian;български"),
    ("bn", "bengali"),
    ("cs", "czech;cestina;cesky;cz"),
    ("da", "danish;dansk;dk"),
    ("de", "german;deutsch;ger"),
    ("el", "greek;ελληνικα;gr"),
    ("en", "english"),
    ("es", "spanish;espanol;castellano"),
    ("et", "estonian;eesti"),
    ("fa", "persian;farsi;فارسی"),
    ("fi", "finnish;suomi"),
    ("fr", "french;francais"),
    ("he", "hebrew;עברית"),
    ("hi", "hindi;हिन्दी"),
    ("hr", "croatian;hrvatski"),
    ("hu", "hungarian;magyar"),
    ("hy", "armenian"),
    ("id", "indonesian"),
    ("it", "italian;italiano"),
    ("ja", "japanese;日本語;jp"),
    ("ka", "georgian"),
    ("kk", "kazakh"),
    ("ko", "korean;한국어;조선말;kr"),
    ("lt", "lithuanian;lietuviu"),
    ("lv", "latvian;latviesu"),
    ("ms", "malay"),
    ("nl", "dutch;nederlands"),
    ("no", "norwegian;norsk"),
    ("pl", "polish;polski"),
    ("ps", "pashto"),
    ("pt", "portuguese;portugues"),
    ("ro", "romanian;romana"),
    ("ru", "russian;русский"),
    ("sk", "slovak;slovencina"),
    ("sl", "slovenian;slovenscina"),
    ("sr", "serbian;srpski;српски"),
    ("sv", "swedish;svenska"),
    ("th", "thai;ไทย"),
    ("tr", "turkish;turkce"),
    ("uk", "ukrainian;українська;ua"),
    ("ur", "urdu"),
    ("vi", "vietnamese;tiengviet"),
    ("zh", "chinese;mandarin;中文;汉语;漢語;cn"),
];

/// The code that is meant by what is none; none where that is not known.
pub(crate) fn meant(written: &str) -> Option<String> {
    let written = written.trim();
    let name = folded(written);
    let found = NAMES.iter().find(|(_, names)| {
        let mut names = names.split(';');
        names.any(|known| folded(known) == name)
    });
    let parted = || written.replace('_', "-");
    match found {
        Some((code, _)) => Some((*code).to_owned()),
        None => Some(parted()).filter(|code| code != written && is_code(code)),
    }
}

/// Whether a word has the form of a code, and is none that people write for another one.
pub(crate) fn is_code(word: &str) -> bool {
    let mut parts = word.split('-');
    let first = parts.next().unwrap_or_default();
    let is_first = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let is_other = || {
        NAMES
            .iter()
            .any(|(_, names)| names.split(';').any(|name| name.eq_ignore_ascii_case(word)))
    };
    is_first && parts.all(is_part) && !is_other()
}

/// A name without the size of its letters, their accents, and the signs between them.
fn folded(name: &str) -> String {
    let letters = name.nfkd().filter(|c| !is_combining_mark(*c));
    let letters = letters.filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_of_countries_mean_a_language() {
        for (written, code) in [
            ("german", "de"),
            ("Deutsch", "de"),
            ("Français", "fr"),
            ("Русский", "ru"),
            ("日本語", "ja"),
            ("हिन्दी", "hi"),
            ("jp", "ja"),
            ("en_US", "en-US"),
        ] {
            assert!(!is_code(written), "{written}");
            assert_eq!(meant(written).as_deref(), Some(code), "{written}");
        }
        assert_eq!(meant("klingonish"), None);
        assert_eq!(meant(""), None);
    }

    #[test]
    fn codes_are_left_as_they_are() {
        for code in ["de", "EN", "ko", "zh-Hans", "pt-BR", "es-419", "deu"] {
            assert!(is_code(code), "{code}");
        }
        assert!(NAMES.iter().all(|(code, _)| is_code(code)));
        for none in ["", "d", "deutsch", "de_AT", "de-", "x!"] {
            assert!(!is_code(none), "{none}");
        }
    }
}
