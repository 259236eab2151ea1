//! Names of actors that look like another one's and are not, and names in letters of two scripts that look alike.

use std::cell::OnceCell;
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
        let mut written = Names::of(library, entry);
        for name in std::iter::once(&entry.title).chain(entry.body.aliases()) {
            let place = &entry.place;
            if let Some((strange, meant)) = mixed(name) {
                if out.keeps(Code::LookAlikeName, &place.source, place.span) {
                    out.push(mixed_up(written.place(name), name, (strange, meant)));
                }
                continue;
            }
            let (first, other) = *seen.entry(skeleton(name)).or_insert((name, entry));
            let is_same = std::ptr::eq(other, entry) || folded(first) == folded(name);
            if !is_same && out.keeps(Code::LookAlikeName, &place.source, place.span) {
                out.push(alike(written.place(name), name, (first, other)));
            }
        }
    }
}

fn mixed_up(place: Place, name: &str, (strange, meant): (char, char)) -> Diagnostic {
    let message = format!(
        "`{}` has the letter `{strange}` (U+{:04X}) of another script, which looks like `{meant}`",
        short(name),
        u32::from(strange)
    );
    let help = format!("write `{meant}` of the keyboard, or the whole word in one script");
    Diagnostic::new(Code::LookAlikeName, place, &message, &help)
}

fn alike(place: Place, name: &str, (first, other): (&str, &Entry)) -> Diagnostic {
    let message = format!(
        "`{}` looks like `{}`, a name of `{}`, and is another one",
        short(name),
        short(first),
        short(&other.id.item)
    );
    let help = "write both in the same letters if they are one; else give each a `label`";
    let problem = Diagnostic::new(Code::LookAlikeName, place, &message, help);
    problem.note(other.place.clone(), "the other one")
}

/// Where an actor has its names, one behind the other.
struct Names<'l> {
    library: &'l Library,
    entry: &'l Entry,
    /// All lines of the entry, once they were asked for; none where they tell nothing more.
    whole: OnceCell<Option<Place>>,
    /// How far the lines of the entry were looked through.
    done: usize,
}

impl<'l> Names<'l> {
    fn of(library: &'l Library, entry: &'l Entry) -> Self {
        Self {
            library,
            entry,
            whole: OnceCell::new(),
            done: 0,
        }
    }

    /// The place of a name; that of the entry where it is written otherwise, or before another one that was asked for.
    fn place(&mut self, name: &str) -> Place {
        // What is not found once is not looked for again.
        let whole = self.whole.take();
        let whole = whole.unwrap_or_else(|| self.library.lines_of(self.entry));
        self.whole = OnceCell::from(None);
        let found = whole.and_then(|whole| {
            let rest = whole.source.slice(whole.span).get(self.done..)?;
            let at = rest.find(name)?;
            work::count(at);
            let start = whole.span.range().start + self.done + at;
            self.done += at + name.len();
            let place = Place::new(&whole.source, Span::new(start, start + name.len()));
            self.whole = OnceCell::from(Some(whole));
            Some(place)
        });
        found.unwrap_or_else(|| self.entry.place.clone())
    }
}

/// The first letter of another script in a word that has Latin letters, too, and the one that it looks like.
fn mixed(name: &str) -> Option<(char, char)> {
    work::count(name.len());
    if name.is_ascii() {
        return None;
    }
    let mut words = name.split(|c: char| !c.is_alphabetic());
    words.find_map(|word| {
        let strange = word.chars().find(|c| latin(*c) != *c)?;
        let is_mixed = word.chars().any(|c| c.is_ascii_alphabetic());
        is_mixed.then(|| (strange, latin(strange)))
    })
}

/// A name as it looks: letters and digits that look alike are one.
fn skeleton(name: &str) -> String {
    let plain = |c: char| match c {
        '0' => 'o',
        '1' | 'i' | '|' => 'l',
        c => c,
    };
    if name.is_ascii() {
        let letters = name.chars().map(|c| plain(c.to_ascii_lowercase()));
        return letters.filter(|c| c.is_alphanumeric()).collect();
    }
    let letters = name.nfkc().map(latin).flat_map(char::to_lowercase);
    let letters = letters.map(plain);
    letters.filter(|c| c.is_alphanumeric()).collect()
}

/// A name as it is meant: spaces and hyphens do not count, nor does the size of letters.
fn folded(name: &str) -> String {
    let letters = name.nfkc().flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).collect()
}
