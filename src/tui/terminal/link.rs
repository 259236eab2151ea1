//! Links in cells (OSC 8): written by one function, and recognised only in the form it writes.
//!
//! A cell is the only way through ratatui's comparison of frames, hence the sequence is in the symbol. Targets are web
//! and mail addresses in visible ASCII; nothing that a terminal could open on this machine (`file:`).

use std::num::NonZeroU16;

use ratatui::buffer::{Cell, CellDiffOption};
use unicode_width::UnicodeWidthStr;

const OPEN: &str = "\x1b]8;;";
const END: &str = "\x1b\\";
const CLOSE: &str = "\x1b]8;;\x1b\\";

/// What the common terminals accept (VTE: 2083 bytes).
const LONGEST: usize = 2000;

/// Makes what the cell shows a link; does nothing when the target is not one of `http:`, `https:` and `mailto:`,
/// written in visible ASCII and at most 2000 bytes long.
pub fn set_link(cell: &mut Cell, target: &str) {
    if !is_allowed(target) || parts(cell.symbol()).is_some() {
        return;
    }
    let width = u16::try_from(cell.symbol().width()).unwrap_or(1);
    let symbol = wrap(cell.symbol(), target);
    cell.set_symbol(&symbol)
        .set_diff_option(CellDiffOption::ForcedWidth(
            NonZeroU16::new(width).unwrap_or(NonZeroU16::MIN),
        ));
}

/// The symbol between the opening of a link and its end.
pub(super) fn wrap(symbol: &str, target: &str) -> String {
    format!("{OPEN}{target}{END}{symbol}{CLOSE}")
}

/// The target and what is shown, if the symbol was made by [`set_link`].
pub(super) fn parts(symbol: &str) -> Option<(&str, &str)> {
    let inner = symbol.strip_prefix(OPEN)?.strip_suffix(CLOSE)?;
    inner
        .split_once(END)
        .filter(|(target, _)| is_allowed(target))
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
    fn a_link_is_what_comes_out_of_its_own_cell() {
        let mut cell = Cell::new("界");
        set_link(&mut cell, "https://example.org/a?b=c");
        assert_eq!(
            parts(cell.symbol()),
            Some(("https://example.org/a?b=c", "界"))
        );
        assert_eq!(
            cell.diff_option,
            CellDiffOption::ForcedWidth(NonZeroU16::new(2).unwrap())
        );
    }

    #[test]
    fn other_targets_are_no_links() {
        for target in [
            "",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://a b",
            "https://\u{202e}",
            "http://a\x1b\\",
        ] {
            let mut cell = Cell::new("x");
            set_link(&mut cell, target);
            assert_eq!(cell, Cell::new("x"), "{target:?}");
        }
        let mut cell = Cell::new("x");
        set_link(&mut cell, &format!("https://{}", "a".repeat(LONGEST)));
        assert_eq!(cell, Cell::new("x"));
    }

    #[test]
    fn a_link_is_not_wrapped_twice() {
        let mut cell = Cell::new("x");
        set_link(&mut cell, "https://one.example");
        set_link(&mut cell, "https://two.example");
        assert_eq!(parts(cell.symbol()), Some(("https://one.example", "x")));
    }
}
