//! What a frame of 200×50 costs, and what a key costs before it, on the bundled briefings; beside ratatui's own
//! `Paragraph`, which wraps anew in each frame, and its own encoder of frames.
//!
//! `cargo bench --bench frame` prints one table, in microseconds. One thread. Compare the lines, not the runs.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::hint::black_box;
use std::io;
use std::time::{Duration, Instant};

use bluf::facade::{
    Context, Dates, Depth, EntryIx, Library, Meaning, Screen, SetPage, Shell, SourceFile, Text,
    Theme, embedded, key, page,
};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};
use ratatui::{Terminal, TerminalOptions, Viewport};

const SIZE: Size = Size {
    width: 200,
    height: 50,
};
const SCREEN: Rect = Rect {
    x: 0,
    y: 0,
    width: 200,
    height: 50,
};
/// The longest that one line of the table is measured.
const PATIENCE: Duration = Duration::from_millis(500);
/// Paragraphs of the long page: about 5,000 lines.
const LONG: usize = 1200;

fn main() {
    println!(
        "{:<60}{:>8}{:>9}{:>9}{:>9}",
        "µs at 200×50", "n", "least", "p50", "p99"
    );
    let start = |library| time(|| shell(library));
    row(
        "bundled: a shell over the loaded library",
        (0..40).map(|_| start(bundled())).collect(),
    );
    frames("bundled", &mut shell(bundled()));
    pages();
    let mut end = shell(long());
    press(&mut end, "<enter>G");
    println!("\nThe long page has {} lines.", end.page().lines.len());
    frames("long page", &mut end);
    naive();
}

fn bundled() -> Library {
    Library::load(embedded::files(), Vec::new())
}

fn shell(library: Library) -> Shell {
    Shell::new(library, Text::line("built in"), theme(), SIZE)
}

fn theme() -> Theme {
    Theme::named(Some("dark"), None).unwrap().at(Depth::True)
}

/// A briefing with one event of very many words.
fn long() -> Library {
    let sentence = "The ministry denies it, [[e|the event]] goes on, and **nobody** has seen the report so far. ";
    let text: String = (0..LONG)
        .map(|_| format!("      {}\n\n", sentence.repeat(4)))
        .collect();
    let yaml = format!(
        "title: Long\ntlp: CLEAR\nevents:\n  - id: e\n    title: An event\n    text: |\n{text}"
    );
    Library::load(vec![SourceFile::named("long.yaml", yaml)], Vec::new())
}

fn frames(what: &str, shell: &mut Shell) {
    let mut buffer = Buffer::empty(SCREEN);
    row(
        &format!("{what}: a whole frame, cells only"),
        repeat(|| shell.draw(&mut buffer)),
    );
    let mut screen = Screen::new(io::sink());
    row(
        &format!("{what}: a frame as before, cells and comparison"),
        repeat(|| frame(&mut screen, shell)),
    );
    let walk = key::parse("jjjjjjjjjjkkkkkkkkkk").unwrap();
    let mut walk = walk.iter().cycle();
    row(
        &format!("{what}: a row down or up, the key alone"),
        repeat(|| step(shell, walk.next())),
    );
    let both = repeat(|| {
        step(shell, walk.next());
        frame(&mut screen, shell);
    });
    row(
        &format!("{what}: a row down or up, with its frame, encoded"),
        both,
    );
    let mut terminal = terminal();
    let theirs = repeat(|| {
        step(shell, walk.next());
        terminal
            .draw(|frame| shell.draw(frame.buffer_mut()))
            .unwrap();
    });
    row(&format!("{what}: the same, encoded by ratatui"), theirs);
}

/// Pages as they are made when a row is selected, over all entries.
fn pages() {
    let library = bundled();
    let entries: Vec<EntryIx> = library.entries().map(|(ix, _)| ix).collect();
    let each = |work: &dyn Fn(EntryIx) -> usize| -> Vec<Duration> {
        let least = |entry: &EntryIx| (0..5).map(|_| time(|| work(*entry))).min();
        entries.iter().filter_map(least).collect()
    };
    let made = |entry| page(&library, entry, Context::OnPage, Dates::Iso);
    row(
        "bundled: making the page of an entry",
        each(&|entry| made(entry).parts.len()),
    );
    row(
        "bundled: making and setting it",
        each(&|entry| SetPage::new(&made(entry), 90).lines.len()),
    );
}

/// The same words as ratatui's own widget shows them, wrapped anew in each frame.
fn naive() {
    let (library, theme) = (long(), theme());
    let (event, _) = library.entries().last().unwrap();
    let page = page(&library, event, Context::Beside, Dates::Iso);
    let page = SetPage::new(&page, 90);
    let line = |line: &bluf::facade::Line<Meaning>| {
        Line::from_iter(
            line.pieces
                .iter()
                .map(|piece| Span::styled(piece.text.clone(), theme.style(piece.style))),
        )
    };
    let lines: Vec<Line<'_>> = page.lines.iter().map(line).collect();
    let last = u16::try_from(lines.len()).unwrap() - 40;
    let paragraph = Paragraph::new(lines)
        .wrap(Wrap { trim: false })
        .scroll((last, 0));
    let area = Rect {
        width: 90,
        height: 48,
        ..SCREEN
    };
    let mut buffer = Buffer::empty(area);
    row(
        "long page: the page alone as a ratatui Paragraph",
        repeat(|| (&paragraph).render(area, &mut buffer)),
    );
}

fn step(shell: &mut Shell, key: Option<&key::Key>) {
    if let Some(key) = key {
        shell.key(*key);
    }
}

fn terminal() -> Terminal<CrosstermBackend<io::Sink>> {
    let options = TerminalOptions {
        viewport: Viewport::Fixed(SCREEN),
    };
    Terminal::with_options(CrosstermBackend::new(io::sink()), options).unwrap()
}

fn frame(screen: &mut Screen<io::Sink>, shell: &Shell) {
    shell.draw_on(screen.canvas(SIZE));
    screen.present(shell.anchors()).unwrap();
}

fn press(shell: &mut Shell, keys: &str) {
    for key in key::parse(keys).unwrap() {
        shell.key(key);
    }
}

fn repeat(mut work: impl FnMut()) -> Vec<Duration> {
    let begun = Instant::now();
    let mut times = Vec::new();
    while begun.elapsed() < PATIENCE || times.len() < 3 {
        times.push(time(&mut work));
    }
    times
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let started = Instant::now();
    black_box(work());
    started.elapsed()
}

fn row(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e6;
    println!(
        "{what:<60}{:>8}{:>9.0}{:>9.0}{:>9.0}",
        times.len(),
        at(0.0),
        at(0.5),
        at(0.99)
    );
}
