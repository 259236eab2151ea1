//! What eyes without one of the three kinds of cones see of `colour-safe`.

use std::fmt::Write;

use ratatui::style::{Color, Style};

use super::super::depth::{Depth, linear, value};
use super::super::meaning::Meaning;
use super::{Slips, builtin, coloured};

/// Light in red, green and blue, each from 0 to 1.
type Light = [f64; 3];
/// A colour in CIE L*a*b* (D65).
type Lab = [f64; 3];

/// The kinds of eyes: what they see of red, green and blue light. Machado, Oliveira and Fernandes, “A
/// Physiologically-based Model for Simulation of Color Vision Deficiency”, 2009, severity 1.0.
const EYES: [(&str, [Light; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

/// How far apart two colours are at least, by CIEDE2000. One is the least that a trained eye sees of two large areas
/// side by side; thin letters apart from each other need many times that.
const APART: f64 = 15.0;

/// Meanings that stand together, and that the eye must tell apart at once.
const PAIRS: [(Meaning, Meaning); 14] = [
    (Meaning::Good, Meaning::Bad),
    (Meaning::Error, Meaning::Warning),
    (Meaning::Error, Meaning::Info),
    (Meaning::Warning, Meaning::Info),
    (Meaning::Link, Meaning::Text),
    (Meaning::RowSelected, Meaning::Row),
    (Meaning::Match, Meaning::Row),
    (Meaning::Disputed, Meaning::Heading),
    (Meaning::Link, Meaning::Heading),
    (Meaning::Likelihood, Meaning::Confidence),
    (Meaning::Date, Meaning::Text),
    (Meaning::Hint, Meaning::LinkSelected),
    (Meaning::Found, Meaning::LinkSelected),
    (Meaning::Good, Meaning::Text),
];

#[test]
fn what_stands_together_stays_apart_for_all_eyes() {
    let mut slips = Slips::default();
    for depth in [Depth::True, Depth::Indexed] {
        let theme = builtin("colour-safe").at(depth);
        let text = theme.style(Meaning::Text);
        for (a, b) in PAIRS {
            let (left, right) = (text.patch(theme.style(a)), text.patch(theme.style(b)));
            for (eyes, seen) in &EYES {
                let found = apart(left, right, seen);
                let (a, b) = (a.name(), b.name());
                let slip = format!("{depth:?}, {eyes}: {a} and {b} {found:.1}");
                slips.unless(found >= APART, &slip);
            }
        }
    }
    slips.none();
}

/// On sixteen colours, whose values are the terminal's own, the pairs differ in hue and lightness or in an attribute.
#[test]
fn good_and_bad_are_never_told_by_red_and_green_alone() {
    let theme = builtin("colour-safe").at(Depth::Ansi);
    let hue = |meaning| theme.style(meaning).fg.unwrap();
    let greens = [Color::Green, Color::LightGreen];
    for meaning in [Meaning::Good, Meaning::Bad] {
        assert!(!greens.contains(&hue(meaning)), "{}", meaning.name());
    }
}

/// The distance of two looks: of their grounds or of their letters, whichever is larger.
fn apart(a: Style, b: Style, eyes: &[Light; 3]) -> f64 {
    let seen = |colour: Option<Color>| lab(see(light(coloured(colour).unwrap()), eyes));
    let letters = ciede2000(seen(a.fg), seen(b.fg));
    let grounds = ciede2000(seen(a.bg), seen(b.bg));
    letters.max(grounds)
}

fn light(colour: Color) -> Light {
    let (r, g, b) = value(colour).unwrap();
    [r, g, b].map(|channel| f64::from(linear(channel)))
}

fn see(light: Light, eyes: &[Light; 3]) -> Light {
    eyes.map(|row| {
        let sum: f64 = row
            .iter()
            .zip(light)
            .map(|(share, part)| share * part)
            .sum();
        sum.clamp(0.0, 1.0)
    })
}

/// From light in sRGB primaries to L*a*b* with the white of D65 (CIE 15:2004).
fn lab([r, g, b]: Light) -> Lab {
    let x = (0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47;
    let y = 0.212_672_9 * r + 0.715_152_2 * g + 0.072_175 * b;
    let z = (0.019_333_9 * r + 0.119_192 * g + 0.950_304_1 * b) / 1.088_83;
    let f = |t: f64| {
        if t > 216.0 / 24389.0 {
            t.cbrt()
        } else {
            (24389.0 / 27.0 * t + 16.0) / 116.0
        }
    };
    [
        116.0 * f(y) - 16.0,
        500.0 * (f(x) - f(y)),
        200.0 * (f(y) - f(z)),
    ]
}

/// The colour difference ΔE₀₀ (ISO/CIE 11664-6). Names as in Sharma, Wu and Dalal, “The CIEDE2000 Color-Difference
/// Formula: Implementation Notes”, 2005.
fn ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab) -> f64 {
    let grey = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - grey((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = ((1.0 + g) * a1, (1.0 + g) * a2);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let coloured = c1 * c2 != 0.0;
    let turn = match h2 - h1 {
        _ if !coloured => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let mean_hue = match h1 + h2 {
        sum if !coloured => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let (mean_l, mean_c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(mean_hue - 30.0)
        + 0.24 * cos(2.0 * mean_hue)
        + 0.32 * cos(3.0 * mean_hue + 6.0)
        - 0.20 * cos(4.0 * mean_hue - 63.0);
    let off = (mean_l - 50.0).powi(2);
    let lightness = (l2 - l1) / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * mean_c);
    let around = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let around = around / (1.0 + 0.015 * mean_c * t);
    let blue = 30.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let rotation = -(2.0 * blue).to_radians().sin() * 2.0 * grey(mean_c);
    (lightness.powi(2) + chroma.powi(2) + around.powi(2) + rotation * chroma * around).sqrt()
}

/// Some of the pairs that Sharma, Wu and Dalal give to check an implementation with (their table 1).
#[test]
fn colour_differences_are_those_of_the_published_table() {
    for (a, b, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
        (
            [60.2574, -34.0099, 36.2677],
            [60.4626, -34.1751, 39.4387],
            1.2644,
        ),
        (
            [2.0776, 0.0795, -1.1350],
            [0.9033, -0.0636, -0.5514],
            0.9082,
        ),
    ] {
        let found = ciede2000(a, b);
        assert!(
            (found - expected).abs() < 0.000_1,
            "{found} and not {expected}"
        );
    }
}

#[test]
fn eyes_without_cones_for_red_take_red_for_dark() {
    let mut out = String::new();
    for (eyes, seen) in &EYES {
        let seen = see(light(Color::from_u32(0xff0000)), seen).map(|part| (part * 100.0).round());
        let _ = writeln!(out, "{eyes}: {seen:?}");
    }
    insta::assert_snapshot!(out, @"
    all cones: [100.0, 0.0, 0.0]
    protanopia: [15.0, 11.0, 0.0]
    deuteranopia: [37.0, 28.0, 0.0]
    tritanopia: [100.0, 0.0, 0.0]
    ");
}
