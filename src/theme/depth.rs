//! What a terminal can show of a colour, and the nearest that it can.
//!
//! Nearness is measured in Oklab (Björn Ottosson, <https://bottosson.github.io/posts/oklab/>), in which equal
//! distances look about equally far apart. Nothing here reads a theme.

use std::ffi::OsStr;
use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, Style};

use super::colour::ANSI;
use super::raw::Background;

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The sixteen ANSI colours, whose values are the terminal's own choice.
    Ansi,
    /// 256 colours.
    Indexed,
    /// Any colour (24 bits).
    True,
}

impl Depth {
    /// What the environment says of the terminal that the program runs in.
    pub fn of_terminal() -> Self {
        let var = std::env::var_os;
        Self::from_env(var("COLORTERM").as_deref(), var("TERM").as_deref())
    }

    /// `COLORTERM` says whether there are 24 bits (`truecolor` or `24bit`); else `TERM` whether there are 256 colours.
    pub fn from_env(colorterm: Option<&OsStr>, term: Option<&OsStr>) -> Self {
        let colorterm = colorterm.map(OsStr::to_ascii_lowercase);
        if colorterm.is_some_and(|value| value == "truecolor" || value == "24bit") {
            return Self::True;
        }
        match term {
            Some(term) if term.to_string_lossy().contains("256color") => Self::Indexed,
            _ => Self::Ansi,
        }
    }

    /// The nearest that a terminal of this depth has to a colour. The terminal's own colour stays what it is.
    pub fn nearest(self, colour: Color) -> Color {
        let value = value(colour);
        match (self, colour, value) {
            (Self::Indexed, Color::Rgb(..), Some(rgb)) => Color::Indexed(indexed(rgb)),
            (Self::Ansi, Color::Rgb(..), Some(rgb)) => ansi(rgb),
            (Self::Ansi, Color::Indexed(i), Some(rgb)) => {
                ANSI.get(usize::from(i)).map_or_else(|| ansi(rgb), |a| a.1)
            }
            _ => colour,
        }
    }

    /// A style in what a terminal of this depth has.
    ///
    /// Sixteen colours have no soft grounds: black or white behind the text would not be seen at all, or hide the
    /// text. A ground without a hue is therefore shown by changing the terminal's own colours; on any other ground,
    /// text that came too near to it becomes black or white.
    pub fn style(self, style: Style) -> Style {
        let nearest = |colour: Option<Color>| colour.map(|colour| self.nearest(colour));
        let bg = nearest(style.bg);
        let ground = bg.filter(|_| bg != style.bg);
        if self == Self::Ansi && ground.is_some_and(|ground| GREYS.contains(&ground)) {
            return Style {
                fg: None,
                bg: None,
                ..style.add_modifier(Modifier::REVERSED)
            };
        }
        let text = nearest(style.fg);
        Style {
            fg: match (text, ground) {
                (Some(text), Some(ground)) if self == Self::Ansi => Some(legible(text, ground)),
                _ => text,
            },
            bg,
            ..style
        }
    }

    /// The same on a ground of which only its lightness is known.
    ///
    /// Of the sixteen colours, terminals keep yellow bright also where their ground is white (xterm's has a contrast of
    /// 1.7 to it), and the bright ones are made for dark grounds. Text in yellow is bold there, in the terminal's own colour,
    /// and text in a bright colour has the usual one.
    pub fn style_on(self, style: Style, ground: Background) -> Style {
        let shown = self.style(style);
        if self != Self::Ansi || ground != Background::Light || shown.bg.is_some() {
            return shown;
        }
        match shown.fg.filter(|_| shown.fg != style.fg).map(usual) {
            Some(Color::Yellow) => Style {
                fg: Some(Color::Reset),
                ..shown.add_modifier(Modifier::BOLD)
            },
            usual => Style {
                fg: usual.or(shown.fg),
                ..shown
            },
        }
    }

