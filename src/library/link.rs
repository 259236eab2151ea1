//! Linking: which entries each briefing sees, and what each id that is written leads to.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::file::{Body, BriefingFile, LibraryFile, TitleWords};
use super::files::Files;
use super::{Edge, Entry, EntryIx, Library, Link, Misfit, ix};
use crate::briefing::id::EntryId;
use crate::briefing::relation::Relation;
use crate::briefing::{EntryKind, prose};
use crate::diagnostic::Diagnostic;
use crate::load::read::WrittenLink;
use crate::source::{Place, SourceFile, Span};
use crate::text::Text;

pub(super) fn link(files: Files, mut problems: Vec<Diagnostic>) -> Library {
    problems.extend(files.problems);
    let mut library = Library {
        briefings: files.briefings,
        shared: files.shared,
        ..Library::default()
    };
    let own = library.briefings.iter().flat_map(|file| &file.problems);
    let shared = library.shared.iter().flat_map(|file| &file.problems);
    problems.extend(own.chain(shared).cloned());
    crate::diagnostic::sort(&mut problems);
    library.problems = problems;

    let (briefings, shared) = (library.briefings.clone(), library.shared.clone());
    let common = Common::new(&shared);
    let seen: Vec<Vec<&Text>> = briefings.iter().map(|file| common.seen_by(file)).collect();
    for (i, file) in briefings.iter().enumerate() {
        library.place_briefing(i, file, &common, &seen[i]);
    }
    library.place_unseen();
    library.name_all();
    library.outgoing = vec![Vec::new(); library.entries.len()];
    library.incoming = vec![Vec::new(); library.entries.len()];
    for (i, file) in briefings.iter().enumerate() {
        library.link_briefing(i, file, &common, &seen[i]);
    }
    for i in 0..library.shared.len() {
        library.check_shared(i);
    }
    library
}

/// The entries of all library files, with the links that stand in each.
struct Common<'f> {
    entries: HashMap<&'f Text, (&'f LibraryFile, &'f Body)>,
    links: HashMap<&'f Text, Vec<(&'f Arc<SourceFile>, &'f WrittenLink)>>,
}

impl<'f> Common<'f> {
    fn new(files: &'f [Arc<LibraryFile>]) -> Self {
        let mut common = Self {
            entries: HashMap::new(),
            links: HashMap::new(),
        };
        for file in files {
            for (id, body) in &file.entries {
                common.entries.entry(id).or_insert((file, body));
            }
            for link in &file.links {
                let found = common.links.entry(&link.from).or_default();
                found.push((&file.source, link));
            }
        }
        common
    }

    /// The shared entries that a briefing names, directly or through what those say of each other. Tags are not among
    /// them: they belong to all briefings alike.
    fn seen_by(&self, file: &'f BriefingFile) -> Vec<&'f Text> {
        let mut seen = HashSet::new();
        let mut order = Vec::new();
        let mut queue: Vec<&Text> = file
            .entries
            .keys()
            .chain(file.links.iter().map(|link| &link.target))
            .collect();
        queue.reverse();
        while let Some(id) = queue.pop() {
            let Some((_, body)) = self.entries.get(id) else {
                continue;
            };
            if body.kind() == EntryKind::Tag || !seen.insert(id) {
                continue;
            }
            order.push(id);
            queue.extend(self.links_of(id).map(|(_, link)| &link.target));
        }
        order
    }

    fn links_of(&self, id: &Text) -> impl Iterator<Item = (&'f Arc<SourceFile>, &'f WrittenLink)> {
        self.links.get(id).into_iter().flatten().copied()
    }
}

impl Library {
    fn place_briefing(
        &mut self,
        i: usize,
        file: &Arc<BriefingFile>,
        common: &Common<'_>,
        seen: &[&Text],
    ) {
        let start = self.entries.len();
        let top = Place::new(&file.source, Span::default());
        self.place(
            EntryId::global(&file.id),
            Body::Briefing(file.clone()),
            top,
            Some(i),
        );
        for (id, body) in &file.entries {
            self.place(of(&file.id, id), body.clone(), file.place(id), Some(i));
        }
        let shared = seen.iter().filter(|id| !file.entries.contains_key(**id));
        for (id, (shared, body)) in shared.filter_map(|id| Some((*id, common.entries.get(id)?))) {
            self.place(of(&file.id, id), (*body).clone(), shared.place(id), Some(i));
        }
        self.ranges.push(start..self.entries.len());
        for was in &file.header.was {
            self.retire(EntryId::global(was.as_str()), start);
        }
    }

