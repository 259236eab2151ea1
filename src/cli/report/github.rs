//! Problems as workflow commands of GitHub Actions, which show them beside the lines of a change.

use super::marked::{Marked, label};
use crate::diagnostic::Severity;

/// A problem as a command in a line of its own.
pub(super) fn command((problem, marking): Marked<'_>) -> String {
    let source = &problem.place.source;
    let span = problem.place.span;
    let (start, end) = (source.position(span.start), source.position(span.end));
    let level = match problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    // Columns are taken for one line only.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    let marking = label(marking).map(|label| format!("{label}: "));
    format!(
        "::{level} file={},line={},endLine={}{columns},title={}::{}{}%0A{}\n",
        property(source.name()),
        start.line,
        end.line,
        property(problem.code.name()),
        marking.unwrap_or_default(),
        data(&problem.message),
        data(&problem.help),
    )
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::source::{Place, SourceFile, Span};

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        let source = SourceFile::named("a,b:c.yaml", "one\ntwo: 100%\n");
        let check = |span: Span, expected: &str| {
            let place = Place::new(&source, span);
            let problem = Diagnostic::new(Code::Unsourced, place, "100 %", "a, b: c");
            assert_eq!(command((&problem, None)), expected);
        };
        check(
            Span::new(4, 7),
            "::notice file=a%2Cb%3Ac.yaml,line=2,endLine=2,col=1,endColumn=4,title=unsourced::100 %25%0Aa, b: c\n",
        );
        check(
            Span::new(0, 7),
            "::notice file=a%2Cb%3Ac.yaml,line=1,endLine=2,title=unsourced::100 %25%0Aa, b: c\n",
        );
    }
}
