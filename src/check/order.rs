//! The order of events that `after` and `before` give.

use super::Rule;
use crate::analysis::timeline;
use crate::briefing::date::When;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::Body;
use crate::library::entry::{Entry, EntryIx};

/// `after` and `before` never go round in a circle, and never contradict the dates.
pub(super) struct Order;

impl Rule for Order {
    fn check(&self, library: &Library, out: &mut Vec<Diagnostic>) {
        for briefing in 0..library.briefings().len() {
            cycles(library, briefing, out);
            contradictions(library, briefing, out);
        }
    }
}

fn cycles(library: &Library, briefing: usize, out: &mut Vec<Diagnostic>) {
    for circle in timeline::cycles(library, briefing) {
        let mut members = circle.iter().filter_map(|ix| library.entry(*ix));
        let Some(first) = members.next() else {
            continue;
        };
        let names: Vec<&str> = circle
            .iter()
            .filter_map(|ix| library.entry(*ix))
            .map(|entry| entry.id.item.as_str())
            .collect();
        let message = match names.as_slice() {
            [own] => format!("`{own}` comes after itself"),
            [one, other] => format!("`{one}` and `{other}` come after each other"),
            [one, .., last] => format!(
                "`{one}`, `{last}` and {} more come after each other",
                names.len() - 2
            ),
            [] => continue,
        };
        let mut problem = Diagnostic::new(
            Code::OrderCycle,
            first.place.clone(),
            &message,
            "take one `after` or `before` out",
        );
        for other in members {
            problem = problem.note(other.place.clone(), "and this one");
        }
        out.push(problem);
    }
}

fn contradictions(library: &Library, briefing: usize, out: &mut Vec<Diagnostic>) {
    for (earlier, later) in timeline::constraints(library, briefing) {
        let (Some((first, start)), Some((second, end))) =
            (dated(library, earlier), dated(library, later))
        else {
            continue;
        };
        if start.earliest() > end.latest() {
            let message = format!(
                "`{}` ({start}) cannot come before `{}` ({end})",
                first.id.item, second.id.item
            );
            let problem = Diagnostic::new(
                Code::OrderContradiction,
                second.place.clone(),
                &message,
                "correct a date, or take the `after` or `before` out",
            );
            out.push(problem.note(first.place.clone(), "the other event"));
        }
    }
}

fn dated(library: &Library, ix: EntryIx) -> Option<(&Entry, &When)> {
    let entry = library.entry(ix)?;
    let Body::Event(event) = &entry.body else {
        return None;
    };
    Some((entry, event.own.date.as_ref()?))
}
