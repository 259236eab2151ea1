//! Records: maps with known fields.

use std::borrow::Cow;

use super::{Reader, Stands, own};
use crate::briefing::date::When;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::words::short::short;
use crate::words::suggest::{self, Suggestion};
use crate::yaml::marking;
use crate::yaml::omit::{KNOWN, Own};
use crate::yaml::pairs::{FirstKeys, Pair, Pairs};
use crate::yaml::shape::{Field, Record, Shape};
use crate::yaml::tree::{Kind, Node};
use crate::yaml::value::Value;

/// What the keys of an author's own start with, and the field in which they come to the types.
const FREE: &str = "x-";

/// A record that is being read.
struct Fields<'n> {
    /// The values that are sound.
    out: Vec<(Cow<'n, str>, Value<'n>)>,
    /// The names of the fields that it has.
    given: Vec<&'n str>,
    /// The words of its marking; none where it has no such field.
    markings: Option<&'static [(String, String)]>,
    /// The fields that keys with a slip in them are meant for.
    slips: Vec<&'static str>,
    /// What it says of itself.
    own: Own,
    /// The keys of the author's own.
    free: Vec<(Cow<'n, str>, Value<'n>)>,
    /// Whether the value that is read was cut by a comma, which is told with what it cut off.
    is_cut: bool,
    /// Whether nothing that it must have is wrong.
    whole: bool,
    /// Whether something that it must have was left out.
    bare: bool,
}

