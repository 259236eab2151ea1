//! Did you mean: the nearest of the words that would have been right.

/// The nearest of the known words to a wrong one, if it is near enough to be meant.
///
/// Near enough is one slip, and one more for each four letters, as long as something is left of the word; case does
/// not count.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong: String = wrong
        .chars()
        .take(64)
        .flat_map(char::to_lowercase)
        .collect();
    known
        .into_iter()
        .map(|word| {
            (
                strsim::damerau_levenshtein(&wrong, &word.to_lowercase()),
                word,
            )
        })
        .filter(|(distance, word)| {
            let length = word.chars().count();
            *distance <= 1 + length / 4 && *distance < length
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// A word with its article, as `an event`.
pub fn one(word: &str) -> String {
    match word {
        "evidence" => "a piece of evidence".to_owned(),
        word if word.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {word}"),
        word => format!("a {word}"),
    }
}

/// Help for a wrong word: the nearest right one, or all of them.
pub fn help<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(wrong, known.clone()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => {
            let all: Vec<&str> = known.into_iter().collect();
            format!("use one of {}", all.join(", "))
        }
    }
}

/// Help for a key that does not exist: the nearest that does, and that keys of one's own are free.
pub fn key<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    match nearest(wrong, known) {
        Some(key) => format!("did you mean `{key}`? Keys of your own start with `x-`"),
        None => "keys of your own start with `x-`".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        let known = ["confidence", "likelihood", "text"];
        assert_eq!(nearest("likelyhood", known), Some("likelihood"));
        assert_eq!(nearest("Confidence", known), Some("confidence"));
        assert_eq!(nearest("sources", known), None);
        assert_eq!(nearest("G", ["A", "B"]), None);
        assert_eq!(
            help("zzz", known),
            "use one of confidence, likelihood, text"
        );
    }
}
