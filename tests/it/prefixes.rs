//! A file that is cut off anywhere still shows what was complete.
//!
//! Every prefix of `briefings/sony-hack.yaml` is loaded, cut after each of its bytes, also inside a character. Nothing
//! may panic, and each entry whose last line has ended before the cut must come out exactly as from the whole file.
//!
//! Loading 84,000 texts of up to 84 KB takes some minutes of optimised code, so the default test shortens what stands
//! before the cut: a text is a title, the key of the section, the entry before the one that is cut, and that entry up
//! to the cut. What is left out are siblings that are closed at that point; that they do not matter is tested by
//! loading whole prefixes at every 1009th byte (a prime, so that it falls on every place of a line) and at the ends of
//! all sections, and by the ignored test, which takes every prefix as a whole:
//!
//! `cargo test --release --test it -- --ignored prefixes`

use std::fmt::Debug;
use std::ops::Range;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use bluf::facade::{
    Bases, Briefing, Collections, Content, Header, Library, Loaded, SourceFile, load,
};

const SHARED: &str = include_str!("../../briefings/shared.yaml");
const TEXT: &str = include_str!("../../briefings/sony-hack.yaml");
const HEAD: &str = "title: t\ntlp: CLEAR\n";

/// A top-level key with the entries below it, as ranges of bytes: from the start of the line of their first key or
/// dash to the end of their last line. A field of the header has none.
struct Section {
    name: &'static str,
    start: usize,
    /// The end of its last line.
    end: usize,
    entries: Vec<Range<usize>>,
}

static BASES: LazyLock<Bases> = LazyLock::new(|| {
    match load(&SourceFile::named("shared.yaml", SHARED), &Bases::default()).content {
        Content::Shared(_, bases) => bases,
        other => panic!("not a library file: {other:?}"),
    }
});

static WHOLE: LazyLock<Briefing> = LazyLock::new(|| briefing(TEXT).unwrap());

static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| {
    let mut sections: Vec<Section> = Vec::new();
    let mut start = 0;
    for line in TEXT.split_inclusive('\n') {
        let body = line.trim_start();
        let (indent, end) = (line.len() - body.len(), start + line.len());
        let content = !body.is_empty() && !body.starts_with('#');
        match sections.last_mut() {
            _ if content && indent == 0 => {
                let name = line.split(':').next().unwrap();
                sections.push(Section {
                    name,
                    start,
                    end,
                    entries: Vec::new(),
                });
            }
            Some(section) if content => {
                section.end = end;
                if indent == 2 && WHOLE.entries.section(section.name).is_some() {
                    section.entries.push(start..end);
                } else if let Some(entry) = section.entries.last_mut() {
                    entry.end = end;
                }
            }
            _ => {}
        }
        start = end;
    }
    sections
});

