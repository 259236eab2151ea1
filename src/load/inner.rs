//! Markings that stand inside of an entry, or of what the briefing says of itself, where the format has none: in a relation,
//! an attribution, an argument, a row of a matrix.
//!
//! They fail closed. Each is taken out of the tree, so that nothing else is made of it, and told; the nearest entry that can
//! have a marking counts as the narrowest of what was written in it. What stands in no entry has nothing near but the file;
//! a slide is left out.

use std::ops::Range;

use super::{File, NOT_ENTRIES, SHAPES, collection_meant, known_fields};
use crate::briefing::id::is_id;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::words::suggest;
use crate::yaml::marking;
use crate::yaml::omit::Own;
use crate::yaml::pairs::Pair;
use crate::yaml::read::Stands;
use crate::yaml::shape::{Record, Shape};
use crate::yaml::tree::{Kind, Node};

/// What a marking inside of something counts for, in words.
#[derive(Clone, Copy)]
pub(super) enum Counts<'a> {
    /// For the entry around it, which is one of these.
    Entry(&'a str),
    /// For the briefing.
    File,
    /// For a slide, which is left out.
    Slide,
    /// For all slides, which are left out.
    Slides,
}

/// What stands inside of something and is a marking, or is meant as one.
enum Inner<'t> {
    /// A marking where none can stand, and what that is called where it has a name.
    Stray(Pair<'t>, Option<&'static str>),
    /// A key with a slip in it, which is told as such.
    Slip,
}

impl File<'_, '_> {
    /// Takes the markings out of what stands inside of an entry, which count for it, and are told.
    pub(super) fn take_inner(&mut self, node: &mut Node<'_>, record: &'static Record) {
        let mut found = Vec::new();
        within_record(node, record, true, &mut found);
        let counts = Counts::Entry(&record.name);
        self.reader.inner = self.told(found, counts);
    }

    /// Takes the markings out of what a briefing says of itself, and of what stands in no entry. They count for the whole
    /// file.
    pub(super) fn take_outer(&mut self, pairs: &mut [Pair<'_>]) -> Option<Tlp> {
        let known = known_fields();
        let mut found = Vec::new();
        for (key, node) in pairs {
            let name = key.text().unwrap_or_default();
            let own = SHAPES.header.fields.get(name);
            let plain = own.or_else(|| {
                let field = SHAPES.collections.fields.get(name);
                field.filter(|_| NOT_ENTRIES.contains(&name) && name != "slides")
            });
            match plain {
                Some(field) => {
                    if name != marking::FIELD {
                        within(node, Some(&field.shape), &mut found);
                    }
                }
                // A collection under another name is not shown, nor is the file's own marking one inside of it.
                None if name.starts_with("x-") || marking::is_name(name) => {}
                None if known.contains(&name) || collection_meant(name, &known).is_some() => {}
                None => within(node, None, &mut found),
            }
        }
        self.told(found, Counts::File)
    }

    /// Takes a marking that is an item, or a key, of a list of slides: it counts for all of them.
    pub(super) fn take_of_slides(&mut self, slides: &mut Node<'_>) -> Option<Tlp> {
        let is_it = |pair: &Pair<'_>| {
            let is_meant = pair.0.text().is_some_and(marking::is_name) || is_slip_in(pair);
            is_meant && matches!(pair.1.kind, Kind::Scalar { .. })
        };
        let mut found = Vec::new();
        match &mut slides.kind {
            Kind::Map(pairs) => found.extend(pairs.extract_if(.., |pair| is_it(pair))),
            Kind::Seq(items) => {
                let is_alone = |item: &mut Node<'_>| matches!(&item.kind, Kind::Map(pairs) if matches!(&pairs[..], [pair] if is_it(pair)));
                let items = items.extract_if(.., is_alone);
                found.extend(items.filter_map(|item| match item.kind {
                    Kind::Map(mut pairs) => pairs.pop(),
                    _ => None,
                }));
            }
            Kind::Scalar { .. } => {}
        }
        let found = found.into_iter().map(|pair| Inner::Stray(pair, None));
        self.told(found.collect(), Counts::Slides)
    }

