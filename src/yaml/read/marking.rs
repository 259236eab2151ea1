//! Markings, which fail closed: of several the narrower counts, and one that is written but cannot be read counts as
//! the narrowest there is. A walk never drops one.

use super::Reader;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::Code;
use crate::words::short::short;
use crate::words::suggest;
use crate::yaml::shape::{Record, Shape};
use crate::yaml::tree::Node;

/// The name of the field in every record that has one.
pub const FIELD: &str = "tlp";

/// The words of a record's marking, each with its meaning; none where it has no marking.
pub fn words(record: &Record) -> Option<&[(String, String)]> {
    match record.fields.get(FIELD).map(|field| &field.shape) {
        Some(Shape::Marking(words)) => Some(words),
        _ => None,
    }
}

/// Whether a key that no field has is meant as a marking, of all the fields that there are.
pub fn is_slip_for<'a>(key: &str, known: impl IntoIterator<Item = &'a str>) -> bool {
    key != FIELD && suggest::nearest(key, known) == Some(FIELD)
}

impl Reader<'_> {
    /// Reads a marking.
    pub fn marking(&mut self, node: &Node<'_>, words: &[(String, String)]) -> Tlp {
        let all = || words.iter().map(|(word, _)| word.as_str());
        if node.is_null() {
            let help = format!("write one of {}", all().collect::<Vec<_>>().join(", "));
            self.report(
                Code::UnknownValue,
                node.span,
                "a marking with nothing in it",
                &help,
            );
            return Tlp::Unreadable;
        }
        let Some(text) = self.scalar(node, &Shape::Marking(Vec::new())) else {
            return Tlp::Unreadable;
        };
        if let Some(tlp) = Tlp::ALL.into_iter().find(|tlp| tlp.word() == text) {
            return tlp;
        }
        match Tlp::meant_by(text) {
            Some(tlp) => {
                let message = format!("`{}` is written `{}`", short(text), tlp.word());
                let help = format!("write `{}`", tlp.word());
                self.report(Code::UnusualValue, node.span, &message, &help);
                tlp
            }
            None => {
                let message = format!("`{}` is no marking, so the narrowest counts", short(text));
                self.report(
                    Code::UnknownValue,
                    node.span,
                    &message,
                    &suggest::help(text, all()),
                );
                Tlp::Unreadable
            }
        }
    }
}
