//! Everything that a reader can get to see of a library.

use std::sync::Arc;

use bluf::facade::talk::Wanted;
use bluf::facade::{
    Context, Dates, Deck, Ground, Library, Request, Searcher, Shell, Slide, Talk, Text, Theme,
    cite, key, markdown, notes, page, paginate, plain, print,
};
use ratatui::layout::Size;

use super::everything;

/// What can be copied of each entry, its page among it; then the screens with the lists, the problems and all
/// briefings; then whatever else the library holds.
pub(crate) fn shown(library: &Arc<Library>) -> String {
    let mut all = Vec::new();
    for (ix, entry) in library.entries() {
        all.push(entry.title.to_string());
        let page = page(library, ix, Context::OnPage, Dates::Long);
        all.push(plain::text(&page, 80));
        all.push(markdown::text(library, &page, entry.briefing));
        all.push(cite::citation(library, ix, Dates::Iso));
        all.push(cite::link(library, ix));
    }
    for briefing in 0..library.briefings().len() {
        let open = "]".repeat(briefing);
        for keys in ["1z", "2z", "3z", "4z", "5z", "gb", "!", "0", "<c-p>"] {
            all.push(screen(library, &format!("{open}{keys}")));
        }
    }
    for briefing in 0..library.briefings().len() {
        let deck = Deck::of(library, briefing, Talk::Whole);
        for slide in &deck.slides {
            all.push(deck.title_of(library, slide).to_string());
            all.push(slide_pages(library, &deck, slide));
        }
        all.extend(
            deck.sections
                .iter()
                .map(|section| section.title.to_string()),
        );
    }
    for briefing in 0..library.briefings().len() {
        all.extend(talk(library, briefing));
    }
    all.push(everything(library));
    all.join("\n").to_lowercase()
}

/// What a console is sent of a talk that is walked through, and what stands on its screen.
fn talk(library: &Arc<Library>, briefing: usize) -> Vec<String> {
    const SIZE: Size = Size {
        width: 200,
        height: 60,
    };
    let mut talk = shell(library, SIZE);
    press(&mut talk, &format!("{}gbP", "]".repeat(briefing)));
    let Some(first) = talk.telling() else {
        return Vec::new();
    };
    let mut console = Shell::awaiting(Text::line(""), theme(), SIZE, &[])
        .presenting(Wanted::console(first.state.clone()));
    let _ = console.begin(library.clone());
    let mut all = Vec::new();
    let mut seq = None;
    while let Some(told) = talk.telling()
        && seq != Some(told.state.seq)
    {
        seq = Some(told.state.seq);
        all.push(serde_json::to_string(&told.state).unwrap());
        console.hear(told.state);
        all.push(print::plain(&print::buffer(&console)));
        press(&mut talk, "<space>");
    }
    press(&mut talk, "oG<enter>");
    all.extend(
        talk.telling()
            .map(|told| serde_json::to_string(&told.state).unwrap()),
    );
    all
}

/// The pages of a slide, and what the speaker has to say.
fn slide_pages(library: &Library, deck: &Deck, slide: &Slide) -> String {
    let size = Size {
        width: 100,
        height: 40,
    };
    let pages = paginate(library, deck, slide, size, Dates::Long).pages;
    let lines = pages.iter().flat_map(|page| &page.lines);
    let lines = lines.map(|line| plain::line(&line.line));
    let notes = notes(library, deck, slide, Dates::Iso);
    let notes = notes.map(|notes| plain::text(&notes.page, 80));
    lines.chain(notes).collect::<Vec<_>>().join("\n")
}

fn screen(library: &Arc<Library>, keys: &str) -> String {
    let size = Size {
        width: 220,
        height: 240,
    };
    let mut shell = shell(library, size);
    shell.check_now();
    press(&mut shell, keys);
    print::plain(&print::buffer(&shell))
}

fn theme() -> Theme {
    Theme::named(Some("dark"), Some(Ground::Dark)).unwrap()
}

fn shell(library: &Arc<Library>, size: Size) -> Shell {
    Shell::new(library.clone(), Text::line(""), theme(), size)
}

fn press(shell: &mut Shell, keys: &str) {
    for key in key::parse(keys).unwrap() {
        let _ = shell.key(key);
        let _ = shell.find_now();
    }
}

/// The titles and other names that the finder finds, and what it offers.
pub(crate) fn found(searcher: &mut Searcher, library: &Arc<Library>, typed: &str) -> String {
    let request = Request {
        number: 1,
        library: library.clone(),
        open: Text::line(""),
        typed: typed.to_owned(),
        cursor: typed.len(),
        texts: Arc::default(),
    };
    let results = searcher.answer(&request);
    let found = results.found.iter().map(|found| {
        let title = library.entry(found.entry).map(|entry| entry.title.as_str());
        format!("{title:?} {:?}", found.other)
    });
    let found = found.collect::<Vec<_>>().join("\n");
    format!("{found}{:?}", results.completion).to_lowercase()
}
