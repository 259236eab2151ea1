//! A library of files: loaded anew, or taken from the library before where they did not change.

use std::sync::Arc;

use super::link::linking;
use super::reading::files;
use super::{Extent, Library};
use crate::diagnostic::Diagnostic;
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

    /// Loads and links what there is to see of some files, without a word of what is wrong.
    pub fn first_look(files: Vec<Arc<SourceFile>>) -> Self {
        Self {
            extent: Extent::FirstLook,
            misfits: Vec::new(),
            problems: Vec::new(),
            ..Self::load(files, Vec::new())
        }
    }
}
