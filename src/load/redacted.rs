//! The text of a file with blanks in place of what is not to be read. Every other byte keeps its place, and so does
//! every column: a blank is as long in bytes as the character that it stands for.

use crate::source::Span;

/// A text of which only some bytes are kept: of the rest, line breaks and the signs of YAML that stand around them. A
/// comma behind an item that is blank goes with it, so that what is left of a list can be read.
pub(super) fn redacted(text: &str, mut kept: Vec<Span>) -> String {
    kept.sort();
    let mut kept = kept.into_iter().peekable();
    let mut end = 0;
    let mut in_comment = false;
    let mut is_blank = false;
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        while let Some(span) = kept.next_if(|span| span.start as usize <= at) {
            end = end.max(span.end as usize);
        }
        let is_kept = at < end;
        in_comment = !is_kept && c != '\n' && (in_comment || c == '#');
        let is_sign = !is_kept && !in_comment && "-:,{}[]?|>!\"'".contains(c);
        if is_kept || is_sign && !(c == ',' && is_blank) {
            out.push(c);
        } else {
            push_blank(c, &mut out);
        }
        is_blank = match c {
            '[' | '{' | ',' if is_sign => true,
            _ => is_blank && !is_sign && (!is_kept || c.is_whitespace()),
        };
    }
    out
}

/// A text with some bytes blanked.
pub(super) fn blanked(text: &str, mut spans: Vec<Span>) -> String {
    spans.sort();
    let mut spans = spans.into_iter().peekable();
    let mut end = 0;
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        while let Some(span) = spans.next_if(|span| span.start as usize <= at) {
            end = end.max(span.end as usize);
        }
        if at < end {
            push_blank(c, &mut out);
        } else {
            out.push(c);
        }
    }
    out
}

/// A character without content of the same length; white space stays as it is.
fn push_blank(c: char, out: &mut String) {
    out.push(match c.len_utf8() {
        _ if c.is_ascii_whitespace() => c,
        1 => ' ',
        2 => '\u{a0}',
        3 => '\u{2003}',
        _ => '\u{10101}',
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_stays_and_the_rest_is_blank() {
        let text = "a: 북한 # secret: x\n- {b: é, c: 🎯}\n";
        let kept = vec![Span::new(0, 1), Span::new(3, 9)];
        let redacted = redacted(text, kept);
        assert_eq!(
            redacted,
            "a: 북한            \n- { : \u{a0},  : \u{10101}}\n"
        );
        assert_eq!(redacted.len(), text.len());
        assert_eq!(redacted.chars().count(), text.chars().count());
    }

    #[test]
    fn what_is_left_of_a_list_is_a_list() {
        for (text, expected) in [
            ("[secret, a, b]", "[        a, b]"),
            ("[a, secret, b]", "[a,         b]"),
            ("[a, b, secret]", "[a, b,       ]"),
            ("[[secret], a, b]", "[[      ], a, b]"),
            ("['secret', a, b]", "['      ', a, b]"),
        ] {
            let kept = [text.find(['a']), text.find('b')];
            let kept = kept.into_iter().flatten().map(|at| Span::new(at, at + 1));
            assert_eq!(redacted(text, kept.collect()), expected);
        }
    }

    #[test]
    fn spans_may_overlap() {
        let spans = vec![Span::new(4, 6), Span::new(0, 2), Span::new(1, 3)];
        assert_eq!(blanked("abcdefg", spans), "   d  g");
    }
}
