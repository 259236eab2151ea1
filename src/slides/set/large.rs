//! Lines in large letters: each as two, of which the upper one says all and takes twice the columns.

use super::block::{air, paragraph};
use crate::slides::page::{Half, Role, SetLine};
use crate::typeset::line::{End, Line};
use crate::typeset::looks::Look;

/// How many columns and lines large letters take for one of plain ones.
pub(super) const SCALE: u16 = 2;

/// Words in large letters; none where a word does not fit into a line.
pub(super) fn lines(runs: Look<'_>, width: u16, role: Role) -> Option<Vec<SetLine>> {
    let lines = paragraph(runs, (0, 0), width / SCALE, role);
    let is_broken = |line: &SetLine| matches!(line.line.end, End::Marked | End::Unmarked);
    if lines.iter().any(is_broken) {
        return None;
    }
    Some(lines.into_iter().flat_map(enlarged).collect())
}

fn enlarged(mut upper: SetLine) -> [SetLine; 2] {
    upper.half = Half::Upper;
    for piece in &mut upper.line.pieces {
        piece.columns = piece.columns.saturating_mul(SCALE);
    }
    let lower = SetLine {
        line: Line {
            end: upper.line.end,
            ..air().line
        },
        half: Half::Lower,
        ..upper.clone()
    };
    [upper, lower]
}
