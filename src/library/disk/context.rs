//! What files that are named rest on in their folders: the library files there, and the briefings that they name, those
//! that these name, and so on. All else in a folder is not read: there may be much of it.
//!
//! A briefing is named by its id, alone or with an entry behind it (`sony-hack/fbi`): in a field, a list or running text.
//! Whatever word is that id counts; what is read without need is not shown.

use std::collections::{HashMap, HashSet};

use super::find::{Candidate, Finding};
use super::head::{Head, first_lines};
use super::open::{self, Opened};
use super::take::MANY;
use crate::library::reading::files::in_parallel;
use crate::library::standing::Standing;

/// Of what was found, what is needed; at most so many bytes of a file are read.
pub(super) fn needed(found: Finding, most: u64) -> Finding {
    needed_by(found, &|file| text(file, most))
}

/// The same, where the texts of files that are named may be others than those on the disk.
pub(super) fn needed_by(
    mut found: Finding,
    text: &dyn Fn(&Candidate) -> Option<String>,
) -> Finding {
    let is_context = |file: &Candidate| file.standing == Standing::Context;
    let (named, context): (Vec<_>, Vec<_>) =
        found.files.into_iter().partition(|file| !is_context(file));
    found.files = named;
    if context.is_empty() {
        return found;
    }
    let mut folder = Folder::of(&context);
    let mut wanted: HashSet<usize> = folder.shared.iter().copied().collect();
    let mut texts: Vec<String> = found.files.iter().filter_map(text).collect();
    while let Some(read) = texts.pop() {
        for at in folder.take_named(&read) {
            if wanted.insert(at) {
                texts.extend(text(&context[at]));
            }
        }
    }
    let context = context.into_iter().enumerate();
    let needed = context.filter(|(at, _)| wanted.contains(at));
    found.files.extend(needed.map(|(_, file)| file));
    found
}

/// What is in the folders, by its place among the files.
#[derive(Default)]
struct Folder {
    shared: Vec<usize>,
    /// The briefings by their ids and by the names of their files, as long as nobody has named them.
    briefings: HashMap<String, Vec<usize>>,
}

impl Folder {
    fn of(files: &[Candidate]) -> Self {
        let look = |file: &Candidate| {
            let lines = first_lines(file);
            // What cannot be read is needed, too: whoever misses something is to hear of it.
            match lines.is_empty() || lines.contains('\0') {
                true => (Head::Shared, None),
                false => (Head::told(file, &lines), id(&lines)),
            }
        };
        let heads: Vec<(Head, Option<String>)> = if files.len() < MANY {
            files.iter().map(look).collect()
        } else {
            in_parallel(files, look)
        };
        let mut folder = Self::default();
        for (at, (file, (head, id))) in files.iter().zip(heads).enumerate() {
            match head {
                Head::Shared => folder.shared.push(at),
                // Whether it is one of ours only the rest of it may tell.
                Head::Briefing | Head::Foreign => {
                    let stem = file.path.file_stem();
                    let stem = stem.map(|stem| stem.to_string_lossy().into_owned());
                    for name in id.into_iter().chain(stem) {
                        folder.briefings.entry(name).or_default().push(at);
                    }
                }
            }
        }
        folder
    }

    /// The briefings that a text names, and nobody before.
    fn take_named(&mut self, text: &str) -> Vec<usize> {
        let is_between = |letter: char| !letter.is_ascii_alphanumeric() && letter != '-';
        let words = text.split(is_between).filter(|word| !word.is_empty());
        words
            .filter_map(|word| self.briefings.remove(word))
            .flatten()
            .collect()
    }
}

/// The id that the first lines of a briefing give it.
pub(super) fn id(lines: &str) -> Option<String> {
    let id = lines.lines().find_map(|line| line.strip_prefix("id:"))?;
    let id = id.split_whitespace().next()?;
    Some(id.trim_matches(['"', '\'']).to_owned())
}

pub(super) fn text(file: &Candidate, most: u64) -> Option<String> {
    match open::read(&file.path, file.root.as_deref(), most)
        .ok()?
        .opened
    {
        Opened::Text(text, _) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs;

    use super::*;

    /// The names of the files that are read when the first is named.
    fn read(files: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let named = [folder.path().join(files[0].0)];
        let found = needed(Finding::in_context(&named), 1 << 20);
        let names = found
            .files
            .iter()
            .map(|file| file.path.file_name().unwrap());
        names
            .map(|name| name.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn library_files_and_what_is_named_are_read_and_nothing_else() {
        let files = [
            (
                "a.yaml",
                "title: A\nbluf: See [[b/x]] and [[other-id/y]]\nevents: [E]\n",
            ),
            (
                "b.yaml",
                "title: B\nevents: [{see_also: [c/z], title: E}]\n",
            ),
            ("c.yaml", "title: C\nevents: [E]\n"),
            ("d.yaml", "id: other-id\ntitle: D\nevents: [E]\n"),
            ("e.yaml", "title: E\nbluf: '[[a/x]]'\nevents: [E]\n"),
            ("lib.yaml", "kind: library\nactors: {x: X}\n"),
        ];
        assert_eq!(
            read(&files),
            ["a.yaml", "b.yaml", "c.yaml", "d.yaml", "lib.yaml"]
        );
    }
}
