//! Names of actors that look like another one's and are not, and names in letters of two scripts that look alike.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::briefing::EntryKind;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::Entry;
use crate::source::{Place, Span};
use crate::words::look_alike::latin;
use crate::words::short::short;
use crate::words::text::Text;
use crate::work;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::LookAlikeName,
    check: Check::Briefing(check),
    why: "A search for the one does not find the other, and a reader cannot tell why; impostors choose such names.",
    remedy: "Write the name in letters of one script; where two such names exist, say so and give each a label.",
    bad: &[(
        "typhoons.yaml",
        "\
title: Typhoons
tlp: CLEAR
sources: {report: Report}
actors:
  volt: {name: \"V\u{43e}lt Typhoon\", kind: group}
events: [{title: Routers fall silent, by: volt, sources: report}]
",
    )],
    at: "typhoons.yaml:5:17",
    good: &[(
        "typhoons.yaml",
        "\
title: Typhoons
tlp: CLEAR
sources: {report: Report}
actors:
  volt: {name: \"Volt Typhoon\", kind: group}
events: [{title: Routers fall silent, by: volt, sources: report}]
",
    )],
};

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let mut seen: HashMap<String, (&Text, &Entry)> = HashMap::new();
    for (_, entry) in library.of_kind(briefing, EntryKind::Actor) {
        for name in std::iter::once(&entry.title).chain(entry.body.aliases()) {
            if let Some((strange, meant)) = mixed(name) {
                let message = format!(
                    "`{}` has the letter `{strange}` (U+{:04X}) of another script, which looks like `{meant}`",
                    short(name),
                    u32::from(strange)
                );
                let help =
                    format!("write `{meant}` of the keyboard, or the whole word in one script");
                report(library, entry, name, (&message, &help), None, out);
                continue;
            }
            let (_, other) = *seen.entry(skeleton(name)).or_insert((name, entry));
            let (first, _) = seen[&skeleton(name)];
            if folded(first) != folded(name) && !std::ptr::eq(other, entry) {
                let message = format!(
                    "`{}` looks like `{}`, a name of `{}`, and is another one",
                    short(name),
                    short(first),
                    short(&other.id.item)
                );
                let help =
                    "write both in the same letters if they are one; else give each a `label`";
                report(library, entry, name, (&message, help), Some(other), out);
            }
        }
    }
}

fn report(
    library: &Library,
    entry: &Entry,
    name: &str,
    (message, help): (&str, &str),
    other: Option<&Entry>,
    out: &mut ByFile,
) {
    let place = place_of(library, entry, name);
    let problem = Diagnostic::new(Code::LookAlikeName, place, message, help);
    out.push(match other {
        Some(other) => problem.note(other.place.clone(), "the other one"),
        None => problem,
    });
}

/// Where an actor has a name: his id where it is written otherwise.
fn place_of(library: &Library, entry: &Entry, name: &str) -> Place {
    let found = library.written(entry).and_then(|whole| {
        let start = whole.span.range().start + whole.source.slice(whole.span).find(name)?;
        Some(Place::new(
            &whole.source,
            Span::new(start, start + name.len()),
        ))
    });
    found.unwrap_or_else(|| entry.place.clone())
}

/// The first letter of another script in a word that has Latin letters, too, and the one that it looks like.
fn mixed(name: &str) -> Option<(char, char)> {
    work::count(name.len());
    let mut words = name.split(|c: char| !c.is_alphabetic());
    words.find_map(|word| {
        let strange = word.chars().find(|c| latin(*c) != *c)?;
        let is_mixed = word.chars().any(|c| c.is_ascii_alphabetic());
        is_mixed.then(|| (strange, latin(strange)))
    })
}

/// A name as it looks: letters and digits that look alike are one.
fn skeleton(name: &str) -> String {
    let letters = name.nfkc().map(latin).flat_map(char::to_lowercase);
    let letters = letters.map(|c| match c {
        '0' => 'o',
        '1' | 'i' | '|' => 'l',
        c => c,
    });
    letters.filter(|c| c.is_alphanumeric()).collect()
}

/// A name as it is meant: spaces and hyphens do not count, nor does the size of letters.
fn folded(name: &str) -> String {
    let letters = name.nfkc().flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).collect()
}
