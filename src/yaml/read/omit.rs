//! How a walk leaves out what it is told to omit.

use std::borrow::Cow;

use super::Reader;
use crate::briefing::prose::link::WikiLink;
use crate::diagnostic::problems;
use crate::source::Span;
use crate::yaml::omit::{Omission, Omit, Own};
use crate::yaml::shape::{Field, Form};

/// What stands in place of a link without words of its own.
const WITHHELD: &str = "(withheld)";

/// How far a walk had come when it entered a record.
pub(super) struct Mark {
    links: usize,
    problems: problems::Mark,
    criteria: usize,
    retired: usize,
    omitted: usize,
    unread: usize,
}

impl<'s> Reader<'s> {
    /// The same walk, which leaves something out.
    #[must_use]
    pub(crate) fn omitting(mut self, omit: &'s dyn Omit) -> Self {
        self.omit = Some(omit);
        self
    }

    /// Whether anything is left out at all.
    pub(super) fn omits_any(&self) -> bool {
        self.omit.is_some()
    }

    /// Whether nothing may be heard of what an id names.
    pub(super) fn omits(&self, id: &str) -> bool {
        self.omit.is_some_and(|omit| omit.names(id))
    }

    /// Whether a record is left out for what it says of itself.
    pub(super) fn omits_record(&self, own: &Own) -> bool {
        self.omit.is_some_and(|omit| omit.record(own))
    }

    /// Whether a field is left out: one that is for the speaker only.
    pub(super) fn omits_field(&self, field: &Field) -> bool {
        field.private && self.omit.is_some()
    }

    /// Notes that something was left out.
    pub(super) fn leave_out(&mut self, span: Span) {
        let field = self.field();
        self.omitted.push(Omission {
            from: self.entry.clone(),
            field,
            span,
        });
    }

    /// Leaves out what says this of itself, if that is to be left out. Says whether it is.
    pub(crate) fn leaves_out(&mut self, own: &Own, span: Span) -> bool {
        let is_left_out = self.omits_record(own);
        if is_left_out {
            self.leave_out(span);
        }
        is_left_out
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            links: self.links.len(),
            problems: self.problems.mark(),
            criteria: self.criteria.len(),
            retired: self.retired.len(),
            omitted: self.omitted.len(),
            unread: self.unread.len(),
        }
    }

    /// Whether something was found to be wrong since.
    pub(super) fn has_found(&self, since: &Mark) -> bool {
        self.problems.first(&since.problems).is_some()
    }

    /// Whether something was left out since.
    pub(super) fn has_left_out(&self, since: &Mark) -> bool {
        self.omitted.len() > since.omitted
    }

    /// Leaves out a whole record, and forgets what was noted in it.
    pub(super) fn leave_out_record(&mut self, since: &Mark, span: Span) {
        self.links.truncate(since.links);
        self.problems.back_to(&since.problems);
        self.criteria.truncate(since.criteria);
        self.retired.truncate(since.retired);
        self.omitted.truncate(since.omitted);
        self.unread.truncate(since.unread);
        self.leave_out(span);
    }

    /// Words without the links that are left out: those with words of their own keep them, the others say that
    /// something is withheld.
    pub(crate) fn without_omitted<'t>(&self, text: &'t str, form: Form) -> Cow<'t, str> {
        let Some(omit) = self.omit else {
            return Cow::Borrowed(text);
        };
        let mut links = form.each_link(text).filter(|link| omit.names(&link.target));
        let Some(first) = links.next() else {
            return Cow::Borrowed(text);
        };
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        for link in std::iter::once(first).chain(links) {
            out.push_str(&text[done..link.range.start]);
            out.push_str(&stand_in(text, &link, form));
            done = link.range.end;
        }
        out.push_str(&text[done..]);
        Cow::Owned(out)
    }
}

/// What stands in place of a link: its own words as they are written, with their markup.
fn stand_in<'t>(text: &'t str, link: &WikiLink, form: Form) -> Cow<'t, str> {
    if link.shown.is_some() {
        let end = link.range.end.saturating_sub("]]".len());
        let written = text.get(link.target_range.end..end).unwrap_or_default();
        let words = written.split_once('|').map_or("", |(_, words)| words);
        return Cow::Borrowed(words.trim());
    }
    // Between letters a star is a star.
    let before = text[..link.range.start].chars().next_back();
    let after = text[link.range.end..].chars().next();
    let in_word = [before, after]
        .into_iter()
        .flatten()
        .any(char::is_alphanumeric);
    if form == Form::Prose && !in_word {
        Cow::Owned(format!("*{WITHHELD}*"))
    } else {
        Cow::Borrowed(WITHHELD)
    }
}
