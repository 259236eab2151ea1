//! Folding: the form in which names and queries are compared, and the way back.
//!
//! A folded text is decomposed (Unicode NFKD, so that full width, ligatures and circled letters are
//! what they stand for), without combining marks, in lower case, with one kind of apostrophe.
//! Hyphens, dashes and quotation marks are spaces; white space is trimmed and never doubled.
//! Hangul is spelled out letter by letter, as it is typed, so that a half-typed syllable is a
//! beginning of the whole one. Folding compares; it is never shown.

use std::ops::Range;

use unicode_normalization::char::{
    canonical_combining_class, decompose_compatible, is_combining_mark,
};
use unicode_segmentation::UnicodeSegmentation;

use crate::words::invisible::is_ignored_in_search;

/// The folded form of `text`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// Appends the folded form of `text` to `folded`.
pub(crate) fn fold_onto(text: &str, folded: &mut String) {
    let mut spaces = Spaces::new();
    let mut rest = text;
    loop {
        let (same, other) = rest.split_at(folded_already(rest));
        if let Some(first) = same.chars().next() {
            spaces.collapse(first, (), |letter, ()| folded.push(letter));
            folded.push_str(&same[1..]);
        }
        let mut others = other.chars();
        let Some(typed) = others.next() else { return };
        fold_char(typed, &mut |letter| {
            spaces.collapse(letter, (), |letter, ()| folded.push(letter));
        });
        rest = others.as_str();
    }
}

/// How many bytes at the beginning of a text are ASCII and stay as they are, single spaces between words among them: most
/// of a text is so, and a page may be as long as a file.
fn folded_already(text: &str) -> usize {
    let mut end = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' if at > 0 && end == at => {}
            b'"' | b'-' => break,
            b'!'..=b'@' | b'['..=b'_' | b'a'..=b'~' => end = at + 1,
            _ => break,
        }
    }
    end
}

/// The folded form of `text` with all its white space, each as one space.
///
/// A letter left out between two spaces can only be seen in this form.
#[must_use]
pub(crate) fn fold_keeping_spaces(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_each(text, |letter| folded.push(letter));
    folded
}

/// Gives each letter of the folded form of `text`, with all its white space as spaces.
pub(super) fn fold_each(text: &str, mut found: impl FnMut(char)) {
    text.chars().for_each(|typed| fold_char(typed, &mut found));
}

/// For each character of [`fold`]`(text)`, the byte range in `text` of the grapheme cluster
/// (UAX #29) that it comes from.
#[must_use]
pub(crate) fn origins(text: &str) -> Vec<Range<usize>> {
    let mut origins = Vec::with_capacity(text.len());
    each_origin(text, |_, range| origins.push(range));
    origins
}

/// The byte ranges in `text` that some stretches of its folded letters come from, spaces not counted: each is given by its
/// first and its last letter, and neither goes back. What is past the end is left out.
#[must_use]
pub(crate) fn origins_of(text: &str, stretches: &[(usize, usize)]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::with_capacity(stretches.len());
    if stretches.is_empty() {
        return found;
    }
    let (mut letter, mut ended) = (0, 0);
    each_origin(text, |folded, range| {
        if folded == ' ' {
            return;
        }
        if stretches
            .get(found.len())
            .is_some_and(|(first, _)| *first == letter)
        {
            found.push(range.clone());
        }
        if stretches
            .get(ended)
            .is_some_and(|(_, last)| *last == letter)
        {
            found[ended].end = range.end;
            ended += 1;
        }
        letter += 1;
    });
    found.truncate(ended);
    found
}

fn each_origin(text: &str, mut found: impl FnMut(char, Range<usize>)) {
    let mut spaces = Spaces::new();
    let mut add = |range: Range<usize>, typed| {
        fold_char(typed, &mut |letter| {
            spaces.collapse(letter, range.clone(), &mut found);
        });
    };
    if text.is_ascii() {
        // Finding clusters is slow, and here the only one longer than a letter is CR LF.
        for (at, typed) in text.char_indices() {
            add(at..at + 1, typed);
        }
    } else {
        for (start, cluster) in text.grapheme_indices(true) {
            for typed in cluster.chars() {
                add(start..start + cluster.len(), typed);
            }
        }
    }
}

