//! Keys over libraries of any size: what a key costs is what is on the screen, and not what there is.

use bluf::facade::{Ground, Library, Screen, Shell, SourceFile, Text, Theme, key, print};
use ratatui::layout::Size;

/// A briefing of so many events, actors, judgements and sources.
fn briefing(n: usize) -> String {
    let each = |make: &dyn Fn(usize) -> String| (0..n).map(make).collect::<String>();
    format!(
        "title: t\ntlp: CLEAR\nevents:\n{}actors:\n{}judgements:\n{}sources:\n{}",
        each(&|i| format!(
            "  - {{id: e{i}, title: Event {i}, date: {}, actors: a{i}, text: 'See [[j{i}]]'}}\n",
            1000 + i % 1000
        )),
        each(&|i| format!("  a{i}: {{name: Actor {i}, summary: 'Of [[e{i}]]'}}\n")),
        each(&|i| format!("  j{i}: {{text: Judgement {i}, for: [e{i}], nope: 1}}\n")),
        each(&|i| format!("  s{i}: {{title: Source {i}}}\n")),
    )
}

/// A shell over such a briefing, drawn as it is in a terminal.
pub(crate) struct Driven {
    shell: Shell,
    screen: Screen<std::io::Sink>,
}

impl Driven {
    pub(crate) fn over(n: usize) -> Self {
        let source = SourceFile::named("b.yaml", briefing(n));
        let library = Library::load(vec![source], Vec::new());
        let theme = Theme::named(Some("dark"), Some(Ground::Dark)).unwrap();
        let size = Size::new(120, 36);
        let mut shell = Shell::new(library, Text::line(""), theme, size);
        shell.check_now();
        let screen = Screen::new(std::io::sink());
        let mut driven = Self { shell, screen };
        driven.press("1");
        driven
    }

    /// Presses keys, and draws what is seen then. What other threads do for the screen is not done.
    pub(crate) fn press(&mut self, keys: &str) {
        for key in key::parse(keys).unwrap() {
            self.shell.key(key);
        }
        let canvas = self.screen.canvas(Size::new(120, 36));
        self.shell.draw_on(canvas);
        self.screen.present(self.shell.anchors()).unwrap();
    }

    /// What is on the screen.
    pub(crate) fn text(&self) -> String {
        print::plain(&print::buffer(&self.shell))
    }
}
