//! Keeping a choice in the configuration: one value of the text changes, and nothing else.

use std::sync::Arc;

use super::{Configuration, VERSION, scalar};
use crate::source::SourceFile;
use crate::words::text::Text;
use crate::yaml::tree::{Indentation, Kind, Node, parse};

/// The text of a configuration, which may not be there yet, with another theme; none where that cannot be done without
/// touching more, as in a file that is no map or that has a syntax error.
pub(crate) fn theme(text: Option<&str>, name: &str) -> Option<String> {
    match text {
        Some(text) => with_theme(&SourceFile::named("config.yaml", text), name),
        None => Some(only_theme(name)),
    }
}

fn with_theme(source: &Arc<SourceFile>, name: &str) -> Option<String> {
    let text = source.text();
    let changed = match parse(text, Indentation::Lenient).ok()?.root {
        None => at_end(text, name),
        Some(Node {
            kind: Kind::Map(pairs),
            ..
        }) => match pairs.iter().find(|(key, _)| key.text() == Some("theme")) {
            Some((key, value)) => in_place(text, key, value, name)?,
            None => beside_others(text, pairs.first()?, name)?,
        },
        Some(_) => return None,
    };
    is_kept(source, &changed, name).then_some(changed)
}

/// In place of the value, or behind the colon where there is none.
fn in_place(text: &str, key: &Node<'_>, value: &Node<'_>, name: &str) -> Option<String> {
    let span = value.span.range();
    let colon = key.span.range().end + text.get(key.span.range().end..)?.find(':')? + 1;
    let (span, gap) = if span.is_empty() {
        (colon..colon, " ")
    } else {
        (span, "")
    };
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    Some(format!("{before}{gap}{}{after}", scalar(name)))
}

/// A configuration that says nothing but the theme.
fn only_theme(name: &str) -> String {
    format!("version: {VERSION}\ntheme: {}\n", scalar(name))
}

/// There are no more than comments.
fn at_end(text: &str, name: &str) -> String {
    let end = line_end(text);
    let gap = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        end
    };
    format!("{text}{gap}theme: {}{end}", scalar(name))
}

/// How the lines of a text end, as far as its first one tells.
fn line_end(text: &str) -> &'static str {
    let first = text.split_inclusive('\n').next();
    match first {
        Some(line) if line.ends_with("\r\n") => "\r\n",
        _ => "\n",
    }
}

/// Behind the line of the version, or else before the first key.
fn beside_others(text: &str, first: &(Node<'_>, Node<'_>), name: &str) -> Option<String> {
    let (first, value) = first;
    let at = if first.text() == Some("version") {
        let end = value.span.range().end;
        let rest = text.get(end..)?;
        rest.find('\n').map(|line| end + line + 1)
    } else {
        let start = first.span.range().start;
        Some(text.get(..start)?.rfind('\n').map_or(0, |line| line + 1))
    };
    let Some(at) = at else {
        return Some(at_end(text, name));
    };
    Some(format!(
        "{}theme: {}{}{}",
        text.get(..at)?,
        scalar(name),
        line_end(text),
        text.get(at..)?
    ))
}

/// Whether the changed text says the same as the one before, but for the theme.
fn is_kept(source: &Arc<SourceFile>, changed: &str, name: &str) -> bool {
    let before = Configuration::read(source);
    let after = Configuration::read(&SourceFile::named(source.name(), changed));
    let mut wanted = before.written;
    wanted.theme = Some(Text::line(name));
    let broken = after.problems.len() > before.problems.len();
    after.written == wanted && !broken
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(yaml: &str, changed: Option<&str>) {
        let source = SourceFile::named("config.yaml", yaml);
        assert_eq!(with_theme(&source, "ember").as_deref(), changed, "{yaml}");
    }

    #[test]
    fn a_theme_that_stands_there_is_replaced_in_its_place() {
        check(
            "# mine\ntheme: dark  # calm\ndates: long\n",
            Some("# mine\ntheme: ember  # calm\ndates: long\n"),
        );
        check("theme: 'solarized-dark'", Some("theme: ember"));
        check(
            "{theme: dark, dates: long}",
            Some("{theme: ember, dates: long}"),
        );
        check("theme:\ndates: long\n", Some("theme: ember\ndates: long\n"));
        check(
            "theme: dark\r\ndates: long\r\n",
            Some("theme: ember\r\ndates: long\r\n"),
        );
    }

    #[test]
    fn a_theme_that_does_not_goes_to_the_top() {
        check("", Some("theme: ember\n"));
        check("# nothing yet", Some("# nothing yet\ntheme: ember\n"));
        check(
            "version: 1   # first\nkeys:\n  browse:\n    x: quit\n",
            Some("version: 1   # first\ntheme: ember\nkeys:\n  browse:\n    x: quit\n"),
        );
        check(
            "# mine\n\ndates: long\n",
            Some("# mine\n\ntheme: ember\ndates: long\n"),
        );
        check("version: 1", Some("version: 1\ntheme: ember\n"));
    }

    #[test]
    fn lines_end_as_they_did() {
        check("dates: long\r\n", Some("theme: ember\r\ndates: long\r\n"));
        check(
            "version: 1\r\ndates: long\r\n",
            Some("version: 1\r\ntheme: ember\r\ndates: long\r\n"),
        );
        check("# mine\r\n", Some("# mine\r\ntheme: ember\r\n"));
        check("# a\r\n# b", Some("# a\r\n# b\r\ntheme: ember\r\n"));
    }

    #[test]
    fn what_cannot_be_changed_alone_is_left_alone() {
        check("- a list\n", None);
        check("{dates: long}", None);
        check("dates: [long\n", None);
    }

    #[test]
    fn the_first_configuration_says_no_more_than_it_must() {
        assert_eq!(only_theme("my own"), "version: 1\ntheme: \"my own\"\n");
    }

    proptest! {
        #[test]
        fn whatever_is_changed_reads_the_same_but_for_the_theme(
            lines in proptest::collection::vec("(version: 1|theme: [a-z]{1,4}|dates: long|mouse: (true|no)|watch: (poll|false)|# x|editor: \\[a, b\\]| |keys: \\{browse: \\{x: quit\\}\\})", 0..6),
            name in "[a-zA-Z0-9 '\":#é-]{1,8}",
        ) {
            let source = SourceFile::named("config.yaml", lines.join("\n"));
            if let Some(changed) = with_theme(&source, &name) {
                let before = Configuration::read(&source).written;
                let after = Configuration::read(&SourceFile::named("config.yaml", changed)).written;
                prop_assert_eq!(&after.theme, &Some(Text::line(&name)));
                prop_assert_eq!((after.dates, after.mouse, after.watch, after.editor, after.keys), (before.dates, before.mouse, before.watch, before.editor, before.keys));
            }
        }
    }
}
