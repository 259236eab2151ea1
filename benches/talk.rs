//! How long a step of a talk takes until a console has it: over the real socket, and with what is kept at each step.
//!
//! `cargo bench --bench talk` prints one table, the median, the 99th percentile and the most of 200 steps. Talk and
//! consoles are threads of one program here; the socket and the disk are real ones. The folder is a temporary one:
//! `TMPDIR` says on which disk. Promised are 100 ms.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use bluf::facade::SourceFile;
use bluf::facade::talk::{
    Command, Console, Course, Heard, Host, Keeper, Moment, Outline, Page, SessionName, Setup,
    Slide, Talk, Told, Version,
};

/// How many steps are made.
const STEPS: usize = 200;

/// Slides of three steps each.
struct Slides(Outline);

impl Course for Slides {
    fn outline(&self) -> &Outline {
        &self.0
    }

    fn pages(&self, _: usize) -> Vec<Page> {
        vec![Page { first: 0, steps: 2 }]
    }
}

/// A talk with some consoles.
struct Stage {
    course: Slides,
    talk: Talk,
    host: Host,
    heard: Receiver<Heard>,
    consoles: Vec<(Console, Receiver<Told>)>,
}

impl Stage {
    fn new(places: &[PathBuf], consoles: usize) -> Self {
        let slides = (0..2000).map(|number| Slide {
            id: format!("slide-{number}"),
            time: None,
        });
        let course = Slides(Outline::new(slides, [], []));
        let name = SessionName::given("bench").unwrap();
        let (sender, heard) = mpsc::channel();
        let host = Host::open(places, &name, move |heard| sender.send(heard).is_ok()).unwrap();
        let talk = Talk::begin(Setup::default(), Version::default(), &course, Moment::now());
        host.tell(&talk.state(course.outline(), Moment::now()))
            .unwrap();
        let join = |_| {
            let (sender, told) = mpsc::channel();
            let told_to = move |told| sender.send(told).is_ok();
            let console = Console::join(places, None, told_to).unwrap();
            next(&told);
            (console, told)
        };
        Self {
            consoles: (0..consoles).map(join).collect(),
            course,
            talk,
            host,
            heard,
        }
    }

    /// One step on, and until every console has it.
    fn step(&mut self, keeper: Option<(&Keeper, &Arc<[Arc<SourceFile>]>)>) {
        self.talk.apply(&Command::Step, &self.course, Moment::now());
        let state = self.talk.state(self.course.outline(), Moment::now());
        self.host.tell(&state).unwrap();
        if let Some((keeper, files)) = keeper {
            let problem = keeper.keep(state, self.talk.numbers(), files);
            assert_eq!(problem, None);
        }
        for (_, told) in &self.consoles {
            next(told);
        }
    }

    /// A step that a console asks for, until it has it.
    fn asked(&mut self) {
        self.consoles[0].0.ask(&Command::Step).unwrap();
        while !matches!(self.heard.recv().unwrap(), Heard::Asked(_)) {}
        self.step(None);
    }
}

fn next(told: &Receiver<Told>) {
    let told = told.recv().unwrap();
    assert!(matches!(told, Told::State(_)), "{told:?}");
}

fn main() {
    println!("{:<52}{:>9}{:>9}{:>9}", "ms", "median", "p99", "most");
    for consoles in [1, 16] {
        let ground = Ground::new();
        let mut stage = Stage::new(&ground.places, consoles);
        row(&format!("a step, until {consoles} have it"), || {
            stage.step(None)
        });
    }
    let ground = Ground::new();
    let mut stage = Stage::new(&ground.places, 1);
    row("a step that the console asks for", || stage.asked());
    let name = SessionName::given("bench").unwrap();
    let keeper = Keeper::start(&ground.state, &name).unwrap();
    let text = "title: a briefing\n".repeat(20_000);
    let files: Arc<[Arc<SourceFile>]> = Arc::new([SourceFile::named("a.yaml", text)]);
    row("a step, kept on the disk", || {
        stage.step(Some((&keeper, &files)))
    });
}

/// A folder with a place for sockets and one for what is kept.
struct Ground {
    _folder: tempfile::TempDir,
    places: Vec<PathBuf>,
    state: PathBuf,
}

impl Ground {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            places: vec![folder.path().join("bluf")],
            state: folder.path().join("state"),
            _folder: folder,
        }
    }
}

fn row(name: &str, mut step: impl FnMut()) {
    let mut once = || {
        let start = Instant::now();
        step();
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..STEPS).map(|_| once()).collect();
    times.sort_unstable();
    let [median, p99, most] =
        [STEPS / 2, STEPS * 99 / 100, STEPS - 1].map(|place| times[place].as_secs_f64() * 1e3);
    println!("{name:<52}{median:>9.3}{p99:>9.3}{most:>9.3}");
}
