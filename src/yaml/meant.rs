//! What people write for a word of a vocabulary. Where it can mean nothing else: in letters of any size, with another sign
//! for the hyphen, or another word for the same. Else what is likely meant, as the fields declare it.

/// Words for others, in vocabularies that have those and not them.
const SAME: [(&str, &str); 2] = [("medium", "moderate"), ("moderate", "medium")];

/// The signs that stand for a hyphen.
const HYPHENS: [char; 3] = ['-', '_', ' '];

/// A text in small letters, with one sign for the hyphen and for what stands for it.
pub(super) fn spelt(text: &str, sign: &str) -> String {
    text.trim().replace(HYPHENS, sign).to_lowercase()
}

/// The word of a vocabulary that another one is, but for its letters' size and its hyphens.
pub(super) fn spelling(written: &str, words: &'static [(String, String)]) -> Option<&'static str> {
    let written = spelt(written, "-");
    let mut words = words.iter().map(|(word, _)| word.as_str());
    words.find(|word| spelt(word, "-") == written)
}

/// What is likely meant by something else that people write, one or several of a thing: more than one where it may be
/// any of them.
pub(super) fn synonyms(written: &str, known: &'static [(String, String)]) -> Vec<&'static str> {
    let written = spelt(written, "-");
    let meant = |written: &str| -> Vec<&'static str> {
        let all = known.iter().filter(|(other, _)| other == written);
        all.map(|(_, right)| right.as_str()).collect()
    };
    let one = || written.strip_suffix('s').map(meant);
    Some(meant(&written))
        .filter(|found| !found.is_empty())
        .or_else(one)
        .unwrap_or_default()
}

/// The word of a vocabulary that is meant.
pub(super) fn word(written: &str, words: &'static [(String, String)]) -> Option<&'static str> {
    let written = spelt(written, "-");
    let same = SAME.iter().find(|(other, _)| *other == written);
    let is_meant =
        |word: &str| spelt(word, "-") == written || same.is_some_and(|(_, is)| *is == word);
    let mut words = words.iter().map(|(word, _)| word.as_str());
    words.find(|word| is_meant(word))
}

/// A pattern (ECMA 262) of all that is read as one of some words.
pub(crate) fn pattern<'w>(words: impl Iterator<Item = &'w str> + Clone) -> String {
    let same = words.clone().filter_map(|word| {
        let (other, _) = SAME.iter().find(|(_, is)| *is == word)?;
        Some(*other)
    });
    let any_case = |word: &str| -> String {
        let sign = |c: char| match c {
            '-' => "[ _-]".to_owned(),
            c => format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase()),
        };
        word.chars().map(sign).collect()
    };
    let all: Vec<String> = words.clone().chain(same).map(any_case).collect();
    format!("^({})$", all.join("|"))
}
