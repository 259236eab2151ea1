//! Frames with large letters, written to a terminal that has them, as the protocol says what it does with them.

mod kitty;

use proptest::prelude::*;
use ratatui::layout::Size;
use ratatui::style::{Color, Style as Looks};

use super::super::{Frame, encode};
use super::*;
use crate::tui::terminal::large::{alone, heads, lower, upper};
use kitty::Kitty;

const SIZE: Size = Size::new(24, 5);

/// Something that is drawn.
#[derive(Debug, Clone)]
enum Drawn {
    /// Words.
    Words(u16, u16, String),
    /// Words in large letters.
    Large(u16, u16, String),
    /// A box over whatever is there.
    Box(Rect),
}

fn blank() -> Buffer {
    Buffer::empty(Rect::from((Position::ORIGIN, SIZE)))
}

fn frame(drawn: &[Drawn]) -> Buffer {
    let mut cells = blank();
    for each in drawn {
        match each {
            Drawn::Words(x, y, words) => {
                cells.set_stringn(*x, *y, words, usize::from(SIZE.width - x), Looks::new());
            }
            Drawn::Large(x, y, words) => {
                let looks = Looks::new().fg(Color::Red);
                upper(&mut cells, (*x, *y), SIZE.width, words, looks);
                lower(&mut cells, (*x, y + 1), SIZE.width, words, looks);
            }
            Drawn::Box(area) => {
                for at in area.intersection(cells.area).positions() {
                    cells[at].reset();
                }
            }
        }
    }
    cells
}

fn large(x: u16, y: u16, words: &str) -> Drawn {
    Drawn::Large(x, y, words.to_owned())
}

/// What is written for each of some frames.
#[derive(Default)]
struct Writer {
    shown: Option<Surface>,
}

impl Writer {
    /// Only these parts of lines are said to have changed.
    fn write(&mut self, cells: Buffer, changed: &[Rect]) -> String {
        let before = self.shown.as_ref().map_or(&[][..], Surface::heads);
        let heads = heads(&cells, changed, before);
        let frame = Frame {
            cells: &cells,
            anchors: &[],
            heads: &heads,
        };
        let bytes = encode(self.shown.as_ref(), frame, changed).bytes;
        self.shown = Some(Surface::of(cells, Vec::new(), heads));
        String::from_utf8(bytes).unwrap()
    }
}

fn lines() -> Vec<Rect> {
    blank().area.rows().collect()
}

/// What is written for the last of some frames.
fn written(frames: &[&[Drawn]]) -> String {
    let mut writer = Writer::default();
    let all = frames.iter().map(|drawn| frame(drawn));
    let all = all.map(|cells| writer.write(cells, &lines()));
    all.last().unwrap_or_default()
}

const RED: &str = "\x1b[38;5;1m";

#[test]
fn letters_of_ascii_are_written_as_one_and_others_with_their_width() {
    let expected = format!(
        "\x1b[1;3H{RED}\x1b]66;s=2;Who?\x1b\\\x1b]66;s=2:w=2;한\x1b\\\x1b]66;s=2:w=1;é\x1b\\\x1b[m"
    );
    assert_eq!(written(&[&[large(2, 0, "Who?한é")]]), expected);
}

#[test]
fn letters_that_stay_are_not_written_again_and_those_that_go_are_erased_first() {
    let before = [large(2, 0, "abc")];
    assert_eq!(written(&[&before, &before]), "");
    assert_eq!(
        written(&[&before, &[large(2, 0, "axc")]]),
        format!("\x1b[1;5H  \x1b[1;5H{RED}\x1b]66;s=2;x\x1b\\\x1b[m")
    );
    // All that it took is written again.
    assert_eq!(
        written(&[&before, &[large(2, 0, "ab")]]),
        "\x1b[1;7H  \x1b[1;7H  \x1b[2;7H  "
    );
    // One that moves down by a row is gone before it comes back.
    assert_eq!(
        written(&[&[large(0, 0, "a")], &[large(0, 1, "a")]]),
        format!("\x1b[1H  \x1b[1H  \x1b[2H{RED}\x1b]66;s=2;a\x1b\\\x1b[m")
    );
}