    fn place(&mut self, id: EntryId, body: Body, place: Place, briefing: Option<usize>) {
        let index = self.entries.len();
        for was in body.common().map_or(&[][..], |common| &common.was) {
            self.retire(
                EntryId {
                    briefing: id.briefing.clone(),
                    item: Text::line(was.as_str()),
                },
                index,
            );
        }
        if body.kind() == EntryKind::Actor && briefing.is_some() {
            self.same
                .entry(id.item.clone())
                .or_default()
                .push(ix(index));
        }
        let title = Text::line("");
        self.entries.entry(id.clone()).or_insert(Entry {
            id,
            title,
            body,
            place,
            briefing,
        });
    }

    fn retire(&mut self, old: EntryId, index: usize) {
        self.retired.entry(old).or_insert(ix(index));
    }

    /// Tags, and entries of library files that no briefing names.
    fn place_unseen(&mut self) {
        let seen: HashSet<Text> = self
            .entries
            .keys()
            .filter(|id| !id.briefing.is_empty())
            .map(|id| id.item.clone())
            .collect();
        for file in self.shared.clone() {
            for (id, body) in &file.entries {
                if body.kind() == EntryKind::Tag || !seen.contains(id) {
                    self.place(EntryId::global(id), body.clone(), file.place(id), None);
                }
            }
        }
    }

    /// Titles are made when all names are known, since a title may hold a link without words of its own.
    fn name_all(&mut self) {
        let titles: Vec<Text> = self
            .entries
            .values()
            .map(|entry| self.title_of(entry))
            .collect();
        for (entry, title) in self.entries.values_mut().zip(titles) {
            entry.title = title;
        }
    }

    fn title_of(&self, entry: &Entry) -> Text {
        let name = |target: &str| self.bare_name(entry.briefing, target);
        match entry.body.title() {
            TitleWords::Plain(text) if !text.contains("[[") => text.clone(),
            TitleWords::Plain(text) => Text::line(&prose::flat(&prose::inline(text), name)),
            TitleWords::Prose(text) => {
                Text::line(prose::plain_with(first_sentence(text), name).trim_end_matches('.'))
            }
            TitleWords::Quote(text) => Text::line(&format!("“{text}”")),
            TitleWords::None => entry.id.item.clone(),
        }
    }

    /// The name behind an id in running text, without following links in it.
    fn bare_name(&self, briefing: Option<usize>, target: &str) -> String {
        let entry = self.resolve(briefing, target).and_then(|ix| self.entry(ix));
        match entry.map(|entry| entry.body.title()) {
            Some(TitleWords::Plain(text)) => prose::flat(&prose::inline(text), str::to_owned),
            Some(TitleWords::Prose(text)) => prose::plain(first_sentence(text))
                .trim_end_matches('.')
                .to_owned(),
            Some(TitleWords::Quote(text)) => format!("“{text}”"),
            Some(TitleWords::None) | None => target.to_owned(),
        }
    }

    fn link_briefing(
        &mut self,
        i: usize,
        file: &BriefingFile,
        common: &Common<'_>,
        seen: &[&Text],
    ) {
        for written in &file.links {
            self.connect(i, file, &file.source, written);
        }
        for (source, written) in seen.iter().flat_map(|id| common.links_of(id)) {
            self.connect(i, file, source, written);
        }
        self.relate(i, file);
    }

