//! Wiki links in plain titles, which have no other markup.

use super::block::Inline;
use super::build;
use super::link::WikiLink;
use super::source::is_target;
use crate::work;

pub(super) fn inlines(text: &str) -> Vec<Inline> {
    let mut line = Vec::new();
    let mut done = 0;
    for link in links(text) {
        build::push_text(&mut line, &text[done..link.range.start]);
        done = link.range.end;
        line.push(Inline::Wiki {
            target: link.target,
            shown: link.shown,
        });
    }
    build::push_text(&mut line, &text[done..]);
    line
}

/// A link is a `]]` with the nearest `[[` before it. Each byte is looked at twice at most.
pub(super) fn links(text: &str) -> impl Iterator<Item = WikiLink> {
    let mut from = 0;
    let pairs = std::iter::from_fn(move || {
        let end = from + text[from..].find("]]")?;
        work::count(end - from);
        let open = text[from..end].rfind("[[").map(|open| from + open);
        from = end + 2;
        Some((open, end + 2))
    });
    pairs.filter_map(|(open, end)| link(text, open?, end))
}

fn link(text: &str, start: usize, end: usize) -> Option<WikiLink> {
    let body = &text[start + 2..end - 2];
    let (written, shown) = match body.split_once('|') {
        Some((written, shown)) => (written, shown.trim()),
        None => (body, ""),
    };
    let target = written.trim();
    let target_start = start + 2 + (written.len() - written.trim_start().len());
    is_target(target).then(|| WikiLink {
        range: start..end,
        target_range: target_start..target_start + target.len(),
        target: target.to_owned(),
        shown: (!shown.is_empty()).then(|| shown.to_owned()),
    })
}
