//! Values: words with a meaning, names of entries, parts of slides, cells, citations and their places; and keys that are
//! names: of entries, hypotheses, criteria, problems.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;

use super::dates::dates;
use super::offer::{Offer, Offers, What, marked, word};
use crate::briefing::EntryKind;
use crate::briefing::id::is_id;
use crate::briefing::option::CRITERIA;
use crate::briefing::prose::plain;
use crate::briefing::question::CELLS;
use crate::briefing::relation::LABELS;
use crate::briefing::slide::PARTS;
use crate::diagnostic::Code;
use crate::ide::along::{Place, record};
use crate::ide::cursor::spot::{Cursor, Step};
use crate::ide::names::{Name, in_sight, within};
use crate::library::Library;
use crate::library::written_files::WrittenFile;
use crate::source::Span;
use crate::yaml::shape::{Form, Keys, Record, Shape, Target};

/// The most names that are offered at once: more, nobody looks through.
const MOST: usize = 1_000;

/// The field of a question that has its rows.
const MATRIX: &str = "matrix";

/// Numbers as far apart as this are offered one by one.
const FEW: f64 = 9.0;

/// What speaks for or against something, first.
const WEIGHED: &[EntryKind] = &[EntryKind::Evidence, EntryKind::Event, EntryKind::Statement];

/// What is told of in words, first.
const TOLD: &[EntryKind] = &[EntryKind::Actor, EntryKind::Event];

/// Where values are looked for.
pub(super) struct Values<'l> {
    pub(super) library: &'l Library,
    pub(super) file: Option<&'l WrittenFile<'l>>,
    pub(super) text: &'l str,
    /// The byte at which something is written.
    pub(super) offset: usize,
    /// The day it is.
    pub(super) today: NaiveDate,
}

