//! The sentence around a place: for lists of what points here, where a whole paragraph would be too much.
//!
//! Sentences end by rule of thumb, as in every reader that has no grammar. It looks no further than the paragraph.

use std::ops::Range;

use super::title;
use crate::words::text::Text;
use crate::work;

/// Abbreviations that stand before something, so that no sentence ends with them.
const BEFORE: &str = " adm approx art brig ca capt cf cmdr col dr e.g eds fig gen gov hon i.e lt maj messrs mr mrs \
    ms mt no nos pp pres prof rep reps rev sec sen sens sgt st viz vol vs ";

/// Abbreviations that a sentence may end with: the next word decides.
const PERHAPS: &str = " al apr aug bros co corp dec dept dist etc feb inc jan jr jul jun llc ltd mar nov oct ph.d \
    sep sept sr ";

/// Words that begin sentences often and names seldom.
const STARTERS: &str = " A According After All Also Although An And Another As At Before Both But By During Each \
    Even For From He Her Here His How However I If In Instead It Its Last Later Like Many Meanwhile More Most \
    Neither No None Nor Not Now Of On Once One Only Or Others Our She Since So Some Still Such That The Their Then \
    There These They This Those Though Three To Two Under Unless Until We What When Where Whether Which While Who \
    Why With Without Yet You ";

pub(super) fn around(text: &str, at: Range<usize>) -> Range<usize> {
    let at = whole(text, at);
    Block::around(text, at.clone()).sentence(text, at)
}

/// The sentences of a text, for places that are asked for in their order. What was found out for one place serves for
/// those that follow it: each byte is looked at once, however many places there are.
pub(crate) struct Sentences<'t> {
    text: &'t str,
    block: Option<Block>,
    last: Option<(Range<usize>, Text)>,
}

impl<'t> Sentences<'t> {
    /// Those of a text.
    pub(crate) fn of(text: &'t str) -> Self {
        Self {
            text,
            block: None,
            last: None,
        }
    }

    /// The sentence around some bytes, as [`fn@super::sentence`] has it, in one line. It is one text for all places in it.
    pub(crate) fn around(&mut self, at: Range<usize>) -> Text {
        let range = self.range(at);
        match &self.last {
            Some((last, text)) if *last == range => text.clone(),
            _ => {
                let text = Text::line(self.text.get(range.clone()).unwrap_or_default());
                self.last = Some((range, text.clone()));
                text
            }
        }
    }

    fn range(&mut self, at: Range<usize>) -> Range<usize> {
        let at = whole(self.text, at);
        let serves = |block: &Block| block.serves.start <= at.start && at.end <= block.serves.end;
        let block = self.block.take().filter(serves);
        let block = block.unwrap_or_else(|| Block::around(self.text, at.clone()));
        let range = block.sentence(self.text, at);
        self.block = Some(block);
        range
    }
}

/// Bytes of a text, from character to character.
fn whole(text: &str, at: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(at.start.min(text.len()));
    start..text.floor_char_boundary(at.end.clamp(start, text.len()))
}

/// A paragraph, and where sentences end in it.
struct Block {
    /// Its bytes, without the marks before it.
    words: Range<usize>,
    /// Where each sentence ends.
    stops: Vec<usize>,
    /// The bytes of which it is the paragraph: all of its own or, where the place that it was sought for stands in lines
    /// that part paragraphs, at most the line of that.
    serves: Range<usize>,
}

impl Block {
    fn around(text: &str, at: Range<usize>) -> Self {
        let words = paragraph(text, at.start, at.end);
        work::count(words.len());
        let start = text[..at.start].rfind('\n').map_or(0, |at| at + 1);
        let lines = start..line_end(text, at.end);
        let mut each = text[lines.clone()].split('\n');
        let first = each.next().unwrap_or_default();
        let is_one = first.len() == lines.len();
        let is_plain = !is_between(first)
            && (is_one || !is_heading(first))
            && !each.any(|line| is_between(line) || is_apart(line));
        let serves = match (is_plain, is_one) {
            (true, _) => start.max(words.start)..words.end,
            (false, true) => start.max(words.start)..lines.end.min(words.end),
            (false, false) => 0..0,
        };
        let stops = stops(&text[words.clone()]).map(|stop| words.start + stop);
        Self {
            stops: stops.collect(),
            words,
            serves,
        }
    }

