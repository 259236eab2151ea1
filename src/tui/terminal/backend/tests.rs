use proptest::prelude::*;
use ratatui::buffer::{Cell, CellWidth as _};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::super::canvas::{Paper as _, look};
use super::*;

const SIZE: Size = Size::new(12, 3);

/// Remembers its writes.
#[derive(Default)]
struct Sink(Vec<Vec<u8>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.push(bytes.to_vec());
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Screen<Sink> {
    fn taken(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.sink.0).concat()
    }
}

fn screen() -> Screen<Sink> {
    Screen::new(Sink::default())
}

fn draw(screen: &mut Screen<Sink>, text: &str) -> String {
    let canvas = screen.canvas(SIZE).whole();
    for (x, c) in (0..).zip(text.chars()) {
        canvas[(x, 0)].set_char(c);
    }
    screen.present(Vec::new()).unwrap();
    String::from_utf8(screen.taken()).unwrap()
}

#[test]
fn a_frame_is_one_write_and_the_same_frame_none() {
    let mut screen = screen();
    for _ in 0..3 {
        let canvas = screen.canvas(SIZE).whole();
        canvas[(0, 0)].set_symbol("❤\u{fe0f}");
        canvas[(3, 0)].set_symbol("a").set_fg(Color::Red);
        let link = Anchor::new(0, 3..4, 1, "https://a");
        screen.present(link.into_iter().collect()).unwrap();
    }
    let written = screen.written();
    let lengths: Vec<u64> = screen
        .sink
        .0
        .iter()
        .map(|write| write.len() as u64)
        .collect();
    assert_eq!(lengths, [written.bytes]);
    assert_eq!((written.frames, written.dropped), (1, 0));
}

#[test]
fn the_first_frame_is_whole_and_so_is_one_of_another_size_or_after_a_stop() {
    let mut screen = screen();
    let whole = "\x1b[?2026h\x1b[2J\x1b[1Hab\x1b[?2026l";
    assert_eq!(draw(&mut screen, "ab"), whole);
    assert_eq!(draw(&mut screen, "abc"), "\x1b[?2026h\x1b[1;3Hc\x1b[?2026l");
    screen.canvas(Size::new(2, 2)).whole()[(0, 1)].set_symbol("x");
    screen.present(Vec::new()).unwrap();
    assert_eq!(screen.taken(), b"\x1b[?2026h\x1b[2J\x1b[2Hx\x1b[?2026l");
    draw(&mut screen, "");
    screen.forget();
    assert_eq!(draw(&mut screen, "ab"), whole);
}

#[test]
fn a_frame_that_was_not_presented_leaves_no_trace() {
    let mut screen = screen();
    draw(&mut screen, "ab");
    screen.canvas(SIZE).whole()[(5, 2)].set_symbol("x");
    assert_eq!(draw(&mut screen, "ab"), "");
}

#[test]
fn a_copy_is_a_write_of_its_own() {
    let mut screen = screen();
    screen.copy("copied").unwrap();
    let copy = b"\x1b[?2026h\x1b]52;c;Y29waWVk\x1b\\\x1b[?2026l";
    assert_eq!(screen.taken(), copy);
}

fn cells() -> impl Strategy<Value = Cell> {
    let symbols = [
        " ",
        " ",
        " ",
        "a",
        "b",
        "c",
        "─",
        "é",
        "日",
        "한",
        "▶",
        "❤\u{fe0f}",
        "e\u{301}",
        "\u{202e}",
    ];
    let colours = [
        Color::Reset,
        Color::Reset,
        Color::Red,
        Color::LightBlue,
        Color::Indexed(200),
        Color::Rgb(1, 2, 3),
    ];
    let modifiers = [
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM | Modifier::ITALIC,
        Modifier::UNDERLINED,
        Modifier::REVERSED | Modifier::BOLD,
    ];
    let colour = prop::sample::select(colours.to_vec());
    (
        prop::sample::select(symbols.to_vec()),
        colour.clone(),
        colour,
        prop::sample::select(modifiers.to_vec()),
    )
        .prop_map(|(symbol, fg, bg, modifier)| {
            let mut cell = Cell::new(symbol);
            (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
            cell
        })
}

/// Frames as changes of the one before, so that much stays as it is.
fn frames() -> impl Strategy<Value = Vec<Vec<(usize, Cell)>>> {
    let area = usize::from(SIZE.width * SIZE.height);
    let few = prop::collection::vec((0..area, cells()), 0..8);
    let many = prop::collection::vec((0..area, cells()), area..3 * area);
    prop::collection::vec(prop_oneof![few, many], 1..6)
}

/// What a terminal should say of a colour.
fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(number) => vt100::Color::Idx(number),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        _ => vt100::Color::Default,
    }
}

