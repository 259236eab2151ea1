//! Leaving out what must not be heard of, as if it were not written: what a walk needs to know for that.
//!
//! A walk may be told to omit: then every id that names something omitted is left out along the shapes, in whatever
//! form it is written, with all that cannot stand without it; and so is every record that is itself not to be shown,
//! and every private field. Nothing of it is reported, linked or decoded; the walk only notes where it was.

use crate::briefing::date::When;
use crate::briefing::tlp::Tlp;
use crate::source::Span;
use crate::words::text::Text;

/// What a walk is to leave out.
pub(crate) trait Omit: Sync {
    /// Whether nothing may be heard of what an id names here.
    fn names(&self, id: &str) -> bool;

    /// Whether a record that says this of itself is left out.
    fn record(&self, own: &Own) -> bool;
}

/// Something that was left out.
#[derive(Debug, Clone)]
pub struct Omission {
    /// The id of the entry that it stood in; empty for the briefing itself.
    pub from: Text,
    /// The field that it stood in, as `attribution.for`.
    pub field: Text,
    /// Its bytes.
    pub span: Span,
}

/// What a record says of itself, whether or not it is whole: with whom it may be shared, and when it was known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Own {
    /// Its marking.
    pub marking: Option<Tlp>,
    /// The narrowest marking of what stands in keys of the author's own: whoever is shown it is shown that.
    pub within: Option<Tlp>,
    /// The day from which it was known, else its date.
    pub date: Option<When>,
}

/// The fields by which a record says when it was known: the first that it has.
pub(crate) const KNOWN: [&str; 2] = ["known_since", "date"];

impl Own {
    /// What is known of something that cannot be read: that it may be shared with nobody else.
    pub fn unreadable() -> Self {
        Self {
            marking: Some(Tlp::Unreadable),
            ..Self::default()
        }
    }

    /// The marking of all that it says, in a file with a marking.
    pub fn within(&self, file: Option<Tlp>) -> Option<Tlp> {
        let own = self.marking.max(file);
        // What is not marked is not made CLEAR by what stands in it.
        let inner = self.within.map(|inner| Tlp::of_all([own, Some(inner)]));
        inner.unwrap_or(own)
    }

    /// Takes in a marking that stands inside, where none can stand, in a file with a marking. It makes what is marked
    /// narrower; what nobody marked, it marks only where it is narrower than that.
    pub fn take_in(&mut self, inner: Tlp, file: Option<Tlp>) {
        let own = self.marking.max(file);
        if Tlp::of_all([own, Some(inner)]).is_some() {
            self.narrow(inner);
        }
    }

    /// Makes the marking narrower, never wider.
    pub fn narrow(&mut self, tlp: Tlp) {
        self.marking = self.marking.max(Some(tlp));
    }
}

/// The words of a text that have the form of an id or a reference, with their bytes.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-./".contains(c);
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(is_part)?;
        let length = text[start..].find(|c| !is_part(c));
        from = length.map_or(text.len(), |length| start + length);
        let token = text[start..from].trim_end_matches(['-', '.', '/']);
        Some((token, Span::new(start, start + token.len())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_in_any_words() {
        let found: Vec<&str> = tokens("[[a-b|it]], one/two.x. (c)")
            .map(|(t, _)| t)
            .collect();
        assert_eq!(found, ["a-b", "it", "one/two.x", "c"]);
    }
}