    fn sentence(&self, text: &str, at: Range<usize>) -> Range<usize> {
        let behind = self.stops.partition_point(|stop| *stop <= at.start);
        let stop = |i: usize| self.stops.get(i).copied();
        let start = behind.checked_sub(1).and_then(stop);
        let last = behind + self.stops[behind..].partition_point(|stop| *stop < at.end);
        let start = start.unwrap_or(self.words.start);
        let end = stop(last).unwrap_or(self.words.end);
        let words = &text[start..end];
        let first = start + words.len() - words.trim_start().len();
        first.min(at.start)..(first + words.trim().len()).max(at.end)
    }
}

/// The paragraph around `start..end`, found line by line from there so that a long text costs nothing.
fn paragraph(text: &str, start: usize, end: usize) -> Range<usize> {
    let mut first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    while first > 0 && !is_apart(&text[first..]) {
        let before = text[..first - 1].rfind('\n').map_or(0, |at| at + 1);
        if is_between(&text[before..first]) {
            break;
        }
        first = before;
        if is_heading(&text[first..]) {
            // The heading is a paragraph of its own, and so is what follows it.
            first = text[first..].find('\n').map_or(first, |at| first + at + 1);
            break;
        }
    }
    let mut last = line_end(text, end);
    let heading = is_heading(&text[first..]);
    while last < text.len() && !heading {
        let next = &text[last + 1..];
        if is_apart(next) || is_between(first_line(next)) {
            break;
        }
        last = line_end(text, last + 1);
    }
    let marks = text[first..last].len() - unmarked(&text[first..last]).len();
    (first + marks).min(start)..last
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at)
}

fn first_line(text: &str) -> &str {
    &text[..line_end(text, 0)]
}

/// Whether the first line of a text cannot go on with the paragraph before: a heading or an item of a list.
fn is_apart(text: &str) -> bool {
    is_heading(text) || after_bullet(unquoted(text)).is_some() || is_row(text)
}

/// Whether the first line of a text is a row of a table.
fn is_row(text: &str) -> bool {
    unquoted(text).starts_with('|')
}

fn is_heading(text: &str) -> bool {
    let line = unquoted(text);
    let level = line.bytes().take(7).take_while(|b| *b == b'#').count();
    let rest = &line[level..];
    (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t', '\n']))
}

/// Whether a line stands between paragraphs: it is blank, a rule, an underline or a fence.
fn is_between(line: &str) -> bool {
    let line = unquoted(line).trim_end();
    let rule = |mark: char| line.starts_with(mark) && line.chars().all(|c| c == mark || c == ' ');
    line.is_empty()
        || ['-', '=', '*', '_'].into_iter().any(rule)
        || line.starts_with("```")
        || line.starts_with("~~~")
}

fn unquoted(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>'])
}

/// What follows the mark of a list item. A number has three digits at most: a year at the start of a line that was
/// wrapped by hand is no mark.
fn after_bullet(line: &str) -> Option<&str> {
    let digits = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let mark = match digits {
        0 => line.strip_prefix(['-', '*', '+']),
        1..=3 => line[digits..].strip_prefix(['.', ')']),
        _ => None,
    };
    mark.filter(|rest| rest.starts_with([' ', '\t']))
}

fn unmarked(mut line: &str) -> &str {
    loop {
        let rest = unquoted(line);
        let rest = if is_heading(rest) {
            rest.trim_start_matches('#')
        } else {
            rest
        };
        let rest = after_bullet(rest).unwrap_or(rest);
        if rest.len() == line.len() {
            return line;
        }
        line = rest;
    }
}

/// Where sentences end in a paragraph, in order: the place after the stop and what closes with it.
fn stops(text: &str) -> impl Iterator<Item = usize> {
    let mut links = title::links(text).map(|link| link.range).peekable();
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(at) = text[from..].find(is_stop).map(|at| from + at) {
            while links.next_if(|link| link.end <= at).is_some() {}
            if let Some(link) = links.next_if(|link| link.start <= at) {
                from = link.end;
                continue;
            }
            let marks = text[at..].len() - text[at..].trim_start_matches(is_stop).len();
            let rest = &text[at + marks..];
            let closing = rest.len() - rest.trim_start_matches(is_closing).len();
            from = at + marks + closing;
            if ends_sentence(&text[..at], &text[at..at + marks], &text[from..], closing) {
                return Some(from);
            }
        }
        None
    })
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '．' | '؟' | '۔' | '।'
    )
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_' | '」' | '』' | '）' | '】' | '》'
    )
}