    /// Takes the markings out of a slide. Says whether it is left out for them, or for one that all slides have; then it is
    /// read for what else is wrong with it, unless nothing may be heard of it.
    pub(super) fn is_withheld_slide(
        &mut self,
        slide: &mut Node<'_>,
        record: &'static Record,
        of_all: Option<Tlp>,
    ) -> bool {
        let mut found = Vec::new();
        within_record(slide, record, false, &mut found);
        let is_found = !found.is_empty();
        if !is_found && of_all.is_none() {
            return false;
        }
        let tlp = narrowest(&found, |node| Tlp::meant_by(node.text()?)).max(of_all);
        let own = Own {
            marking: tlp,
            ..Own::default()
        };
        if !self.reader.leaves_out(&own, slide.span) {
            self.told(found, Counts::Slide);
            self.reader.records(slide, record, Stands::Alone);
            self.narrower.extend(tlp.map(|tlp| (slide.span, tlp)));
        }
        true
    }

    /// Tells what was found, and says what counts: the narrowest.
    fn told(&mut self, found: Vec<Inner<'_>>, counts: Counts<'_>) -> Option<Tlp> {
        let words = marking::words(&SHAPES.header).unwrap_or_default();
        let mut narrowest = None;
        for inner in found {
            let tlp = match inner {
                Inner::Slip => Tlp::Unreadable,
                Inner::Stray((key, value), name) => {
                    self.tell(key.span, name, counts);
                    self.reader.marking(&value, words)
                }
            };
            narrowest = narrowest.max(Some(tlp));
        }
        narrowest
    }

    fn tell(&mut self, at: Span, name: Option<&str>, counts: Counts<'_>) {
        let what = name.map_or_else(|| "what stands here".to_owned(), suggest::one);
        let (message, help) = match counts {
            Counts::Entry(entry) => (
                format!("{what} has no marking of its own; this one counts for the whole {entry}"),
                format!("write it in the {entry} itself, or move what is narrower into an entry of its own"),
            ),
            Counts::File => (
                format!("{what} has no marking of its own; this one counts for the whole file"),
                "write it at the top of the file, or move what is narrower into a file of its own".to_owned(),
            ),
            Counts::Slide => (
                "a slide has no marking of its own; it is left out".to_owned(),
                "mark the entries that it shows, and take this out; words of its own go into a file of their own".to_owned(),
            ),
            Counts::Slides => (
                "`slides` has no marking of its own; all slides are left out".to_owned(),
                "mark the entries that they show, or the file at its top, and take this out".to_owned(),
            ),
        };
        self.reader.report(Code::MarkedSection, at, &message, &help);
    }
}

fn narrowest(found: &[Inner<'_>], read: impl Fn(&Node<'_>) -> Option<Tlp>) -> Option<Tlp> {
    let each = found.iter().map(|inner| match inner {
        Inner::Stray((_, value), _) => read(value).unwrap_or(Tlp::Unreadable),
        Inner::Slip => Tlp::Unreadable,
    });
    each.max()
}

/// Takes the markings out of a node that is to have a shape; of what is to have none, nothing is known but its keys.
fn within<'t>(node: &mut Node<'t>, shape: Option<&'static Shape>, out: &mut Vec<Inner<'t>>) {
    let list = |items: &mut Vec<Node<'t>>, inner, out: &mut Vec<Inner<'t>>| {
        for item in items {
            within(item, inner, out);
        }
    };
    match (shape, &mut node.kind) {
        (_, Kind::Scalar { .. }) => {}
        (Some(Shape::List(inner)), Kind::Seq(items)) => list(items, Some(inner), out),
        // One bare value stands for a list of one.
        (Some(Shape::List(inner)), _) => within(node, Some(inner), out),
        (_, Kind::Seq(items)) => list(items, shape, out),
        (Some(Shape::Record(record)), _) => within_record(node, record, false, out),
        (Some(Shape::Map(_, inner)), Kind::Map(pairs)) => {
            let is_row = matches!(**inner, Shape::Cells);
            take(pairs, |pair| is_meant(pair, !is_row), None, out);
            slips(pairs, out);
            for (_, value) in pairs {
                within(value, Some(inner), out);
            }
        }
        (Some(Shape::Cells), Kind::Map(pairs)) => {
            take(pairs, |pair| is_meant(pair, false), None, out);
            slips(pairs, out);
        }
        (_, Kind::Map(pairs)) => {
            take(
                pairs,
                |(key, _)| key.text().is_some_and(marking::is_name),
                None,
                out,
            );
            slips(pairs, out);
            for (_, value) in pairs {
                within(value, None, out);
            }
        }
    }
}

