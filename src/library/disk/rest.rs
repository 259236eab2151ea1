//! Whether some words stand anywhere in a file, where nothing else is asked of it: it is looked through piece by piece,
//! and nothing is kept, which costs a fraction of reading it.

use std::io::Read;

use memchr::memmem;

use super::find::Candidate;
use super::open;

/// How many bytes are looked through at once.
const PIECE: usize = 64 << 10;
/// How many bytes at the end of a piece are looked at again with the next one, so that no word is cut: as many as the
/// longest word that is looked for, and a character.
const AGAIN: usize = 16;

/// Which of some words a file holds; none where that is not known: of what is no regular file, has more than so many bytes
/// or bytes that are no UTF-8.
pub(super) fn holds<const N: usize>(
    file: &Candidate,
    words: [&str; N],
    most: u64,
) -> Option<[bool; N]> {
    let mut opened = open::regular(&file.path, file.root.as_deref(), most).ok()??;
    let words = words.map(memmem::Finder::new);
    let mut found = [false; N];
    let mut piece = vec![0; AGAIN + PIECE];
    let mut kept = 0;
    loop {
        let read = opened.read(&mut piece[kept..]).ok()?;
        let bytes = &piece[..kept + read];
        let valid = match std::str::from_utf8(bytes) {
            Ok(_) => bytes.len(),
            Err(error) if error.error_len().is_none() && read > 0 => error.valid_up_to(),
            Err(_) => return None,
        };
        for (found, word) in found.iter_mut().zip(&words) {
            *found = *found || word.find(bytes).is_some();
        }
        if read == 0 {
            return Some(found);
        }
        let from = begin(bytes, valid.saturating_sub(AGAIN / 2));
        kept = bytes.len() - from;
        piece.copy_within(from..from + kept, 0);
    }
}

/// The place where the character begins that some byte belongs to.
fn begin(bytes: &[u8], at: usize) -> usize {
    let is_within = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
    let before = (0..=at).rev();
    before.clone().find(|at| !is_within(at)).unwrap_or(at)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;
    use crate::library::standing::Standing;

    fn told(bytes: &[u8], most: u64) -> Option<[bool; 2]> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f.yaml");
        fs::write(&path, bytes).unwrap();
        let file = Candidate {
            path,
            root: None,
            standing: Standing::Named,
            place: 0,
        };
        holds(&file, ["as_of", "\nid:"], most)
    }

    #[test]
    fn what_is_no_text_or_too_long_is_not_known() {
        assert_eq!(told(b"as_of", 5), Some([true, false]));
        assert_eq!(told(b"as_of", 4), None);
        assert_eq!(told(b"as_of \xe9 more", 99), None);
        assert_eq!(
            told("as_of 가".as_bytes().split_last().unwrap().1, 99),
            None
        );
        assert_eq!(told(b"", 9), Some([false, false]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_word_is_found_wherever_it_stands(
            before in PIECE - 20..PIECE + 40,
            letter in prop::sample::select(vec!["x", "é", "가", "🎯"]),
            word in prop::sample::select(vec!["as_of", "as_o", "\nid:", "id:"]),
            after in 0..2 * PIECE,
        ) {
            let text = format!("{}{word}{}", letter.repeat(before / letter.len()), letter.repeat(after / letter.len()));
            let text = format!(".{text}");
            let expected = [text.contains("as_of"), text.contains("\nid:")];
            prop_assert_eq!(told(text.as_bytes(), 1 << 20), Some(expected));
        }
    }
}
