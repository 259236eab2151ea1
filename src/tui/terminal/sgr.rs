//! Colours and styles as control sequences (SGR, ECMA-48 §8.3.117): what changes one into another, in the fewest bytes.

use std::fmt::Write as _;

use ratatui::style::{Color, Modifier};

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
}

impl Style {
    /// The numbers that change this style into another: what differs, or all anew, whichever is shorter.
    pub(super) fn change_to(self, style: Self) -> String {
        let change = self.codes(style);
        // No number is 0: the terminal's own style.
        let anew = Self::default().codes(style);
        if anew.len() < change.len() {
            return anew;
        }
        change.strip_prefix(';').unwrap_or_default().to_owned()
    }

    /// The numbers, each after a semicolon.
    fn codes(self, to: Self) -> String {
        let (gone, mut new) = (self.modifier - to.modifier, to.modifier - self.modifier);
        let mut codes = String::new();
        let mut code = |code: u8| {
            // Writing to memory does not fail.
            let _ = write!(codes, ";{code}");
        };
        for (modifiers, off, _) in MODIFIERS {
            if gone.intersects(modifiers) {
                code(off);
                // What ends together has to begin again.
                new |= to.modifier & modifiers;
            }
        }
        for (modifiers, _, on) in MODIFIERS {
            for (modifier, on) in modifiers.iter().zip(on..) {
                if new.contains(modifier) {
                    code(on);
                }
            }
        }
        for (from, to, layer) in [(self.fg, to.fg, 38), (self.bg, to.bg, 48)] {
            if from != to {
                codes += &colour(to, layer);
            }
        }
        codes
    }
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
fn colour(colour: Color, layer: u8) -> String {
    let number = match colour {
        Color::Reset => return format!(";{}", layer + 1),
        Color::Rgb(r, g, b) => return format!(";{layer};2;{r};{g};{b}"),
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
    format!(";{layer};5;{number}")
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
            assert_eq!(from.change_to(to), codes, "{from:?} {to:?}");
        }
    }
}
