//! The screen as text: how it is seen without a terminal, by tests and by `--print`.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier, Style};

use super::shell::Shell;
use super::terminal::large::alone;

/// The screen as cells.
pub fn buffer(shell: &Shell) -> Buffer {
    let Size { width, height } = shell.shared().size;
    let mut buf = Buffer::empty(Rect {
        x: 0,
        y: 0,
        width,
        height,
    });
    shell.draw(&mut buf);
    buf
}

/// The screen as plain lines, without spaces at their ends.
pub fn plain(buf: &Buffer) -> String {
    let lines = (0..buf.area.height).map(|y| {
        let line: String = cells(buf, y)
            .map(|(cell, _)| alone(cell.symbol()))
            .collect();
        line.trim_end().to_owned() + "\n"
    });
    lines.collect()
}

/// The screen with its colours, as control sequences (SGR).
pub fn coloured(buf: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buf.area.height {
        let mut last = None;
        for (cell, style) in cells(buf, y) {
            if last != Some(style) {
                let _ = write!(out, "\x1b[0{}m", sgr(style));
                last = Some(style);
            }
            out.push_str(alone(cell.symbol()));
        }
        out.push_str("\x1b[0m\n");
    }
    out
}

/// The cells of a line, without those that a wide one to their left covers.
fn cells(buf: &Buffer, y: u16) -> impl Iterator<Item = (&Cell, Style)> {
    let mut covered = 0;
    (0..buf.area.width).filter_map(move |x| {
        let cell = buf.cell((x, y))?;
        if covered > 0 {
            covered -= 1;
            return None;
        }
        covered = crate::typeset::width::columns(alone(cell.symbol())).saturating_sub(1);
        Some((cell, cell.style()))
    })
}

fn sgr(style: Style) -> String {
    let mut codes = String::new();
    let modifiers = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ];
    for (modifier, code) in modifiers {
        if style.add_modifier.contains(modifier) {
            let _ = write!(codes, ";{code}");
        }
    }
    codes + &colour(style.fg, 38) + &colour(style.bg, 48)
}

fn colour(colour: Option<Color>, code: u8) -> String {
    match colour {
        Some(Color::Rgb(r, g, b)) => format!(";{code};2;{r};{g};{b}"),
        Some(Color::Indexed(i)) => format!(";{code};5;{i}"),
        Some(other) => ansi(other).map_or_else(String::new, |i| format!(";{code};5;{i}")),
        None => String::new(),
    }
}

/// The number of a colour with a name among the first sixteen.
fn ansi(colour: Color) -> Option<u8> {
    let names = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    names
        .iter()
        .position(|name| *name == colour)
        .and_then(|i| u8::try_from(i).ok())
}
