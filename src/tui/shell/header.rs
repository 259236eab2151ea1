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
/// Columns of a pinned query, and of its beginning where there is little room.
const PINNED: [u16; 2] = [24, 8];
/// Columns that are most of a title.
const MOST: u16 = 22;
/// What is left of it where there is none.
const PIN: &str = "only…";
/// The word for a briefing that is shown in an earlier version than that of its file, and its sign.
const STALE: [&str; 2] = ["stale !", "!"];

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

/// What is said at the right, with its look and what a click on it does.
struct Fact {
    /// From the fullest form to the shortest.
    forms: Vec<String>,
    /// What stands for it where what stays beside it leaves no room for any of them.
    stub: Option<&'static str>,
    style: Style,
    action: Option<Action>,
    stays: Stays,
}

/// What gives way to what, where there is little room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stays {
    /// It is never left out: else what is shown would pass for something else.
    Always,
    /// It leaves the title whole.
    BesideTitle,
}

impl Fact {
    fn always(text: String, style: Style, action: Option<Action>) -> Self {
        Self {
            forms: vec![text],
            stub: None,
            style,
            action,
            stays: Stays::Always,
        }
    }

    /// The fullest form that leaves the title what it needs: all of it, or most of it to what stays in some form. `rest`
    /// are the columns of what stays further in: it is never left out.
    fn form(self, whole: u16, end: u16, rest: u16) -> Option<String> {
        let leaves = |room: u16| move |form: &String| wide(form).saturating_add(room) <= end;
        match self.stays {
            Stays::BesideTitle => self.forms.into_iter().find(leaves(whole)),
            Stays::Always => {
                let short = self.forms.last().cloned();
                let most = whole.min(MOST).max(rest);
                let full = self.forms.into_iter().find(leaves(most)).or(short);
                match self.stub {
                    Some(stub) if !full.as_ref().is_some_and(leaves(rest)) => Some(stub.to_owned()),
                    _ => full,
                }
            }
        }
    }

    /// The columns that it needs to stay.
    fn least(&self) -> u16 {
        match (
            self.stays,
            self.stub.or(self.forms.last().map(String::as_str)),
        ) {
            (Stays::Always, Some(least)) => wide(least).saturating_add(2),
            (Stays::Always, None) | (Stays::BesideTitle, _) => 0,
        }
    }
}

/// The facts that have room, from the right edge inwards.
fn facts(shell: &Shell) -> Vec<Part> {
    let mut end = header(shell.shared.size).right();
    let whole = 1 + wide(NAME) + wide(BETWEEN) + wide(title(shell)) + 1;
    let mut laid = Vec::new();
    let all = all_facts(shell);
    let mut rest = all.iter().map(Fact::least).sum::<u16>();
    for fact in all {
        let (style, action) = (fact.style, fact.action);
        rest = rest.saturating_sub(fact.least());
        let Some(text) = fact.form(whole, end, rest) else {
            break;
        };
        let width = wide(&text).min(end.saturating_sub(rest));
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

fn all_facts(shell: &Shell) -> Vec<Fact> {
    let open = shell.screen().briefing();
    let file = open.and_then(|i| shell.shared.library.briefings().get(i));
    let (text, style) = marking(shell);
    let mut facts = vec![Fact::always(text, style, None)];
    facts.extend(is_stale(shell).then(|| {
        let style = shell.shared.theme().style(Meaning::Warning);
        let [word, sign] = STALE;
        Fact {
            stub: Some(sign),
            ..Fact::always(word.to_owned(), style, Some(Action::Problems))
        }
    }));
    let dim = shell.shared.theme().style(Meaning::Header);
    facts.extend(as_of(shell, file.map(AsRef::as_ref)).map(|forms| Fact {
        forms,
        stub: None,
        style: dim,
        action: Some(Action::AsOf),
        stays: Stays::Always,
    }));
    facts.extend(shell.shared.pin.iter().map(|pin| {
        Fact {
            forms: PINNED
                .map(|most| format!("only {}", truncate(&pin.query, most).0))
                .into(),
            stub: Some(PIN),
            style: shell.shared.theme().style(Meaning::Key),
            action: Some(Action::Finder),
            stays: Stays::Always,
        }
    }));
    if file.is_none() && !shell.shared.is_awaiting {
        return facts;
    }
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
    let (text, style, action) = match shell.shared.progress {
        Some((done, all)) => (
            progress(done, all),
            shell.shared.theme().style(Meaning::Progress),
            None,
        ),
        None => (format!("{briefings}{origin}"), dim, Some(Action::Briefings)),
    };
    facts.push(Fact {
        forms: vec![text],
        stub: None,
        style,
        action,
        stays: Stays::BesideTitle,
    });
    facts
}

/// The day of the picture, and the one that was chosen where that is later, with how much is not known yet; in little room
/// the day alone. Nothing where no day is told.
fn as_of(shell: &Shell, file: Option<&BriefingFile>) -> Option<Vec<String>> {
    let (library, dates) = (&shell.shared.library, shell.shared.dates());
    let ceiling = library.ceiling();
    let chosen = ceiling.and_then(|ceiling| ceiling.as_of.as_ref());
    let own = file.and_then(|file| file.header.as_of.as_ref());
    let day = own.or(chosen)?;
    let as_of = format!("as of {}", day.words(dates));
    let is_later = |own: &When, day: &When| day.latest() > own.latest();
    let seen = match own.zip(chosen) {
        Some((own, day)) if is_later(own, day) => format!(", seen from {}", day.words(dates)),
        _ => String::new(),
    };
    let later = match file.map_or(0, |file| library.later_in(&file.id)) {
        0 => String::new(),
        later => format!(", {later} not yet known"),
    };
    let full = format!("{as_of}{seen}{later}");
    let forms = [full, format!("{as_of}{seen}"), as_of, day.short(dates)];
    Some(forms.into())
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
