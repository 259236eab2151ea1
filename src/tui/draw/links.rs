//! Which cells of the screen are links that the terminal itself can open: addresses on the pages.
//!
//! Beside the cells and not in them, so that a printed screen has none. They stand where `draw::reader` and
//! `draw::popup` draw the pages.

use ratatui::layout::Rect;

use crate::page::Target;
use crate::tui::app::App;
use crate::tui::layout::inside;
use crate::tui::overlay::{Overlay, peek};
use crate::tui::terminal::link::Anchor;
use crate::typeset::page::SetPage;

/// The links on the screen; none while a box covers them.
pub fn links(app: &App) -> Vec<Anchor> {
    let areas = &app.shown.areas;
    match &app.overlay {
        None if app.pending.is_empty() => {
            let reader = on_page(&app.shown.page, app.view.reader.line, inside(areas.reader));
            let beside = on_page(
                &app.shown.context,
                app.view.context.line,
                inside(areas.context),
            );
            reader.chain(beside).collect()
        }
        Some(Overlay::Peek(peek)) => {
            let area = inside(peek::area(app.size));
            on_page(&peek.page, peek.scroll.line, area).collect()
        }
        _ => Vec::new(),
    }
}

/// The links of a page that is shown from the line `top` on.
fn on_page(page: &SetPage, top: usize, area: Rect) -> impl Iterator<Item = Anchor> {
    let lines = (area.y..area.bottom()).zip(page.lines.iter().skip(top));
    lines.flat_map(move |(y, line)| {
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
                Target::Entry(_) => None,
            }
        })
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::library::{Library, embedded};
    use crate::theme::resolved::Theme;
    use crate::tui::keymap::parse;
    use crate::tui::print::buffer;
    use crate::words::text::Text;

    /// What stands under the links of the screen after some keys.
    fn linked(keys: &str, size: (u16, u16)) -> Vec<String> {
        let library = Library::load(embedded::files(), Vec::new());
        let theme = Theme::named(Some("dark"), None).unwrap();
        let mut app = App::new(library, Text::line(""), theme, Size::from(size));
        for key in parse(keys).unwrap() {
            app.key(key);
        }
        let cells = buffer(&app);
        let under = |anchor: &Anchor| -> String {
            let columns = anchor.columns.clone();
            columns
                .map(|x| cells[(x, anchor.row)].symbol().to_owned())
                .collect()
        };
        links(&app).iter().map(under).collect()
    }

    /// The address of the second source, as its page shows it.
    const ADDRESS: &str =
        "[http://in.reuters.com/article/korea-cyber-outage-idINL3N0CC13H20130320]";

    #[test]
    fn an_address_on_a_page_is_a_link_in_all_its_lines() {
        let parts = linked("5j<enter>", (40, 24));
        assert!(parts.len() > 2);
        assert_eq!(parts.concat(), ADDRESS);
        assert_eq!(linked("5j", (120, 36)).concat(), ADDRESS);
        // Scrolled, and half of it below the screen.
        let half = linked("5j<enter>JJ", (40, 16)).concat();
        assert!(ADDRESS.starts_with(&half) && half.len() > 30, "{half}");
    }

    #[test]
    fn what_leads_to_an_entry_is_none_and_so_is_what_a_box_covers() {
        assert_eq!(linked("", (120, 36)), [""; 0]);
        for box_over in ["?", "<c-p>", ":", "!", "o", "g"] {
            assert_eq!(linked(&format!("5j{box_over}"), (120, 36)), [""; 0]);
        }
    }

    #[test]
    fn the_page_that_is_peeked_at_has_its_links() {
        let keys = format!("l{}i", "<tab>".repeat(10));
        assert_eq!(linked(&keys, (120, 36)).concat(), ADDRESS);
    }
}
