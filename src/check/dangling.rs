//! Links to ids that nothing has.

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::link::Misfit;
use crate::words::short::short;
use crate::words::suggest;

/// Every id that is written leads somewhere.
pub(super) struct Dangling;

impl Rule for Dangling {
    fn check(&self, library: &Library, out: &mut Vec<Diagnostic>) {
        for misfit in library
            .misfits()
            .iter()
            .filter(|misfit| misfit.found.is_none())
        {
            let message = match misfit.wants.as_slice() {
                [kind] => format!("no {} has the id `{}`", kind.word(), short(&misfit.target)),
                _ => format!("nothing has the id `{}`", short(&misfit.target)),
            };
            out.push(Diagnostic::new(
                Code::Dangling,
                misfit.place.clone(),
                &message,
                &help(library, misfit),
            ));
        }
    }
}

fn help(library: &Library, misfit: &Misfit) -> String {
    let wanted = |kind| misfit.wants.is_empty() || misfit.wants.contains(&kind);
    let known = library.in_scope(&misfit.briefing);
    let known = known.filter(|entry| wanted(entry.kind()));
    match suggest::nearest(&misfit.target, known.map(|entry| entry.id.item.as_str())) {
        Some(id) => format!("did you mean `{id}`?"),
        None => "write the entry, or take the link out".to_owned(),
    }
}
