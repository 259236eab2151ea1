//! Words cut to a length, for messages and for other words.

use std::borrow::Cow;

/// The most characters of a title that stands in other words.
const NAME: usize = 200;

/// At most forty characters of what the file says, for a message.
pub(crate) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The beginning of a title, as far as it stands in other words, where a long one would be said again and again.
pub(crate) fn name_of(title: &str) -> Cow<'_, str> {
    match title.char_indices().nth(NAME) {
        Some((end, _)) => Cow::Owned(format!("{}…", &title[..end])),
        None => Cow::Borrowed(title),
    }
}
