//! A library under a ceiling: nothing of what is withheld is anywhere in it.
//!
//! The rules one by one, then random markings and days over made and bundled briefings, then the flags of the program.

mod bundled;
mod flags;
mod random;
mod rules;
mod shown;

use bluf::facade::{Ceiling, Library, SourceFile, Tlp, When, check};

/// A ceiling as `GREEN`, `2014-12-18`, or both.
pub(crate) fn ceiling(written: &str) -> Ceiling {
    let mut ceiling = Ceiling::default();
    for word in written.split_whitespace() {
        match Tlp::meant_by(word) {
            Some(tlp) => ceiling.tlp = Some(tlp),
            None => ceiling.as_of = Some(When::parse(word).unwrap()),
        }
    }
    ceiling
}

pub(crate) fn library(files: &[(&str, &str)]) -> Library {
    let named = files
        .iter()
        .map(|(name, text)| SourceFile::named(name, *text));
    Library::load(named.collect(), Vec::new())
}

/// Everything that a library holds and could ever show, as text.
pub(crate) fn everything(library: &Library) -> String {
    let texts = library.briefings().iter().map(|file| file.source.text());
    let shared = library.shared().iter().map(|file| file.source.text());
    let problems = check::problems(library);
    let lines = problems.iter().map(|problem| problem.place.source.text());
    let texts: Vec<&str> = texts.chain(shared).chain(lines).collect();
    format!("{library:?}\n{problems:?}\n{}", texts.join("\n"))
}

/// The places of all that is wrong with a library, and what it is.
pub(crate) fn told(library: &Library) -> Vec<String> {
    let problems = check::problems(library);
    let told = problems.iter();
    told.map(|p| format!("{} {}", p.place, p.code)).collect()
}
