//! Problems with the markings of what they quote: a list of them goes into logs, which more people see than a screen.

use crate::briefing::tlp::Tlp;
use crate::diagnostic::Diagnostic;
use crate::library::Library;
use crate::page::marking;

/// A problem with the marking of what it quotes; none for one of something else than briefings.
pub(in crate::cli) type Marked<'a> = (&'a Diagnostic, Option<Option<Tlp>>);

/// Some problems of a library with their markings.
pub(in crate::cli) fn marked<'a>(library: &Library, problems: &'a [Diagnostic]) -> Vec<Marked<'a>> {
    let markings = marking::of_problems(library, problems);
    problems.iter().zip(markings).collect()
}

/// The marking that is printed beside a place. What everybody may see goes without.
pub(in crate::cli) fn label(marking: Option<Option<Tlp>>) -> Option<&'static str> {
    marking
        .filter(|marking| *marking != Some(Tlp::Clear))
        .map(marking::label)
}
