//! Which briefing comes first in the order of the library (`Files::put_in_order`), told by the first lines of files.
//!
//! Mostly they tell: `as_of` stands at the top. Where they do not, the rest of the file is looked through, and read if it
//! has such a word; where a line does not say its day plainly, the file is loaded. A first look at another briefing than the library begins with would have
//! to be taken back.

use std::path::Path;

use chrono::NaiveDate;

use super::context;
use super::find::Candidate;
use super::head::{self, HEAD, Head};
use super::open::{self, Opened};
use super::rest;
use super::take::MANY;
use crate::briefing::date::When;
use crate::briefing::id::is_id;
use crate::library::reading::files::in_parallel;
use crate::library::standing::Standing;
use crate::load::{Bases, Content, load};
use crate::source::SourceFile;

/// The place among files of the briefing that comes first, where each has these first lines; none where there is none.
/// At most so many bytes of a file are read.
pub(super) fn first(files: &[Candidate], lines: &[String], most: u64) -> Option<usize> {
    let files = files.iter().zip(lines).enumerate();
    let maybe = files.filter_map(|(at, (file, lines))| Maybe::of(at, (file, lines), most));
    let mut maybe: Vec<Maybe<'_>> = maybe.collect();
    maybe.sort_by_key(|maybe| maybe.file.place);
    // Where a folder has no briefing, the next one may.
    let mut places = maybe.chunk_by(|a, b| a.file.place == b.file.place);
    places.find_map(first_of_place)
}

