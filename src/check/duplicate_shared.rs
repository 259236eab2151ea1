//! Entries of library files with one id, of which only the first can be reached.

use std::collections::HashMap;

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;

/// Every entry of the library files has an id of its own.
pub(super) struct DuplicateShared;

impl Rule for DuplicateShared {
    fn check(&self, library: &Library, out: &mut Vec<Diagnostic>) {
        let mut seen = HashMap::new();
        for (file, id) in library
            .shared()
            .iter()
            .flat_map(|file| file.entries.keys().map(move |id| (file, id)))
        {
            let place = file.place(id);
            let Some(first) = seen.get(id) else {
                seen.insert(id, place);
                continue;
            };
            let message = format!("another library file has an entry `{id}`, which counts");
            let problem = Diagnostic::new(
                Code::DuplicateId,
                place,
                &message,
                "put both parts into one entry, or give this one another id",
            );
            out.push(problem.note(first.clone(), "first given here"));
        }
    }
}
