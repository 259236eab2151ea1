//! Numbers by which people say how likely a thing is: per cent, shares of one, fractions, odds, ranges.

/// A range in per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Share {
    /// One number, or the middle of two.
    At(f64),
    /// All above a number.
    Above(f64),
    /// All below a number.
    Below(f64),
}

impl Share {
    /// Whether a step from and to some per cent is one of those that it may mean.
    pub(super) fn overlaps(self, low: f64, high: f64) -> bool {
        match self {
            Self::At(at) => (low..=high).contains(&at.clamp(LEAST, MOST)),
            Self::Above(from) => high > from.clamp(LEAST, MOST - 1.0),
            Self::Below(to) => low < to.clamp(LEAST + 1.0, MOST),
        }
    }
}

/// What the least and the most likely steps begin and end with: nothing is impossible, and nothing is certain.
const LEAST: f64 = 1.0;
const MOST: f64 = 99.0;

const ABOVE: [&str; 6] = [">=", ">", "≥", "more than", "over", "at least"];
const BELOW: [&str; 6] = ["<=", "<", "≤", "less than", "under", "at most"];
const ABOUT: [&str; 7] = ["~", "≈", "about", "around", "circa", "c.", "between"];
const PER_CENT: [&str; 3] = ["per cent", "percent", "%"];

/// The ways in which a number can be read.
pub(super) fn read(written: &str) -> Vec<Share> {
    let lower = written.trim().to_lowercase();
    let mut plain = lower.trim_end_matches(['?', ' ']);
    for about in ABOUT {
        plain = plain.strip_prefix(about).unwrap_or(plain).trim();
    }
    let strip = |signs: &[&str]| signs.iter().find_map(|sign| plain.strip_prefix(sign));
    if let Some(rest) = strip(&ABOVE) {
        return one(rest).into_iter().map(Share::Above).collect();
    }
    if let Some(rest) = strip(&BELOW) {
        return one(rest).into_iter().map(Share::Below).collect();
    }
    if let [share] = one(plain)[..] {
        // One of one is all; one per cent is next to nothing.
        let is_either = share == 1.0 && !is_per_cent(plain);
        let all = is_either.then_some(Share::At(100.0));
        return [Share::At(share)].into_iter().chain(all).collect();
    }
    two(plain)
}

fn is_per_cent(text: &str) -> bool {
    PER_CENT.iter().any(|sign| text.contains(sign))
}

/// One number in per cent: a share of one where it is less than that and has no sign.
fn one(text: &str) -> Vec<f64> {
    let number = number(text).filter(|number| *number <= 100.0);
    let is_share = |number: f64| number < 1.0 && !is_per_cent(text);
    let per_cent = number.map(|number| match is_share(number) {
        true => number * 100.0,
        false => number,
    });
    per_cent.into_iter().collect()
}

fn number(text: &str) -> Option<f64> {
    let mut bare = text.trim();
    for sign in PER_CENT {
        bare = bare.strip_suffix(sign).unwrap_or(bare).trim_end();
    }
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    if bare.is_empty() || !bare.chars().all(is_number) {
        return None;
    }
    bare.replace(',', ".").parse().ok()
}

/// Two numbers: from and to, or one out of the other.
fn two(text: &str) -> Vec<Share> {
    let split = |signs: &[&str]| -> Option<(f64, f64)> {
        let sign = signs.iter().find(|sign| text.contains(**sign))?;
        let (one, other) = text.split_once(sign)?;
        Some((number(one)?, number(other)?))
    };
    let scale = |at: f64| match at < 1.0 && !is_per_cent(text) {
        true => at * 100.0,
        false => at,
    };
    let range = |(low, high): (f64, f64)| {
        let middle = f64::midpoint(low, high);
        (low <= high && high <= 100.0).then(|| Share::At(scale(middle)))
    };
    if let Some(ends) = split(&["-", "–", "—", " to ", " and ", "…", ".."]) {
        return range(ends).into_iter().collect();
    }
    let Some((part, whole)) = split(&["/", " out of ", " in ", " of ", ":"]) else {
        return Vec::new();
    };
    if part + whole == 100.0 && part > 1.0 {
        return vec![Share::At(part)];
    }
    let fraction = (whole > 0.0 && part <= whole).then(|| Share::At(part / whole * 100.0));
    // Two ends of a step, with the sign that dates have between them.
    let is_range = text.contains('/') && part >= 5.0 && whole > 10.0 && whole < 100.0;
    let range = range((part, whole)).filter(|_| is_range || is_per_cent(text));
    match range {
        Some(range) if is_per_cent(text) => vec![range],
        Some(range) => fraction.into_iter().chain([range]).collect(),
        None => fraction.into_iter().collect(),
    }
}
