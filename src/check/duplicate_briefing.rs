//! Two briefings with one id, of which only the first can be reached.

use std::collections::HashMap;

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::source::{Place, Span};

/// Every briefing has an id of its own.
pub struct DuplicateBriefing;

impl Rule for DuplicateBriefing {
    fn check(&self, library: &Library, out: &mut Vec<Diagnostic>) {
        let mut seen = HashMap::new();
        for file in library.briefings() {
            let place = Place::new(&file.source, Span::default());
            let Some(first) = seen.insert(file.id.clone(), place.clone()) else {
                continue;
            };
            let message = format!("another briefing has the id `{}`", file.id);
            let problem = Diagnostic::new(
                Code::DuplicateBriefing,
                place,
                &message,
                "give this one an `id:` of its own, or another file name",
            );
            out.push(problem.note(first.clone(), "the other one"));
            seen.insert(file.id.clone(), first);
        }
    }
}