/// Whether the terminal shows a cell as it is: of a blank that is neither underlined nor reversed only the ground.
fn is_shown(seen: &vt100::Cell, cell: &Cell) -> bool {
    let symbol = match cell.symbol() {
        "\u{202e}" => " ",
        symbol => symbol,
    };
    let contents = match seen.contents() {
        "" => " ",
        contents => contents,
    };
    let seen_on_blanks = Modifier::UNDERLINED | Modifier::REVERSED;
    let mut modifier = Modifier::empty();
    for (modifiers, is_set) in [
        (Modifier::BOLD, seen.bold()),
        (Modifier::DIM, seen.dim()),
        (Modifier::ITALIC, seen.italic()),
        (Modifier::UNDERLINED, seen.underline()),
        (Modifier::REVERSED, seen.inverse()),
    ] {
        modifier.set(modifiers, is_set);
    }
    let is_blank = symbol == " " && !cell.modifier.intersects(seen_on_blanks);
    let looks_right = if is_blank {
        !modifier.intersects(seen_on_blanks)
    } else {
        seen.fgcolor() == colour(cell.fg) && modifier == cell.modifier
    };
    contents == symbol && seen.bgcolor() == colour(cell.bg) && looks_right
}

/// The first cell that a terminal shows otherwise than it was drawn, in words; nothing where there is none.
fn differing(terminal: &vt100::Parser, cells: &[Cell]) -> String {
    for y in 0..SIZE.height {
        let mut x = 0;
        while x < SIZE.width {
            let mut cell = cells[usize::from(y * SIZE.width + x)].clone();
            let width = cell.cell_width().max(1);
            if x + width > SIZE.width {
                cell.set_symbol(" ");
            }
            let seen = terminal.screen().cell(y, x).unwrap();
            if !is_shown(seen, &cell) {
                return format!("{x} {y}: {cell:?} is {seen:?}");
            }
            x += width;
        }
    }
    String::new()
}

proptest! {
    #[test]
    fn the_terminal_shows_what_was_drawn(frames in frames()) {
        let mut screen = screen();
        let (rows, columns) = (SIZE.height.try_into().unwrap(), SIZE.width.try_into().unwrap());
        let mut terminal = vt100::Parser::new(rows, columns, 0);
        let mut cells = vec![Cell::EMPTY; usize::from(SIZE.width * SIZE.height)];
        for changes in frames {
            for (at, cell) in changes {
                cells[at] = cell;
            }
            screen.canvas(SIZE).whole().content.clone_from_slice(&cells);
            screen.present(Vec::new()).unwrap();
            terminal.process(&screen.taken());
            prop_assert_eq!(differing(&terminal, &cells), "");
            prop_assert_eq!(screen.gate.dropped(), screen.written().dropped);
        }
    }

    /// Each line is a part; which lines change is not said, but for their looks.
    #[test]
    fn the_terminal_shows_what_was_drawn_part_by_part(frames in frames(), dropped in any::<u8>()) {
        let mut screen = screen();
        let (rows, columns) = (SIZE.height.try_into().unwrap(), SIZE.width.try_into().unwrap());
        let mut terminal = vt100::Parser::new(rows, columns, 0);
        let mut cells = vec![Cell::EMPTY; usize::from(SIZE.width * SIZE.height)];
        for (number, changes) in frames.into_iter().enumerate() {
            for (at, cell) in changes {
                cells[at] = cell;
            }
            let canvas = screen.canvas(SIZE);
            canvas.begin(Style::new(), 0);
            for (row, line) in Rect::from(SIZE).rows().zip(cells.chunks(SIZE.width.into())) {
                canvas.part(row, look(format!("{line:?}")), |buf| {
                    let start = buf.index_of(0, row.y);
                    buf.content[start..start + line.len()].clone_from_slice(line);
                });
            }
            prop_assert!(canvas.is_sound());
            prop_assert_eq!(&canvas.cells().content, &cells);
            // Some frames are drawn and never presented.
            if number % 8 != usize::from(dropped % 8) {
                screen.present(Vec::new()).unwrap();
                terminal.process(&screen.taken());
                prop_assert_eq!(differing(&terminal, &cells), "");
            }
        }
    }

    #[test]
    fn nothing_in_a_symbol_is_a_command(
        symbol in prop_oneof![
            any::<String>(),
            "[\\x1b\u{9b}\u{9d}\\]\\[;8?a-z\u{202e}é👩\\\\\\x07]{0,24}",
        ],
    ) {
        let mut screen = screen();
        let canvas = screen.canvas(Size::new(1, 1)).whole();
        canvas[(0, 0)].set_symbol(&symbol);
        screen.present(Vec::new()).unwrap();
        let frame = String::from_utf8(screen.taken()).unwrap();
        let shown = frame.replace("\x1b[?2026h", "").replace("\x1b[?2026l", "");
        let shown = shown.replace("\x1b[2J", "").replace("\x1b[1H", "");
        prop_assert!(shown.chars().all(super::super::gate::is_shown), "{frame:?}");
    }
}
