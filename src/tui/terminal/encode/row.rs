//! Lines of a screen, and what is seen of their cells.

use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::style::Modifier;

use crate::tui::terminal::large::is_marked;
use crate::tui::terminal::link::Anchor;
use crate::tui::terminal::surface;

/// What of a style is seen on a blank, too.
pub(super) const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// A line of a screen.
pub(super) struct Row<'a> {
    pub(super) y: u16,
    pub(super) cells: &'a [Cell],
    anchors: &'a [Anchor],
}

impl<'a> Row<'a> {
    pub(super) fn of(cells: &'a Buffer, anchors: &'a [Anchor], y: u16) -> Self {
        Self {
            y,
            cells: surface::row(cells, y),
            anchors: surface::anchors_of(anchors, y),
        }
    }

    pub(super) fn blank(y: u16, cells: &'a [Cell]) -> Self {
        let anchors = &[];
        Self { y, cells, anchors }
    }

    pub(super) fn anchor(&self, x: u16) -> Option<&'a Anchor> {
        self.anchors
            .iter()
            .find(|anchor| anchor.columns.contains(&x))
    }
}

/// What stands in a cell by itself: nothing where it is a part of a large letter.
pub(super) fn text(cell: &Cell) -> &str {
    match cell.symbol() {
        symbol if is_marked(symbol) => " ",
        symbol => symbol,
    }
}

/// Columns that a cell takes, at least the one it stands in.
pub(super) fn width(cell: &Cell) -> u16 {
    match text(cell).as_bytes() {
        [b' '..=b'~'] => 1,
        // ratatui would not measure a lone control character.
        [_] => 1,
        _ => cell.cell_width().max(1),
    }
}

/// Whether two cells cannot be told apart: of a blank only the ground is seen.
pub(super) fn looks_same(one: &Cell, other: &Cell) -> bool {
    is_same_text(text(one).as_bytes(), text(other).as_bytes())
        && one.bg == other.bg
        && (is_blank(one) && is_blank(other)
            || (one.fg == other.fg && one.modifier == other.modifier))
}

/// Most are of one byte: for those there is nothing to call.
fn is_same_text(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([one], [other]) => one == other,
        _ => one == other,
    }
}

pub(super) fn is_blank(cell: &Cell) -> bool {
    text(cell) == " " && !cell.modifier.intersects(SEEN_ON_BLANKS)
}

pub(super) fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// Do terminals agree on how wide this is?
///
/// One code point, visible: a letter or digit of any script, or what frames and charts are drawn with. Not sure are
/// marks, and whatever may be an emoji: tmux 3.3 and unicode-width differ on 2,811 of 3,347 emoji sequences.
pub(super) fn is_sure(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return false;
    };
    match c {
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' => true,
        '\u{250}'..='\u{10ff}' | '\u{1200}'..='\u{1fff}' => c.is_alphanumeric(),
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{2190}'..='\u{2193}' => true,
        '\u{2500}'..='\u{25ff}' => !matches!(c, '▪' | '▫' | '▶' | '◀' | '◻'..='◾'),
        '\u{2800}'..='\u{28ff}' | '\u{ff61}'..='\u{ff9d}' => true,
        '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' => true,
        '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}' => true,
        _ => false,
    }
}
