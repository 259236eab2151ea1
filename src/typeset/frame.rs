//! The line around a page: what of a title and of the words at its right there is room for.

/// The columns of a box whose inside has some columns.
pub(super) fn around(inside: u16) -> u16 {
    inside.saturating_add(4)
}

/// The columns that a title gets in the line at the top of a box, beside words of some columns at the right.
pub(crate) fn title_room(width: u16, tail: u16) -> u16 {
    // Corners, and air around the title; then air around the words and two strokes of the line.
    let beside = if tail_fits(width, tail) { tail + 4 } else { 2 };
    width.saturating_sub(3).saturating_sub(beside)
}

/// Whether the words at the right are shown at all.
pub(crate) fn tail_fits(width: u16, tail: u16) -> bool {
    tail > 0 && tail.saturating_add(10) <= width
}