impl Values<'_> {
    /// The keys of a map that are names and are not there yet. `is_named` says that the colon is there already.
    pub(super) fn keys(&self, place: Place, cursor: &Cursor, is_named: bool) -> Vec<Offer> {
        let mut names = self.key_names(place, cursor);
        names.retain(|offer| !cursor.siblings.contains(&offer.text));
        if !is_named {
            names.iter_mut().for_each(|offer| offer.text += ": ");
        }
        names
    }

    fn key_names(&self, place: Place, cursor: &Cursor) -> Vec<Offer> {
        let shape = match place {
            Place::Top(_) => return Vec::new(),
            Place::Exceptions => return codes(),
            Place::Value(shape) => shape,
        };
        if let Some(record) = record(shape).filter(|record| record.pair.is_some()) {
            return self.kinds(record);
        }
        match shape {
            Shape::Map(Keys::Ref(target), _) => {
                self.names("", &target.kinds, |kind| target.takes(kind))
            }
            Shape::Map(Keys::Id, inner) => self.shared(inner),
            Shape::Map(Keys::Criterion, _) => self.criteria(),
            Shape::Cells => self.hypotheses(&cursor.path),
            _ => Vec::new(),
        }
    }

    /// What the rows of a matrix are held against, where some steps lead to one of them: the hypotheses of its question.
    fn hypotheses(&self, path: &[Step]) -> Vec<Offer> {
        let [.., Step::Key(question), Step::Key(field), Step::Key(_)] = path else {
            return Vec::new();
        };
        if field != MATRIX {
            return Vec::new();
        }
        let lead = format!("{question}.");
        let all = in_sight(self.library, self.file, &|kind| {
            kind == EntryKind::Hypothesis
        });
        let own = all.into_iter().filter_map(|name| {
            let id = name.id.strip_prefix(&lead)?.to_owned();
            Some(named(Name { id, ..name }))
        });
        own.take(MOST).collect()
    }

    /// What may be written as a value of a shape, of which something is typed.
    pub(super) fn of(&self, shape: &'static Shape, typed: &str) -> Vec<Offer> {
        match shape {
            Shape::Choice { words, .. } | Shape::Marking(words) => words
                .iter()
                .map(|(name, meaning)| word(name, meaning))
                .collect(),
            Shape::Date => dates((self.file, self.offset), self.today, typed),
            Shape::Number {
                min,
                max,
                whole: true,
                ..
            } => numbers(*min, *max),
            Shape::Flag => ["true", "false"].map(|name| word(name, "")).to_vec(),
            // A sign that YAML takes for a dash where a value begins with it.
            Shape::Cells => CELLS
                .iter()
                .filter(|(name, _)| *name != "-" || typed.contains(' '))
                .map(|(name, cell)| word(name, cell.meaning()))
                .collect(),
            Shape::Ref(target) => {
                let usual = match target.kinds.as_slice() {
                    [] => WEIGHED,
                    kinds => kinds,
                };
                let mut all = self.names(typed, usual, |kind| target.takes(kind));
                all.extend(self.used(target, &all));
                all
            }
            Shape::RefOrTitle => self.names(typed, TOLD, |_| true),
            Shape::Citation => self.citations(typed),
            Shape::Words(Form::Show) => self.shows(typed),
            Shape::List(inner) => self.of(inner, typed),
            Shape::Record(record) => self.shorthand(record, typed),
            _ => Vec::new(),
        }
    }

    /// Names for a link in words, with the brackets that end it where they are not there yet.
    pub(super) fn links(&self, typed: &str, span: Span, text: &str) -> Offers {
        let is_closed = text[span.range().end..].starts_with(['|', ']']);
        let end = if is_closed { "" } else { "]]" };
        let mut all = self.names(typed, TOLD, |_| true);
        all.iter_mut().for_each(|offer| offer.text += end);
        Offers {
            span,
            all,
            beside: None,
        }
    }

    /// The names of some kinds of entries; those of a briefing, where it is typed before them. The usual kinds come
    /// first, of each those of the file; whole briefings come last.
    fn names(
        &self,
        typed: &str,
        usual: &[EntryKind],
        takes: impl Fn(EntryKind) -> bool,
    ) -> Vec<Offer> {
        let mut names = match typed.split_once('/') {
            Some((briefing, _)) => within(self.library, briefing, &takes),
            None => in_sight(self.library, self.file, &takes),
        };
        names.sort_by_key(|name| {
            let rank = usual.iter().position(|kind| *kind == name.kind);
            let rank = rank.unwrap_or(usual.len());
            (name.kind == EntryKind::Briefing, rank)
        });
        if names.len() > MOST {
            let typed = typed.to_lowercase();
            names.retain(|name| found_by(name).to_lowercase().contains(&typed));
            names.truncate(MOST);
        }
        names.into_iter().map(named).collect()
    }

    /// The entries of library files that may be added to.
    fn shared(&self, inner: &Shape) -> Vec<Offer> {
        let Shape::Record(record) = inner else {
            return Vec::new();
        };
        let Some(kind) = EntryKind::from_word(&record.name) else {
            return Vec::new();
        };
        let own = |id: &str| self.file.is_some_and(|file| file.declared.contains_key(id));
        let shared = in_sight(self.library, None, &|own| own == kind).into_iter();
        let shared = shared.filter(|name| !own(&name.id));
        shared.map(named).collect()
    }

    /// What other fields of the kind name that nothing has to have: tags of all files.
    fn used(&self, target: &Target, known: &[Offer]) -> Vec<Offer> {
        let files = self.library.written_files().filter(|_| target.open);
        let links = files.flat_map(|file| file.links.iter().map(move |link| (link, file.tlp)));
        let alike = links.filter(|(link, _)| *link.wants == *target);
        let known: HashSet<&str> = known.iter().map(|offer| offer.text.as_str()).collect();
        let used: BTreeMap<&str, _> = alike
            .map(|(link, tlp)| (link.target.as_str(), tlp))
            .collect();
        let used = used
            .into_iter()
            .filter(|(name, _)| !known.contains(name) && is_id(name));
        used.take(MOST)
            .map(|(name, tlp)| word(name, &format!("{} · used already", marked(tlp))))
            .collect()
    }

    /// What options are rated by: what every briefing has, then the file's own.
    fn criteria(&self) -> Vec<Offer> {
        let built_in = CRITERIA.iter().map(|(id, title, _)| word(id, title));
        let briefing = self
            .file
            .and_then(|file| self.library.briefing(file.briefing?));
        let own = briefing.into_iter().flat_map(|briefing| &briefing.criteria);
        let marking = self.file.map_or("unmarked", |file| marked(file.tlp));
        let own = own.map(|(id, criterion)| Offer {
            detail: plain(&criterion.title),
            ..word(id.as_str(), &format!("{marking} · criterion"))
        });
        built_in.chain(own).collect()
    }

    /// What a bare value stands for, of a record.
    fn shorthand(&self, record: &'static Record, typed: &str) -> Vec<Offer> {
        if let Some((_, second)) = &record.pair {
            let target = record.fields.get(second);
            return match typed.contains(' ') {
                true => target
                    .map(|field| self.of(&field.shape, ""))
                    .unwrap_or_default(),
                false => self.kinds(record),
            };
        }
        let main = record
            .main
            .as_ref()
            .and_then(|main| record.fields.get(main));
        main.map(|field| self.of(&field.shape, typed))
            .unwrap_or_default()
    }

    fn kinds(&self, record: &Record) -> Vec<Offer> {
        let is_relation = record.name == "relation";
        let kinds = LABELS.iter().filter(|_| is_relation);
        kinds
            .map(|(kind, label, inverse)| {
                word(kind, &format!("{label}; seen from the other: {inverse}"))
            })
            .collect()
    }

    fn shows(&self, typed: &str) -> Vec<Offer> {
        let Some((part, _)) = typed.split_once(' ') else {
            return PARTS.iter().map(|(name, ..)| word(name, "")).collect();
        };
        let found = PARTS.iter().find(|(name, ..)| *name == part);
        let kinds = found.map(|(_, _, kinds, _)| *kinds).unwrap_or_default();
        let takes = |kind: EntryKind| kinds.is_empty() || kinds.contains(&kind.word());
        let is_one = found.is_some_and(|(_, _, _, ids)| !ids.fits(0));
        match is_one {
            true => self.names("", &[], takes),
            false => Vec::new(),
        }
    }

    /// Sources; behind the sign, the places of one that are cited already.
    fn citations(&self, typed: &str) -> Vec<Offer> {
        let Some((source, _)) = typed.split_once('#') else {
            return self.names(typed, &[], |kind| kind == EntryKind::Source);
        };
        let lead = format!("{source}#");
        let places = self.text.match_indices(&lead).map(|(at, _)| {
            let rest = &self.text[at + lead.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && !"-.:".contains(c));
            &rest[..end.unwrap_or(rest.len())]
        });
        let own = typed.len() - lead.len();
        let places: BTreeSet<&str> = places
            .filter(|place| place.len() > own || own == 0)
            .collect();
        let places = places.into_iter().filter(|place| !place.is_empty());
        places
            .map(|place| word(&format!("{lead}{place}"), "cited in this file"))
            .collect()
    }
}

