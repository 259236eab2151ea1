//! Did you mean: the nearest of the words that would have been right.

use crate::work;

/// What to do about a wrong word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The remedy, as `did you mean …?`.
    pub help: String,
    /// The word that is likely meant: the nearest, where no other is as near.
    pub word: Option<String>,
}

impl From<String> for Suggestion {
    fn from(help: String) -> Self {
        Self { help, word: None }
    }
}

/// How many words may still be compared with wrong ones, where a file may have any number of both: else it would be
/// compared with itself, each word with each.
#[derive(Debug)]
pub(crate) struct Patience(usize);

impl Default for Patience {
    fn default() -> Self {
        Self(1_000_000)
    }
}

impl Patience {
    /// Whether so many more may be compared; if so, they count.
    pub(crate) fn lasts_for(&mut self, words: usize) -> bool {
        let left = self.0.checked_sub(words);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// The most words that are listed where one of them is meant and none is near.
const LISTED: usize = 40;

/// The nearest of the known words to a wrong one, if it is near enough to be meant.
///
/// Near enough is one slip, and one more for each four letters, as long as something is left of the word; case does
/// not count.
pub(crate) fn nearest<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    near(wrong, known).map(|near| near.word)
}

/// A word that is near enough to a wrong one.
struct Near<'a> {
    word: &'a str,
    distance: usize,
    /// Whether no other is as near.
    alone: bool,
}

impl Near<'_> {
    fn suggestion(&self, help: String) -> Suggestion {
        Suggestion {
            help,
            word: self.alone.then(|| self.word.to_owned()),
        }
    }
}

fn near<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Near<'a>> {
    let wrong: String = wrong
        .chars()
        .take(64)
        .flat_map(char::to_lowercase)
        .collect();
    let letters = wrong.chars().count();
    let mut best: Option<Near<'a>> = None;
    for word in known {
        work::count(1);
        let length = word.chars().count();
        let Some(most) = length.checked_sub(1).map(|most| most.min(1 + length / 4)) else {
            continue;
        };
        let lower = word.to_lowercase();
        // So many letters have to be put in or left out at least, which is quicker to see.
        if lower.chars().count().abs_diff(letters) > most {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&wrong, &lower);
        match &mut best {
            _ if distance > most => {}
            Some(best) if best.distance < distance => {}
            Some(best) if best.distance == distance => best.alone &= best.word == word,
            _ => {
                best = Some(Near {
                    word,
                    distance,
                    alone: true,
                });
            }
        }
    }
    best
}

/// What to do about a wrong word: the nearest right one or, where none is near, what `otherwise` says.
pub(crate) fn or<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> Suggestion {
    match near(wrong, known) {
        Some(near) => near.suggestion(did_you_mean(near.word)),
        None => otherwise().into(),
    }
}

/// The question that offers a word.
pub(crate) fn did_you_mean(word: &str) -> String {
    format!("did you mean `{word}`?")
}

/// The same for one of few words: where none is near, all of them.
pub(crate) fn one_of<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Suggestion {
    or(wrong, known.clone(), || one_of_all(known))
}

/// The words of which one is meant; of many, the first.
pub(crate) fn one_of_all<'a>(known: impl IntoIterator<Item = &'a str>) -> String {
    let mut known = known.into_iter();
    let all: Vec<&str> = known.by_ref().take(LISTED).collect();
    let more = match known.count() {
        0 => String::new(),
        more => format!(", or {more} more"),
    };
    format!("use one of {}{more}", all.join(", "))
}

/// The same for a key: keys of one's own are free.
pub(crate) fn key<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Suggestion {
    match near(wrong, known) {
        Some(near) => {
            let question = did_you_mean(near.word);
            near.suggestion(format!("{question} Keys of your own start with `x-`"))
        }
        None => "keys of your own start with `x-`".to_owned().into(),
    }
}

/// A word with its article, as `an event`.
pub(crate) fn one(word: &str) -> String {
    match word {
        "evidence" => "a piece of evidence".to_owned(),
        word if word.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {word}"),
        word => format!("a {word}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        let known = ["confidence", "likelihood", "text"];
        assert_eq!(nearest("likelyhood", known), Some("likelihood"));
        assert_eq!(nearest("Confidence", known), Some("confidence"));
        assert_eq!(nearest("sources", known), None);
        assert_eq!(nearest("G", ["A", "B"]), None);
        assert_eq!(
            one_of("zzz", known).help,
            "use one of confidence, likelihood, text"
        );
    }

    #[test]
    fn a_word_is_meant_that_no_other_is_as_near_as() {
        let meant = |wrong: &str, known: &[&str]| one_of(wrong, known.iter().copied()).word;
        assert_eq!(
            meant("lkely", &["unlikely", "likely"]).as_deref(),
            Some("likely")
        );
        assert_eq!(meant("cot", &["cat", "cut", "text"]), None);
        assert_eq!(meant("cot", &["cat", "cat"]).as_deref(), Some("cat"));
        assert_eq!(meant("cot", &["cut", "cat", "cot-"]), None);
    }

    proptest! {
        #[test]
        fn the_nearest_is_near_enough_and_none_is_nearer(wrong in "[a-c가]{0,9}", known in prop::collection::vec("[a-cA가]{0,9}", 0..6)) {
            let distance = |word: &str| strsim::damerau_levenshtein(&wrong, &word.to_lowercase());
            let near = |word: &&String| {
                let length = word.chars().count();
                distance(word) <= 1 + length / 4 && distance(word) < length
            };
            let best = known.iter().filter(near).min_by_key(|word| distance(word));
            prop_assert_eq!(nearest(&wrong, known.iter().map(String::as_str)), best.map(String::as_str));
        }
    }
}
