//! One loaded file, made ready for linking. It does not change when other files do.

use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use crate::briefing::common::Full;
use crate::briefing::date::When;
use crate::briefing::id::Id;
use crate::briefing::option::Criterion;
use crate::briefing::relation::Relation;
use crate::briefing::slide::SlideSpec;
use crate::briefing::tlp::Tlp;
use crate::briefing::{Briefing, Header, Shared};
use crate::diagnostic::Diagnostic;
use crate::library::entry::{Body, Hypothesis};
use crate::load::slip::{LeftOut, SlipId, ids};
use crate::load::{Bases, Declared, Loaded};
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;
use crate::yaml::allowed::Allowed;
use crate::yaml::omit::{Omission, Own};
use crate::yaml::read::WrittenLink;
use crate::yaml::tree::Carried;
use crate::yaml::unread::Unread;

/// A briefing file with its entries.
#[derive(Debug)]
pub struct BriefingFile {
    /// Its id: its own, or the name of its file.
    pub id: Text,
    /// What it says of itself.
    pub header: Header,
    /// The day that its picture holds for as it is written: under a ceiling, its header has the earlier one.
    pub(in crate::library) written_as_of: Option<When>,
    /// The marking that stands in what it says of itself.
    own: Own,
    /// Its own entries by their ids, in the order of the file within each kind.
    pub entries: IndexMap<Text, Body>,
    /// Relations at the top level.
    pub relations: Vec<Arc<Relation>>,
    /// Its own rating criteria.
    pub criteria: IndexMap<Id, Criterion>,
    /// Its slides.
    pub slides: Vec<SlideSpec>,
    /// Where each of them begins.
    slide_places: Vec<Span>,
    /// How many of its slides are withheld.
    pub slides_withheld: usize,
    /// The file.
    pub source: Arc<SourceFile>,
    /// Its links.
    pub links: Vec<WrittenLink>,
    /// Where its ids are declared.
    pub declared: IndexMap<Text, Declared>,
    /// The entries that had to be left out because of a slip, in the order of the file.
    pub left_out: Vec<LeftOut>,
    /// By what these are known again, in the same order, and their numbers.
    pub(in crate::library) slips: IndexSet<SlipId>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    /// The problems that are to be left as they are.
    pub allowed: Vec<Allowed>,
    /// The fields that could not be read, in order.
    pub(crate) unread: Vec<Unread>,
    /// What stands in no entry and was left out for a marking in it, with that, in order.
    pub(in crate::library) narrower: Vec<(Span, Tlp)>,
    /// The values with anchors that nothing uses.
    pub loose: Vec<Span>,
    /// What aliases carry from one of its places to another.
    pub(in crate::library) carried: Vec<Carried>,
    /// What was left out of its entries because it names something that is withheld.
    pub(in crate::library) omitted: Vec<Omission>,
    title: Text,
}

impl BriefingFile {
    /// The day that its words were written for; none where it gives none.
    pub fn written_as_of(&self) -> Option<&When> {
        self.written_as_of.as_ref()
    }

    /// Whether it is shown as of an earlier day than its words were written for.
    pub fn is_shown_earlier(&self) -> bool {
        self.written_as_of != self.header.as_of
    }

    /// Its title; the name of the file where it gives none.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// Where an entry of it is declared.
    pub fn place(&self, id: &str) -> Place {
        place(&self.source, &self.declared, id)
    }

    /// Where a slide begins, by its number in the list of all.
    pub fn slide_place(&self, number: usize) -> Place {
        let span = self.slide_places.get(number).copied();
        Place::new(&self.source, span.unwrap_or_default())
    }

    /// With whom what it says under an id may be shared: the entry's marking or its own, whichever is narrower.
    pub(in crate::library) fn marking(&self, id: &str) -> Option<Tlp> {
        marking(&self.declared, id, self.header.tlp)
    }

    /// With whom what it says of itself may be shared.
    pub(crate) fn own_marking(&self) -> Option<Tlp> {
        self.own.within(self.header.tlp)
    }

