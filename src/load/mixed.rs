//! Collections that are a list in one part and a map in another: no YAML, and one slip, whatever a line of it looks like.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::words::text::Text;
use crate::yaml::recover::torn::{Part, Stray, Torn};
use crate::yaml::shape::{Record, Shape};

/// The syntax errors of a file, where those of such collections say what the collections are; and the names of these.
pub(super) fn told<'t>(torn: &'t Torn, collections: &Record) -> (Vec<Diagnostic>, Vec<&'t str>) {
    let mut problems = torn.problems.clone();
    let mut mixed = Vec::new();
    let helps = torn
        .parts
        .iter()
        .filter_map(|part| Some((part, help(part, collections)?)));
    let mut helps: HashMap<Span, (&Part, String)> = helps
        .map(|(part, help)| (part.span, (part, help)))
        .collect();
    if !helps.is_empty() {
        for problem in &mut problems {
            if let Some((part, help)) = helps.remove(&problem.place.span) {
                problem.help = Text::line(&help);
                mixed.push(part.key.as_str());
            }
        }
    }
    (problems, mixed)
}

/// What to do about a line of a collection that is in the other form than it.
fn help(part: &Part, collections: &Record) -> Option<String> {
    let stray = part.stray?;
    let name = part.key.as_str();
    match (&collections.fields.get(name)?.shape, stray) {
        (Shape::Map(..), Stray::InList | Stray::ItemInMap) => Some(format!(
            "`{name}` is a map: write each under its id, without a dash"
        )),
        (Shape::List(inner), Stray::ItemInMap) => match inner.as_ref() {
            Shape::Record(record) => Some(format!(
                "`{name}` is a list: start each {} with a dash",
                record.name
            )),
            _ => None,
        },
        _ => None,
    }
}
