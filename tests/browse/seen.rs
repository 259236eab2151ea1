//! What is seen on a screen, read from its cells: what is selected, how far a page is scrolled, what has the keys.

use bluf::facade::{Meaning, columns};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::screen::{Leads, Screen, style};

/// A part of the screen that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    List,
    Page,
    Beside,
}

impl Screen {
    /// All but the line at the bottom, which also says what was done last.
    pub(crate) fn sight(&self) -> Buffer {
        let mut cells = self.cells();
        cells.resize(Rect {
            height: cells.area.height - 1,
            ..cells.area
        });
        cells
    }

    /// What is seen now, and then in one pane after the other: all of the place where one is.
    pub(crate) fn everywhere(&mut self) -> Vec<Buffer> {
        let here = self.sight();
        let panes = ["1", "2", "3", "4", "5"].map(|pane| self.press(pane).sight());
        std::iter::once(here).chain(panes).collect()
    }

    /// The line at the bottom.
    pub(crate) fn bottom(&self) -> String {
        self.text().lines().last().unwrap_or_default().to_owned()
    }

    /// Whether something is being typed at the bottom.
    pub(crate) fn is_typing(&self) -> bool {
        self.bottom().starts_with(" /")
    }

    /// What lies on top of the panes and the page: nothing where they are bare.
    pub(crate) fn on_top(&self) -> &'static str {
        const TITLES: [(&str, &str); 9] = [
            ("Keys", "help"),
            ("Commands", "palette"),
            ("Do", "menu"),
            ("Find", "finder"),
            ("Problems", "problems"),
            ("Briefings", "briefings"),
            ("Signs", "signs"),
            ("Themes", "themes"),
            ("Sections", "sections"),
        ];
        let text = self.text();
        // The line goes on behind a title, or what the list is filtered by does.
        let is_there = |title: &str| {
            let mut ends = ["─", "/"].into_iter();
            ends.any(|end| text.contains(&format!("╭ {title} {end}")))
        };
        if text.contains(" reference · ") {
            return "explain";
        }
        if let Some((_, name)) = TITLES.iter().find(|(title, _)| is_there(title)) {
            // On a low screen a page that is peeked at from the finder lies within its lines.
            let is_covered = *name == "finder" && text.contains("│╭ ");
            return if is_covered { "peek" } else { name };
        }
        // Panes and page begin in the row below the header; a page that is peeked at does not, and has a title.
        let rows: Vec<&str> = text.lines().skip(2).collect();
        match rows.iter().find_map(|row| row.split('╭').nth(1)) {
            Some(title) if title.starts_with(' ') => "peek",
            Some(_) => "keys",
            None => "",
        }
    }

    /// The parts of the screen, with their boxes: none while something lies on top.
    fn parts(&self) -> Vec<(Part, Rect)> {
        if !self.on_top().is_empty() {
            return Vec::new();
        }
        let cells = self.cells();
        let part = |area: Rect| match &words(&cells, Rect { height: 1, ..area })[0] {
            title if title.starts_with("╭ Overview ─") || is_zoomed_list(title) => {
                (Part::List, area)
            }
            title if title.contains("─ Links ─") => (Part::Beside, area),
            _ => (Part::Page, area),
        };
        self.boxes().into_iter().map(part).collect()
    }

    /// The box of a part of the screen.
    pub(crate) fn area(&self, part: Part) -> Option<Rect> {
        let mut parts = self.parts().into_iter();
        parts
            .find(|(other, _)| *other == part)
            .map(|(_, area)| area)
    }

    /// The part that has the keys: the lines around it say so. A page's lines are its own at its lower right corner, those
    /// of the lists at their left.
    #[track_caller]
    pub(crate) fn keys_on(&self) -> Part {
        let (cells, focused) = (self.cells(), style(Meaning::BorderFocused));
        let is_focused = |x, y| Some(cells[(x, y)].fg) == focused.fg;
        let has_keys = |part: Part, area: &Rect| match part {
            Part::List => (area.top()..area.bottom()).any(|y| is_focused(area.x, y)),
            Part::Page | Part::Beside => is_focused(area.right() - 1, area.bottom() - 1),
        };
        let parts: Vec<Part> = self
            .parts()
            .into_iter()
            .filter_map(|(part, area)| has_keys(part, &area).then_some(part))
            .collect();
        assert_eq!(parts.len(), 1, "{parts:?}\n{}", self.text());
        parts[0]
    }

    /// The title of the open pane: the last of the crumbs at the top.
    pub(crate) fn pane(&self) -> String {
        let text = self.text();
        let header = text.lines().next().unwrap_or_default();
        let crumb = header.split(" › ").last().unwrap_or_default();
        crumb
            .split("  ")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// The title of the open briefing, in the line at the top.
    pub(crate) fn briefing(&self) -> String {
        let text = self.text();
        let header = text.lines().next().unwrap_or_default();
        let crumb = header.split(" › ").nth(1).unwrap_or_default();
        crumb
            .split("  ")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// The place of the selected row in the open pane, from one: its title line counts it.
    #[track_caller]
    pub(crate) fn row(&self) -> usize {
        let (text, pane) = (self.text(), self.pane());
        if pane == "Overview" {
            // Its one row is not counted.
            return 1;
        }
        let is_its_title = |line: &&str| {
            let title: String = line.chars().skip(4).collect();
            line.starts_with(['╭', '├']) && title.starts_with(&pane)
        };
        let title = text.lines().find(is_its_title);
        let title = title.unwrap_or_else(|| panic!("no pane {pane}\n{text}"));
        let count = title.split(" of ").next().unwrap();
        let count = count.rsplit(' ').next().unwrap();
        count
            .parse()
            .unwrap_or_else(|_| panic!("no count in {title}"))
    }

    /// What stands in the lines of the page that are seen.
    pub(crate) fn seen_lines(&self) -> Vec<String> {
        let area = self.area(Part::Page).unwrap_or_default();
        let inside = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(2),
        };
        words(&self.cells(), inside)
    }

    /// How many lines of the page are scrolled away at its top.
    #[track_caller]
    pub(crate) fn line(&self) -> usize {
        let plain = |line: &str| line.trim().replace('▐', "[").replace('▌', "]");
        let page: Vec<String> = self.page().lines().map(plain).collect();
        let seen: Vec<String> = self.seen_lines().iter().map(|line| plain(line)).collect();
        let rows = page.len().min(seen.len());
        let mut places = (0..=page.len() - rows).filter(|at| page[*at..*at + rows] == seen[..rows]);
        let place = places.next();
        assert_eq!(places.next(), None, "twice\n{}", self.text());
        place.unwrap_or_else(|| panic!("{page:#?} is not on\n{}", self.text()))
    }

    /// Where cells of a sign in the look of some meaning are.
    fn signs<'s>(
        cells: &'s Buffer,
        sign: &'s str,
        meaning: Meaning,
    ) -> impl Iterator<Item = Position> + 's {
        let (width, look) = (usize::from(cells.area.width), style(meaning));
        let cells = cells.content.iter().enumerate();
        let found =
            cells.filter(move |(_, cell)| Some(cell.fg) == look.fg && cell.symbol() == sign);
        found.map(move |(at, _)| position(at, width))
    }

    /// The selected link: its number on its page, and where it leads. Bars stand in place of its brackets.
    pub(crate) fn selected_link(&self) -> Option<(usize, Leads)> {
        self.selected_in(&self.cells())
    }

    /// The same, in what is seen already.
    pub(crate) fn selected_in(&self, cells: &Buffer) -> Option<(usize, Leads)> {
        let bar = Self::signs(cells, "▐", Meaning::LinkMark).next()?;
        self.link_at(bar)
    }

    /// Where links begin that are seen.
    pub(crate) fn links(&self) -> Vec<Position> {
        Self::links_in(&self.cells())
    }

    /// The same, in what is seen already.
    pub(crate) fn links_in(cells: &Buffer) -> Vec<Position> {
        let open = ["[", "▐"].map(|sign| Self::signs(cells, sign, Meaning::LinkMark));
        let mut links: Vec<Position> = open.into_iter().flatten().collect();
        links.sort_by_key(|at| (at.y, at.x));
        links
    }

    /// The labels of links that are seen, and where each begins.
    pub(crate) fn labels(&self) -> Vec<(Position, String)> {
        let (cells, look) = (self.cells(), style(Meaning::Hint));
        let width = usize::from(cells.area.width);
        let mut labels: Vec<(Position, String)> = Vec::new();
        for (at, cell) in cells.content.iter().enumerate() {
            if (Some(cell.fg), Some(cell.bg)) != (look.fg, look.bg) {
                continue;
            }
            let at = position(at, width);
            match labels.last_mut() {
                Some((begin, label))
                    if begin.y == at.y && usize::from(at.x - begin.x) == label.len() =>
                {
                    label.push_str(cell.symbol());
                }
                _ => labels.push((at, cell.symbol().to_owned())),
            }
        }
        labels
    }

    /// Which of the places found is the one gone to, from one, as the line at the bottom counts it.
    pub(crate) fn place(&self) -> Option<usize> {
        let bottom = self.bottom();
        let count = bottom.split(" of ").next()?;
        count.rsplit(' ').next()?.parse().ok()
    }

    /// What is typed in the line of the finder, up to the cursor or the last letter.
    pub(crate) fn query(&self) -> String {
        let cells = self.cells();
        let width = self.boxes().first().map_or(0, |area| area.width);
        let line = Rect::new(2, 2, width.saturating_sub(4), 1);
        let mut typed = words(&cells, line).remove(0);
        let is_cursor = |x: &u16| cells[(*x, 2)].modifier.contains(Modifier::REVERSED);
        let cursor = (line.left()..line.right()).find(is_cursor).unwrap_or(2);
        let left = usize::from(cursor - 2).saturating_sub(columns(&typed));
        typed.push_str(&" ".repeat(left));
        typed
    }
}

fn position(at: usize, width: usize) -> Position {
    let (x, y) = (at % width, at / width);
    Position {
        x: u16::try_from(x).unwrap(),
        y: u16::try_from(y).unwrap(),
    }
}

/// The words in a part of some cells, row by row, without spaces at their ends.
pub(crate) fn words(cells: &Buffer, area: Rect) -> Vec<String> {
    let row = |y| {
        let mut words = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = cells[(x, y)].symbol();
            words.push_str(symbol);
            x += u16::try_from(columns(symbol)).unwrap().max(1);
        }
        words.trim_end().to_owned()
    };
    (area.top()..area.bottom()).map(row).collect()
}

/// Whether a line is the title of a list that has the whole screen.
fn is_zoomed_list(title: &str) -> bool {
    const TITLES: [&str; 5] = [
        "1 Timeline",
        "2 Actors",
        "3 Options",
        "4 Judgements",
        "5 Sources",
    ];
    let title = title.trim_start_matches(['╭', ' ']);
    TITLES.iter().any(|pane| title.starts_with(pane))
}
