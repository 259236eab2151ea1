//! What one briefing is to the library: its entries and links, numbered from its own first entry.
//!
//! A part rests on its file and the library files, and on nothing else, so that it is good for every library that has
//! both. What depends on other briefings is only noted here, and looked up in each library anew.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::briefing::EntryKind;
use crate::briefing::id::EntryId;
use crate::briefing::relation::Relation;
use crate::briefing::tlp::Tlp;
use crate::library::entry::Body;
use crate::library::entry::Entry;
use crate::library::entry::title;
use crate::library::reading::file::{BriefingFile, LibraryFile};
use crate::library::scope::{Common, Shared, SharedLink};
use crate::load::of_kind;
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;
use crate::yaml::read::WrittenLink;

/// The entries of a briefing, or those that belong to none.
#[derive(Debug, Clone, Default)]
pub(in crate::library) struct Part {
    /// The briefing; none for tags and for entries of library files that no briefing names.
    pub(in crate::library) file: Option<Arc<BriefingFile>>,
    /// Its own entry first, then its entries in the order of the file, then shared ones.
    pub(in crate::library) entries: Vec<Entry>,
    /// The shared entries that it sees, by their numbers among all.
    pub(in crate::library) seen: Vec<u32>,
    /// The entries whose titles name what is not among its own.
    pub(in crate::library) untitled: Vec<u32>,
    /// Those of its entries that are actors.
    pub(in crate::library) actors: Vec<u32>,
    /// Its links in the order of the file, then those of the shared entries that it sees.
    pub(in crate::library) links: Vec<Ends>,
    /// The relations of its actors, then those at the top level.
    pub(in crate::library) edges: Vec<PartEdge>,
    numbers: HashMap<Text, u32>,
    retired: HashMap<Text, u32>,
    shared_links: Vec<SharedLink>,
}

/// Which entries of a part a link joins.
#[derive(Debug, Clone, Copy)]
pub(in crate::library) struct Ends {
    /// The entry that it stands in; none if that is broken.
    pub(in crate::library) from: Option<u32>,
    /// Where it leads, as it should; none if that is not known within the part, or not as it should be.
    pub(in crate::library) to: Option<u32>,
}

/// A relation between entries of a part; an end that is not known within it is none.
#[derive(Debug, Clone)]
pub(in crate::library) struct PartEdge {
    pub(in crate::library) from: Option<u32>,
    pub(in crate::library) to: Option<u32>,
    pub(in crate::library) relation: Arc<Relation>,
}

/// A link of a part as it is written.
pub(in crate::library) struct Written<'p> {
    pub(in crate::library) link: &'p WrittenLink,
    pub(in crate::library) source: &'p Arc<SourceFile>,
    /// The number of the library file that it stands in; none for the briefing itself.
    pub(in crate::library) shared: Option<u32>,
}

impl Part {
    /// The part of a briefing, which has a place among all. `taken` are ids of entries that another briefing with the
    /// same id has; where that is so, the briefing's own entry is taken, too.
    pub(in crate::library) fn of(
        number: usize,
        file: &Arc<BriefingFile>,
        common: &Common<'_>,
        taken: Option<&HashSet<Text>>,
    ) -> Self {
        let seen = common.seen_by(file);
        let most = file.entries.len() + seen.len() + 1;
        let mut part = Self {
            file: Some(file.clone()),
            seen,
            entries: Vec::with_capacity(most),
            numbers: HashMap::with_capacity(most),
            ..Self::default()
        };
        if taken.is_none() {
            let (id, top) = (EntryId::global(&file.id), Span::default());
            let body = Body::Briefing(file.title().clone());
            let place = Place::new(&file.source, top);
            part.push(Entry {
                title: id.item.clone(),
                briefing: Some(number),
                marking: file.own_marking(),
                id,
                body,
                place,
            });
        }
        let is_free = |id: &Text| taken.is_none_or(|taken| !taken.contains(id));
        for (id, body) in file.entries.iter().filter(|(id, _)| is_free(id)) {
            let marking = marking(file, id, body, common);
            part.add(file, (id, body), file.place(id), marking, number);
        }
        let seen = part.seen.clone();
        let shared = seen.iter().filter_map(|number| common.entry(*number));
        for shared in shared.filter(|s| is_free(s.id) && !file.entries.contains_key(s.id)) {
            let place = shared.file.place(shared.id);
            part.add(
                file,
                (shared.id, shared.body),
                place,
                shared.marking(),
                number,
            );
        }
        part.name_own();
        part.link(file, common);
        part.relate(file);
        part
    }

