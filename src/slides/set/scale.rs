//! The scale of likelihood (ICD 203): seven steps, of which the one that is meant stands out, and its word under it.

use super::block::{drawn, narrow, paragraph};
use crate::briefing::judgement::Likelihood;
use crate::slides::page::{Role, SetLine};
use crate::theme::meaning::Meaning;
use crate::typeset::looks::{Look, styled};
use crate::typeset::width::columns;

/// Columns of a step, at least and at most.
const STEP: (u16, u16) = (2, 9);

pub(super) fn lines(likelihood: Likelihood, width: u16) -> Vec<SetLine> {
    let steps = narrow(Likelihood::ALL.len());
    let between = steps - 1;
    let step = (width.saturating_sub(between) / steps).clamp(STEP.0, STEP.1);
    let mut runs = Look::new();
    let mut at = 0;
    for (place, each) in (0..).zip(Likelihood::ALL) {
        // Spaces that part steps never end a line.
        runs.extend((place > 0).then(|| styled("\u{a0}", Meaning::Dim)));
        let is_meant = each == likelihood;
        at = if is_meant { place * (step + 1) } else { at };
        let (sign, look) = match is_meant {
            true => ("█", Meaning::Likelihood),
            false => ("─", Meaning::Dim),
        };
        runs.push(styled(sign.repeat(step.into()), look));
    }
    let (low, high) = likelihood.range();
    let words = format!("{} · {low}–{high} %", likelihood.word());
    let indent = at.min(width.saturating_sub(narrow(columns(&words))));
    let words = vec![styled(words, Meaning::Likelihood)];
    let mut lines = drawn(runs, width);
    lines.extend(paragraph(words, (indent, indent), width, Role::Drawn));
    lines
}
