//! A terminal with large letters, after the words of the protocol: what it leaves open, it shows as `?`.

use ratatui::layout::{Position, Size};
use vte::{Params, Parser, Perform};

use crate::typeset::width::drawn;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cell {
    /// What stands there; nothing under the right half of something wide.
    Text(String),
    /// The part of a letter that begins in that cell.
    Part(Position),
    /// Blank, in whatever style.
    Unknown,
}

/// The terminal.
pub(super) struct Kitty {
    screen: Screen,
    parser: Parser,
}

struct Screen {
    size: Size,
    cells: Vec<Cell>,
    letters: Vec<(Position, String, u16)>,
    at: Position,
    wrong: Vec<String>,
}

impl Kitty {
    pub(super) fn new(size: Size) -> Self {
        let count = usize::from(size.width) * usize::from(size.height);
        Self {
            screen: Screen {
                size,
                cells: vec![Cell::Text(" ".to_owned()); count],
                letters: Vec::new(),
                at: Position::ORIGIN,
                wrong: Vec::new(),
            },
            parser: Parser::new(),
        }
    }

    pub(super) fn take(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.screen, bytes);
    }

    /// What was asked of it that the protocol leaves open, or has other effects than one would think.
    pub(super) fn wrong(&self) -> Vec<String> {
        self.screen.wrong.clone()
    }

    /// What is in each cell.
    pub(super) fn cells(&self) -> Vec<String> {
        let screen = &self.screen;
        let all = screen.cells.iter().enumerate();
        let all = all.map(|(place, cell)| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Unknown => "?".to_owned(),
            Cell::Part(head) if screen.place(*head) == Some(place) => {
                let mut letters = screen.letters.iter();
                let letter = letters.find(|(at, ..)| at == head);
                format!("<{}>", letter.map_or("", |(_, text, _)| text))
            }
            Cell::Part(_) => "<>".to_owned(),
        });
        all.collect()
    }
}

impl Screen {
    fn place(&self, at: Position) -> Option<usize> {
        let is_in = at.x < self.size.width && at.y < self.size.height;
        is_in.then(|| usize::from(at.y) * usize::from(self.size.width) + usize::from(at.x))
    }

    /// Takes away what a cell is a part of.
    fn free(&mut self, at: Position) {
        let Some(place) = self.place(at) else {
            return self.wrong.push(format!("beyond the edge: {at:?}"));
        };
        match self.cells[place].clone() {
            Cell::Part(head) => {
                if at.y != head.y {
                    self.wrong.push(format!("pushed aside at {at:?}"));
                }
                let all = self.letters.iter().position(|(each, ..)| *each == head);
                let (_, _, columns) = self.letters.remove(all.unwrap());
                for (x, y) in
                    (head.x..head.x + columns).flat_map(|x| [(x, head.y), (x, head.y + 1)])
                {
                    let place = self.place(Position { x, y }).unwrap();
                    self.cells[place] = Cell::Unknown;
                }
            }
            Cell::Text(text) if text.is_empty() => {
                // The left half goes, too.
                self.cells[place - 1] = Cell::Text(" ".to_owned());
            }
            Cell::Text(text) if drawn(&text).any(|(_, columns)| columns > 1) => {
                if let Some(right) = self.cells.get_mut(place + 1) {
                    *right = Cell::Text(" ".to_owned());
                }
            }
            _ => {}
        }
    }

    fn write(&mut self, at: Position, cell: Cell) {
        self.free(at);
        if let Some(place) = self.place(at) {
            self.cells[place] = cell;
        }
    }

    /// What becomes of a letter over whose other cells one is written, the protocol does not say in so many words.
    fn over_no_other(&mut self, over: Position, at: Position) {
        let cell = self.place(over).map(|place| &self.cells[place]);
        if let Some(Cell::Part(head)) = cell
            && (over != at || *head != at)
        {
            self.wrong
                .push(format!("a letter at {at:?} over one at {head:?}"));
        }
    }

    fn letter(&mut self, text: &str, width: u16) {
        let (at, columns) = (self.at, 2 * width);
        for y in [at.y, at.y + 1] {
            for x in at.x..at.x + columns {
                let over = Position { x, y };
                self.over_no_other(over, at);
                self.write(over, Cell::Part(at));
            }
            if y == at.y {
                // The letter is known from here on, so that its lower half is no stranger to it.
                self.letters.push((at, text.to_owned(), columns));
            }
        }
        self.at.x += columns;
    }
}

impl Perform for Screen {
    fn print(&mut self, c: char) {
        let at = self.at;
        let text = c.to_string();
        let columns = drawn(&text).next().map(|(_, columns)| columns);
        match columns {
            None => {
                // It joins what stands before it, which may be wider then.
                let before = self.place(at).and_then(|place| place.checked_sub(1));
                let Some(before) = before else { return };
                if let Cell::Text(joined) = &mut self.cells[before] {
                    joined.push(c);
                    let joined = joined.clone();
                    if drawn(&joined).any(|(_, columns)| columns > 1) {
                        self.write(at, Cell::Text(String::new()));
                        self.cells[before] = Cell::Text(joined);
                        self.at.x += 1;
                    }
                }
            }
            Some(columns) => {
                self.write(at, Cell::Text(text));
                for x in at.x + 1..at.x + columns {
                    let right = Position { x, ..at };
                    self.free(right);
                    if let Some(place) = self.place(right) {
                        self.cells[place] = Cell::Text(String::new());
                    }
                }
                self.at.x += columns;
            }
        }
    }

    fn csi_dispatch(&mut self, params: &Params, _: &[u8], _: bool, last: char) {
        let numbers: Vec<u16> = params.iter().flatten().copied().collect();
        let number = |place: usize| numbers.get(place).copied().unwrap_or(1).max(1);
        match last {
            'H' => {
                self.at = Position {
                    x: number(1) - 1,
                    y: number(0) - 1,
                };
            }
            'C' => self.at.x += number(0),
            'm' => {}
            _ => self.wrong.push(format!("CSI {numbers:?} {last}")),
        }
    }

    fn osc_dispatch(&mut self, parts: &[&[u8]], _: bool) {
        let [b"66", how, text @ ..] = parts else {
            return self.wrong.push("another command".to_owned());
        };
        let text = text.join(&b';');
        let text = str::from_utf8(&text).unwrap();
        match *how {
            b"s=2" => {
                for (cluster, columns) in drawn(text) {
                    self.letter(cluster, columns);
                }
            }
            [b's', b'=', b'2', b':', b'w', b'=', width] => {
                self.letter(text, u16::from(width - b'0'));
            }
            _ => self.wrong.push(format!("{how:?}")),
        }
    }
}
