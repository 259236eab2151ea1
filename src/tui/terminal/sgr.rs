//! Colours and styles as control sequences (SGR, ECMA-48 §8.3.117): what changes one into another, in the fewest bytes.

use ratatui::style::{Color, Modifier};

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
}

impl Style {
    /// Writes the numbers that change this style into another: what differs, or all anew, whichever is shorter.
    pub(super) fn write_change(self, style: Self, out: &mut Vec<u8>) {
        let start = out.len();
        self.write_codes(style, out);
        let change = out.len() - start;
        // No number is 0: the terminal's own style.
        Self::default().write_codes(style, out);
        if out.len() - start < 2 * change {
            out.drain(start..start + change);
        } else {
            out.truncate(start + change);
            // The first number has no semicolon before it.
            if change > 0 {
                out.remove(start);
            }
        }
    }

    /// Writes the numbers, each after a semicolon.
    fn write_codes(self, to: Self, out: &mut Vec<u8>) {
        if self.modifier != to.modifier {
            self.write_modifiers(to, out);
        }
        for (from, to, layer) in [(self.fg, to.fg, 38), (self.bg, to.bg, 48)] {
            if from != to {
                write_colour(to, layer, out);
            }
        }
    }

    fn write_modifiers(self, to: Self, out: &mut Vec<u8>) {
        let (gone, mut new) = (self.modifier - to.modifier, to.modifier - self.modifier);
        for (modifiers, off, _) in MODIFIERS {
            if gone.intersects(modifiers) {
                write_code(off, out);
                // What ends together has to begin again.
                new |= to.modifier & modifiers;
            }
        }
        for (modifiers, _, on) in MODIFIERS {
            for (modifier, on) in modifiers.iter().zip(on..) {
                if new.contains(modifier) {
                    write_code(on, out);
                }
            }
        }
    }
}

fn write_code(code: u8, out: &mut Vec<u8>) {
    out.push(b';');
    write_number(code.into(), out);
}

/// Writes a number in digits: hundreds of them in a frame, hence not by `write!`.
pub(super) fn write_number(number: u16, out: &mut Vec<u8>) {
    let mut rest = number;
    let start = out.len();
    loop {
        // A digit.
        out.push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out[start..].reverse();
}

/// Styles that end together, with the number that ends them and that which begins the first.
const MODIFIERS: [(Modifier, u8, u8); 7] = [
    (Modifier::BOLD.union(Modifier::DIM), 22, 1),
    (Modifier::ITALIC, 23, 3),
    (Modifier::UNDERLINED, 24, 4),
    (Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK), 25, 5),
    (Modifier::REVERSED, 27, 7),
    (Modifier::HIDDEN, 28, 8),
    (Modifier::CROSSED_OUT, 29, 9),
];

/// A colour of text (38) or ground (48). The sixteen with names by their number, too: where bold is also bright, that
/// holds for 30 to 37 only.
fn write_colour(colour: Color, layer: u8, out: &mut Vec<u8>) {
    let number = match colour {
        Color::Reset => return write_code(layer + 1, out),
        Color::Rgb(r, g, b) => {
            return [layer, 2, r, g, b]
                .iter()
                .for_each(|code| write_code(*code, out));
        }
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    [layer, 5, number]
        .iter()
        .for_each(|code| write_code(*code, out));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_style_is_short() {
        let style = |fg, bg, modifier| Style { fg, bg, modifier };
        let (none, reset) = (Modifier::empty(), Color::Reset);
        let own = Style::default();
        let both = Modifier::BOLD | Modifier::DIM;
        let rgb = Color::Rgb(1, 2, 3);
        for (from, to, codes) in [
            (own, style(Color::Red, reset, none), "38;5;1"),
            (
                own,
                style(rgb, Color::Indexed(9), Modifier::ITALIC),
                "3;38;2;1;2;3;48;5;9",
            ),
            (style(rgb, rgb, Modifier::all()), own, ""),
            (style(rgb, reset, none), own, ""),
            (style(rgb, rgb, none), style(reset, rgb, none), "39"),
            (style(rgb, rgb, none), style(rgb, reset, none), "49"),
            (
                style(rgb, rgb, both),
                style(rgb, rgb, Modifier::BOLD),
                "22;1",
            ),
            (
                style(rgb, rgb, Modifier::ITALIC),
                style(rgb, rgb, Modifier::REVERSED),
                "23;7",
            ),
            (
                style(rgb, reset, both),
                style(reset, reset, Modifier::DIM),
                ";2",
            ),
            (
                own,
                style(reset, reset, Modifier::all()),
                "1;2;3;4;5;6;7;8;9",
            ),
        ] {
            let mut out = b"x".to_vec();
            from.write_change(to, &mut out);
            let written = String::from_utf8_lossy(&out);
            assert_eq!(written, format!("x{codes}"), "{from:?} {to:?}");
        }
    }
}
