//! The files of a library as they are written: what each declares, and what it names. For whoever changes files, or says
//! of a place in one what stands there; whoever shows entries asks for those.

use std::sync::Arc;

use indexmap::IndexMap;

use super::Library;
use super::entry::Body;
use crate::briefing::tlp::Tlp;
use crate::load::Declared;
use crate::source::SourceFile;
use crate::words::text::Text;
use crate::yaml::read::WrittenLink;

/// A file as it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WrittenFile<'l> {
    /// The file.
    pub(crate) source: &'l Arc<SourceFile>,
    /// The briefing that it is, by its place among all; none for a library file.
    pub(crate) briefing: Option<usize>,
    /// The id of that briefing; empty for a library file.
    pub(crate) id: &'l str,
    /// Its ids, each with its place.
    pub(crate) declared: &'l IndexMap<Text, Declared>,
    /// With whom what it says of itself may be shared.
    pub(crate) tlp: Option<Tlp>,
    /// What could be read of its entries.
    pub(crate) entries: &'l IndexMap<Text, Body>,
    /// What it names.
    pub(crate) links: &'l [WrittenLink],
}

impl Library {
    /// Every file, briefings before library files, also those that are only context.
    pub(crate) fn written_files(&self) -> impl Iterator<Item = WrittenFile<'_>> {
        let briefings = self.briefings.iter().enumerate();
        let briefings = briefings.map(|(place, file)| WrittenFile {
            source: &file.source,
            briefing: Some(place),
            id: &file.id,
            declared: &file.declared,
            tlp: file.header.tlp,
            entries: &file.entries,
            links: &file.links,
        });
        let shared = self.shared.iter().map(|file| WrittenFile {
            source: &file.source,
            briefing: None,
            id: "",
            declared: &file.declared,
            tlp: file.tlp,
            entries: &file.entries,
            links: &file.links,
        });
        briefings.chain(shared)
    }
}
