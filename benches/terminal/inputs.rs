//! What the programs are to show: made once, the same in every run.

use std::path::{Path, PathBuf};

use super::made;

/// Names in the small list.
pub(crate) const FEW: usize = 500;
/// Names in the large list.
pub(crate) const MANY: usize = 50_000;
/// Events in the timeline.
pub(crate) const EVENTS: usize = 20_000;

/// The files.
pub(crate) struct Inputs {
    /// A home without configuration.
    pub(crate) home: PathBuf,
    /// Lines.
    pub(crate) few_lines: PathBuf,
    pub(crate) many_lines: PathBuf,
    /// Briefings.
    pub(crate) page: PathBuf,
    pub(crate) few: PathBuf,
    pub(crate) names: PathBuf,
    pub(crate) events: PathBuf,
}

impl Inputs {
    pub(crate) fn make(folder: &Path) -> Self {
        let file = |name: &str, text: String| {
            let path = folder.join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let lines = |count| (0..count).map(|i| made::name(i) + "\n").collect::<String>();
        let page = folder.join("page");
        std::fs::create_dir(&page).unwrap();
        std::fs::write(page.join("shared.yaml"), made::shared()).unwrap();
        Self {
            home: folder.join("home"),
            few_lines: file("few.txt", lines(FEW)),
            many_lines: file("many.txt", lines(MANY)),
            page: file("page/page.yaml", made::briefing(0, 25_000)),
            few: file("few.yaml", made::names(FEW)),
            names: file("names.yaml", made::names(MANY)),
            events: file("events.yaml", made::events(EVENTS)),
        }
    }

    /// The same as variables of the shell.
    pub(crate) fn variables(&self) -> [(&'static str, &Path); 5] {
        [
            ("NAMES_500", &self.few_lines),
            ("NAMES_50000", &self.many_lines),
            ("PAGE", &self.page),
            ("NAMES", &self.names),
            ("EVENTS", &self.events),
        ]
    }
}