    /// The style of the page in what a terminal of this depth has.
    ///
    /// Of sixteen colours, only black and white are grounds that every terminal can be trusted with. Any other gives
    /// way to the terminal's own ground, and the colour of the text to its own text, since it suits that ground.
    pub fn page(self, style: Style) -> Style {
        let kept = |ground| value(ground) == value(self.nearest(ground));
        match style.bg {
            Some(ground) if self == Self::Ansi && !kept(ground) => Style {
                fg: Some(Color::Reset),
                bg: Some(Color::Reset),
                ..style
            },
            _ => Style {
                fg: style.fg.map(|colour| self.nearest(colour)),
                bg: style.bg.map(|colour| self.nearest(colour)),
                ..style
            },
        }
    }
}

type Rgb = (u8, u8, u8);

/// The ANSI colours without a hue, from dark to light.
const GREYS: [Color; 4] = [Color::Black, Color::DarkGray, Color::Gray, Color::White];

/// The hues of the ANSI colours, each in its usual and its bright form.
const HUES: [(Color, Color); 6] = [
    (Color::Red, Color::LightRed),
    (Color::Yellow, Color::LightYellow),
    (Color::Green, Color::LightGreen),
    (Color::Cyan, Color::LightCyan),
    (Color::Blue, Color::LightBlue),
    (Color::Magenta, Color::LightMagenta),
];

/// The usual form of an ANSI colour.
fn usual(colour: Color) -> Color {
    let pair = HUES.iter().find(|(_, bright)| *bright == colour);
    pair.map_or(colour, |(usual, _)| *usual)
}

/// Below this chroma a colour looks grey.
const GREY: f32 = 0.045;

/// The sixteen as xterm has them.
const XTERM: [u32; 16] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
    0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

/// The 256 colours: the sixteen, a cube of 6 × 6 × 6, and 24 greys.
static TABLE: LazyLock<[Lab; 256]> =
    LazyLock::new(|| std::array::from_fn(|i| lab(rgb_of(u8::try_from(i).unwrap_or(u8::MAX)))));

/// Red, green and blue of a colour, where these are known: of the ANSI colours, xterm's.
pub(super) fn value(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Reset => None,
        Color::Rgb(r, g, b) => Some((r, g, b)),
        Color::Indexed(i) => Some(rgb_of(i)),
        named => {
            let i = ANSI.iter().position(|(_, ansi)| *ansi == named)?;
            Some(rgb_of(u8::try_from(i).ok()?))
        }
    }
}

