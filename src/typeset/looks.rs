//! How the words of a page look: a meaning of the theme for each kind, brackets around links, room between things.

use std::borrow::Cow;

use super::line::Styled;
use crate::page::part::{self, Kind, is_row};
use crate::theme::meaning::Meaning;

/// Words as they are set. Those of a page are not copied for it.
pub(crate) type Look<'p> = Vec<Styled<Meaning, Cow<'p, str>>>;

/// A run of one meaning that is no link.
pub(crate) fn styled<'p>(
    text: impl Into<Cow<'p, str>>,
    style: Meaning,
) -> Styled<Meaning, Cow<'p, str>> {
    Styled {
        text: text.into(),
        style,
        link: None,
    }
}

/// The words of a page, where those of no further kind look as `plain`.
pub(crate) fn look(words: &[part::Run], plain: Meaning) -> Look<'_> {
    let mut styled = Vec::with_capacity(words.len() + 2);
    add(words, plain, &mut styled);
    styled
}

/// Puts such words behind others. Only links within sentences have a colour of their own: rows of names would be walls.
pub(crate) fn add<'p>(words: &'p [part::Run], plain: Meaning, out: &mut Look<'p>) {
    let name = if is_row(words) { plain } else { Meaning::Link };
    for run in words {
        match run.link {
            Some(_) => out.extend(linked(run, name)),
            None if run.kind == Kind::Apart => out.push(styled("  ", Meaning::Text)),
            None => out.push(styled(run.text.as_str(), meaning(run.kind, plain))),
        }
    }
}

fn linked(run: &part::Run, name: Meaning) -> [Styled<Meaning, Cow<'_, str>>; 3] {
    let piece = |text, style| Styled {
        text: Cow::Borrowed(text),
        style,
        link: run.link,
    };
    [
        piece("[", Meaning::LinkMark),
        piece(&run.text, name),
        piece("]", Meaning::LinkMark),
    ]
}

fn meaning(kind: Kind, plain: Meaning) -> Meaning {
    match kind {
        Kind::Plain | Kind::Apart => plain,
        Kind::Emphasis => Meaning::Emphasis,
        Kind::Strong | Kind::Grade | Kind::Marking => Meaning::Strong,
        Kind::Code => Meaning::Code,
        Kind::Quote => Meaning::Quote,
        Kind::Aside | Kind::Label => Meaning::Dim,
        Kind::Date | Kind::Later => Meaning::Date,
        Kind::Good => Meaning::Good,
        Kind::Bad => Meaning::Bad,
        Kind::Disputed => Meaning::Disputed,
        Kind::Likelihood => Meaning::Likelihood,
        Kind::Confidence => Meaning::Confidence,
        Kind::Ours => Meaning::Ours,
        Kind::Caution | Kind::Dead => Meaning::Warning,
    }
}
