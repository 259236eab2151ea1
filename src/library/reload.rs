//! A library of files: loaded anew, or taken from the library before where they did not change.

use std::sync::Arc;

use super::link::linking;
use super::reading::files::{self, Files};
use super::{Extent, Library, disk};
use crate::briefing::tlp::Tlp;
use crate::diagnostic::Diagnostic;
use crate::load::abridged::abridged;
use crate::source::SourceFile;

impl Library {
    /// Loads files and links them. `problems` are those that were met while finding them.
    pub fn load(files: Vec<Arc<SourceFile>>, problems: Vec<Diagnostic>) -> Self {
        Self::default().reload(files, problems)
    }

    /// Loads files and links them, but takes those that did not change from this library.
    pub fn reload(&self, files: Vec<Arc<SourceFile>>, problems: Vec<Diagnostic>) -> Self {
        let loaded = files::load_all(files, &self.files(), &|| {});
        linking::link(loaded, self, problems)
    }

    /// Loads and links what there is to see of some files, without a word of what is wrong. Of a long briefing that is
    /// no more than the beginnings of its sections, marked as if it could not be known what it is marked as.
    pub fn first_look(mut files: Vec<Arc<SourceFile>>) -> Self {
        let mut extent = Extent::FirstLook;
        for file in files
            .iter_mut()
            .filter(|file| !disk::is_shared(file.text()))
        {
            if let Some(text) = abridged(file.text()) {
                (*file, extent) = (file.with_text(text), Extent::Part);
            }
        }
        let mut loaded = files::load_all(files, &Files::default(), &|| {});
        if extent == Extent::Part {
            let briefings = loaded.briefings.iter_mut().filter_map(Arc::get_mut);
            briefings.for_each(|file| file.header.tlp = Some(Tlp::Unreadable));
        }
        Self {
            extent,
            misfits: Vec::new(),
            problems: Vec::new(),
            ..linking::link(loaded, &Self::default(), Vec::new())
        }
    }
}