#[test]
fn of_a_letter_that_is_covered_in_part_nothing_is_shown() {
    let before = [large(2, 0, "ab")];
    for covered in [(2, 0), (3, 0), (2, 1), (3, 1)] {
        let label = Drawn::Words(covered.0, covered.1, "x".to_owned());
        let after = [before[0].clone(), label];
        let erased = written(&[&before, &after]);
        assert!(erased.starts_with("\x1b[1;3H  \x1b[1;3H"), "{erased:?}");
        assert!(!erased.contains('a') && erased.contains('x'), "{erased:?}");
    }
}

#[test]
fn letters_without_room_are_left_out() {
    assert!(!written(&[&[large(0, SIZE.height - 1, "a")]]).contains('a'));
    assert!(!written(&[&[large(SIZE.width - 1, 0, "a")]]).contains('a'));
    // What may be wider than it is thought to be stands beside none.
    let beside = [large(1, 0, "a"), Drawn::Words(0, 0, "▶".to_owned())];
    assert!(!written(&[&beside]).contains('a'));
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let at = || (0..SIZE.width, 0..SIZE.height);
    let words = || "([a-c ]|한|é|❤\u{fe0f}|▶){1,6}";
    let one = prop_oneof![
        3 => (at(), words()).prop_map(|((x, y), words)| Drawn::Large(x, y, words)),
        2 => (at(), words()).prop_map(|((x, y), words)| Drawn::Words(x, y, words)),
        1 => (at(), 1_u16..9, 1_u16..4)
            .prop_map(|((x, y), width, height)| Drawn::Box(Rect::new(x, y, width, height))),
    ];
    prop::collection::vec(one, 0..6)
}

/// What a cell of a frame has to show: of the letters that are whole, and of everything else.
fn expected(cells: &Buffer) -> Vec<String> {
    let all = heads(cells, &lines(), &[]);
    let whole = blocks(cells, &all);
    let of = |at: Position| {
        let block = whole
            .iter()
            .find(|block| rows(block).contains(&at.y) && (block.at.x..block.end()).contains(&at.x));
        match block {
            Some(block) if block.at == at => format!("<{}>", alone(cells[at].symbol())),
            Some(_) => "<>".to_owned(),
            None if is_marked(cells[at].symbol()) => " ".to_owned(),
            None => cells[at].symbol().to_owned(),
        }
    };
    let mut all: Vec<String> = cells.area.positions().map(of).collect();
    for row in all.chunks_mut(SIZE.width.into()) {
        let mut x = 0;
        while x < row.len() {
            let wide = usize::from(!row[x].starts_with('<') && width_of(&row[x]) > 1);
            if wide == 1 && x + 1 == row.len() {
                row[x] = " ".to_owned();
            }
            for covered in row.iter_mut().skip(x + 1).take(wide) {
                *covered = String::new();
            }
            x += 1 + wide;
        }
    }
    all
}

fn width_of(symbol: &str) -> u16 {
    let mut cell = ratatui::buffer::Cell::EMPTY;
    width(cell.set_symbol(symbol))
}

/// Only what differs is said to have changed, in pieces as parts of a screen are.
fn changed(old: Option<&Buffer>, new: &Buffer) -> Vec<Rect> {
    let Some(old) = old else { return lines() };
    let halves = lines().into_iter().flat_map(|line| {
        let half = line.width / 2;
        [
            Rect {
                width: half,
                ..line
            },
            Rect {
                x: half,
                width: line.width - half,
                ..line
            },
        ]
    });
    let differs = |part: &Rect| part.positions().any(|at| old[at] != new[at]);
    halves.filter(differs).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_terminal_shows_what_was_drawn(frames in prop::collection::vec(drawn(), 1..6)) {
        let mut writer = Writer::default();
        let mut terminal = Kitty::new(SIZE);
        let mut before: Option<Buffer> = None;
        for drawn in frames {
            let cells = frame(&drawn);
            let changed = changed(before.as_ref(), &cells);
            let bytes = writer.write(cells.clone(), &changed);
            terminal.take(bytes.as_bytes());
            prop_assert_eq!(terminal.wrong(), Vec::<String>::new(), "{:?}", bytes);
            prop_assert_eq!(terminal.cells(), expected(&cells), "{:?}", bytes);
            before = Some(cells);
        }
    }
}
