//! Random markings, days and links: no word of what is withheld is anywhere.
//!
//! Each entry has words of its own in all its fields, its id among them, that begin with `z`, the number of its file,
//! `e` and its own number: `z1e3title`.

use std::sync::Arc;

use bluf::facade::{Ceiling, Searcher, Tlp, When};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::shown::{found, shown};
use super::{ceiling, library, told};

const MARKINGS: &[&str] = &[
    "", "", "", "CLEAR", "GREEN", "amber", "RED", "none", "[RED]",
];
const DATES: &[&str] = &[
    "",
    "",
    "2013",
    "2014-12-17",
    "2014-12",
    "2014-12-18",
    "2015-01-01",
];
const CEILINGS: &[&str] = &[
    "CLEAR",
    "GREEN",
    "AMBER",
    "RED",
    "2014-12-17",
    "2014-12-18",
    "2014-12",
    "GREEN 2014-12-17",
];
const FILES: [&str; 3] = ["shared", "one", "two"];
const KINDS: [&str; 9] = [
    "event",
    "event",
    "event",
    "actor",
    "source",
    "statement",
    "evidence",
    "question",
    "option",
];

/// How an entry names others.
#[derive(Debug, Clone)]
struct Entry {
    tlp: &'static str,
    date: &'static str,
    /// The file and the number of each entry that it names.
    names: Vec<(usize, usize)>,
}

fn id(file: usize, number: usize) -> String {
    format!("z{file}e{number}id")
}

/// The id of an entry in another file: with its briefing before it, or as a shared one.
fn reference(from: usize, (file, number): (usize, usize)) -> String {
    match file {
        0 => id(file, number),
        file if file == from => id(file, number),
        file => format!("{}/{}", FILES[file], id(file, number)),
    }
}

