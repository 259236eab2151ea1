//! The name of a session: what `--session` says, or what a file is called. It becomes part of a path.

use std::fmt;

/// A name of letters, digits, `-`, `_` and `.`, which does not begin with a dot.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionName(String);

/// The most bytes of a name that is made of a file's: it fits into every folder of sockets.
const SHORT: usize = 48;

/// The most bytes of a name that somebody gives: names of files have 255, some of them ours.
const LONG: usize = 200;

/// What is wrong with a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a session is named by letters, digits, `-`, `_` and `.`, beginning with no dot, in at most {LONG} bytes"
)]
pub struct BadName;

impl SessionName {
    /// A name as somebody gives it.
    ///
    /// # Errors
    /// When it has other characters, or too many.
    pub fn given(name: &str) -> Result<Self, BadName> {
        let is_good = !name.is_empty()
            && name.len() <= LONG
            && !name.starts_with('.')
            && name.chars().all(is_allowed);
        is_good.then(|| Self(name.to_owned())).ok_or(BadName)
    }

    /// The name for a file without its folder and ending: every run of other characters becomes a dash, and a long name
    /// is cut.
    pub(crate) fn of_stem(stem: &str) -> Self {
        let mut name = String::new();
        for c in stem.chars() {
            let c = if is_allowed(c) { c } else { '-' };
            let is_more = c == '-' && name.ends_with('-') || name.is_empty() && ".-".contains(c);
            if name.len() + c.len_utf8() > SHORT {
                break;
            }
            if !is_more {
                name.push(c);
            }
        }
        name.truncate(name.trim_end_matches('-').len());
        match name.is_empty() {
            true => Self("talk".to_owned()),
            false => Self(name),
        }
    }

    /// The name of the rehearsal of a talk of this name.
    pub(crate) fn rehearsed(&self) -> Self {
        Self::of_stem(&format!("rehearsal-{self}"))
    }

    /// The name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SessionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Letters and digits of any script: none of them is hidden or turns a line.
fn is_allowed(c: char) -> bool {
    c.is_alphanumeric() || "-_.".contains(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_gives_its_name() {
        for (stem, name) in [
            ("sony-hack", "sony-hack"),
            ("Sony Hack (final)", "Sony-Hack-final"),
            ("사드 보복", "사드-보복"),
            ("..", "talk"),
            ("", "talk"),
            (" -.x", "x"),
            ("a/../b", "a-..-b"),
        ] {
            assert_eq!(SessionName::of_stem(stem).as_str(), name, "{stem}");
        }
    }

    #[test]
    fn a_name_that_is_given_is_taken_as_it_is_or_not_at_all() {
        assert_eq!(SessionName::given("v1.2_b").unwrap().as_str(), "v1.2_b");
        for name in [
            "",
            ".",
            "..",
            ".x",
            "a/b",
            "a b",
            "a\u{202e}b",
            "a\0b",
            &"x".repeat(201),
        ] {
            assert_eq!(SessionName::given(name), Err(BadName), "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_name_of_a_file_can_be_given(stem in any::<String>()) {
            let name = SessionName::of_stem(&stem);
            prop_assert!(name.as_str().len() <= SHORT);
            prop_assert_eq!(SessionName::given(name.as_str()), Ok(name));
        }
    }
}