    fn connect(
        &mut self,
        i: usize,
        file: &BriefingFile,
        source: &Arc<SourceFile>,
        written: &WrittenLink,
    ) {
        let from = match written.from.as_str() {
            "" => self.briefing_entry(i),
            id => self.lookup(&file.id, id),
        };
        // An id that is declared, but whose entry is broken, leads nowhere; that is told where it is broken.
        let own = self.find(&EntryId::in_briefing(&file.id, &written.target));
        if own.is_none() && file.declared.contains_key(&written.target) {
            return;
        }
        let found = own.or_else(|| self.resolve(Some(i), &written.target));
        let kind = found.and_then(|ix| self.entry(ix)).map(Entry::kind);
        if let (Some(from), Some(to)) = (from, found) {
            self.add(Link {
                from,
                to,
                field: written.field.clone(),
                sentence: written.sentence.clone(),
            });
        }
        let fits = kind.is_some_and(|kind| {
            written.wants.kinds.is_empty() || written.wants.kinds.contains(&kind)
        });
        // The links of a library file stand in every briefing that sees its entry, and are told once.
        let told = || !Arc::ptr_eq(source, &file.source) && self.is_told(source, written.span);
        if !fits && !written.wants.open && !told() {
            self.misfit(file.id.clone(), written, kind, source);
        }
    }

    fn is_told(&self, source: &Arc<SourceFile>, span: Span) -> bool {
        let same = |place: &Place| place.span == span && Arc::ptr_eq(&place.source, source);
        self.misfits.iter().any(|misfit| same(&misfit.place))
    }

    fn misfit(
        &mut self,
        briefing: Text,
        written: &WrittenLink,
        found: Option<EntryKind>,
        source: &Arc<SourceFile>,
    ) {
        let place = Place::new(source, written.span);
        let target = written.target.clone();
        self.misfits.push(Misfit {
            briefing,
            target,
            wants: written.wants.kinds.clone(),
            found,
            place,
        });
    }

    fn add(&mut self, link: Link) {
        let index = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
        self.outgoing[link.from.0 as usize].push(index);
        self.incoming[link.to.0 as usize].push(index);
        self.links.push(link);
    }

    /// The relations between actors of a briefing, from both places where they may be written.
    fn relate(&mut self, i: usize, file: &BriefingFile) {
        let mut edges: Vec<(EntryIx, EntryIx, Arc<Relation>)> = Vec::new();
        for (from, entry) in self.of_kind(i, EntryKind::Actor) {
            let Body::Actor(actor) = &entry.body else {
                continue;
            };
            for relation in &actor.own.relations {
                edges.extend(
                    self.resolve(Some(i), &relation.to)
                        .map(|to| (from, to, Arc::new(relation.clone()))),
                );
            }
        }
        for relation in &file.relations {
            let from = relation
                .from
                .as_ref()
                .and_then(|from| self.resolve(Some(i), from));
            edges.extend(
                from.zip(self.resolve(Some(i), &relation.to))
                    .map(|(from, to)| (from, to, relation.clone())),
            );
        }
        self.edges
            .extend(
                edges
                    .into_iter()
                    .map(|(from, to, relation)| Edge { from, to, relation }),
            );
    }

    /// The links of a library file that no briefing looks at are still checked.
    fn check_shared(&mut self, i: usize) {
        let file = self.shared[i].clone();
        let known: HashSet<&Text> = self
            .shared
            .iter()
            .flat_map(|file| file.entries.keys())
            .collect();
        let misfits: Vec<WrittenLink> = file
            .links
            .iter()
            .filter(|link| !link.wants.open && !known.contains(&link.target))
            .cloned()
            .collect();
        for written in misfits {
            if self.resolve(None, &written.target).is_none()
                && !self.is_told(&file.source, written.span)
            {
                self.misfit(Text::line(""), &written, None, &file.source);
            }
        }
    }
}

/// The name of an entry of a briefing.
fn of(briefing: &Text, item: &Text) -> EntryId {
    EntryId {
        briefing: briefing.clone(),
        item: item.clone(),
    }
}

/// The sentence that a longer text begins with.
fn first_sentence(text: &str) -> &str {
    text.get(prose::sentence(text, 0..0)).unwrap_or(text)
}
