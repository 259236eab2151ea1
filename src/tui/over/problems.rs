//! The problems of all files, and of the selected one what it means and what to do.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::contract::{Answer, Over, walk};
use super::explain::Explain;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Diagnostic, Severity};
use crate::library::Library;
use crate::page::marking;
use crate::reference::topic::Topic;
use crate::theme::meaning::Meaning;
use crate::theme::resolved::Theme;
use crate::tui::keys::action::Action;
use crate::tui::layout::{body, over};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::widget::list::List;
use crate::tui::widget::paint;
use crate::tui::widget::row::{boxed, dim, ground, selected};
use crate::typeset::line::Styled;
use crate::typeset::paragraph::{Paragraph, set};
use crate::typeset::width::columns;

/// Where one is among the problems.
#[derive(Debug)]
struct Problems {
    list: List,
    /// The marking of what each of them says, if it can have one.
    markings: Vec<Option<Option<Tlp>>>,
    /// What explains the selected one, on top of them.
    top: Option<Explain>,
}

/// The problems.
pub(super) fn open(shared: &Shared, _: &dyn Screen) -> Result<Box<dyn Over>, Message> {
    Ok(Box::new(Problems {
        list: List::default(),
        markings: marking::of_problems(&shared.library, &shared.problems),
        top: None,
    }))
}

impl Over for Problems {
    fn covers(&self) -> bool {
        true
    }

    fn own(&self) -> &'static [Action] {
        match &self.top {
            Some(top) => top.own(),
            None => &[Action::Edit, Action::Explain],
        }
    }

    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        if let Some(top) = &mut self.top {
            let answer = top.key(pressed, shared);
            self.top.take_if(|_| matches!(answer, Answer::Close(_)));
            return Answer::Stay(None);
        }
        let problems = shared.problems.len();
        match pressed {
            Pressed::Action(Action::Explain) => {
                let chosen = shared.problems.get(self.list.selected);
                let top = chosen.map(|problem| Explain::new(Topic::Code(problem.code)));
                self.top = top;
                Answer::Stay(None)
            }
            Pressed::Action(Action::Follow | Action::Edit) if problems == 0 => Answer::Close(None),
            Pressed::Action(Action::Follow | Action::Edit) => {
                Answer::Stay(shared.edit_problem(self.list.selected))
            }
            Pressed::Action(action) => {
                let height = over::problems(shared.size).rows.height;
                walk(&mut self.list, action, height, problems)
            }
            Pressed::Key(_) => Answer::Stay(None),
        }
    }

    fn draw(&self, shared: &Shared, screen: &dyn Screen, buf: &mut Buffer) {
        let count = shared.problems.len().to_string();
        let theme = shared.theme();
        let inner = boxed(theme, buf, body(shared.size), "Problems", &count);
        let Some(chosen) = shared.problems.get(self.list.selected) else {
            return dim(theme, buf, inner, nothing(&shared.library));
        };
        let boxes = over::problems(shared.size);
        let rows = boxes.rows;
        let problems = shared.problems.iter().enumerate().skip(self.list.offset);
        for (y, (i, problem)) in (rows.y..rows.bottom()).zip(problems) {
            let line = Rect {
                y,
                height: 1,
                ..rows
            };
            row(theme, buf, line, problem, i == self.list.selected);
        }
        explain(theme, buf, boxes.detail, chosen);
        if let Some(top) = &self.top {
            top.draw(shared, screen, buf);
        }
    }

    fn boxes(&self, shared: &Shared) -> Vec<Rect> {
        match &self.top {
            Some(top) => top.boxes(shared),
            None => vec![body(shared.size)],
        }
    }

    fn hit(&self, shared: &Shared, at: Position) -> Option<usize> {
        if let Some(top) = &self.top {
            return top.hit(shared, at);
        }
        let rows = over::problems(shared.size).rows;
        self.list.at(rows, at, shared.problems.len())
    }

    fn select(&mut self, item: usize, shared: &mut Shared) -> bool {
        if let Some(top) = &mut self.top {
            return top.select(item, shared);
        }
        self.list.pick(item)
    }

    fn wheel(&mut self, at: Position, by: isize, shared: &mut Shared) {
        match &mut self.top {
            Some(top) => top.wheel(at, by, shared),
            None => self.list.turn(by, shared.problems.len()),
        }
    }

    fn close_top(&mut self) -> bool {
        let went_back = self.top.as_mut().is_some_and(Explain::close_top);
        went_back || self.top.take().is_some()
    }

    fn refresh(&mut self, shared: &Shared, screen: &dyn Screen) -> bool {
        self.top.take_if(|top| !top.refresh(shared, screen));
        let height = over::problems(shared.size).rows.height;
        let problems = shared.problems.len();
        self.list.keep_in_sight(height.into(), problems);
        true
    }

    fn renew(&mut self, _: &Library, shared: &Shared, _: &dyn Screen) {
        self.markings = marking::of_problems(&shared.library, &shared.problems);
    }

    fn markings(&self, shared: &Shared) -> Vec<Option<Tlp>> {
        let height = over::problems(shared.size).rows.height;
        let rows = self.markings.iter().skip(self.list.offset);
        let explained = self.markings.get(self.list.selected);
        let seen = rows.take(height.into()).chain(explained);
        seen.copied().flatten().collect()
    }

    fn footer(&self, shared: &Shared) -> Vec<Hint> {
        if let Some(top) = &self.top {
            return top.footer(shared);
        }
        let edit = Hint::shortened(Action::Follow, "edit the file", "edit");
        let of_one = [edit, Hint::of(Action::Explain)];
        let of_one = of_one.into_iter().filter(|_| !shared.problems.is_empty());
        let rest = [
            Hint::saying(Action::Reload, "read again"),
            Hint::saying(Action::Close, "close"),
        ];
        of_one.chain(rest).collect()
    }
}

