//! Problems that an author means to leave as they are: `x-allow: {code: why}`, in an entry or at the top of a file.
//!
//! Which problems these are, whoever finds them decides; here is what was written. No page shows any of it.

use super::Reader;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::words::short::short;
use crate::words::suggest;
use crate::yaml::allowed::Allowed;
use crate::yaml::tree::{Kind, Node};

const FORM: &str = "write it as `x-allow: {code: why it may stay}`";

impl Reader<'_> {
    /// Notes what stands under `x-allow`, for these bytes or, where there are none, for the whole file.
    pub(crate) fn allow(&mut self, node: &Node<'_>, within: Option<Span>) {
        match &node.kind {
            Kind::Map(pairs) => {
                for (key, why) in pairs {
                    if self.allow_one(key, within) && why.is_empty() {
                        let help = "write why this problem may stay, behind the colon";
                        self.bad_allow(key.span, "an exception without a reason", help);
                    }
                }
            }
            Kind::Seq(items) => {
                let known: Vec<bool> = items
                    .iter()
                    .map(|item| self.allow_one(item, within))
                    .collect();
                if known.contains(&true) {
                    self.bad_allow(node.span, "exceptions without reasons", FORM);
                }
            }
            Kind::Scalar { .. } if node.is_null() => {}
            Kind::Scalar { .. } => {
                if self.allow_one(node, within) {
                    self.bad_allow(node.span, "an exception without a reason", FORM);
                }
            }
        }
    }

    /// Notes a code, and says whether it is one.
    fn allow_one(&mut self, name: &Node<'_>, within: Option<Span>) -> bool {
        let written = name.text().unwrap_or_default().trim();
        if let Some(code) = Code::from_name(written) {
            self.allowed.push(Allowed {
                code,
                at: name.span,
                within,
            });
            return true;
        }
        if !self.omits_any() && self.keeps(Code::BadAllow, name.span) {
            let message = format!("no problem has the code `{}`", short(written));
            let known = Code::ALL.iter().map(|code| code.name());
            let elsewhere = || "the code of a problem stands behind it, as `[dangling]`".to_owned();
            let suggestion = suggest::or(written, known, elsewhere);
            self.report_word(Code::BadAllow, name.span, &message, written, &suggestion);
        }
        false
    }

    /// Says how an exception is to be written. Where something is withheld that was said over the whole already.
    fn bad_allow(&mut self, span: Span, message: &str, help: &str) {
        if !self.omits_any() {
            self.report(Code::BadAllow, span, message, help);
        }
    }
}
