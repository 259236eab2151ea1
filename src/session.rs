//! What the program keeps from one run to the next, and nobody writes by hand: how wide the lists were.
//!
//! It is a file of its own beside the data, not the configuration, which is the user's. Words only: reading and writing
//! the file is done elsewhere. What cannot be read in it counts as not there, so that it never prevents a start.

/// The key of the one line that is read.
const WIDER: &str = "wider:";

/// What a file that is not there yet begins with.
const HEAD: &str = "# Kept by bluf from one run to the next. It may be deleted.\nversion: 1\n";

/// By how many columns the lists were wider than usual, or narrower; none where the text does not say.
pub(crate) fn wider(text: &str) -> Option<i16> {
    let value = text.lines().find_map(|line| line.strip_prefix(WIDER))?;
    value.trim().parse().ok()
}

/// The text with another width of the lists; other lines stay as they are. None where it says so already.
pub(crate) fn with_wider(text: Option<&str>, now: i16) -> Option<String> {
    if text.and_then(wider) == Some(now) {
        return None;
    }
    let others = text.unwrap_or(HEAD).lines();
    let others = others.filter(|line| !line.starts_with(WIDER));
    let mut changed: String = others.map(|line| format!("{line}\n")).collect();
    changed.push_str(&format!("{WIDER} {now}\n"));
    Some(changed)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_read_is_not_there() {
        for text in [
            "",
            "wider",
            "wider:",
            "wider: much",
            "wider: 40000",
            "- 7",
            " wider: 7",
        ] {
            assert_eq!(wider(text), None, "{text:?}");
        }
        assert_eq!(wider("version: 1\nwider: -8\n"), Some(-8));
    }

    #[test]
    fn one_line_changes_and_only_where_it_must() {
        let first = with_wider(None, 8).unwrap();
        assert_eq!(first, format!("{HEAD}wider: 8\n"));
        assert_eq!(with_wider(Some(&first), 8), None);
        assert_eq!(
            with_wider(Some("version: 2\nwider: x\nlast: a"), -4).as_deref(),
            Some("version: 2\nlast: a\nwider: -4\n")
        );
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_again(text in "(wider: [a-z0-9-]{0,4}\n|[a-z: ]{0,8}\n){0,4}", now: i16) {
            let changed = with_wider(Some(&text), now).unwrap_or(text);
            prop_assert_eq!(wider(&changed), Some(now));
        }
    }
}
