//! What the programs are to show: made once, the same in every run.

use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use super::made;

/// Names in the small list.
pub(crate) const FEW: usize = 500;
/// Names in the large list.
pub(crate) const MANY: usize = 50_000;
/// Slides of the short talk, and of the long one.
pub(crate) const SLIDES: [usize; 2] = [20, 2_000];
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
    /// Briefings with so many slides as [`SLIDES`] says.
    pub(crate) talks: [PathBuf; 2],
    /// Where sockets may lie.
    pub(crate) run: PathBuf,
}

impl Inputs {
    pub(crate) fn make(folder: &Path) -> Self {
        let file = |name: &str, text: String| {
            let path = folder.join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let folder_of = |name: &str| folder.join(name);
        let lines = |count| (0..count).map(|i| made::name(i) + "\n").collect::<String>();
        let page = folder.join("page");
        std::fs::create_dir(&page).unwrap();
        std::fs::write(page.join("shared.yaml"), made::shared()).unwrap();
        // What is the user's own, nobody else may look into.
        let run = folder.join("run");
        std::fs::DirBuilder::new().mode(0o700).create(&run).unwrap();
        Self {
            // Each in a folder of its own: what lies beside a file is read with it.
            talks: SLIDES.map(|slides| {
                let folder = format!("{slides}-slides");
                std::fs::create_dir(folder_of(&folder)).unwrap();
                file(&format!("{folder}/talk.yaml"), made::talk(slides))
            }),
            run,
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
    pub(crate) fn variables(&self) -> [(&'static str, &Path); 6] {
        [
            ("NAMES_500", &self.few_lines),
            ("NAMES_50000", &self.many_lines),
            ("PAGE", &self.page),
            ("NAMES", &self.names),
            ("EVENTS", &self.events),
            ("TALK", &self.talks[0]),
        ]
    }
}
