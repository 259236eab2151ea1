//! Names in place of ids: what was meant by a word that no entry has as its id, told by the names, other names and ids of
//! those that there are, and by the ids of those that had to be left out. What is suggested is the
//! id of an entry.

mod cited;

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Library;
use super::entry::{Entry, TitleWords};
use crate::briefing::EntryKind;
use crate::briefing::id::{id_from, is_id};
use crate::briefing::prose::title_links;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Cited, Diagnostic};
use crate::load::{Declared, collection_of, is_field};
use crate::words::look_alike::latin;
use crate::words::short::short;
use crate::words::suggest::{self, Patience, Suggestion};
use crate::words::text::Text;

/// The most bytes of a name that is looked up.
const LONG: usize = 256;

/// The most bytes of a name that an id is made of.
const NAME: usize = 24;

/// What stands between several names in one value.
const BETWEEN: [&str; 6] = [",", ";", "&", "/", "+", " and "];

/// A name of an entry.
struct Name<'l> {
    folded: String,
    id: &'l str,
    /// None of a word that is lost with a syntax error, which may be the id of anything.
    kind: Option<EntryKind>,
}

/// The names of all entries in sight of each briefing, gathered when one is first sought there.
pub(crate) struct Sought<'l> {
    library: &'l Library,
    names: HashMap<String, Vec<Name<'l>>>,
    patience: Patience,
}

impl<'l> Sought<'l> {
    pub(crate) fn new(library: &'l Library) -> Self {
        Self {
            library,
            names: HashMap::new(),
            patience: Patience::default(),
        }
    }

    /// What to do about a word that stands for an entry of some kinds, or of any, and is no id that there is; none where
    /// nothing can be told. One entry is not meant, as the word stands in it.
    pub(crate) fn but_for(
        &mut self,
        own: &str,
        briefing: &str,
        written: &str,
        wants: &[EntryKind],
    ) -> Option<Suggestion> {
        if written.len() > LONG || !self.patience.lasts_for(self.library.entries().len()) {
            return None;
        }
        let mut names = self.wanted(briefing, wants);
        names.retain(|name| name.id != own);
        // A word that may be no id at all is meant only where it is written out.
        let sure = names.iter().filter(|name| name.kind.is_some());
        let sure: Vec<&Name<'_>> = sure.copied().collect();
        placed(&sure, written)
            .or_else(|| one(&called(&names, written)))
            .or_else(|| several(&names, written))
            .or_else(|| one(&within(&sure, written)))
            .or_else(|| near(&sure, written))
    }

    fn wanted(&mut self, briefing: &str, wants: &[EntryKind]) -> Vec<&Name<'l>> {
        let library = self.library;
        let names = self
            .names
            .entry(briefing.to_owned())
            .or_insert_with(|| names(library, briefing));
        let is_wanted = |name: &&Name<'l>| {
            wants.is_empty() || name.kind.is_none_or(|kind| wants.contains(&kind))
        };
        names.iter().filter(is_wanted).collect()
    }

    /// What to do about a citation that is none as it stands, and what does it.
    fn cited(&mut self, briefing: &str, cited: &Cited) -> Option<(String, Option<Fix>)> {
        if cited.text.len() > LONG || !self.patience.lasts_for(self.library.entries().len()) {
            return None;
        }
        let names = self.wanted(briefing, &[EntryKind::Source]);
        cited::meant(cited, &|name| match called(&names, name)[..] {
            [id] => Some(id.to_owned()),
            _ => None,
        })
    }

    /// Says of a problem what was meant by its words; false if they are right as they are.
    fn tell(&mut self, briefing: &str, problem: &mut Diagnostic) -> bool {
        let Some(sought) = problem.sought.take() else {
            return true;
        };
        if let Some(cited) = &sought.cited {
            if let Some((help, fix)) = self.cited(briefing, cited) {
                problem.help = Text::line(&help);
                problem.fix = fix;
                return true;
            }
            if cited.is_sound {
                return false;
            }
        }
        let wants = sought.wants.iter();
        let wants: Vec<EntryKind> = wants
            .filter_map(|kind| EntryKind::from_word(kind))
            .collect();
        if let Some(found) = self.but_for(&sought.from, briefing, &sought.words, &wants) {
            let right = found.word.as_deref();
            problem.fix = right.and_then(|id| Fix::respell(&problem.place, &sought.words, id));
            problem.help = Text::line(&found.help);
        } else if let [kind] = wants[..]
            && let Some(help) = self.new_entry(briefing, &sought.words, kind)
        {
            problem.help = Text::line(&help);
        }
        true
    }

    /// The entry to write for a name that nothing has, of the one kind that is wanted. Nobody but the author knows whether
    /// it is a new one, so that this is no fix.
    fn new_entry(&mut self, briefing: &str, name: &str, kind: EntryKind) -> Option<String> {
        let name = name.trim();
        let is_name = name.len() <= NAME && name.chars().all(is_of_name);
        let id = id_from(name).filter(|_| is_name)?;
        let (collection, main) = collection_of(kind)?;
        // It may not be another one's.
        let is_free = self.wanted(briefing, &[]).iter().all(|own| own.id != id);
        is_free.then(|| {
            format!(
                "if it is new, add `{id}: {{{main}: {name}}}` under `{collection}:`, and write its id here"
            )
        })
    }
}