/// The byte ranges in `text` that the characters `at` of [`fold`]`(text)` come from, whole
/// grapheme clusters, neighbours joined. `at` must be ascending; what is past the end is left
/// out.
#[must_use]
pub(crate) fn spans(text: &str, at: &[usize]) -> Vec<Range<usize>> {
    let origins = origins(text);
    let mut spans: Vec<Range<usize>> = Vec::new();
    for origin in at.iter().filter_map(|&at| origins.get(at)) {
        match spans.last_mut() {
            Some(last) if origin.start <= last.end => last.end = last.end.max(origin.end),
            _ => spans.push(origin.clone()),
        }
    }
    spans
}

/// Whether a folded character is part of a word, rather than between words.
pub(super) fn is_word(letter: char) -> bool {
    if letter.is_ascii() {
        letter.is_ascii_alphanumeric()
    } else {
        letter.is_alphanumeric() || is_combining_mark(letter)
    }
}

/// Holds back white space, with where it is from, until a letter follows.
struct Spaces<T> {
    begun: bool,
    waiting: Option<T>,
}

impl<T> Spaces<T> {
    fn new() -> Self {
        Self {
            begun: false,
            waiting: None,
        }
    }

    fn collapse(&mut self, letter: char, from: T, mut emit: impl FnMut(char, T)) {
        if letter != ' ' {
            if let Some(from) = self.waiting.take() {
                emit(' ', from);
            }
            self.begun = true;
            emit(letter, from);
        } else if self.begun && self.waiting.is_none() {
            self.waiting = Some(from);
        }
    }
}

fn fold_char(typed: char, emit: &mut impl FnMut(char)) {
    match typed {
        'a'..='z' | '0'..='9' => emit(typed),
        '\0'..='\x7f' => fold_letter(typed.to_ascii_lowercase(), emit),
        _ => match punctuation(typed) {
            Some(plain) => emit(plain),
            None => decompose_compatible(typed, |part| {
                part.to_lowercase()
                    .for_each(|lower| fold_letter(lower, emit));
            }),
        },
    }
}

/// The plain form of marks around and between words. They are not decomposed: some would become several.
fn punctuation(mark: char) -> Option<char> {
    Some(match mark {
        '\u{2018}'..='\u{201B}'
        | '\u{2BC}'
        | '\u{2B9}'
        | '\u{374}'
        | '\u{2032}'
        | '`'
        | '´'
        | '\u{1FEF}'
        | '\u{1FFD}' => '\'',
        '"' | '\u{201C}'..='\u{201F}' | '\u{2033}' | '«' | '»' => ' ',
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => ' ',
        _ => return None,
    })
}

fn fold_letter(lower: char, emit: &mut impl FnMut(char)) {
    match lower {
        _ if lower.is_whitespace() => emit(' '),
        '\u{1100}'..='\u{11C2}' => fold_jamo(lower, emit),
        'ς' => emit('σ'),
        _ => match punctuation(lower).or_else(|| lower.is_ascii().then_some(lower)) {
            Some(plain) => emit(plain),
            None if is_dropped(lower) => {}
            None => match without_stroke(lower) {
                Some(letters) => letters.chars().for_each(emit),
                None => emit(lower),
            },
        },
    }
}

/// Latin letters that people type in plain ones, and that Unicode does not decompose.
fn without_stroke(lower: char) -> Option<&'static str> {
    Some(match lower {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        _ => return None,
    })
}

/// Accents, vowel points and what cannot be seen inside a word. Vowel signs (class 0) and the virama (class 9)
/// of the Indic scripts stay: without them different words become one.
fn is_dropped(letter: char) -> bool {
    match letter {
        // Marks around symbols, some of them of class 0.
        '\u{20D0}'..='\u{20FF}' => true,
        _ if is_ignored_in_search(letter) => true,
        _ => !matches!(canonical_combining_class(letter), 0 | 9),
    }
}

