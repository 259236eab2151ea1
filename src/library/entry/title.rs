//! Titles of entries in plain words.
//!
//! A title may hold a link without words of its own; the name of what it leads to stands there then, with the ids of
//! its own links as they are, so that names cannot go round in a circle.

use std::borrow::Cow;

use super::{Body, TitleWords};
use crate::briefing::prose;
use crate::words::short::name_of;
use crate::words::text::Text;

/// The most bytes of a text that a title is made of, so that none of many entries that name one another costs as much
/// as all that the other says.
const LONG: usize = 2_000;

/// The title of an entry; `item` is its id, `name` knows the names behind ids.
pub(in crate::library) fn title(body: &Body, item: &Text, name: impl Fn(&str) -> String) -> Text {
    match body.title() {
        TitleWords::Plain(text) if !text.contains("[[") => text.clone(),
        TitleWords::Plain(text) => Text::line(&prose::flat(&prose::inline(&beginning(text)), name)),
        TitleWords::Prose(text) => {
            let words = beginning(text);
            Text::line(prose::plain_with(prose::first_sentence(&words), name).trim_end_matches('.'))
        }
        TitleWords::Quote(text) => Text::line(&format!("“{text}”")),
        TitleWords::None => item.clone(),
    }
}

/// The name behind an id in running text, without following links in it; the id itself where it leads nowhere.
pub(in crate::library) fn name(body: Option<&Body>, target: &str) -> String {
    let name = match body.map(Body::title) {
        Some(TitleWords::Plain(text)) => {
            prose::flat(&prose::inline(&beginning(text)), str::to_owned)
        }
        Some(TitleWords::Prose(text)) => prose::plain(prose::first_sentence(&beginning(text)))
            .trim_end_matches('.')
            .to_owned(),
        Some(TitleWords::Quote(text)) => format!("“{}”", beginning(text)),
        Some(TitleWords::None) | None => return target.to_owned(),
    };
    name_of(&name).into_owned()
}

/// As much of a text as a title is made of.
fn beginning(text: &str) -> Cow<'_, str> {
    if text.len() <= LONG {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{}…", &text[..text.floor_char_boundary(LONG)]))
}
