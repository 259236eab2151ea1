//! What is said of a file of which an earlier version is shown, as long as that is so.

use super::message::Message;
use crate::diagnostic::Code;
use crate::library::Library;
use crate::words::text::Text;

/// The name of the file, the line, and what is wrong there in a few words, none of them the file's own; nothing where the
/// briefing is shown as its files are now.
pub(crate) fn message(library: &Library, briefing: usize) -> Option<Message> {
    let (name, tlp) = library.stale_file(briefing)?;
    let name = file_name(name);
    let words = match library.why_stale(briefing) {
        Some(problem) if problem.code == Code::Stale => format!("{name}: {}", problem.message),
        Some(problem) => {
            // A file that cannot be read at all has no lines.
            let line = match problem.place.source.text().is_empty() {
                true => String::new(),
                false => format!(":{}", problem.place.position().line),
            };
            let title = problem.code.title();
            format!("{name}{line}: {title}; its last good version is shown")
        }
        None => format!("{name}: its last good version is shown"),
    };
    Some(Message::showing(&words, vec![tlp]))
}

/// The last part of a path.
pub(super) fn file_name(path: &Text) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
