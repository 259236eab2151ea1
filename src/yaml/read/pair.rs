//! Records of two fields that are written as words, as people say it: `suspected to be part of gru`.

use super::Reader;
use crate::briefing::words::is_reference;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::words::short::short;
use crate::yaml::phrase::phrase;
use crate::yaml::shape::Record;
use crate::yaml::tree::{Kind, Node};

impl Reader<'_> {
    /// What is meant by a text that says more than a kind and a target, which is reported.
    pub(super) fn phrase<'n>(
        &mut self,
        node: &Node<'n>,
        text: &str,
        record: &Record,
    ) -> Option<Node<'n>> {
        let phrase = phrase(text, record).filter(|phrase| phrase.written != phrase.words)?;
        if phrase.to.is_empty() {
            return None;
        }
        if is_reference(phrase.to) && self.keeps(Code::UnusualValue, node.span) {
            let right = phrase.right();
            let message = format!("`{}` is not one of the usual values", short(phrase.written));
            let help = format!("write `{right}`");
            let place = self.place(node.span);
            let fix = Fix::rewrite(&place, &right);
            let problem = Diagnostic::new(Code::UnusualValue, place, &message, &help);
            self.problems.push(problem.mended_by(fix));
        }
        // Its letters may stand in the words before it, too.
        let before = self.find(phrase.written, node.span, node.span.start);
        let from = if before == node.span {
            before.start
        } else {
            before.end
        };
        let to = self.find(phrase.to, node.span, from);
        let mut pairs = vec![
            (
                Node::named("kind", node.span),
                Node::named(phrase.kind, node.span),
            ),
            (Node::named("to", to), Node::named(phrase.to, to)),
        ];
        pairs.extend(phrase.status.map(|status| {
            let status = Node::named(status.word(), node.span);
            (Node::named("status", status.span), status)
        }));
        let kind = Kind::Map(pairs);
        let span = node.span;
        Some(Node { span, kind })
    }

    /// The kind in words and how it stands, of a key that says both, which is reported.
    pub(super) fn key_phrase<'n>(
        &mut self,
        key: &Node<'n>,
        value: &Node<'_>,
        record: &Record,
    ) -> Option<(Node<'n>, Option<Node<'n>>)> {
        let text = key.text()?;
        let mut phrase = phrase(text, record).filter(|phrase| phrase.written != phrase.words)?;
        if !phrase.to.is_empty() {
            return None;
        }
        phrase.to = value.text().unwrap_or("…");
        let message = format!("`{}` is not one of the usual values", short(text));
        let help = format!("write `{}`", phrase.right());
        self.report(Code::UnusualValue, key.span, &message, &help);
        let status = phrase
            .status
            .map(|status| Node::named(status.word(), key.span));
        Some((Node::named(phrase.kind, key.span), status))
    }
}
