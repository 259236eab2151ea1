//! Everything that a reader can get to see of a library.

use std::sync::Arc;

use bluf::facade::{
    Context, Dates, Ground, Library, Request, Searcher, Shell, Text, Theme, cite, key, markdown,
    page, plain, print,
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
    all.push(everything(library));
    all.join("\n").to_lowercase()
}

fn screen(library: &Arc<Library>, keys: &str) -> String {
    let theme = Theme::named(Some("dark"), Some(Ground::Dark)).unwrap();
    let size = Size {
        width: 220,
        height: 240,
    };
    let mut shell = Shell::new(library.clone(), Text::line(""), theme, size);
    shell.check_now();
    for key in key::parse(keys).unwrap() {
        let _ = shell.key(key);
        let _ = shell.find_now();
    }
    print::plain(&print::buffer(&shell))
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