fn rgb_of(index: u8) -> Rgb {
    let level = |i: u8| if i == 0 { 0 } else { 55 + 40 * i };
    match index {
        0..=15 => {
            let [_, r, g, b] = XTERM[usize::from(index)].to_be_bytes();
            (r, g, b)
        }
        16..=231 => {
            let i = index - 16;
            (level(i / 36), level(i / 6 % 6), level(i % 6))
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}

/// The nearest of the 240 colours that are the same everywhere.
fn indexed(rgb: Rgb) -> u8 {
    let wanted = lab(rgb);
    let distance = |i: &u8| TABLE[usize::from(*i)].distance(wanted);
    (16..=255)
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
        .unwrap_or(16)
}

/// The ANSI colour of the nearest hue, or the nearest grey. The hue counts first: it is what the name of such a
/// colour promises, while terminals choose the lightness to suit their ground.
fn ansi(rgb: Rgb) -> Color {
    let wanted = lab(rgb);
    let colour = |colour| value(colour).map_or(wanted, lab);
    let lightness = |a: &Color| (colour(*a).l - wanted.l).abs();
    let lightest = |a: &Color, b: &Color| lightness(a).total_cmp(&lightness(b));
    if wanted.chroma() < GREY {
        let grey = GREYS.into_iter().min_by(lightest);
        return grey.unwrap_or(Color::Reset);
    }
    let hue = |(usual, _): &(Color, Color)| colour(*usual).angle(wanted);
    let (usual, bright) = HUES
        .into_iter()
        .min_by(|a, b| hue(a).total_cmp(&hue(b)))
        .unwrap_or((Color::Reset, Color::Reset));
    [usual, bright]
        .into_iter()
        .min_by(lightest)
        .unwrap_or(usual)
}

/// A colour for text on a ground: itself, or black or white when its contrast to the ground is less than 3 (in xterm's
/// values; WCAG 2.2, 1.4.3, for large text).
fn legible(text: Color, ground: Color) -> Color {
    let against = |colour: &Color| contrast(*colour, ground).unwrap_or(f32::MAX);
    if against(&text) >= 3.0 {
        return text;
    }
    let best = [Color::Black, Color::White].into_iter();
    let best = best.max_by(|a, b| against(a).total_cmp(&against(b)));
    best.unwrap_or(text)
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance); none with the terminal's own, whose value
/// is not known.
pub(super) fn contrast(a: Color, b: Color) -> Option<f32> {
    let luminance = |colour| {
        let (r, g, b) = value(colour)?;
        Some(0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b))
    };
    let (a, b) = (luminance(a)?, luminance(b)?);
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

/// A colour in Oklab.
#[derive(Debug, Clone, Copy)]
struct Lab {
    /// Lightness, from 0 to 1.
    l: f32,
    /// From green to red.
    a: f32,
    /// From blue to yellow.
    b: f32,
}

impl Lab {
    fn chroma(self) -> f32 {
        self.a.hypot(self.b)
    }

    /// The square of the distance.
    fn distance(self, other: Self) -> f32 {
        (self.l - other.l).powi(2) + (self.a - other.a).powi(2) + (self.b - other.b).powi(2)
    }

    /// The angle between two hues, from 0 to π.
    fn angle(self, other: Self) -> f32 {
        let cross = self.a * other.b - self.b * other.a;
        let dot = self.a * other.a + self.b * other.b;
        cross.atan2(dot).abs()
    }
}

/// A channel of sRGB as light, from 0 to 1 (IEC 61966-2-1).
pub(super) fn linear(channel: u8) -> f32 {
    let c = f32::from(channel) / 255.0;
    if c <= 0.040_45 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

fn lab((r, g, b): Rgb) -> Lab {
    let (r, g, b) = (linear(r), linear(g), linear(b));
    let cone = |x: f32, y: f32, z: f32| (x * r + y * g + z * b).cbrt();
    let l = cone(0.412_221_46, 0.536_332_55, 0.051_445_995);
    let m = cone(0.211_903_5, 0.680_699_5, 0.107_396_96);
    let s = cone(0.088_302_46, 0.281_718_85, 0.629_978_7);
    Lab {
        l: 0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        a: 1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        b: 0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn depth(colorterm: &str, term: &str) -> Depth {
        Depth::from_env(Some(OsStr::new(colorterm)), Some(OsStr::new(term)))
    }

    #[test]
    fn the_environment_tells_the_depth() {
        assert_eq!(depth("truecolor", "dumb"), Depth::True);
        assert_eq!(depth("24bit", "xterm"), Depth::True);
        assert_eq!(depth("", "tmux-256color"), Depth::Indexed);
        assert_eq!(depth("yes", "xterm-256color"), Depth::Indexed);
        assert_eq!(depth("", "linux"), Depth::Ansi);
        assert_eq!(Depth::from_env(None, None), Depth::Ansi);
    }

    #[test]
    fn sixteen_colours_keep_the_hue() {
        let ansi = |value| Depth::Ansi.nearest(Color::from_u32(value));
        assert_eq!(ansi(0x8cb6f5), Color::LightBlue);
        assert_eq!(ansi(0x1a56b0), Color::Blue);
        assert_eq!(ansi(0x9bcb8b), Color::Green);
        assert_eq!(ansi(0x1d6632), Color::Green);
        assert_eq!(ansi(0xffc000), Color::Yellow);
        assert_eq!(ansi(0xff2b2b), Color::LightRed);
        assert_eq!(ansi(0xa2aabb), Color::DarkGray);
        assert_eq!(Depth::Ansi.nearest(Color::Indexed(4)), Color::Blue);
        assert_eq!(Depth::Ansi.nearest(Color::Indexed(231)), Color::White);
    }

    #[test]
    fn yellow_and_bright_colours_are_not_written_on_a_light_ground() {
        let on = |ground, value| {
            let style = Style::new().fg(Color::from_u32(value));
            Depth::Ansi.style_on(style, ground)
        };
        let own = Style::new().fg(Color::Reset).bold();
        assert_eq!(on(Background::Light, 0x6f5200), own);
        assert_eq!(on(Background::Dark, 0x6f5200), Style::new().yellow());
        assert_eq!(on(Background::Light, 0x8cb6f5), Style::new().blue());
        assert_eq!(on(Background::Dark, 0x8cb6f5), Style::new().light_blue());
        let chosen = Style::new().yellow();
        assert_eq!(Depth::Ansi.style_on(chosen, Background::Light), chosen);
    }

    #[test]
    fn a_soft_ground_becomes_reverse_on_sixteen_colours_only() {
        let soft = Style::new()
            .fg(Color::White)
            .bg(Color::from_u32(0x2c3347))
            .bold();
        assert_eq!(Depth::Ansi.style(soft), Style::new().bold().reversed());
        let indexed = Depth::Indexed.style(soft);
        assert_eq!(indexed, soft.bg(Color::Indexed(236)));
        let chosen = Style::new().bg(Color::DarkGray);
        assert_eq!(Depth::Ansi.style(chosen), chosen);
        let own = Style::new().fg(Color::Reset).bg(Color::Reset);
        assert_eq!(Depth::Ansi.style(own), own);
    }

    #[test]
    fn text_on_a_strong_ground_can_be_read_with_sixteen_colours() {
        let shown = |fg, bg| {
            let style = Style::new().fg(Color::from_u32(fg)).bg(Color::from_u32(bg));
            Depth::Ansi.style(style).fg
        };
        assert_eq!(shown(0x002b36, 0x3c9de5), Some(Color::White));
        assert_eq!(shown(0xffffff, 0x6f5200), Some(Color::Black));
        assert_eq!(shown(0x10131a, 0x8cb6f5), Some(Color::Black));
        let chosen = Style::new().fg(Color::Blue).bg(Color::LightBlue);
        assert_eq!(Depth::Ansi.style(chosen), chosen);
    }

    #[test]
    fn a_page_keeps_black_and_white_on_sixteen_colours_and_no_other_ground() {
        let page = |fg, bg| {
            let style = Style::new().fg(Color::from_u32(fg)).bg(Color::from_u32(bg));
            Depth::Ansi.page(style)
        };
        let own = Style::new().fg(Color::Reset).bg(Color::Reset);
        let white = Style::new().fg(Color::White).bg(Color::Black);
        assert_eq!(page(0xffffff, 0x000000), white);
        assert_eq!(page(0x839496, 0x002b36), own);
        assert_eq!(Depth::Ansi.page(own), own);
        let named = Style::new().fg(Color::Gray).bg(Color::Blue);
        assert_eq!(Depth::Ansi.page(named), named);
        let solarized = Style::new().bg(Color::from_u32(0x002b36));
        assert_eq!(
            Depth::Indexed.page(solarized),
            Style::new().bg(Color::Indexed(235))
        );
    }

    #[test]
    fn each_of_the_240_is_nearest_to_itself() {
        for i in 16..=255 {
            let nearest = indexed(rgb_of(i));
            assert_eq!(rgb_of(nearest), rgb_of(i), "{i} became {nearest}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_nearer_than_the_nearest(r: u8, g: u8, b: u8, other in 16..=255_u8) {
            let wanted = lab((r, g, b));
            let nearest = lab(rgb_of(indexed((r, g, b))));
            prop_assert!(nearest.distance(wanted) <= lab(rgb_of(other)).distance(wanted));
        }

        #[test]
        fn coming_nearer_ends_after_one_step(r: u8, g: u8, b: u8) {
            for depth in [Depth::Ansi, Depth::Indexed, Depth::True] {
                let once = depth.nearest(Color::Rgb(r, g, b));
                prop_assert_eq!(depth.nearest(once), once);
            }
        }
    }
}
