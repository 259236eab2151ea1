//! A theme ready for drawing: a table of styles that are copied out, with no search and no allocation.

use ratatui::style::{Color, Style};

use super::depth::Depth;
use super::meaning::Meaning;
use super::raw::Background;
use crate::briefing::tlp::Tlp;
use crate::words::text::Text;

/// How many meanings there are.
pub(super) const MEANINGS: usize = Meaning::ALL.len();

/// The style of each meaning.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Theme {
    name: Text,
    background: Background,
    styles: [Style; MEANINGS],
    tlp: [Style; 5],
}

impl Theme {
    /// A meaning without a style gets that of `text`, and `text` that of the terminal.
    pub(super) fn new(
        name: Text,
        background: Background,
        styles: [Option<Style>; MEANINGS],
    ) -> Self {
        let own = Style::new().fg(Color::Reset).bg(Color::Reset);
        let text = styles[Meaning::Text as usize].unwrap_or(own);
        let colours = styles.iter().flatten().flat_map(|s| [s.fg, s.bg]).flatten();
        let ink = match colours.filter(|colour| *colour != Color::Reset).count() {
            0 => Ink::None,
            _ => Ink::Colours,
        };
        Self {
            name,
            background,
            styles: styles.map(|style| style.unwrap_or(text)),
            tlp: Tlp::ALL.map(|tlp| marking(tlp, ink)),
        }
    }

    /// Its name.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The ground that its colours are made for.
    pub fn background(&self) -> Background {
        self.background
    }

    /// The style of a meaning. What it does not set is left as it is on the screen; but those that fill whole lines or
    /// boxes set all, and take from `text` what they have not.
    pub fn style(&self, meaning: Meaning) -> Style {
        let style = self.styles[meaning as usize];
        match meaning {
            Meaning::Header
            | Meaning::Footer
            | Meaning::RowSelected
            | Meaning::RowSelectedAway
            | Meaning::Popup => self.styles[Meaning::Text as usize].patch(style),
            _ => style,
        }
    }

    /// The style of a TLP marking: the colours that the standard fixes, whatever the theme (TLP 2.0, FIRST,
    /// <https://www.first.org/tlp/>). A theme without colours shows it bold and reversed.
    pub fn tlp(&self, tlp: Tlp) -> Style {
        self.tlp[tlp.min(Tlp::Red) as usize]
    }

    /// The same theme in the colours that a terminal has. Colours that were given up do not come back.
    #[must_use]
    pub fn at(mut self, depth: Depth) -> Self {
        let page = depth.page(self.styles[Meaning::Text as usize]);
        let text = self.styles[Meaning::Text as usize].fg;
        let ground = self.background;
        self.styles = self
            .styles
            .map(|style| match depth.style_on(style, ground) {
                shown if shown.fg.is_some() && style.fg == text && style.bg.is_none() => Style {
                    fg: page.fg,
                    ..shown
                },
                shown => shown,
            });
        self.styles[Meaning::Text as usize] = page;
        if depth == Depth::Ansi {
            // Sixteen colours have no ground that is a little lighter; the lines around a box must do.
            self.styles[Meaning::Popup as usize] = page;
        }
        self.tlp = self.tlp.map(|style| Style {
            fg: style.fg.map(|colour| depth.nearest(colour)),
            bg: style.bg.map(|colour| depth.nearest(colour)),
            ..style
        });
        self
    }
}

/// Whether a theme has colours at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    Colours,
    None,
}

/// The markings in the order of their type.
fn marking(tlp: Tlp, ink: Ink) -> Style {
    if ink == Ink::None {
        return Style::new().bold().reversed();
    }
    let colour = match tlp {
        Tlp::Clear => Color::Rgb(0xff, 0xff, 0xff),
        Tlp::Green => Color::Rgb(0x33, 0xff, 0x00),
        Tlp::Amber | Tlp::AmberStrict => Color::Rgb(0xff, 0xc0, 0x00),
        Tlp::Red | Tlp::Unreadable => Color::Rgb(0xff, 0x2b, 0x2b),
    };
    Style::new().fg(colour).bg(Color::Rgb(0, 0, 0)).bold()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn markings_have_the_colours_of_the_standard_in_every_theme_with_colours() {
        for name in ["dark", "light"] {
            let theme = Theme::named(Some(name), None).unwrap();
            let shown = Tlp::ALL.map(|tlp| {
                let style = theme.tlp(tlp);
                assert_eq!(style.bg, Some(Color::from_u32(0x000000)));
                format!("{} {}", tlp.label(), style.fg.unwrap())
            });
            insta::allow_duplicates! {
                insta::assert_snapshot!(shown.join("\n"), @"
                TLP:CLEAR #FFFFFF
                TLP:GREEN #33FF00
                TLP:AMBER #FFC000
                TLP:AMBER+STRICT #FFC000
                TLP:RED #FF2B2B
                ");
            }
        }
    }

    #[test]
    fn markings_stand_out_without_colour() {
        let mono = Theme::named(Some("mono"), None).unwrap();
        for tlp in Tlp::ALL {
            assert_eq!(mono.tlp(tlp), Style::new().bold().reversed());
        }
    }

    #[test]
    fn markings_keep_their_black_ground_on_sixteen_colours() {
        let dark = Theme::named(Some("dark"), None).unwrap().at(Depth::Ansi);
        let style = |fg| Style::new().fg(fg).bg(Color::Black).bold();
        assert_eq!(dark.tlp(Tlp::Red), style(Color::LightRed));
        assert_eq!(dark.tlp(Tlp::Amber), style(Color::Yellow));
        assert_eq!(dark.tlp(Tlp::Green), style(Color::LightGreen));
        assert_eq!(dark.tlp(Tlp::Clear), style(Color::White));
    }
}
