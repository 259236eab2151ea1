//! The line at the top: where one is, the date that the picture holds for, and the marking.
//!
//! The marking is always there; the rest gives way to it, the least important first.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Shell;
use crate::briefing::date::When;
use crate::library::Extent;
use crate::library::reading::file::BriefingFile;
use crate::theme::meaning::Meaning;
use crate::tui::keys::action::Action;
use crate::tui::layout::header;
use crate::tui::screen::Crumb;
use crate::tui::widget::paint;
use crate::typeset::width::{columns, truncate};

const NAME: &str = "bluf";
const BETWEEN: &str = " › ";
/// Columns of a pinned query.
const PINNED: u16 = 24;
/// The word for a briefing that is shown in an earlier version than that of its file.
const STALE: &str = "stale !";

pub(super) fn draw(shell: &Shell, buf: &mut Buffer) {
    let line = header(shell.shared.size);
    let plain = shell.shared.theme().style(Meaning::Header);
    paint::clear(buf, line, plain);
    let facts = facts(shell);
    let crumbs = crumbs(shell, end(&facts));
    for crumb in crumbs.iter().skip(1) {
        let mark = crumb.x.saturating_sub(wide(BETWEEN));
        paint::words(buf, mark, line.y, wide(BETWEEN), BETWEEN, plain);
    }
    for part in facts.iter().chain(&crumbs) {
        paint::words(buf, part.x, line.y, part.width, &part.text, part.style);
    }
}

/// What a click on the line at the top does.
pub(super) fn action_at(shell: &Shell, x: u16) -> Option<Action> {
    let facts = facts(shell);
    let crumbs = crumbs(shell, end(&facts));
    let mut parts = crumbs.into_iter().chain(facts);
    let at = parts.find(|part| (part.x..part.x.saturating_add(part.width)).contains(&x));
    at.and_then(|part| part.action)
}

/// A part of the line, with its place and what a click on it does.
struct Part {
    text: String,
    style: Style,
    x: u16,
    width: u16,
    action: Option<Action>,
}

/// Where there is room for the crumbs to end.
fn end(facts: &[Part]) -> u16 {
    facts.last().map_or(0, |fact| fact.x.saturating_sub(2))
}

/// The facts that have room, from the right edge inwards.
fn facts(shell: &Shell) -> Vec<Part> {
    let mut end = header(shell.shared.size).right();
    let whole = 1 + wide(NAME) + wide(BETWEEN) + wide(title(shell)) + 1;
    // The marking is never left out, nor that this is no more than an earlier version; the date leaves room for most of
    // the title, the count of briefings for all of it.
    let always = 1 + usize::from(is_stale(shell)) + usize::from(shell.shared.pin.is_some());
    let rooms = std::iter::repeat_n(0, always).chain([whole.min(22), whole]);
    let mut laid = Vec::new();
    for ((text, style, action), room) in all_facts(shell).into_iter().zip(rooms) {
        if wide(&text).saturating_add(room) > end && room > 0 {
            break;
        }
        let width = wide(&text).min(end);
        let x = end - width;
        end = x.saturating_sub(2);
        laid.push(Part {
            text,
            style,
            x,
            width,
            action,
        });
    }
    laid
}

/// The marking of the screen.
pub(super) fn marking(shell: &Shell) -> (String, Style) {
    shell.shared.as_marked(shell.marking())
}

/// Whether the open briefing is shown in an earlier version.
fn is_stale(shell: &Shell) -> bool {
    let open = shell.screen().briefing();
    open.is_some_and(|briefing| shell.shared.library.is_stale(briefing))
}