    /// A briefing with the rest of what was loaded.
    pub(in crate::library) fn new(briefing: Briefing, loaded: Loaded) -> Self {
        let Briefing { header, entries } = briefing;
        let source = loaded.source;
        let id = header
            .id
            .as_ref()
            .map_or_else(|| Text::line(source.stem()), |id| id.text().clone());
        let title = header
            .title
            .as_ref()
            .map_or_else(|| Text::line(source.stem()), |title| title.text().clone());
        let mut bodies = IndexMap::with_capacity(loaded.declared.len());
        let events = entries.events.into_iter();
        let events = events.map(|event| (event.id, event.entry));
        put_all(&mut bodies, events, Body::Event);
        put_all(&mut bodies, entries.actors, Body::Actor);
        put_all(&mut bodies, entries.options, Body::Option);
        put_all(&mut bodies, entries.judgements, Body::Judgement);
        for (id, full) in entries.questions {
            let (question, name) = (Arc::new(full), id.text().clone());
            bodies.insert(name.clone(), Body::Question(question.clone()));
            for hypothesis in question.own.hypotheses.keys() {
                let body = Body::Hypothesis(Arc::new(Hypothesis {
                    question: question.clone(),
                    question_id: name.clone(),
                    id: hypothesis.clone(),
                }));
                bodies.insert(Text::line(&format!("{name}.{hypothesis}")), body);
            }
        }
        put_all(&mut bodies, entries.statements, Body::Statement);
        put_all(&mut bodies, entries.evidence, Body::Evidence);
        put_all(&mut bodies, entries.sources, Body::Source);
        let relations = entries.relations.into_iter().map(Arc::new).collect();
        let (criteria, slides) = (entries.criteria, entries.slides);
        let slips = ids(&source, &loaded.left_out).into_iter().collect();
        Self {
            id,
            written_as_of: header.as_of.clone(),
            header,
            own: loaded.own,
            entries: bodies,
            relations,
            criteria,
            slides,
            slide_places: loaded.slides,
            slides_withheld: 0,
            narrower: loaded.narrower,
            source,
            links: loaded.links,
            declared: loaded.declared,
            slips,
            left_out: loaded.left_out,
            problems: loaded.problems,
            allowed: loaded.allowed,
            unread: loaded.unread,
            loose: loaded.loose,
            carried: loaded.carried,
            omitted: loaded.omitted,
            title,
        }
    }
}

/// Adds the entries of a collection, in the order of the file.
fn put_all<T>(
    bodies: &mut IndexMap<Text, Body>,
    entries: impl IntoIterator<Item = (Id, Full<T>)>,
    body: fn(Arc<Full<T>>) -> Body,
) {
    let entries = entries.into_iter();
    bodies.extend(entries.map(|(id, full)| (id.text().clone(), body(Arc::new(full)))));
}

/// A library file with its entries.
#[derive(Debug)]
pub struct LibraryFile {
    /// With whom its entries may be shared that have no marking of their own.
    pub tlp: Option<Tlp>,
    /// Its entries by their ids.
    pub entries: IndexMap<Text, Body>,
    /// The file.
    pub source: Arc<SourceFile>,
    /// Its links.
    pub links: Vec<WrittenLink>,
    /// Where its ids are declared.
    pub declared: IndexMap<Text, Declared>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    /// The entries that had to be left out because of a slip, in the order of the file.
    pub(in crate::library) left_out: Vec<LeftOut>,
    pub(in crate::library) bases: Bases,
    /// The problems that are to be left as they are.
    pub allowed: Vec<Allowed>,
    /// The fields that could not be read, in order.
    pub(crate) unread: Vec<Unread>,
    /// The values with anchors that nothing uses.
    pub loose: Vec<Span>,
    /// What aliases carry from one of its places to another.
    pub(in crate::library) carried: Vec<Carried>,
}

impl LibraryFile {
    /// Where an entry of it is declared.
    pub fn place(&self, id: &str) -> Place {
        place(&self.source, &self.declared, id)
    }

    /// With whom what it says under an id may be shared: the entry's marking or its own, whichever is narrower.
    pub(in crate::library) fn marking(&self, id: &str) -> Option<Tlp> {
        marking(&self.declared, id, self.tlp)
    }

    /// What briefings share, with the rest of what was loaded.
    pub(in crate::library) fn new(shared: Shared, bases: Bases, loaded: Loaded) -> Self {
        let mut entries = IndexMap::new();
        put_all(&mut entries, shared.actors, Body::Actor);
        put_all(&mut entries, shared.sources, Body::Source);
        put_all(&mut entries, shared.tags, Body::Tag);
        Self {
            tlp: shared.tlp,
            entries,
            source: loaded.source,
            links: loaded.links,
            declared: loaded.declared,
            problems: loaded.problems,
            left_out: loaded.left_out,
            bases,
            allowed: loaded.allowed,
            unread: loaded.unread,
            loose: loaded.loose,
            carried: loaded.carried,
        }
    }
}

fn marking(declared: &IndexMap<Text, Declared>, id: &str, file: Option<Tlp>) -> Option<Tlp> {
    declared
        .get(id)
        .map_or(file, |declared| declared.own.within(file))
}

fn place(source: &Arc<SourceFile>, declared: &IndexMap<Text, Declared>, id: &str) -> Place {
    Place::new(
        source,
        declared
            .get(id)
            .map_or_else(Default::default, |declared| declared.name),
    )
}