/// Final consonants as the initial ones they are typed as, double ones and diphthongs as two:
/// while 가방 is typed, an input method shows 갑.
fn fold_jamo(jamo: char, emit: &mut impl FnMut(char)) {
    const FINALS: [&str; 27] = [
        "ᄀ", "ᄁ", "ᄀᄉ", "ᄂ", "ᄂᄌ", "ᄂᄒ", "ᄃ", "ᄅ", "ᄅᄀ", "ᄅᄆ", "ᄅᄇ", "ᄅᄉ",
        "ᄅᄐ", "ᄅᄑ", "ᄅᄒ", "ᄆ", "ᄇ", "ᄇᄉ", "ᄉ", "ᄊ", "ᄋ", "ᄌ", "ᄎ", "ᄏ", "ᄐ", "ᄑ",
        "ᄒ",
    ];
    let spelled = match jamo {
        '\u{116A}' => "\u{1169}\u{1161}",
        '\u{116B}' => "\u{1169}\u{1162}",
        '\u{116C}' => "\u{1169}\u{1175}",
        '\u{116F}' => "\u{116E}\u{1165}",
        '\u{1170}' => "\u{116E}\u{1166}",
        '\u{1171}' => "\u{116E}\u{1175}",
        '\u{1174}' => "\u{1173}\u{1175}",
        '\u{11A8}'..='\u{11C2}' => FINALS[jamo as usize - 0x11A8],
        _ => return emit(jamo),
    };
    spelled.chars().for_each(emit);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn unlike_spellings_become_one() {
        for (one, other) in [
            ("Télébots", "telebots"),
            ("Ke3chang’s", "ke3chang's"),
            ("2015–2016", "2015-2016"),
            ("“Fancy”  Bear ", "\"fancy\" bear"),
            ("Łódź", "lodz"),
            ("Straße", "STRASSE"),
            ("ΣΊΣΥΦΟΣ", "σισυφος"),
            ("İstanbul", "istanbul"),
            ("❤\u{FE0F}", "❤"),
            ("zero\u{200B}width", "zerowidth"),
            ("葛\u{E0100}", "葛"),
            ("a\u{61C}b", "ab"),
            ("ＡＰＴ－１０", "apt 10"),
            ("ﬁn７", "FIN7"),
            ("① ㏂ ½", "1 a.m. 1⁄2"),
            ("ｱ\u{FF9E}ｶﾞ", "アガ"),
            ("ﾡ", "ㄱ"),
            ("Lock-out", "lock out"),
            ("50-to-1", "50 to 1"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn hangul_is_spelled_as_typed() {
        for (part, whole) in [
            ("ㅎ", "한국"),
            ("하", "한국"),
            ("갑", "가방"),
            ("고", "과학"),
            ("갑", "값"),
        ] {
            assert!(fold(whole).starts_with(&fold(part)), "{part} {whole}");
        }
        let decomposed: String = "과학 한국 값".nfd().collect();
        assert_eq!(fold(&decomposed), fold("과학 한국 값"));
        assert_ne!(fold("한국"), fold("한글"));
    }

    #[test]
    fn vowel_signs_stay_apart() {
        assert_ne!(fold("कमल"), fold("कमाल"));
    }

    #[test]
    fn a_mark_covers_the_whole_cluster() {
        let text = "Te\u{301}le\u{301}bots 한국";
        // Folded: t e l e b o t s _ ㅎ…
        assert_eq!(
            spans(text, &[1, 2]),
            std::iter::once(1..5).collect::<Vec<_>>()
        );
        assert_eq!(&text[1..5], "e\u{301}l");
        assert_eq!(
            spans(text, &[9])[0],
            text.find('한').unwrap()..text.find('국').unwrap()
        );
        assert!(spans(text, &[99]).is_empty());
        let space = " a \u{2003}b";
        assert_eq!(origins(space), [1..2, 2..3, 6..7]);
    }

    proptest! {
        #[test]
        fn words_are_folded_as_their_letters_are(text in "[ -~\\té한\u{301}’]{0,40}") {
            let letters = fold_keeping_spaces(&text);
            let words: Vec<&str> = letters.split(' ').filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(fold(&text), words.join(" "));
        }

        #[test]
        fn folding_again_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn composed_and_decomposed_fold_alike(text in "\\PC*") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&composed), fold(&decomposed));
        }

        #[test]
        fn each_folded_character_has_an_origin(text in any::<String>()) {
            let origins = origins(&text);
            prop_assert_eq!(origins.len(), fold(&text).chars().count());
            for pair in origins.windows(2) {
                prop_assert!(pair[0].start <= pair[1].start);
            }
            for origin in origins {
                prop_assert!(text.get(origin).is_some_and(|cluster| !cluster.is_empty()));
            }
        }
    }
}
