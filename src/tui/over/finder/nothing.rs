//! Why there are no results, and what is wrong with a filter, whole on narrow screens too.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::Finder;
use crate::search::remark::Remark;
use crate::theme::meaning::Meaning;
use crate::tui::shared::Shared;
use crate::tui::widget::paint;
use crate::typeset::line::Styled;
use crate::typeset::paragraph::{Paragraph, set};
use crate::typeset::width::columns;

/// What is said where there are no results.
#[derive(Hash)]
pub(super) struct Said {
    /// What is wrong with a filter, where the line above has no room for all of it.
    cut: Option<String>,
    why: &'static str,
}

impl Said {
    /// What is said below a line of `above` columns.
    pub(super) fn of(shared: &Shared, finder: &Finder, above: u16) -> Self {
        let remark = finder.results.remark.as_ref();
        let cut = remark.filter(|remark| !fits(remark, above) && finder.offered().0.is_empty());
        Self {
            cut: cut.map(ToString::to_string),
            why: why(shared, finder),
        }
    }
}

/// Draws what is said.
pub(super) fn draw(shared: &Shared, said: &Said, buf: &mut Buffer, area: Rect) {
    let cut = said.cut.as_ref();
    let cut = cut.map(|cut| run(format!("{cut}\n"), Meaning::Warning));
    let why = run(said.why.to_owned(), Meaning::Dim);
    let paragraph = Paragraph {
        runs: cut.into_iter().chain([why]).collect(),
        first: 0,
        hang: 0,
    };
    let width = area.width.saturating_sub(2);
    for (y, line) in (area.y..area.bottom()).zip(set(&paragraph, width)) {
        let mut x = area.x + 1;
        for piece in &line.pieces {
            let left = (area.x + 1 + width).saturating_sub(x);
            let style = shared.style(piece.style);
            x = paint::words(buf, x, y, left, &piece.text, style);
        }
    }
}

/// As much of a remark as has room in a line.
pub(super) fn shortened(remark: &Remark, width: u16) -> String {
    if fits(remark, width) {
        remark.to_string()
    } else {
        remark.wrong.clone()
    }
}

/// Whether a remark has room in a line, with a space on both sides.
fn fits(remark: &Remark, width: u16) -> bool {
    columns(&remark.to_string()) + 2 <= usize::from(width)
}

fn run(text: String, style: Meaning) -> Styled<Meaning> {
    Styled {
        text,
        style,
        link: None,
    }
}

/// Why there are no results.
fn why(shared: &Shared, finder: &Finder) -> &'static str {
    let mut filters = finder.parsed.filters.iter();
    let filtered = filters.any(|filter| !filter.value.is_empty());
    match (
        finder.is_to_come(shared),
        finder.results.by_words(),
        filtered,
    ) {
        (true, ..) => "Looking…",
        (_, true, false) => {
            "Nothing has such a name, and no text has these words. Fewer letters find more."
        }
        (_, true, true) => "These filters let nothing of that through.",
        (_, false, _) => "These filters let nothing through.",
    }
}