    /// The entries of library files that belong to no briefing. What `doubles` were called before leads to the entry
    /// that has their id.
    pub(in crate::library) fn without_briefing<'f>(
        entries: impl Iterator<Item = Shared<'f>>,
        doubles: &[Shared<'_>],
    ) -> Self {
        let mut part = Self::default();
        for shared in entries {
            let place = shared.file.place(shared.id);
            let id = EntryId::global(shared.id);
            part.retire(shared.body, part.next());
            part.numbers.insert(shared.id.clone(), part.next());
            part.push(Entry {
                title: id.item.clone(),
                body: shared.body.clone(),
                briefing: None,
                marking: shared.marking(),
                id,
                place,
            });
        }
        for double in doubles {
            if let Some(number) = part.number(double.id) {
                part.retire(double.body, number);
            }
        }
        part.untitled = (0..part.next()).collect();
        part
    }

    /// Its entry with an id.
    pub(in crate::library) fn number(&self, item: &str) -> Option<u32> {
        self.numbers.get(item).copied()
    }

    /// Its entry that had an id before.
    pub(in crate::library) fn retired(&self, item: &str) -> Option<u32> {
        self.retired.get(item).copied()
    }

    /// The ids that its entries had before.
    pub(in crate::library) fn all_retired(&self) -> impl Iterator<Item = (&Text, u32)> {
        self.retired.iter().map(|(id, number)| (id, *number))
    }

    /// The ids of its entries.
    pub(in crate::library) fn ids(&self) -> impl Iterator<Item = &Text> {
        self.numbers.keys()
    }

    /// The same with the numbers of the entries.
    pub(in crate::library) fn all_named(&self) -> impl Iterator<Item = (&Text, u32)> {
        self.numbers.iter().map(|(id, number)| (id, *number))
    }

    /// The entry of the briefing itself; none where another briefing has its id.
    pub(in crate::library) fn briefing_entry(&self) -> Option<u32> {
        let first = self.entries.first()?;
        (first.kind() == EntryKind::Briefing).then_some(0)
    }