/// The numbers between two ends, where these are few.
fn numbers(min: f64, max: f64) -> Vec<Offer> {
    if max - min > FEW {
        return Vec::new();
    }
    let next = |number: &f64| Some(number + 1.0).filter(|next| *next <= max);
    let numbers = std::iter::successors(Some(min), next);
    numbers
        .map(|number| word(&number.to_string(), ""))
        .collect()
}

/// The problems that may stay, by their codes.
fn codes() -> Vec<Offer> {
    let codes = Code::ALL.iter().filter(|code| code.may_stay());
    let codes = codes.map(|code| Offer {
        detail: code.title().to_owned(),
        ..word(code.name(), code.explanation())
    });
    codes.collect()
}

/// All that a name is found by, in an editor that looks through it.
fn found_by(name: &Name) -> String {
    let words = [&name.id, &name.title].into_iter().chain(&name.aliases);
    let words: Vec<&str> = words.map(String::as_str).collect();
    words.join(" ")
}

fn named(name: Name) -> Offer {
    let marking = marked(name.marking);
    Offer {
        filter: found_by(&name),
        detail: name.title,
        doc: format!("{marking} · {} · {}", name.kind.word(), name.from),
        what: What::Name(name.kind),
        text: name.id.clone(),
        label: name.id,
        lines: None,
    }
}