impl Reader<'_> {
    /// Reads the fields of a record, which stands at `name`.
    pub(super) fn fields<'n>(
        &mut self,
        node: &'n Node<'_>,
        record: &'static Record,
        stands: Stands,
        name: Span,
    ) -> Option<Value<'n>> {
        let pairs: Pairs<'_, '_> = match &node.kind {
            Kind::Map(pairs) => pairs,
            Kind::Scalar { .. } if node.is_null() => &[],
            _ if self.lone_word(node, record) => return None,
            _ => {
                self.nested_link_or_type(
                    node,
                    &format!("{} is a map of fields", suggest::one(&record.name)),
                    "write its fields as `key: value`",
                );
                return None;
            }
        };
        if node.is_null() && self.swallowed(name) {
            return None;
        }
        let start = self.mark();
        let firsts = FirstKeys::new(pairs);
        self.turned = self.other_side(record, &firsts);
        let is_marked = self.path.is_empty() && marking::words(record).is_some();
        let mut fields = Fields {
            out: Vec::with_capacity(pairs.len()),
            given: Vec::new(),
            slips: Vec::new(),
            markings: marking::words(record),
            own: Own {
                marking: self.section.filter(|_| is_marked),
                ..Own::default()
            },
            free: Vec::new(),
            is_cut: false,
            whole: true,
            bare: false,
        };
        for (nth, pair) in pairs.iter().enumerate() {
            fields.is_cut = pairs.get(nth + 1).is_some_and(|next| self.is_rest(next));
            self.pair(pair, &firsts, record, stands, &mut fields);
            if pair.0.text().is_some_and(own::is_for_program) {
                let start = name.start.min(node.span.start);
                let within = Span {
                    start,
                    end: node.span.end.max(name.end),
                };
                self.allow(&pair.1, Some(within));
            }
        }
        if let Some(inner) = self.inner.filter(|_| is_marked) {
            fields.own.take_in(inner, self.file);
        }
        let mut is_whole = || self.complete(record, &fields, (node.span, name));
        fields.whole &= stands == Stands::OnBase || is_whole();
        fields.say();
        // What has nothing left, or lacks what it must have, cannot stand.
        let is_left = !fields.out.is_empty() || stands == Stands::OnBase;
        let bare = fields.bare || !is_left && self.has_left_out(&start);
        if bare || self.omits_record(&fields.own) {
            self.leave_out_record(&start, node.span);
            return None;
        }
        if self.path.is_empty() {
            self.own = fields.own;
        }
        fields.whole.then_some(Value::Map(fields.out))
    }

    fn pair<'n>(
        &mut self,
        pair: &'n Pair<'_>,
        firsts: &FirstKeys<'_, '_>,
        record: &'static Record,
        stands: Stands,
        fields: &mut Fields<'n>,
    ) {
        let (key, value) = pair;
        let name = self.key(pair, firsts);
        let is_marking = key.text() == Some(marking::FIELD);
        if let Some(words) = fields.markings.filter(|_| is_marking) {
            // Each counts, also a repetition.
            let tlp = self.marking(value, words);
            return fields.own.narrow(tlp);
        }
        let Some(name) = name else { return };
        if name.starts_with(FREE) {
            // Only what may have a marking has a page.
            if fields.markings.is_none() || own::is_for_program(name) {
                self.unshown.push(value.span);
            } else {
                let within = own::marking(value);
                if let Some(free) = self.own_field(name, value, within) {
                    fields.own.within = fields.own.within.max(within);
                    fields.free.push(free);
                }
            }
            return;
        }
        let Some((known, field)) = record.fields.get_key_value(name) else {
            // One slip is one report: what it was meant for is not missing, too.
            let slips = self.unknown_key(pair, name, record, firsts);
            let all = slips.iter().copied();
            for meant in all.chain(slips.is_empty().then_some("")) {
                self.pass_over(meant, value.span);
            }
            fields.slips.extend(slips);
            let names = record.fields.keys().map(String::as_str);
            if fields.markings.is_some() && marking::is_meant_by(name, names) {
                fields.own.narrow(Tlp::Unreadable);
            }
            return;
        };
        if value.is_null() && self.swallowed(key.span) {
            fields.slips.push(known);
            self.pass_over(known, value.span);
            return;
        }
        // What is required and empty is not given; a library file may have it.
        let is_wanted = field.required || record.either.iter().any(|either| either == name);
        if is_wanted && value.is_empty() {
            if self.is_tag_alone(value) {
                fields.slips.push(known);
            }
            return;
        }
        if fields.is_cut && !is_of_text(&field.shape) {
            fields.slips.push(known);
            return;
        }
        self.date_in_words(pair, firsts, record);
        fields.given.push(name);
        let before = self.mark();
        self.takes_words = name == "date" && record.fields.contains_key("when");
        let read = self.field_value(value, known, field);
        let has_lost = self.has_left_out(&before);
        if self.has_found(&before) {
            self.pass_over(known, value.span);
        }
        match read {
            Some(read) if !has_lost || !is_empty_list(&read) => {
                fields.out.push((known.as_str().into(), read));
            }
            _ if has_lost => {
                let is_needed = field.required || field.whose || record.either.contains(known);
                fields.bare |= is_needed || stands == Stands::Owned && known == "from";
            }
            _ => fields.whole &= !field.required,
        }
    }

    /// Reports a date that stands where the words of a source go.
    fn date_in_words(
        &mut self,
        (key, value): &Pair<'_>,
        firsts: &FirstKeys<'_, '_>,
        record: &Record,
    ) {
        let is_date = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_digit()) && When::parse(text).is_ok()
        };
        let is_words = key.text() == Some("when") && record.fields.contains_key("date");
        if !is_words || firsts.of("date").is_some() || !value.text().is_some_and(is_date) {
            return;
        }
        let suggestion = Suggestion {
            help: "write it as `date`".to_owned(),
            word: Some("date".to_owned()),
        };
        let message = "`when` keeps the words of a source where it gives no date";
        self.report_word(Code::UnusualValue, key.span, message, "when", &suggestion);
    }

    fn field_value<'n>(
        &mut self,
        value: &'n Node<'_>,
        name: &'static str,
        field: &'static Field,
    ) -> Option<Value<'n>> {
        self.path.push(name);
        let read = if self.omits_field(field) {
            self.leave_out(value.span);
            None
        } else {
            self.value(value, &field.shape, field)
        };
        self.path.pop();
        read
    }

    /// Whether a record has what it must have; what it lacks is told, unless there is a key with a slip in it for that.
    fn complete(&mut self, record: &Record, fields: &Fields<'_>, at: (Span, Span)) -> bool {
        let Fields { given, slips, .. } = fields;
        let (whole, name) = at;
        let missing = |key: &String| !given.contains(&key.as_str());
        let lacking: Vec<&String> = record
            .fields
            .iter()
            .filter(|(key, field)| field.required && missing(key))
            .map(|(key, _)| key)
            .collect();
        let neither = !record.either.is_empty() && record.either.iter().all(missing);
        if lacking.is_empty() && !neither {
            return true;
        }
        let is_parted = self.is_parted(whole);
        let is_slip = |key: &String| is_parted || slips.contains(&key.as_str());
        for key in lacking.iter().filter(|key| !is_slip(key)) {
            let renamed = self.renamed.as_ref().filter(|_| self.path.is_empty());
            let help = match renamed {
                Some(now) => format!(
                    "write it under `{}`, which is now the id of the shared {}, or add `{key}`",
                    short(now),
                    record.name
                ),
                None => format!("add `{key}`: {}", aside(&record.fields[*key].doc)),
            };
            self.report(
                Code::MissingField,
                name,
                &format!("this {} has no `{key}`", record.name),
                &help,
            );
        }
        if neither && !record.either.iter().any(is_slip) {
            let names = |word: &str| format!("`{}`", record.either.join(&format!("` {word} `")));
            self.report(
                Code::MissingField,
                name,
                &format!("this {} has neither {}", record.name, names("nor")),
                &format!("add {}", names("or")),
            );
        }
        false
    }
}

impl Fields<'_> {
    /// Takes down what the record says of itself.
    fn say(&mut self) {
        if let Some(tlp) = self.own.marking {
            self.out.push((marking::FIELD.into(), tlp.word().into()));
        }
        if !self.free.is_empty() {
            let free = std::mem::take(&mut self.free);
            self.out.push((FREE.into(), Value::Map(free)));
        }
        self.own.date = KNOWN.into_iter().find_map(|name| {
            let (_, written) = self.out.iter().find(|(key, _)| key == name)?;
            When::parse(written.text()?).ok()
        });
    }
}

/// Whether a part of what a field has is still of use: words are.
fn is_of_text(shape: &Shape) -> bool {
    match shape {
        Shape::List(inner) => is_of_text(inner),
        shape => matches!(
            shape,
            Shape::Words(_) | Shape::RefOrTitle | Shape::Record(_)
        ),
    }
}

fn is_empty_list(value: &Value<'_>) -> bool {
    matches!(value, Value::List(items) if items.is_empty())
}

/// A sentence as the end of another one.
pub(super) fn aside(doc: &str) -> String {
    let mut chars = doc.trim_end_matches('.').chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}
