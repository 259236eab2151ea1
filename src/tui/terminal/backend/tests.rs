use proptest::prelude::*;
use ratatui::{
    Terminal,
    style::{Color, Style},
    widgets::Paragraph,
};

use super::*;

fn screen() -> Screen<Vec<u8>> {
    Screen::new(Vec::new(), || Size::new(20, 3))
}

/// What is written for these symbols, side by side from the left.
fn drawn(symbols: &[&str]) -> (String, u64) {
    let cells: Vec<Cell> = symbols
        .iter()
        .map(|symbol| {
            let mut cell = Cell::default();
            cell.set_symbol(symbol);
            cell
        })
        .collect();
    let mut screen = screen();
    screen
        .draw((0..).zip(&cells).map(|(x, cell)| (x, 0, cell)))
        .unwrap();
    screen.present().unwrap();
    let dropped = screen.written().dropped;
    (String::from_utf8(screen.sink).unwrap(), dropped)
}

const BEFORE: &str = "\x1b[?2026h\x1b[1;1H";
const AFTER: &str = "\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?2026l";

/// What is between the fixed ends of a frame that begins in the corner.
#[track_caller]
fn middle(frame: &str) -> &str {
    frame
        .strip_prefix(BEFORE)
        .and_then(|rest| rest.strip_suffix(AFTER))
        .unwrap_or_else(|| panic!("{frame:?}"))
}

#[test]
fn the_cursor_is_moved_after_what_is_wide_in_some_terminals_only() {
    const MOVE: &str = "\x1b[1;2H";
    for odd in [
        "❤\u{fe0f}",
        "👩\u{200d}💻",
        "🇩🇪",
        "e\u{301}",
        "हि",
        "กี",
        "▶",
        "☺",
    ] {
        let (frame, _) = drawn(&[odd, "x"]);
        assert_eq!(middle(&frame), format!("{odd}{MOVE}x"));
    }
    for sure in ["a", "é", "Ж", "λ", "ย", "ع", "─", "█", "⣿", "…", "→"] {
        let (frame, _) = drawn(&[sure, "x"]);
        assert_eq!(middle(&frame), format!("{sure}x"));
    }
}

#[test]
fn the_cursor_is_moved_after_every_wide_cell() {
    let mut terminal = Terminal::new(screen()).unwrap();
    terminal
        .draw(|frame| frame.render_widget(Paragraph::new("日本x"), frame.area()))
        .unwrap();
    terminal.backend_mut().present().unwrap();
    let frame = String::from_utf8(terminal.backend().sink.clone()).unwrap();
    assert!(
        frame.contains("\x1b[1;1H日\x1b[1;3H本\x1b[1;5Hx"),
        "{frame:?}"
    );
}

#[test]
fn a_link_is_the_only_sequence_a_cell_may_carry() {
    let mut cell = Cell::new("x");
    link::set_link(&mut cell, "https://example.org");
    let (frame, dropped) = drawn(&[cell.symbol()]);
    assert_eq!(
        middle(&frame),
        "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\"
    );
    assert_eq!(dropped, 0);

    let (frame, dropped) = drawn(&["\x1b]8;;https://a\x1b\\\u{202e}\x1b[2Jx\x1b]8;;\x1b\\"]);
    assert_eq!(
        middle(&frame),
        "\x1b]8;;https://a\x1b\\[2Jx\x1b]8;;\x1b\\\x1b[1;2H"
    );
    assert_eq!(dropped, 2);

    let (frame, _) = drawn(&["\x1b]8;;file:///a\x1b\\x\x1b]8;;\x1b\\"]);
    assert_eq!(middle(&frame), "]8;;file:///a\\x]\x1b[1;2H");
}

#[test]
fn a_frame_is_one_write_and_the_same_frame_none() {
    struct Writes(Vec<usize>);
    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.len());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut terminal = Terminal::new(Screen::new(Writes(Vec::new()), || Size::new(20, 3))).unwrap();
    let style = Style::new().fg(Color::Red);
    for _ in 0..3 {
        terminal
            .draw(|frame| {
                frame.render_widget(
                    Paragraph::new("text ❤\u{fe0f} more").style(style),
                    frame.area(),
                );
                frame.set_cursor_position((3, 1));
            })
            .unwrap();
        terminal.backend_mut().present().unwrap();
    }
    let written = terminal.backend().written();
    assert_eq!(terminal.backend().sink.0, [written.bytes as usize]);
    assert_eq!(written.frames, 1);
}

#[test]
fn the_cursor_follows_the_frame() {
    let mut terminal = Terminal::new(screen()).unwrap();
    let mut frame = |text: &'static str, cursor: Option<(u16, u16)>| {
        terminal
            .draw(|frame| {
                frame.render_widget(Paragraph::new(text), frame.area());
                if let Some(at) = cursor {
                    frame.set_cursor_position(at);
                }
            })
            .unwrap();
        terminal.backend_mut().present().unwrap();
        String::from_utf8(std::mem::take(&mut terminal.backend_mut().sink)).unwrap()
    };
    assert!(frame("a", Some((1, 0))).contains("\x1b[?25h\x1b[1;2H"));
    assert_eq!(frame("a", Some((2, 0))), "\x1b[?2026h\x1b[1;3H\x1b[?2026l");
    assert!(frame("ab", Some((2, 0))).ends_with("\x1b[1;3H\x1b[?2026l"));
    assert_eq!(frame("ab", None), "\x1b[?2026h\x1b[?25l\x1b[?2026l");
    assert_eq!(frame("ab", None), "");
}

proptest! {
    #[test]
    fn nothing_in_a_symbol_is_a_command(
        symbol in prop_oneof![
            any::<String>(),
            "[\\x1b\u{9b}\u{9d}\\]\\[;8?a-z\u{202e}é👩\\\\\\x07]{0,24}",
        ],
    ) {
        prop_assume!(link::parts(&symbol).is_none());
        let (frame, _) = drawn(&[&symbol, "x"]);
        let shown: String = middle(&frame).replace("\x1b[1;2H", "").replace("\x1b[1;3H", "");
        prop_assert!(shown.ends_with('x') && shown.len() > 1);
        prop_assert!(shown.chars().all(super::super::gate::is_shown), "{shown:?}");
    }

    #[test]
    fn nothing_in_a_link_is_another_command(target in any::<String>(), text in "[\\x1b\u{9d}\\]\\[;8a\\\\]{0,9}") {
        let symbol = format!("\x1b]8;;https://{target}\x1b\\{text}\x1b]8;;\x1b\\");
        let (frame, _) = drawn(&[&symbol]);
        let escapes = middle(&frame).replace("\x1b[1;2H", "").matches('\x1b').count();
        prop_assert!(escapes == 0 || escapes == 4, "{frame:?}");
    }
}