fn ends_sentence(before: &str, marks: &str, after: &str, closing: usize) -> bool {
    if marks.ends_with(['。', '！', '？', '｡', '．']) {
        // 「…。」と is speech within a sentence.
        return closing == 0 || !after.starts_with('と');
    }
    if !after.starts_with(char::is_whitespace) {
        return after.is_empty();
    }
    let next = after.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '\'' | '(' | '*' | '_' | '>')
    });
    let lower = next.chars().next().is_some_and(char::is_lowercase);
    if next.is_empty() || lower {
        return next.is_empty();
    }
    marks != "." || word_ends_sentence(before, next)
}

/// Whether the full stop after the last word of `before` is more than the stop of an abbreviation.
fn word_ends_sentence(before: &str, next: &str) -> bool {
    let from = before.rfind(|c: char| c.is_whitespace() || "([\"“‘*_".contains(c));
    let word = from.map_or(before, |at| &before[at..]);
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    if word.len() > 8 || word.is_empty() {
        return true;
    }
    let lower = word.to_lowercase();
    if lower == "no" {
        return !next.starts_with(|c: char| c.is_ascii_digit());
    }
    if is_among(BEFORE, &lower) {
        return false;
    }
    let initials = word
        .split('.')
        .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    if initials || is_among(PERHAPS, &lower) {
        let end = next.find(|c: char| !c.is_alphanumeric());
        return is_among(STARTERS, end.map_or(next, |end| &next[..end]));
    }
    true
}