/// An entry of the whole file: the section and its place in it.
type EntryAt = (&'static str, usize);

/// Access to entries by section and place, whatever their type.
trait Sections {
    /// How many entries a section has; none for what is no section with entries.
    fn section(&self, name: &str) -> Option<usize>;
    /// The first of an entry's places here, if it came out as it is in `whole`; else what there is instead.
    fn same(&self, whole: &Self, entry: EntryAt, skipped: usize) -> Result<(), String>;
}

impl Sections for Collections {
    fn section(&self, name: &str) -> Option<usize> {
        Some(match name {
            "criteria" => self.criteria.len(),
            "sources" => self.sources.len(),
            "actors" => self.actors.len(),
            "relations" => self.relations.len(),
            "events" => self.events.len(),
            "statements" => self.statements.len(),
            "evidence" => self.evidence.len(),
            "questions" => self.questions.len(),
            "judgements" => self.judgements.len(),
            "options" => self.options.len(),
            "slides" => self.slides.len(),
            _ => return None,
        })
    }

    fn same(&self, whole: &Self, (section, i): EntryAt, skipped: usize) -> Result<(), String> {
        fn check<T: PartialEq + Debug>(
            found: Option<T>,
            expected: Option<T>,
        ) -> Result<(), String> {
            if found == expected && found.is_some() {
                Ok(())
            } else {
                Err(format!("{found:?}\ninstead of {expected:?}"))
            }
        }
        match section {
            "criteria" => check(
                self.criteria.get_index(i - skipped),
                whole.criteria.get_index(i),
            ),
            "sources" => check(
                self.sources.get_index(i - skipped),
                whole.sources.get_index(i),
            ),
            "actors" => check(
                self.actors.get_index(i - skipped),
                whole.actors.get_index(i),
            ),
            "relations" => check(self.relations.get(i - skipped), whole.relations.get(i)),
            "events" => check(self.events.get(i - skipped), whole.events.get(i)),
            "statements" => check(
                self.statements.get_index(i - skipped),
                whole.statements.get_index(i),
            ),
            "evidence" => check(
                self.evidence.get_index(i - skipped),
                whole.evidence.get_index(i),
            ),
            "questions" => check(
                self.questions.get_index(i - skipped),
                whole.questions.get_index(i),
            ),
            "judgements" => check(
                self.judgements.get_index(i - skipped),
                whole.judgements.get_index(i),
            ),
            "options" => check(
                self.options.get_index(i - skipped),
                whole.options.get_index(i),
            ),
            _ => check(self.slides.get(i - skipped), whole.slides.get(i)),
        }
    }
}

fn briefing(text: &str) -> Option<Briefing> {
    let Loaded {
        source,
        content,
        problems,
        ..
    } = load(&SourceFile::named("sony-hack.yaml", text), &BASES);
    for problem in problems {
        assert!(
            problem.place.span.range().end <= source.text().len(),
            "{problem:?}"
        );
    }
    match content {
        Content::Briefing(briefing) => Some(*briefing),
        _ => None,
    }
}

/// The prefix that ends after so many bytes; half a character at its end becomes U+FFFD, as a lenient reader sees it.
fn cut(from: usize, to: usize) -> String {
    String::from_utf8_lossy(&TEXT.as_bytes()[from..to]).into_owned()
}

/// Whether a field of the header came out as it is in the whole file.
fn same_field(found: &Header, whole: &Header, name: &str) -> bool {
    match name {
        "title" => found.title == whole.title,
        "as_of" => found.as_of == whole.as_of,
        "tlp" => found.tlp == whole.tlp,
        "status" => found.status == whole.status,
        "lang" => found.lang == whole.lang,
        "authors" => found.authors == whole.authors,
        "tags" => found.tags == whole.tags,
        "bluf" => found.bluf == whole.bluf,
        "source_summary" => found.source_summary == whole.source_summary,
        // What is for the program is no part of what it says.
        "x-allow" => true,
        other => panic!("{other}: this test should look at it"),
    }
}

/// Looks whether the entries given came out of a text that ends at `at` in the whole file. `skipped` entries of their
/// section are not in the text.
fn check(
    found: Option<&Briefing>,
    text: &str,
    at: usize,
    complete: impl Iterator<Item = EntryAt>,
    skipped: usize,
) {
    for entry in complete {
        let same = found.map_or(Err("nothing".to_owned()), |found| {
            found.entries.same(&WHOLE.entries, entry, skipped)
        });
        if let Err(found) = same {
            panic!(
                "cut after byte {at}: {} {} is\n{found}\nfrom\n{text}",
                entry.0, entry.1
            );
        }
    }
}

/// A whole prefix: every entry and field that is complete before the cut is there.
fn check_whole(at: usize) {
    let text = cut(0, at);
    let found = briefing(&text);
    let complete = SECTIONS.iter().flat_map(|section| {
        let entries = section.entries.iter();
        let ended = entries.take_while(|entry| entry.end <= at).count();
        (0..ended).map(|i| (section.name, i))
    });
    check(found.as_ref(), &text, at, complete, 0);
    let is_field = |section: &&Section| section.entries.is_empty() && section.end <= at;
    for field in SECTIONS.iter().filter(is_field) {
        let same = found
            .as_ref()
            .is_some_and(|found| same_field(&found.header, &WHOLE.header, field.name));
        assert!(same, "cut after byte {at}: `{}`", field.name);
    }
}

/// A prefix without what is closed before the cut: the entry before the one that is cut is there, and this one too
/// once its last line has ended.
fn check_short(section: &Section, at: usize) {
    let Some(i) = section.entries.iter().rposition(|entry| entry.start < at) else {
        let text = format!("{HEAD}{}", cut(section.start, at));
        drop(briefing(&text));
        return;
    };
    let first = i.saturating_sub(1);
    let key = TEXT[section.start..].lines().next().unwrap();
    let text = format!("{HEAD}{key}\n{}", cut(section.entries[first].start, at));
    let complete = (first..=i)
        .filter(|i| section.entries[*i].end <= at)
        .map(|i| (section.name, i));
    check(briefing(&text).as_ref(), &text, at, complete, first);
}

/// Does the same for each number on all cores.
fn each(numbers: &[usize], work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(number) = numbers.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(*number);
                }
            });
        }
    });
}

#[test]
fn the_test_sees_the_entries_that_the_loader_sees() {
    for section in SECTIONS.iter() {
        let loaded = WHOLE.entries.section(section.name).unwrap_or(0);
        assert_eq!(section.entries.len(), loaded, "{}", section.name);
    }
    let entries: usize = SECTIONS.iter().map(|section| section.entries.len()).sum();
    assert!(entries > 200, "{entries}");
}

#[test]
fn every_prefix_keeps_the_entries_before_the_cut() {
    let header = SECTIONS
        .iter()
        .find(|section| !section.entries.is_empty())
        .unwrap()
        .start;
    let all: Vec<usize> = (0..=TEXT.len()).collect();
    each(&all, |at| {
        let section = SECTIONS.iter().rfind(|section| section.start < at);
        match section {
            Some(section) if at > header => check_short(section, at),
            _ => check_whole(at),
        }
    });
}

#[test]
fn whole_prefixes_keep_them_too() {
    let ends = SECTIONS
        .iter()
        .flat_map(|section| [section.start, section.start + 1]);
    let places: Vec<usize> = ends
        .chain((0..TEXT.len()).step_by(1009))
        .chain([TEXT.len()])
        .collect();
    each(&places, |at| {
        check_whole(at);
        let files = [
            SourceFile::named("shared.yaml", SHARED),
            SourceFile::named("sony-hack.yaml", cut(0, at)),
        ];
        let library = Library::load(files.to_vec(), Vec::new());
        assert!(
            bluf::facade::check::problems(&library)
                .iter()
                .all(|problem| !problem.help.is_empty())
        );
    });
}

#[test]
#[ignore = "takes minutes: every prefix as a whole"]
fn every_whole_prefix_keeps_the_entries_before_the_cut() {
    let all: Vec<usize> = (0..=TEXT.len()).collect();
    each(&all, check_whole);
}
