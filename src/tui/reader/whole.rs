//! Long pages: their beginning is shown at once, and all of it when it has been made elsewhere.
//!
//! Whoever shows a page says which one it has only [begun](crate::typeset::page::SetPage::goes_on); whoever runs the
//! shell makes it whole, on a thread of its own, and hands it over. Meanwhile the beginning is read, and whoever goes
//! beyond it sees the place when it comes.

use std::sync::Arc;

use crate::briefing::date::shown::Dates;
use crate::briefing::id::EntryId;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::part::Page;
use crate::page::{Context, beginning, context, context_beginning, kind_words, page};
use crate::typeset::page::SetPage;

/// From so many lines on, a page is put away on a thread of its own: that takes its time, too.
const MANY: usize = 20_000;

/// Which page, and how it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// The entry.
    pub entry: EntryId,
    /// The columns inside its box.
    pub width: u16,
    /// What of it.
    pub part: Part,
}

/// What of an entry is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Its page; beside it stands the open briefing, by its place in the library.
    Page(Context, Option<usize>),
    /// What points to it and what it points to.
    Links,
}

impl Wanted {
    /// The beginning of the page: what that costs does not grow with the page.
    pub(crate) fn beginning(&self, library: &Library, dates: Dates) -> SetPage {
        self.set(library, |entry, part| match part {
            Part::Page(context, _) => beginning(library, entry, context, dates),
            Part::Links => context_beginning(library, entry, dates),
        })
    }

    fn whole(&self, library: &Library, dates: Dates) -> SetPage {
        self.set(library, |entry, part| match part {
            Part::Page(beside, _) => page(library, entry, beside, dates),
            Part::Links => context(library, entry, dates),
        })
    }

    fn set(&self, library: &Library, make: impl FnOnce(EntryIx, Part) -> Page) -> SetPage {
        let Some(entry) = library.find(&self.entry) else {
            return SetPage::default();
        };
        let mut page = make(entry, self.part);
        if let Part::Page(_, Some(open)) = self.part {
            page.kind = Some(kind_words(library, entry, Some(open)));
        }
        SetPage::new(&page, self.width)
    }
}

/// Pages that are to be made whole.
#[derive(Debug)]
pub struct Begun {
    pub(crate) library: Arc<Library>,
    pub(crate) dates: Dates,
    pub(crate) pages: Vec<Wanted>,
}

impl Begun {
    /// Makes them, one after the other, as long as they are wanted: `done` gets each, and says whether to go on.
    pub fn make(self, mut done: impl FnMut(Whole) -> bool) {
        for of in self.pages {
            let page = Some(of.whole(&self.library, self.dates));
            let library = self.library.clone();
            if !done(Whole { library, of, page }) {
                return;
            }
        }
    }
}

/// A whole page.
#[derive(Debug)]
pub struct Whole {
    /// What it was made of.
    pub(crate) library: Arc<Library>,
    pub(crate) of: Wanted,
    /// None when somebody has taken it.
    page: Option<SetPage>,
}

impl Whole {
    /// Puts it in the place of its beginning.
    pub(crate) fn put_into(&mut self, page: &mut SetPage) {
        if let Some(whole) = self.page.take() {
            replace(page, whole);
        }
    }
}

/// Puts another page in the place of one.
pub(crate) fn replace(page: &mut SetPage, other: SetPage) {
    put_away(std::mem::replace(page, other));
}

/// Puts a page away.
pub(crate) fn put_away(page: SetPage) {
    if page.lines.len() >= MANY {
        // Where there is no thread, it is put away here.
        let _ = std::thread::Builder::new().spawn(move || drop(page));
    }
}