impl Library {
    /// Says of names that stand in place of ids what the ids are.
    pub(super) fn name_sought(&mut self) {
        let mut problems = std::mem::take(&mut self.problems);
        if problems.iter().any(|problem| problem.sought.is_some()) {
            let mut sought = Sought::new(self);
            let files = self.briefings.iter();
            let ids: HashMap<&str, &str> = files
                .map(|file| (file.source.name().as_str(), file.id.as_str()))
                .collect();
            problems.retain_mut(|problem| {
                let briefing = ids.get(problem.place.source.name().as_str());
                sought.tell(briefing.copied().unwrap_or_default(), problem)
            });
        }
        self.problems = problems;
    }
}

/// Whether a letter may be in a name that needs no quotes in YAML.
fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.' | '\'' | '’')
}

/// All that the entries in sight of a briefing are called: by their ids, titles, labels and other names.
fn names<'l>(library: &'l Library, briefing: &str) -> Vec<Name<'l>> {
    let entries = library.in_scope(briefing);
    let entries = entries.filter(|entry| entry.id.item.split('.').all(is_id));
    let all = entries.flat_map(|entry| {
        let label = entry.own_label();
        let id = entry.id.item.as_str();
        let words = std::iter::once(Cow::Borrowed(id))
            .chain([own_title(entry)])
            .chain(label.map(|label| label.as_str().into()))
            .chain(entry.body.aliases().map(|alias| alias.as_str().into()));
        let words = words.filter(|words| words.len() <= LONG);
        let kind = Some(entry.kind());
        words.map(move |words| Name {
            folded: folded(&words),
            id,
            kind,
        })
    });
    all.chain(lost(library, briefing)).collect()
}

/// The title of an entry without its links, which name other entries.
fn own_title(entry: &Entry) -> Cow<'_, str> {
    let written: &str = match entry.body.title() {
        TitleWords::Plain(text) => text,
        TitleWords::Prose(text) => text,
        TitleWords::Quote(_) | TitleWords::None => "",
    };
    if !written.contains("[[") {
        return entry.title.as_str().into();
    }
    let mut words = String::new();
    let mut from = 0;
    for link in title_links(written) {
        words += &written[from..link.range.start];
        from = link.range.end;
    }
    words += &written[from..];
    words.into()
}