impl Entry {
    /// What stands in it, in flow style.
    fn yaml(&self, file: usize, number: usize) -> String {
        let word = |field: &str| format!("z{file}e{number}{field}");
        let named = |kind: &str| -> Vec<String> {
            let names = self.names.iter();
            let names = names.filter(|(_, n)| kind.is_empty() || KINDS[*n] == kind);
            names.map(|name| reference(file, *name)).collect()
        };
        let links: Vec<String> = (0..)
            .zip(named(""))
            .map(|(i, target)| match i % 2 {
                0 => format!("[[{target}]]"),
                _ => format!("[[{target}|{}]]", word("link")),
            })
            .collect();
        let links = links.join(", ");
        let (actors, events) = (named("actor").join(", "), named("event").join(", "));
        let title = format!("\"{} by {links}\"", word("title"));
        let text = format!("\"{} of {links}. {} ends.\"", word("text"), word("more"));
        let own = match KINDS[number] {
            "event" => format!(
                "id: {}, title: {title}, text: {text}, actors: [{actors}], after: [{events}], impact: {}, attribution: [{}]",
                id(file, number),
                word("impact"),
                named("actor")
                    .iter()
                    .map(|to| format!("{{to: {to}, text: {text}}}"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            "actor" => format!(
                "name: {title}, summary: {text}, aliases: {}, role: {}, relations: [{}]",
                word("alias"),
                word("role"),
                named("actor")
                    .iter()
                    .map(|to| format!("{{kind: leads, to: {to}, text: {text}}}, hosts {to}"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            "source" => format!(
                "title: {title}, publisher: {}, via: [{}]",
                word("publisher"),
                named("source").join(", ")
            ),
            "statement" => format!("by: [{actors}], quote: {}, says: {text}", word("quote")),
            "question" => format!(
                "text: {text}, hypotheses: {{h: {text}, k: {}}}, matrix: {{{}}}",
                word("k"),
                named("evidence")
                    .iter()
                    .map(|e| format!("{e}: C I"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            "option" => format!(
                "title: {title}, responses: {{{}}}, pros: {text}",
                named("actor")
                    .iter()
                    .map(|a| format!("{a}: {text}"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            _ => format!("text: {text}"),
        };
        let also = named("").join(", ");
        let also = format!(", see_also: [{also}], notes: {text}, was: z{file}e{number}was");
        let field = |name: &str, value: &str| match value {
            "" => String::new(),
            value => format!(", {name}: {value}"),
        };
        let dated = matches!(KINDS[number], "event" | "source" | "statement" | "evidence");
        let date = field("date", if dated { self.date } else { "" });
        format!("{{{own}{also}{}{date}}}", field("tlp", self.tlp))
    }

    /// Whether it is withheld for what it says itself.
    fn is_withheld(&self, number: usize, ceiling: &Ceiling) -> bool {
        let own = match self.tlp {
            "" => None,
            written => Some(Tlp::meant_by(written).unwrap_or(Tlp::Unreadable)),
        };
        let dated = matches!(KINDS[number], "event" | "source" | "statement" | "evidence");
        let known = When::parse(self.date).ok().filter(|_| dated);
        let day = ceiling.as_of.as_ref();
        own.zip(ceiling.tlp)
            .is_some_and(|(own, most)| !own.is_within(most))
            || known
                .zip(day)
                .is_some_and(|(known, day)| known.latest() > day.latest())
    }
}

fn entry() -> impl Strategy<Value = Entry> {
    (
        select(MARKINGS),
        select(DATES),
        vec((0..3usize, 0..KINDS.len()), 0..4),
    )
        .prop_map(|(tlp, date, names)| {
            // Library files have actors and sources only.
            let exists = |(file, number): &(usize, usize)| *file > 0 || is_shared(*number);
            let names = names.into_iter().filter(exists).collect();
            Entry { tlp, date, names }
        })
}

fn is_shared(number: usize) -> bool {
    matches!(KINDS[number], "actor" | "source")
}

/// A library: for each file its marking and its entries; and which shared entries the first briefing adds to.
#[derive(Debug, Clone)]
struct Made {
    markings: [&'static str; 3],
    entries: Vec<Vec<Entry>>,
    addition: Option<Entry>,
}

fn made() -> impl Strategy<Value = Made> {
    let markings = [
        select(&["CLEAR", "CLEAR", "AMBER", ""][..]),
        select(&["CLEAR", "CLEAR", "GREEN"][..]),
        select(&["CLEAR", "GREEN", "RED", "secret", ""][..]),
    ];
    let entries = vec(vec(entry(), KINDS.len()), 3);
    (markings, entries, of(entry())).prop_map(|(markings, entries, addition)| Made {
        markings,
        entries,
        addition,
    })
}

impl Made {
    fn yaml(&self, file: usize) -> String {
        let marking = match self.markings[file] {
            "" => String::new(),
            marking => format!("tlp: {marking}\n"),
        };
        let head = match file {
            0 => "kind: library\n".to_owned(),
            _ => format!(
                "title: Title {file}\nbluf: See [[{0}]] and [[{1}]].\nslides: [actor z0e3id, {{show: event {0}, title: z1e0slide}}]\n",
                reference(file, (1, 0)),
                reference(file, (2, 1)),
            ),
        };
        let section = |name: &str, kind: &str| {
            let numbers = (0..KINDS.len()).filter(|number| KINDS[*number] == kind);
            let lines: String = numbers
                .map(|number| {
                    let entry = self.entries[file][number].yaml(file, number);
                    match kind {
                        "event" => format!("  - {entry} # z{file}e{number}comment\n"),
                        _ => format!(
                            "  {}: {entry} # z{file}e{number}comment\n",
                            id(file, number)
                        ),
                    }
                })
                .collect();
            format!("{name}:\n{lines}")
        };
        let mut sections = vec![section("actors", "actor"), section("sources", "source")];
        if let Some(addition) = self.addition.as_ref().filter(|_| file == 1) {
            sections[0] += &format!("  {}: {}\n", id(0, 3), addition.yaml(9, 3));
        }
        if file > 0 {
            for (name, kind) in [
                ("events", "event"),
                ("statements", "statement"),
                ("evidence", "evidence"),
                ("questions", "question"),
                ("options", "option"),
            ] {
                sections.push(section(name, kind));
            }
        }
        format!("{head}{marking}{}", sections.concat())
    }

    /// Whether a file is withheld whole.
    fn is_withheld(&self, file: usize, ceiling: &Ceiling) -> bool {
        let Some(most) = ceiling.tlp else {
            return false;
        };
        match self.markings[file] {
            "" => true,
            written => !Tlp::meant_by(written)
                .unwrap_or(Tlp::Unreadable)
                .is_within(most),
        }
    }

    /// The entries of which no word may be anywhere, and those whose words must be there.
    fn expected(&self, ceiling: &Ceiling) -> (Vec<String>, Vec<String>) {
        let (mut absent, mut present) = (Vec::new(), Vec::new());
        for file in 0..3 {
            let whole = self.is_withheld(file, ceiling);
            for (number, entry) in self.entries[file].iter().enumerate() {
                let prefix = format!("z{file}e{number}");
                if whole || entry.is_withheld(number, ceiling) {
                    absent.push(prefix);
                } else if file > 0 && !matches!(KINDS[number], "event" | "statement") {
                    // An event may go with another one, a statement with whom it is by.
                    present.push(prefix);
                }
            }
        }
        if let Some(addition) = &self.addition {
            let base = [0, 1].iter().any(|file| self.is_withheld(*file, ceiling))
                || self.entries[0][3].is_withheld(3, ceiling);
            if base || addition.is_withheld(3, ceiling) {
                absent.push("z9e3".to_owned());
            } else {
                present.push("z9e3".to_owned());
            }
        }
        (absent, present)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_what_is_withheld_is_anywhere(made in made(), under in select(CEILINGS)) {
        let ceiling = ceiling(under);
        let texts: Vec<(String, String)> = (0..3).map(|file| (format!("{}.yaml", FILES[file]), made.yaml(file))).collect();
        let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let whole = library(&files);
        let derived = Arc::new(whole.under(&ceiling));
        let shown = shown(&derived);
        let mut searcher = Searcher::default();
        let (absent, present) = made.expected(&ceiling);
        for prefix in &absent {
            let at = shown.find(prefix.as_str());
            let around = at.map(|at| shown.get(at.saturating_sub(300)..at + 60));
            prop_assert!(at.is_none(), "{under}: {prefix} in {around:?}\n{}", texts.iter().map(|(_, t)| t.as_str()).collect::<String>());
            let found = found(&mut searcher, &derived, &format!("{prefix}title"));
            prop_assert!(!found.contains(prefix.as_str()), "{under}: {prefix} in {found}");
        }
        for prefix in &present {
            prop_assert!(shown.contains(prefix.as_str()), "{under}: no {prefix}");
        }
        let before = told(&whole);
        for problem in told(&derived) {
            // What is left of a circle may be one that was told at another of its events.
            let file = problem.split(':').next().unwrap_or_default();
            let is_circle = |told: &str| told.starts_with(file) && told.ends_with("order-cycle");
            let is_told = before.contains(&problem) || is_circle(&problem) && before.iter().any(|told| is_circle(told));
            prop_assert!(is_told, "{under}: {problem} is new");
        }
        // Speaker notes and comments are nobody's words.
        prop_assert!(!shown.contains("comment"));
    }
}