fn first_of_place(maybe: &[Maybe<'_>]) -> Option<usize> {
    if let [only] = maybe
        && only.is_begun
    {
        return Some(only.at);
    }
    let told: Vec<Option<Told>> = if maybe.len() < MANY {
        maybe.iter().map(Maybe::told).collect()
    } else {
        in_parallel(maybe, Maybe::told)
    };
    let told = maybe.iter().zip(&told);
    let told = || {
        told.clone()
            .filter_map(|(m, told)| Some((m, told.as_ref()?)))
    };
    let newest = told().map(|(_, told)| told.day).max()?;
    let tied = told().filter(|(_, told)| told.day == newest);
    let by_id = |(maybe, told): &(&Maybe<'_>, &Told)| (maybe.id(told), maybe.file.path.clone());
    // Of one that stands alone no id is asked.
    let mut tied: Vec<_> = tied.collect();
    if tied.len() > 1 {
        tied.sort_by_cached_key(by_id);
    }
    tied.first().map(|(maybe, _)| maybe.at)
}

/// A file that may be a briefing which is listed.
struct Maybe<'f> {
    at: usize,
    file: &'f Candidate,
    /// Its first lines, without one that is cut.
    lines: &'f str,
    /// Whether they are all of it.
    is_whole: bool,
    /// How many bytes of it are read at most.
    most: u64,
    /// Whether they look like those of a briefing.
    is_begun: bool,
}

/// What a briefing is put in order by.
struct Told {
    /// The latest day that its as-of date may mean. None comes behind all.
    day: Option<NaiveDate>,
    /// Its id, where that was seen at once.
    id: Option<String>,
}

impl<'f> Maybe<'f> {
    /// None for a file that is no briefing which is listed.
    fn of(at: usize, (file, lines): (&'f Candidate, &'f str), most: u64) -> Option<Self> {
        // One read may get less than there is.
        let length = || file.path.metadata().ok().map(|found| found.len());
        let is_whole = lines.len() < HEAD && length() == u64::try_from(lines.len()).ok();
        let head = Head::told(file, lines);
        let may_be = head == Head::Briefing || head == Head::Foreign && !is_whole;
        let lines = match lines.rsplit_once('\n') {
            Some((lines, _)) if !is_whole => lines,
            _ => lines,
        };
        (may_be && file.standing != Standing::Context).then_some(Self {
            at,
            file,
            lines,
            is_whole,
            most,
            is_begun: head == Head::Briefing,
        })
    }

    /// What it is put in order by; none if it is no briefing.
    fn told(&self) -> Option<Told> {
        match head::day(self.lines).filter(|_| self.is_begun) {
            Some(day) if day.is_some() || self.is_whole => Some(Told {
                day,
                id: self.own_id(),
            }),
            Some(_) => self.told_by_its_rest().or_else(|| self.told_by_all()),
            None => self.told_by_all(),
        }
    }

    fn told_by_all(&self) -> Option<Told> {
        let text = self.read()?;
        let id = Some(id(&self.file.path, &text));
        match head::day(&text) {
            Some(day) => Some(Told { day, id }),
            None => loaded(&self.file.path, text).map(|day| Told { day, id }),
        }
    }

    /// The same where the rest of it has nothing to say of that, so that it need not be read.
    fn told_by_its_rest(&self) -> Option<Told> {
        let [as_of, id, kind] = rest::holds(self.file, ["as_of", "\nid:", "\nkind:"], self.most)?;
        let id = self
            .own_id()
            .or_else(|| (!id).then(|| stem(&self.file.path)));
        (!as_of && !kind).then_some(Told { day: None, id })
    }

    fn own_id(&self) -> Option<String> {
        let is_told = self.is_whole || context::id(self.lines).is_some();
        is_told.then(|| id(&self.file.path, self.lines))
    }

    fn id(&self, told: &Told) -> String {
        let read = || match rest::holds(self.file, ["\nid:"], self.most) {
            Some([false]) => stem(&self.file.path),
            _ => id(&self.file.path, &self.read().unwrap_or_default()),
        };
        told.id.clone().unwrap_or_else(read)
    }

    /// All of it, if it may be a briefing.
    fn read(&self) -> Option<String> {
        let root = self.file.root.as_deref();
        let Opened::Text(text, _) = open::read(&self.file.path, root, self.most).ok()?.opened
        else {
            return None;
        };
        (Head::told(self.file, &text) == Head::Briefing).then_some(text)
    }
}

/// The id that a text gives a briefing, else that of its file.
fn id(path: &Path, text: &str) -> String {
    let own = context::id(text).filter(|id| is_id(id));
    own.unwrap_or_else(|| stem(path))
}

/// The id of a briefing that gives none: the name of its file.
fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// The day of a briefing that has to be loaded for it; none if it is no briefing.
fn loaded(path: &Path, text: String) -> Option<Option<NaiveDate>> {
    let source = SourceFile::from_disk(path, text);
    match load(&source, &Bases::default()).content {
        Content::Briefing(briefing) => Some(briefing.header.as_of.as_ref().map(When::latest)),
        Content::Shared(..) | Content::Nothing => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use proptest::prelude::*;

    use super::*;
    use crate::library::Library;
    use crate::library::disk::{first_look, read_in_context};

    /// Which briefings there are in a folder, in their order; the first of them must be the one of the first look.
    fn order(files: &[(String, String)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        named(&[folder.path().to_owned()])
    }

    /// The same where these paths are named.
    fn named(paths: &[PathBuf]) -> Vec<String> {
        let whole = Library::load_found(read_in_context(paths));
        let look = Library::first_look(first_look(paths));
        let ids = |library: &Library| {
            let files = library.briefings().iter();
            files.map(|file| file.id.to_string()).collect::<Vec<_>>()
        };
        let whole = ids(&whole);
        assert_eq!(ids(&look).first(), whole.first(), "{paths:?}");
        whole
    }

    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        let files: Vec<_> = files.iter().map(owned).collect();
        assert_eq!(order(&files), expected);
    }

    #[test]
    fn the_newest_comes_first_and_those_without_a_day_last() {
        let files = [
            ("a.yaml", "title: A\nevents: [e]\n"),
            ("b.yaml", "title: B\nas_of: 2014-12-20\nevents: [e]\n"),
            (
                "c.yaml",
                "title: C\nevents: [e]\nas_of: '2015' # all of it\n",
            ),
            ("d.yaml", "title: D\nas-of: 2016\nevents: [e]\n"),
            (
                "e.yaml",
                "title: E\nid: a-first\nas_of: 2014-12-20\nevents: [e]\n",
            ),
            ("f.yaml", "title: F\nas_of: soon\nevents: [e]\n"),
            ("z.yaml", "title: of another tool\nas_of: 2020\n"),
        ];
        check(&files[..6], &["c", "a-first", "b", "a", "d", "f"]);
    }

    #[test]
    fn what_the_first_lines_do_not_say_plainly_is_found_out() {
        let long = "# A long line of words about nothing.\n".repeat(200);
        let late = format!("title: A\n{long}as_of: 2016-01\nevents: [e]\n");
        let hidden = format!("{long}title: A\nas_of: 2016-01\nevents: [e]\n");
        let cut = format!(
            "title: A\n#{}\nas_of: 2016-01-20\nevents: [e]\n",
            "-".repeat(HEAD - 30)
        );
        let braces = "{title: A, as_of: 2016-01, events: [e]}\n";
        let below = "title: A\nas_of:\n  2016-01\nevents: [e]\n";
        let quoted = "title: A\n\"as_of\": 2016-01\nevents: [e]\n";
        for text in [&late, &hidden, &cut, braces, below, quoted] {
            let b = "title: B\nas_of: 2015-12\nevents: [e]\n";
            check(&[("a.yaml", text), ("b.yaml", b)], &["a", "b"]);
            let b = b.replace("2015", "2017");
            check(&[("a.yaml", text), ("b.yaml", &b)], &["b", "a"]);
        }
        let named = format!("title: Z\n{long}id: a\nevents: [e]\n");
        check(
            &[("m.yaml", "title: M\nevents: [e]\n"), ("z.yaml", &named)],
            &["a", "m"],
        );
    }

    #[test]
    fn what_is_named_keeps_its_order_and_a_folder_its_place() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        for (name, day) in [
            ("a", 2014),
            ("b", 2016),
            ("c", 2015),
            ("sub/d", 2017),
            ("sub/e", 2018),
        ] {
            let text = format!("title: T\nas_of: {day}\nevents: [e]\n");
            fs::write(folder.path().join(name).with_extension("yaml"), text).unwrap();
        }
        let check = |paths: &[&str], expected: &[&str]| {
            let paths: Vec<PathBuf> = paths.iter().map(|path| folder.path().join(path)).collect();
            assert_eq!(named(&paths), expected);
        };
        check(&["a.yaml", "c.yaml", "b.yaml"], &["a", "c", "b"]);
        check(&["c.yaml", "sub", "b.yaml"], &["c", "e", "d", "b"]);
        check(&["sub/d.yaml", ""], &["d", "e", "b", "c", "a"]);
        check(&["sub", "a.yaml", "sub/d.yaml"], &["e", "d", "a"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_first_look_is_at_the_first(files in prop::collection::vec(a_file(), 1..20)) {
            let name = |(i, text)| (format!("f{i}.yaml"), text);
            order(&files.into_iter().enumerate().map(name).collect::<Vec<_>>());
        }
    }

    /// A briefing with its fields in any order, some of them missing, wrong or far down.
    fn a_file() -> impl Strategy<Value = String> {
        let day = prop_oneof!["201[4-6]-0[1-3]", "201[4-6]", Just("soon".to_owned())];
        let field = prop_oneof![
            day.prop_map(|day| format!("as_of: {day}\n")),
            "id: [a-z]{1,2}\n",
            Just("#\n".repeat(HEAD / 2)),
            Just("bluf: as_of is a day\n".to_owned()),
        ];
        let fields = prop::collection::vec(field, 0..3);
        fields.prop_map(|fields| {
            let mut known = std::collections::HashSet::new();
            let once = fields
                .into_iter()
                .filter(|field| known.insert(field[..2].to_owned()));
            format!("title: t\n{}events: [e]\n", once.collect::<String>())
        })
    }
}
