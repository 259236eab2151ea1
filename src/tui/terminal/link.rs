//! Links under cells (OSC 8).
//!
//! Targets are web and mail addresses in visible ASCII; nothing that a terminal could open on this machine (`file:`).
//! Each has a number, by which the terminal knows that its parts on several lines, written at several times, are one.
//! <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>

use std::ops::Range;

/// The start of a link: its number, then `;`, then its target and [`END`].
const OPEN: &str = "\x1b]8;id=";
const END: &str = "\x1b\\";
/// The end of any link.
pub(super) const CLOSE: &str = "\x1b]8;;\x1b\\";

/// What the common terminals accept (VTE: 2083 bytes).
const LONGEST: usize = 2000;

/// Cells in a row that are a link, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The line of the screen, from 0.
    pub row: u16,
    /// The columns, from 0.
    pub columns: Range<u16>,
    number: u32,
    target: String,
}

impl Anchor {
    /// Links some columns of a line to `target`; None when that is not one of `http:`, `https:` and `mailto:`, written
    /// in visible ASCII and at most 2000 bytes long. Parts with the same number and target are one link.
    pub fn new(row: u16, columns: Range<u16>, number: u32, target: &str) -> Option<Self> {
        is_allowed(target).then(|| Self {
            row,
            columns,
            number,
            target: target.to_owned(),
        })
    }

    /// The sequence that begins it.
    pub(super) fn opening(&self) -> String {
        format!("{OPEN}{};{}{END}", self.number, self.target)
    }
}

/// Whether cells belong to one link, or to none.
pub(super) fn is_same_link(one: Option<&Anchor>, other: Option<&Anchor>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.number == other.number && one.target == other.target,
        (None, None) => true,
        _ => false,
    }
}

/// May this be opened by a click?
pub(super) fn is_allowed(target: &str) -> bool {
    let scheme = ["http://", "https://", "mailto:"]
        .iter()
        .any(|s| target.starts_with(s));
    scheme && target.len() <= LONGEST && target.bytes().all(|b| b.is_ascii_graphic())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn web_and_mail_addresses_are_links() {
        for target in ["https://example.org/a?b=c", "http://a", "mailto:a@b"] {
            let anchor = Anchor::new(0, 0..3, 7, target).unwrap();
            assert_eq!(anchor.opening(), format!("\x1b]8;id=7;{target}\x1b\\"));
        }
    }

    #[test]
    fn other_targets_are_no_links() {
        let long = format!("https://{}", "a".repeat(LONGEST));
        for target in [
            "",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://a b",
            "https://\u{202e}",
            "http://a\x1b\\",
            &long,
        ] {
            assert_eq!(Anchor::new(0, 0..3, 7, target), None, "{target:?}");
        }
    }

    #[test]
    fn parts_of_a_link_have_its_number_and_its_target() {
        let anchor = |number, target| Anchor::new(0, 0..3, number, target);
        let one = anchor(1, "https://a");
        assert!(is_same_link(one.as_ref(), anchor(1, "https://a").as_ref()));
        for other in [anchor(2, "https://a"), anchor(1, "https://b"), None] {
            assert!(!is_same_link(one.as_ref(), other.as_ref()));
        }
    }
}
