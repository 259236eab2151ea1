//! Links to entries of a kind that the field does not take.

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::words::short::short;
use crate::words::suggest::one;

/// Every id names an entry of the kind that its field wants.
pub(super) struct WrongKind;

impl Rule for WrongKind {
    fn check(&self, library: &Library, out: &mut Vec<Diagnostic>) {
        for misfit in library.misfits() {
            let Some(found) = misfit.found else { continue };
            let wanted: Vec<String> = misfit.wants.iter().map(|kind| one(kind.word())).collect();
            let wanted = wanted.join(" or ");
            let message = format!(
                "`{}` is {}, and this field wants {wanted}",
                short(&misfit.target),
                one(found.word())
            );
            let help = format!("write the id of {wanted} here");
            out.push(Diagnostic::new(
                Code::WrongKind,
                misfit.place.clone(),
                &message,
                &help,
            ));
        }
    }
}
