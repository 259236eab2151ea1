//! The entries of all library files as one, with the links that stand in each.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::library::entry::Body;
use crate::library::reading::file::{BriefingFile, LibraryFile};
use crate::words::text::Text;
use crate::yaml::read::WrittenLink;

/// The entries that briefings share. They are counted file by file; the first to give an id has it.
pub(super) struct Common<'f> {
    files: &'f [Arc<LibraryFile>],
    entries: Vec<Shared<'f>>,
    doubles: Vec<Shared<'f>>,
    numbers: HashMap<&'f Text, u32>,
    links: HashMap<&'f Text, Vec<SharedLink>>,
}

/// An entry of a library file.
#[derive(Clone, Copy)]
pub(super) struct Shared<'f> {
    pub(super) file: &'f LibraryFile,
    pub(super) id: &'f Text,
    pub(super) body: &'f Body,
}

impl Shared<'_> {
    /// With whom it may be shared.
    pub(super) fn marking(&self) -> Option<Tlp> {
        self.file.marking(self.id)
    }
}

/// A link of a library file, good for as long as the library files are the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct SharedLink {
    pub(super) file: u32,
    nth: u32,
}

impl SharedLink {
    /// What it was written as, and the file that it stands in.
    pub(super) fn written(
        self,
        files: &[Arc<LibraryFile>],
    ) -> Option<(&Arc<LibraryFile>, &WrittenLink)> {
        let file = files.get(self.file as usize)?;
        Some((file, file.links.get(self.nth as usize)?))
    }
}

impl<'f> Common<'f> {
    pub(super) fn new(files: &'f [Arc<LibraryFile>]) -> Self {
        let mut common = Self {
            files,
            entries: Vec::new(),
            doubles: Vec::new(),
            numbers: HashMap::new(),
            links: HashMap::new(),
        };
        for (number, file) in (0..).zip(files) {
            for (id, body) in &file.entries {
                let next = u32::try_from(common.entries.len()).unwrap_or(u32::MAX);
                let is_first = *common.numbers.entry(id).or_insert(next) == next;
                let all = if is_first {
                    &mut common.entries
                } else {
                    &mut common.doubles
                };
                all.push(Shared { file, id, body });
            }
            for (nth, link) in (0..).zip(&file.links) {
                let found = common.links.entry(&link.from).or_default();
                found.push(SharedLink { file: number, nth });
            }
        }
        common
    }

    /// The files.
    pub(super) fn files(&self) -> &'f [Arc<LibraryFile>] {
        self.files
    }

    /// All entries, in the order of their numbers.
    pub(super) fn entries(&self) -> &[Shared<'f>] {
        &self.entries
    }

    /// The entries whose ids another has before them.
    pub(super) fn doubles(&self) -> &[Shared<'f>] {
        &self.doubles
    }

    /// The entry with a number.
    pub(super) fn entry(&self, number: u32) -> Option<Shared<'f>> {
        self.entries.get(number as usize).copied()
    }

    /// The entry with an id.
    pub(super) fn named(&self, id: &Text) -> Option<Shared<'f>> {
        self.entry(*self.numbers.get(id)?)
    }

    /// The links that stand in the entry with a number.
    pub(super) fn links_of(&self, number: u32) -> impl Iterator<Item = SharedLink> {
        let links = self
            .entry(number)
            .and_then(|entry| self.links.get(entry.id));
        links.into_iter().flatten().copied()
    }

    /// The numbers of the entries that a briefing names, directly or through what those say of each other. Tags are
    /// not among them: they belong to all briefings alike.
    pub(super) fn seen_by(&self, file: &'f BriefingFile) -> Vec<u32> {
        let mut seen = HashSet::new();
        let mut order = Vec::new();
        let mut queue: Vec<&Text> = file
            .entries
            .keys()
            .chain(file.links.iter().map(|link| &link.target))
            .collect();
        queue.reverse();
        while let Some(id) = queue.pop() {
            let Some(number) = self.numbers.get(id).copied() else {
                continue;
            };
            let tag = |entry: Shared<'_>| entry.body.kind() == EntryKind::Tag;
            if self.entry(number).is_some_and(tag) || !seen.insert(number) {
                continue;
            }
            order.push(number);
            let links = self.links_of(number);
            let links = links.filter_map(|link| link.written(self.files));
            queue.extend(links.map(|(_, link)| &link.target));
        }
        order
    }
}