fn all_facts(shell: &Shell) -> Vec<(String, Style, Option<Action>)> {
    let open = shell.screen().briefing();
    let file = open.and_then(|i| shell.shared.library.briefings().get(i));
    let (text, style) = marking(shell);
    let mut facts = vec![(text, style, None)];
    facts.extend(is_stale(shell).then(|| {
        let style = shell.shared.theme().style(Meaning::Warning);
        (STALE.to_owned(), style, Some(Action::Problems))
    }));
    facts.extend(shell.shared.pin.iter().map(|pin| {
        let (query, _) = truncate(&pin.query, PINNED);
        let style = shell.shared.theme().style(Meaning::Key);
        (format!("only {query}"), style, Some(Action::Finder))
    }));
    if file.is_none() && !shell.shared.is_awaiting {
        return facts;
    }
    let dim = shell.shared.theme().style(Meaning::Header);
    let later = file.map_or(0, |file| shell.shared.library.later_in(&file.id));
    let later = match later {
        0 => String::new(),
        later => format!(", {later} not yet known"),
    };
    let day = as_of(shell, file.map(AsRef::as_ref));
    facts.extend(day.map(|day| (format!("{day}{later}"), dim, Some(Action::AsOf))));
    let briefings = match (
        shell.shared.library.extent(),
        shell.shared.library.briefings().len(),
    ) {
        _ if shell.shared.is_awaiting => "reading briefings".to_owned(),
        (Extent::FirstLook | Extent::Part, _) if shell.shared.unread => {
            "others not read".to_owned()
        }
        (Extent::FirstLook | Extent::Part, _) => "reading briefings".to_owned(),
        (Extent::Whole, 1) => "1 briefing".to_owned(),
        (Extent::Whole, count) => format!("{count} briefings"),
    };
    let origin = if shell.shared.origin.is_empty() {
        String::new()
    } else {
        format!(", {}", shell.shared.origin)
    };
    facts.push(match shell.shared.progress {
        Some((done, all)) => (
            progress(done, all),
            shell.shared.theme().style(Meaning::Progress),
            None,
        ),
        None => (format!("{briefings}{origin}"), dim, Some(Action::Briefings)),
    });
    facts
}

/// The day of the picture, and the one that was chosen where that is later: nothing is said of it then.
fn as_of(shell: &Shell, file: Option<&BriefingFile>) -> Option<String> {
    let ceiling = shell.shared.library.ceiling();
    let chosen = ceiling.and_then(|ceiling| ceiling.as_of.as_ref());
    let own = file.and_then(|file| file.header.as_of.as_ref());
    let words = |day: &When| day.words(shell.shared.dates());
    let as_of = own.or(chosen).map(|day| format!("as of {}", words(day)))?;
    let is_later = |own: &When, day: &When| day.latest() > own.latest();
    Some(match own.zip(chosen) {
        Some((own, day)) if is_later(own, day) => format!("{as_of}, seen from {}", words(day)),
        _ => as_of,
    })
}

/// How far reading has come: `━━━━━━──── 620 of 1000`.
fn progress(done: usize, all: usize) -> String {
    const CELLS: usize = 10;
    let full = (done.min(all) * CELLS).checked_div(all).unwrap_or(CELLS);
    let (full, rest) = ("━".repeat(full), "─".repeat(CELLS - full));
    format!("{full}{rest} {done} of {all}")
}

/// Where one is, as far as there is room before a column.
fn crumbs(shell: &Shell, end: u16) -> Vec<Part> {
    let mut crumbs = vec![match shell.screens.left_at() {
        Some(slide) => Crumb {
            words: slide,
            action: Action::Close,
        },
        None => Crumb {
            words: NAME.to_owned(),
            action: Action::Briefings,
        },
    }];
    match shell.over().and_then(|over| over.crumb()) {
        Some(words) => crumbs.push(Crumb {
            words: words.to_owned(),
            action: Action::Briefings,
        }),
        None => {
            // The program's name gives way to the title; the way back to a slide does not.
            if shell.screens.left_at().is_none()
                && 1 + wide(NAME) + wide(BETWEEN) + wide(title(shell)) > end
            {
                crumbs.clear();
            }
            crumbs.extend(shell.screen().crumbs(&shell.shared));
        }
    }
    let shared = &shell.shared;
    let (plain, second) = (shared.style(Meaning::Header), shared.style(Meaning::Crumb));
    let mut x = 1;
    let mut laid: Vec<Part> = Vec::new();
    for Crumb { words, action } in crumbs {
        let room = end.saturating_sub(x);
        let is_pane = matches!(action, Action::Pane(_));
        // The pane is named only where it and the title are whole.
        if words.is_empty() || is_pane && wide(&words) > room || room == 0 {
            break;
        }
        let style = if is_pane || words == NAME {
            plain
        } else {
            second
        };
        let columns = wide(&words);
        laid.push(Part {
            text: words,
            style,
            x,
            width: columns.min(room),
            action: Some(action),
        });
        x = x.saturating_add(columns + wide(BETWEEN));
    }
    laid
}

/// The title of the open briefing.
fn title(shell: &Shell) -> &str {
    let open = shell.screen().briefing();
    let file = open.and_then(|i| shell.shared.library.briefings().get(i));
    file.map_or("", |file| file.title().as_str())
}

fn wide(text: &str) -> u16 {
    // A quarter of what there is, so that four of them can be added.
    u16::try_from(columns(text)).map_or(u16::MAX / 4, |wide| wide.min(u16::MAX / 4))
}