/// Takes the markings out of a record: its own too, unless it is an entry, which may have one.
fn within_record<'t>(
    node: &mut Node<'t>,
    record: &'static Record,
    is_entry: bool,
    out: &mut Vec<Inner<'t>>,
) {
    let Kind::Map(pairs) = &mut node.kind else {
        if let Kind::Seq(items) = &mut node.kind {
            for item in items {
                within_record(item, record, is_entry, out);
            }
        }
        return;
    };
    if !(is_entry && marking::words(record).is_some()) {
        let is_field = |key: &str| record.fields.contains_key(key);
        let is_stray = |(key, _): &Pair<'t>| {
            key.text()
                .is_some_and(|key| marking::is_name(key) && !is_field(key))
        };
        take(pairs, is_stray, Some(record.name.as_str()), out);
        let is_slip = |(key, _): &&Pair<'t>| {
            key.text()
                .is_some_and(|key| marking::has_slip(key) && !is_field(key))
        };
        out.extend(pairs.iter().filter(is_slip).map(|_| Inner::Slip));
    }
    for (key, value) in pairs {
        let name = key.text().unwrap_or_default();
        if !name.starts_with("x-") {
            let field = record.fields.get(name);
            within(value, field.map(|field| &field.shape), out);
        }
    }
}

/// Whether a pair is a marking where keys are the author's own, and may be an id: by its value, or, where that may be one
/// with a slip in it, by its key.
fn is_meant((key, value): &Pair<'_>, by_key: bool) -> bool {
    let Some((key, words)) = key.text().zip(value.text()) else {
        return false;
    };
    let is_one = !words.trim().contains(char::is_whitespace);
    marking::is_name(key)
        && (Tlp::meant_by(words).is_some()
            || by_key && is_one && key.eq_ignore_ascii_case(marking::FIELD))
}

/// Whether a pair is a marking with a slip in its key where keys are the author's own: by its value, or as its key is no id.
fn is_slip_in((key, value): &Pair<'_>) -> bool {
    let is_marking = || value.text().and_then(Tlp::meant_by).is_some();
    key.text()
        .is_some_and(|key| marking::has_slip(key) && (!is_id(key) || is_marking()))
}

/// Counts the markings with slips in their keys where keys are the author's own. What is wrong with them is told with all
/// keys.
fn slips<'t>(pairs: &[Pair<'t>], out: &mut Vec<Inner<'t>>) {
    let found = pairs.iter().filter(|pair| is_slip_in(pair));
    out.extend(found.map(|_| Inner::Slip));
}

fn take<'t>(
    pairs: &mut Vec<Pair<'t>>,
    is_it: impl Fn(&Pair<'t>) -> bool,
    name: Option<&'static str>,
    out: &mut Vec<Inner<'t>>,
) {
    let taken = pairs.extract_if(.., |pair| is_it(pair));
    out.extend(taken.map(|pair| Inner::Stray(pair, name)));
}

/// The markings of what was left out of a file and stands in no entry, for a place in some lines of it.
pub(crate) fn marking_in(narrower: &[(Span, Tlp)], lines: &Range<usize>) -> Option<Tlp> {
    let from = narrower.partition_point(|(span, _)| span.range().end < lines.start);
    let rest = narrower.get(from..).unwrap_or_default().iter();
    let mut in_lines =
        rest.take_while(|(span, _)| span.range().start < lines.end.max(lines.start + 1));
    let first = in_lines.next()?.1;
    Some(in_lines.fold(first, |narrow, (_, tlp)| narrow.max(*tlp)))
}