/// The ids of entries in sight of a briefing that had to be left out.
fn lost<'l>(library: &'l Library, briefing: &str) -> impl Iterator<Item = Name<'l>> {
    let own = library
        .briefings
        .iter()
        .filter(|file| *file.id == *briefing);
    let own = own.map(|file| (&file.declared, &file.entries));
    let shared = library
        .shared
        .iter()
        .map(|file| (&file.declared, &file.entries));
    let left_out = own.chain(shared).flat_map(|(declared, entries)| {
        let is_left_out = |(id, _): &(&Text, &Declared)| is_id(id) && !entries.contains_key(*id);
        declared.iter().filter(is_left_out)
    });
    let left_out = left_out.filter(|(id, declared)| {
        declared.kind != EntryKind::Hypothesis && !(declared.is_lost() && is_field(id))
    });
    left_out.map(|(id, declared)| Name {
        folded: folded(id),
        id: id.as_str(),
        kind: (!declared.is_lost()).then_some(declared.kind),
    })
}

/// A name without what makes no other name of it: the size of letters, their accents, signs between words, and letters of
/// other scripts that look like Latin ones.
fn folded(name: &str) -> String {
    let letters = name.nfkd().filter(|c| !is_combining_mark(*c));
    let letters: String = letters.map(latin).flat_map(char::to_lowercase).collect();
    let words = letters.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The ids of those that are called so.
fn called<'l>(names: &[&Name<'l>], written: &str) -> Vec<&'l str> {
    let folded = folded(written);
    if folded.is_empty() {
        return Vec::new();
    }
    ids(names.iter().filter(|name| name.folded == folded))
}

/// The ids of those in whose names all words of a shorter one are.
fn within<'l>(names: &[&Name<'l>], written: &str) -> Vec<&'l str> {
    let folded = folded(written);
    if folded.chars().count() < 3 {
        return Vec::new();
    }
    let has_all = |name: &&&Name<'_>| {
        let mut words = folded.split(' ');
        words.all(|word| name.folded.split(' ').any(|own| own == word))
    };
    ids(names.iter().filter(has_all))
}

fn ids<'n, 'l: 'n>(names: impl Iterator<Item = &'n &'n Name<'l>>) -> Vec<&'l str> {
    let mut ids: Vec<&str> = Vec::new();
    for name in names {
        if !ids.contains(&name.id) {
            ids.push(name.id);
        }
        if ids.len() > 3 {
            break;
        }
    }
    ids
}

/// A suggestion of an id, or of few.
fn one(ids: &[&str]) -> Option<Suggestion> {
    let help = match ids {
        [id] => suggest::did_you_mean(id),
        [a, b] => format!("did you mean `{a}` or `{b}`?"),
        [a, b, c] => format!("did you mean `{a}`, `{b}` or `{c}`?"),
        _ => return None,
    };
    let word = (ids.len() == 1).then(|| ids.concat());
    Some(Suggestion { help, word })
}

/// An id with a place behind it, as only a citation has.
fn placed(names: &[&Name<'_>], written: &str) -> Option<Suggestion> {
    let (id, _) = written.split_once('#')?;
    let found = names.iter().find(|name| name.id == id.trim())?;
    let cited = match found.kind {
        Some(EntryKind::Source) => format!("; a place is cited in `sources: {}`", short(written)),
        _ => String::new(),
    };
    Some(Suggestion {
        help: format!("a link takes no place: write `{}`{cited}", found.id),
        word: Some(found.id.to_owned()),
    })
}

/// Several names in one value.
fn several(names: &[&Name<'_>], written: &str) -> Option<Suggestion> {
    let sign = BETWEEN.iter().find(|sign| written.contains(*sign))?;
    let parts = written.split(sign).map(|part| {
        let ids = called(names, part);
        let [id] = ids[..] else { return None };
        Some(id)
    });
    let ids: Vec<&str> = parts.collect::<Option<_>>()?;
    Some(format!("write them as a list: `[{}]`", ids.join(", ")).into())
}

/// The name that is only a slip away, as the id of what has it.
fn near(names: &[&Name<'_>], written: &str) -> Option<Suggestion> {
    let folded = folded(written);
    let known = || names.iter().map(|name| name.folded.as_str());
    let nearest = suggest::nearest(&folded, known())?;
    let found = one(&called(names, nearest))?;
    // Of several that are as near, none is sure to be meant.
    let is_alone = suggest::or(&folded, known(), String::new).word.is_some();
    Some(Suggestion {
        word: found.word.filter(|_| is_alone),
        ..found
    })
}