fn is_among(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::{Sentences, around};
    use crate::briefing::prose;
    use crate::words::text::Text;

    /// The sentence around the first `[[`.
    fn of(text: &str) -> &str {
        let at = text.find("[[").unwrap();
        &text[around(text, at..at + 2)]
    }

    #[test]
    fn ends_at_full_stops_of_sentences() {
        assert_eq!(of("One. Two [[a]] three. Four."), "Two [[a]] three.");
        assert_eq!(of("Really? Yes, [[a]]! No."), "Yes, [[a]]!");
        assert_eq!(of("He left. [[a]] stayed."), "[[a]] stayed.");
        assert_eq!(of("By [[a]]. [[b]] denies it."), "By [[a]].");
        assert_eq!(of("See [[q.h]]. Then."), "See [[q.h]].");
        assert_eq!(
            of("It fell by 3.5 % in [[a]]. It rose."),
            "It fell by 3.5 % in [[a]]."
        );
        assert_eq!(of("Wait… what of [[a]]? Nothing"), "Wait… what of [[a]]?");
    }

    #[test]
    fn goes_past_abbreviations() {
        for sentence in [
            "Mr. Obama and Sen. John McCain of the U.S. Senate met J. R. Smith, e.g. The Beast, on [[a]].",
            "On Dec. 19 Sony Corp. Tokyo, Inc. USA (approx. 5 p.m. EST, No. 3) [[a]].",
            "As in Kaplan et al. 2014 vs. Smith Jr. [[a]] said.",
        ] {
            assert_eq!(of(&format!("First. {sentence} Last.")), sentence);
        }
        assert_eq!(
            of("It is in the U.S. The [[a]] is not."),
            "The [[a]] is not."
        );
        assert_eq!(
            of("It was Sony Corp. But [[a]] is not."),
            "But [[a]] is not."
        );
        assert_eq!(of("He said no. [[a]] agreed."), "[[a]] agreed.");
    }

    #[test]
    fn keeps_quotes_and_brackets_with_their_sentence() {
        assert_eq!(
            of("“Stop.” He met [[a]] (“Go!”). Next."),
            "He met [[a]] (“Go!”)."
        );
        assert_eq!(of("\"Why?\" asked [[a]]. Next."), "\"Why?\" asked [[a]].");
        assert_eq!(of("He **left.** Then [[a]]"), "Then [[a]]");
    }

    #[test]
    fn never_cuts_a_link() {
        assert_eq!(
            of("By [[us|the U.S. The land]] itself. No."),
            "By [[us|the U.S. The land]] itself."
        );
    }

    #[test]
    fn stays_in_its_block() {
        assert_eq!(of("One\n\ntwo [[a]]\nthree\n\nfour"), "two [[a]]\nthree");
        assert_eq!(of("- one\n- two [[a]]\n  on\n- three"), "two [[a]]\n  on");
        assert_eq!(of("1. one\n2. [[a]]\n3. three"), "[[a]]");
        assert_eq!(of("# Head [[a]]\ntext"), "Head [[a]]");
        assert_eq!(of("# Head\ntext [[a]]"), "text [[a]]");
        assert_eq!(of("Head\n----\ntext [[a]]\n***\nx"), "text [[a]]");
        assert_eq!(
            of("x\n\n> said [[a]]\n> twice\n>\n> no"),
            "said [[a]]\n> twice"
        );
        assert_eq!(of("It began in\n2014. By [[a]]"), "By [[a]]");
    }

    #[test]
    fn reads_east_asian_stops() {
        assert_eq!(
            of("中国は拒否した。「[[a]]は行け。」と述べた。次。"),
            "「[[a]]は行け。」と述べた。"
        );
        assert_eq!(of("他走了！[[a]]没有。好"), "[[a]]没有。");
    }

    proptest! {
        #[test]
        fn holds_what_was_asked_for(text in "(\\[\\[|\\]\\]|[a-zA-Z]{1,3}|[.!?。 ]|\n|[->#1*]|é|「){0,40}",
                                    from in 0_usize..120, length in 0_usize..20) {
            let sentence = around(&text, from..from + length);
            let start = text.floor_char_boundary(from.min(text.len()));
            let end = text.floor_char_boundary((from + length).min(text.len()));
            prop_assert!(text.get(sentence.clone()).is_some());
            prop_assert!(sentence.start <= start && sentence.end >= end, "{sentence:?}");
        }

        #[test]
        fn those_of_all_links_are_those_of_each(
            text in "(\\[\\[a\\]\\]|\\[\\[a\\|b\n[-#] ?c\\]\\]|[a-z]{1,3}|[.!?。 ]|\n|\n\n|\n[-#>] |\n---\n|```|é){0,40}",
        ) {
            let (titles, prose) = (prose::title_links(&text), prose::wiki_links(&text));
            for links in [titles.collect::<Vec<_>>(), prose.collect()] {
                let mut sentences = Sentences::of(&text);
                for link in links {
                    let alone = around(&text, link.range.clone());
                    prop_assert_eq!(sentences.range(link.range.clone()), alone.clone());
                    prop_assert_eq!(sentences.around(link.range), Text::line(&text[alone]));
                }
            }
        }
    }
}
