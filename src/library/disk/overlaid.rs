//! Files as somebody has them open, in the place of those on the disk.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Found;
use super::find::folder_of;
use crate::diagnostic::Diagnostic;
use crate::library::standing::Standing;
use crate::source::SourceFile;

impl Found {
    /// The same with some texts in the place of their files, whatever is wrong with those. What is open counts as met in
    /// its folder, so that a file of another tool is told from one of ours.
    pub(crate) fn with_open(&self, open: &[Arc<SourceFile>]) -> Self {
        let mut left: HashMap<PathBuf, &Arc<SourceFile>> =
            open.iter().map(|source| (place(source), source)).collect();
        let mut standings = self.standings.clone();
        let mut files: Vec<Arc<SourceFile>> = Vec::with_capacity(self.files.len() + open.len());
        for file in &self.files {
            match file.path().and_then(|path| left.remove(path)) {
                Some(own) => files.push(own.clone()),
                None => files.push(file.clone()),
            }
        }
        files.extend(
            open.iter()
                .filter(|source| left.contains_key(&place(source)))
                .cloned(),
        );
        for source in open {
            let folder: Arc<Path> = folder_of(&place(source)).into();
            standings.meet(source.name(), Standing::Met(folder));
        }
        let is_of_open = |problem: &&Diagnostic| {
            let name = problem.place.source.name();
            open.iter().any(|source| source.name() == name)
        };
        let problems = self.problems.iter().filter(|problem| !is_of_open(problem));
        Self {
            problems: problems.cloned().collect(),
            standings,
            files,
        }
    }
}

fn place(source: &SourceFile) -> PathBuf {
    source
        .path()
        .map_or_else(|| PathBuf::from(source.name().as_str()), Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_stands_for_its_file() {
        let file = |name: &str, text: &str| SourceFile::from_disk(Path::new(name), text.to_owned());
        let found = Found::from(vec![file("/b/a.yaml", "old"), file("/b/b.yaml", "kept")]);
        let open = [file("/b/a.yaml", "new"), file("/b/c.yaml", "another")];
        let texts: Vec<String> = found
            .with_open(&open)
            .files
            .iter()
            .map(|file| file.text().to_owned())
            .collect();
        assert_eq!(texts, ["new", "kept", "another"]);
    }
}