fn nothing(library: &Library) -> &'static str {
    if library.briefings().is_empty() {
        "There is no briefing to find anything wrong with."
    } else {
        "Nothing is wrong with these briefings."
    }
}

fn row(theme: &Theme, buf: &mut Buffer, area: Rect, problem: &Diagnostic, is_selected: bool) {
    let own = ground(theme, buf, area, selected(is_selected));
    let (sign, meaning) = match problem.severity() {
        Severity::Error => ("✕", Meaning::Error),
        Severity::Warning => ("▲", Meaning::Warning),
        Severity::Info => ("·", Meaning::Info),
    };
    paint::words(buf, area.x + 1, area.y, 1, sign, own(meaning));
    let room = area.width.saturating_sub(5) / 2;
    let place = end_of(&problem.place.to_string(), room);
    let end = area.right().saturating_sub(1);
    let start = paint::right(buf, end, area.y, room, &place, own(Meaning::Dim));
    let (x, style) = (area.x + 3, own(Meaning::Row));
    let room = start.saturating_sub(x + 1);
    paint::words(buf, x, area.y, room, &problem.message, style);
}

/// The end of a place when it is too long: the line matters more than the folder.
fn end_of(place: &str, width: u16) -> String {
    let width = usize::from(width);
    if columns(place) <= width {
        return place.to_owned();
    }
    let mut taken = 1;
    let clusters = place.grapheme_indices(true).rev();
    let kept = clusters.take_while(|(_, cluster)| {
        taken += columns(cluster);
        taken <= width
    });
    let start = kept.last().map_or(place.len(), |(at, _)| at);
    format!("…{}", &place[start..])
}

/// What the selected problem means and what to do, below the line that parts it from the rows.
fn explain(theme: &Theme, buf: &mut Buffer, area: Rect, problem: &Diagnostic) {
    let line = "─".repeat(area.width.into());
    let style = theme.style(Meaning::Border);
    paint::words(buf, area.x, area.y, area.width, &line, style);
    let run = |text: &str, style| Styled {
        text: text.to_owned(),
        style,
        link: None,
    };
    let paragraphs = [
        vec![
            run(problem.code.title(), Meaning::Strong),
            run(&format!("  [{}]", problem.code), Meaning::Dim),
            run(&format!("  {}", problem.place), Meaning::Dim),
        ],
        vec![run(&problem.message, Meaning::Text)],
        vec![run(&problem.help, Meaning::Message)],
        vec![run(problem.code.explanation(), Meaning::Dim)],
    ];
    let width = area.width.saturating_sub(2);
    let lines = paragraphs.into_iter().flat_map(|runs| {
        set(
            &Paragraph {
                runs,
                first: 0,
                hang: 2,
            },
            width,
        )
    });
    for (y, line) in (area.y + 1..area.bottom()).zip(lines) {
        let mut x = area.x + 1 + line.indent;
        for piece in &line.pieces {
            x = paint::words(buf, x, y, width, &piece.text, theme.style(piece.style));
        }
    }
}
