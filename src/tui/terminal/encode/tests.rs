use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use super::super::link::CLOSE;
use super::*;

const SIZE: Size = Size::new(24, 3);

/// A surface with these symbols from the left of its first line on.
fn surface(symbols: &[&str]) -> Surface {
    let mut surface = blank();
    let mut x = 0;
    for symbol in symbols {
        surface.cells[(x, 0)].set_symbol(symbol);
        x += width(&surface.cells[(x, 0)]);
    }
    surface
}

fn letters(text: &str) -> Surface {
    let symbols: Vec<String> = text.chars().map(String::from).collect();
    surface(&symbols.iter().map(String::as_str).collect::<Vec<_>>())
}

fn encoded(old: &Surface, new: &Surface) -> Encoded {
    let frame = Frame {
        cells: &new.cells,
        anchors: new.anchors(),
        heads: new.heads(),
    };
    encode(Some(old), frame, &new.cells.area.rows().collect::<Vec<_>>())
}

fn change(old: &Surface, new: &Surface) -> String {
    String::from_utf8(encoded(old, new).bytes).unwrap()
}

#[track_caller]
fn check(old: &Surface, new: &Surface, bytes: &str) {
    assert_eq!(change(old, new), bytes);
}

fn blank() -> Surface {
    Surface::of(
        Buffer::empty(Rect::from((Position::ORIGIN, SIZE))),
        Vec::new(),
        Vec::new(),
    )
}

#[test]
fn the_cursor_is_put_after_what_is_wide_in_some_terminals_only() {
    // In its two columns there is nothing left of what was there.
    for odd in ["❤\u{fe0f}", "👩\u{200d}💻", "🇩🇪"] {
        let bytes = format!("\x1b[1H  \x1b[1H{odd}\x1b[1;3Hx");
        check(&blank(), &surface(&[odd, "x"]), &bytes);
    }
    for odd in ["e\u{301}", "กี", "▶", "☺"] {
        check(
            &blank(),
            &surface(&[odd, "x"]),
            &format!("\x1b[1H{odd}\x1b[1;2Hx"),
        );
    }
    for sure in ["a", "é", "Ж", "λ", "ย", "ع", "─", "█", "⣿", "…", "→"] {
        check(&blank(), &surface(&[sure, "x"]), &format!("\x1b[1H{sure}x"));
    }
}

#[test]
fn what_a_wide_symbol_may_have_covered_is_written_again() {
    check(
        &letters("axb"),
        &surface(&["▶", "x", "b"]),
        "\x1b[1H▶\x1b[1;2Hx",
    );
    check(&letters("日b"), &letters("a b"), "\x1b[1Ha ");
    check(&letters("ab"), &letters("日"), "\x1b[1H日");
}

#[test]
fn the_cursor_is_put_after_wide_symbols_in_a_row() {
    check(&blank(), &letters("日本x한"), "\x1b[1H日本\x1b[1;5Hx한");
}

#[test]
fn what_stays_between_is_written_again_or_jumped_over_whichever_is_shorter() {
    check(&letters("abcdef"), &letters("AbCdeF"), "\x1b[1HAbCdeF");
    check(
        &letters("abcdefgh"),
        &letters("AbcdefgH"),
        "\x1b[1HA\x1b[6CH",
    );
    check(&letters("aéc"), &letters("AéC"), "\x1b[1HA\x1b[CC");
    let mut red = [letters("abc"), letters("AbC")];
    for surface in &mut red {
        surface.cells[(1, 0)].fg = Color::Red;
    }
    check(&red[0], &red[1], "\x1b[1HA\x1b[CC");
}

#[test]
fn a_style_is_written_where_it_begins() {
    let mut new = letters("ab cd");
    for x in [0, 1, 3] {
        new.cells[(x, 0)].fg = Color::Red;
    }
    new.cells[(4, 0)].modifier = Modifier::BOLD;
    check(&blank(), &new, "\x1b[1H\x1b[38;5;1mab c\x1b[;1md\x1b[m");
}

#[test]
fn of_a_blank_only_the_ground_is_seen() {
    let mut new = blank();
    new.cells[(1, 0)].fg = Color::Red;
    new.cells[(2, 0)].modifier = Modifier::BOLD;
    check(&blank(), &new, "");
    new.cells[(3, 0)].bg = Color::Blue;
    new.cells[(4, 0)].modifier = Modifier::UNDERLINED;
    check(&blank(), &new, "\x1b[1;4H\x1b[48;5;4m \x1b[;4m \x1b[m");
}

fn linked(text: &str, parts: &[(u16, std::ops::Range<u16>, u32)]) -> Surface {
    let anchor = |(row, columns, number): &(u16, std::ops::Range<u16>, u32)| {
        Anchor::new(*row, columns.clone(), *number, "https://a.example")
    };
    let mut anchors: Vec<Anchor> = parts.iter().filter_map(anchor).collect();
    anchors.sort_by_key(|anchor| anchor.row);
    Surface::of(letters(text).cells, anchors, Vec::new())
}

#[test]
fn a_terminal_that_was_cleared_is_a_blank_screen() {
    for new in [letters("a  日本"), linked("ab", &[(0, 1..2, 1)]), blank()] {
        let frame = Frame {
            cells: &new.cells,
            anchors: new.anchors(),
            heads: new.heads(),
        };
        let lines: Vec<Rect> = new.cells.area.rows().collect();
        let bytes = encode(None, frame, &lines).bytes;
        assert_eq!(String::from_utf8(bytes).unwrap(), change(&blank(), &new));
    }
}

#[test]
fn a_link_is_opened_and_closed_once_for_each_of_its_parts() {
    let open = |number: u8| format!("\x1b]8;id={number};https://a.example\x1b\\");
    let two = linked("to here, and on", &[(1, 0..2, 7), (0, 3..7, 7)]);
    check(
        &blank(),
        &two,
        &format!(
            "\x1b[1Hto {}here{CLOSE}, and on\x1b[2H{}  {CLOSE}",
            open(7),
            open(7)
        ),
    );
    // Only what changes is written again, with the number that makes it the same link.
    let longer = linked("to her3, and on", &[(0, 3..7, 7), (1, 0..2, 7)]);
    check(&two, &longer, &format!("\x1b[1;7H{}3{CLOSE}", open(7)));
    let gone = linked("to here, and on", &[(1, 0..2, 7)]);
    check(&two, &gone, "\x1b[1;4Hhere");
    let side_by_side = linked(
        "to here, and on",
        &[(0, 3..5, 7), (0, 5..7, 8), (1, 0..2, 7)],
    );
    check(
        &gone,
        &side_by_side,
        &format!("\x1b[1;4H{}he{}re{CLOSE}", open(7), open(8)),
    );
}

#[test]
fn nothing_in_a_cell_is_a_command() {
    let encoded = encoded(&blank(), &surface(&["\u{202e}", "\x1b[2Jx", "\u{9b}"]));
    let text = String::from_utf8(encoded.bytes).unwrap();
    assert_eq!(text, "\x1b[1H \x1b[1;2H     \x1b[1;2H[2Jx\x1b[1;7H ");
    assert_eq!(encoded.dropped, 3);
}
