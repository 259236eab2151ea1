//! A long file abridged: the beginning of each of its sections, so that something of it can be shown while it is read.
//!
//! Looks at lines and their indentation only, and never promises that the text is whole or sound: what is loaded from
//! it is for a first look.

/// From how many bytes on a file is long.
const LONG: usize = 256 << 10;
/// How many bytes of a section are kept at most: about a screenful of entries.
const KEPT: usize = 8 << 10;

/// The beginnings of all sections of a long text. Lines stand where they stood: what is left out leaves empty ones.
/// None of a text that is short, or that is not written in sections.
pub(crate) fn abridged(text: &str) -> Option<String> {
    if text.len() < LONG {
        return None;
    }
    let mut out = String::new();
    for section in sections(text) {
        let (kept, rest) = section.split_at(beginning(section));
        out.push_str(kept);
        out.extend(rest.bytes().filter(|b| *b == b'\n').map(char::from));
    }
    (!out.trim_ascii().is_empty()).then_some(out)
}

/// The text in pieces, each from a line with a key that is not indented to the next one.
fn sections(text: &str) -> impl Iterator<Item = &str> {
    let is_key = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '"');
    let mut left = text;
    std::iter::from_fn(move || {
        let lines = left.match_indices('\n').map(|(i, _)| i + 1);
        let mut starts = lines.filter(|i| is_key(&left[*i..]));
        let (section, rest) = left.split_at(starts.next().unwrap_or(left.len()));
        left = rest;
        (!section.is_empty()).then_some(section)
    })
}

/// How many bytes of a section are kept: all, or up to the start of an entry.
fn beginning(section: &str) -> usize {
    if section.len() <= KEPT {
        return section.len();
    }
    let head = &section[..section.floor_char_boundary(KEPT)];
    let starts = head.match_indices('\n').map(|(i, _)| i + 1);
    let mut entries = starts.filter_map(|start| Some((start, indent(&head[start..])?)));
    let Some((first, level)) = entries.next() else {
        return 0;
    };
    let last = entries.rfind(|(_, indent)| *indent == level);
    // What stands before the first entry is sound by itself.
    let least = if level == 0 { 0 } else { first };
    last.map_or(least, |(end, _)| end)
}

/// How far a line is indented; none for one that holds nothing, or no more than a comment.
fn indent(line: &str) -> Option<usize> {
    let words = line.trim_start_matches(' ');
    let is_said = !words.starts_with(['\n', '\r', '#']) && !words.is_empty();
    is_said.then(|| line.len() - words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Bases, Content, load};
    use crate::source::SourceFile;

    fn entries(indent: &str, count: usize) -> String {
        let entry = |i| format!("{indent}- id: e{i}\n{indent}  title: \"Ereignis Nr. {i}: ü\"\n");
        (0..count).map(entry).collect()
    }

    /// How many lines and events are left, and that what is left has no problem.
    fn check(text: &str, least: usize) {
        let short = abridged(text).unwrap_or_default();
        assert!(short.len() < text.len() / 4 && short.len() > KEPT / 2);
        assert_eq!(short.lines().count(), text.lines().count());
        let source = SourceFile::named("a.yaml", short);
        let loaded = load(&source, &Bases::default());
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
        let Content::Briefing(briefing) = loaded.content else {
            unreachable!("{source:?}")
        };
        assert!(briefing.entries.events.len() >= least);
        assert_eq!(briefing.entries.actors.len(), 1);
    }

    #[test]
    fn each_section_keeps_its_beginning_and_each_line_its_place() {
        for indent in ["", "  ", "    "] {
            let events = entries(indent, 20_000);
            let head = "title: T\ntlp: CLEAR\nbluf: >\n  Words.\n\n  More.\n";
            let actors = "actors:\n  a: {name: A}\n";
            check(&format!("{head}events:\n{events}{actors}"), 50);
            check(&format!("{head}{actors}events:\n\n  # first\n{events}"), 50);
        }
    }

    #[test]
    fn a_short_text_and_one_without_sections_are_left_alone() {
        assert_eq!(abridged("title: T\nevents: [a]\n"), None);
        assert_eq!(abridged(&format!("{{title: {}}}", "a".repeat(LONG))), None);
        assert_eq!(abridged(&"\n".repeat(LONG)), None);
    }
}
