//! Addresses in a text, and stored copies of sources: what an editor opens.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::source::{SourceFile, Span};
use crate::yaml::at_root;
use crate::yaml::tree::{Kind, Node};

/// Something to open, with the bytes that stand for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The bytes.
    pub(crate) span: Span,
    /// Where it leads.
    pub(crate) to: To,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum To {
    /// An address of the web.
    Address(String),
    /// A file.
    File(PathBuf),
}

/// The links of a file, from top to bottom.
pub(crate) fn links(source: &Arc<SourceFile>) -> Vec<Link> {
    let mut all = addresses(source.text());
    all.extend(copies(source));
    all.sort_by_key(|link| link.span);
    all
}

fn addresses(text: &str) -> Vec<Link> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("://") {
        let sign = from + at;
        let scheme = ["https", "http"]
            .into_iter()
            .find(|scheme| text[..sign].ends_with(scheme));
        let rest = &text[sign..];
        let end = rest.find(|c: char| c.is_whitespace() || "\"'<>[]{}|`,".contains(c));
        let address = rest[..end.unwrap_or(rest.len())]
            .trim_end_matches(['.', ';', ':', ')', '!', '?', '*', '_']);
        from = sign + address.len().max(3);
        if let Some(scheme) = scheme.filter(|_| address.len() > 3) {
            let start = sign - scheme.len();
            let span = Span::new(start, sign + address.len());
            let to = To::Address(text[span.range()].to_owned());
            all.push(Link { span, to });
        }
    }
    all
}

/// The stored copies of sources, by their paths from the folder of the file.
fn copies(source: &Arc<SourceFile>) -> Vec<Link> {
    let Some(folder) = source.path().and_then(Path::parent) else {
        return Vec::new();
    };
    at_root(source, |root| {
        let sources = root.and_then(|root| root.get("sources"));
        let sources = match sources.map(|sources| &sources.kind) {
            Some(Kind::Map(sources)) => sources.as_slice(),
            _ => &[],
        };
        let local = |(_, source): &(Node<'_>, Node<'_>)| {
            let local = source.get("local")?;
            let path = folder.join(local.text().filter(|path| !path.is_empty())?);
            let (span, to) = (local.span, To::File(path));
            Some(Link { span, to })
        };
        sources.iter().filter_map(local).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_copies_are_found() {
        let text = "sources:\n  s: {url: https://a.org/b?c#d, local: kept/s.html}\nbluf: (see http://x.org/y). ://\n";
        let source = SourceFile::from_disk(Path::new("/b/a.yaml"), text.to_owned());
        let found: Vec<(&str, To)> = links(&source)
            .into_iter()
            .map(|link| (source.slice(link.span), link.to))
            .collect();
        let expected = [
            (
                "https://a.org/b?c#d",
                To::Address("https://a.org/b?c#d".to_owned()),
            ),
            ("kept/s.html", To::File(PathBuf::from("/b/kept/s.html"))),
            ("http://x.org/y", To::Address("http://x.org/y".to_owned())),
        ];
        assert_eq!(found, expected);
    }
}
