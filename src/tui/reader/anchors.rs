//! Which cells of the screen are links that the terminal itself can open: addresses on the pages.
//!
//! Beside the cells and not in them, so that a printed screen has none. They stand where [`super::draw`] draws the pages.

use ratatui::layout::Rect;

use super::Scroll;
use crate::page::part::Target;
use crate::tui::terminal::link::Anchor;
use crate::typeset::page::SetPage;

/// The links of a page in some area of the screen.
pub(crate) fn anchors(page: &SetPage, scroll: &Scroll, area: Rect) -> Vec<Anchor> {
    let rows = (area.y..area.bottom()).zip(0..);
    let lines = rows.filter_map(|(y, row)| Some((y, page.lines.get(scroll.line_at(page, row))?)));
    let linked = lines.flat_map(move |(y, line)| {
        let mut end = area.x.saturating_add(line.indent);
        line.pieces.iter().filter_map(move |piece| {
            let start = end;
            end = start.saturating_add(piece.columns);
            let number = piece.link?;
            let (target, _) = page.links.get(usize::try_from(number).ok()?)?;
            match target {
                Target::Address(address) => {
                    Anchor::new(y, start..end.min(area.right()), number, address)
                }
                Target::Entry(_) | Target::Topic(_) => None,
            }
        })
    });
    linked.collect()
}