    /// One of its links as it is written.
    pub(in crate::library) fn written<'p>(
        &'p self,
        nth: u32,
        shared: &'p [Arc<LibraryFile>],
    ) -> Option<Written<'p>> {
        let file = self.file.as_ref()?;
        let nth = nth as usize;
        if let Some(link) = file.links.get(nth) {
            return Some(Written {
                link,
                source: &file.source,
                shared: None,
            });
        }
        let found = self.shared_links.get(nth - file.links.len())?;
        let (file, link) = found.written(shared)?;
        Some(Written {
            link,
            source: &file.source,
            shared: Some(found.file),
        })
    }

    fn next(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    fn add(
        &mut self,
        file: &BriefingFile,
        (item, body): (&Text, &Body),
        place: Place,
        marking: Option<Tlp>,
        number: usize,
    ) {
        self.retire(body, self.next());
        self.numbers.insert(item.clone(), self.next());
        let id = EntryId {
            briefing: file.id.clone(),
            item: item.clone(),
        };
        self.push(Entry {
            title: id.item.clone(),
            body: body.clone(),
            briefing: Some(number),
            marking,
            id,
            place,
        });
    }

    /// Notes the ids that an entry had before; the first to have had an id keeps it.
    fn retire(&mut self, body: &Body, number: u32) {
        for was in body.common().map_or(&[][..], |common| &common.was) {
            let was = Text::line(was.as_str());
            self.retired.entry(was).or_insert(number);
        }
    }

    fn push(&mut self, entry: Entry) {
        if entry.kind() == EntryKind::Actor {
            self.actors.push(self.next());
        }
        self.entries.push(entry);
    }

    /// Titles are made when all names are known, since a title may hold a link without words of its own.
    fn name_own(&mut self) {
        let mut titles = Vec::with_capacity(self.entries.len());
        for (number, entry) in (0..).zip(&self.entries) {
            let leads_out = std::cell::Cell::new(false);
            let name = |target: &str| {
                let own = self.number(target).and_then(|n| self.body(n));
                leads_out.set(leads_out.get() || own.is_none());
                title::name(own, target)
            };
            titles.push(title::title(&entry.body, &entry.id.item, name));
            if leads_out.get() {
                self.untitled.push(number);
            }
        }
        for (entry, title) in self.entries.iter_mut().zip(titles) {
            entry.title = title;
        }
    }

    fn body(&self, number: u32) -> Option<&Body> {
        Some(&self.entries.get(number as usize)?.body)
    }

    fn link(&mut self, file: &BriefingFile, common: &Common<'_>) {
        let seen = self.seen.iter();
        self.shared_links = seen.flat_map(|id| common.links_of(*id)).collect();
        let shared = self.shared_links.iter();
        let shared = shared.filter_map(|link| Some(link.written(common.files())?.1));
        let links = file.links.iter().chain(shared);
        self.links = links.map(|link| self.ends(link)).collect();
    }

    fn ends(&self, link: &WrittenLink) -> Ends {
        let from = match link.from.as_str() {
            "" => self.briefing_entry(),
            id => self.number(id).or_else(|| self.retired(id)),
        };
        let fits = |to: &u32| {
            let kind = self.body(*to).map(Body::kind);
            link.wants.open || kind.is_some_and(|kind| link.wants.takes(kind))
        };
        let to = self.number(&link.target).filter(fits);
        // One id may be given to entries of two kinds: what is meant is what the field wants.
        let other = || self.of_kinds(&link.wants.kinds, &link.target);
        Ends {
            from,
            to: to.or_else(other),
        }
    }

    /// The entry of one of these kinds whose id one of another kind has before it.
    fn of_kinds(&self, kinds: &[EntryKind], item: &str) -> Option<u32> {
        let mut kinds = kinds.iter();
        kinds.find_map(|kind| self.number(&of_kind(*kind, item)))
    }

    /// The relations between actors, from both places where they may be written.
    fn relate(&mut self, file: &BriefingFile) {
        let mut edges = Vec::new();
        for number in &self.actors {
            let Some(Body::Actor(actor)) = self.body(*number) else {
                continue;
            };
            edges.extend(actor.own.relations.iter().map(|relation| PartEdge {
                from: Some(*number),
                to: self.number(&relation.to),
                relation: Arc::new(relation.clone()),
            }));
        }
        edges.extend(file.relations.iter().map(|relation| PartEdge {
            from: relation.from.as_ref().and_then(|from| self.number(from)),
            to: self.number(&relation.to),
            relation: relation.clone(),
        }));
        self.edges = edges;
    }
}

/// The marking of what a briefing says under an id, with that of the shared entry that it adds to.
fn marking(file: &BriefingFile, id: &Text, body: &Body, common: &Common<'_>) -> Option<Tlp> {
    let written_as = match body {
        Body::Hypothesis(hypothesis) => &hypothesis.question_id,
        _ => id,
    };
    let own = file.marking(written_as);
    let base = common
        .named(id)
        .filter(|base| base.body.kind() == body.kind());
    match base {
        Some(base) => Tlp::of_all([own, base.marking()]),
        None => own,
    }
}
