//! Which lines can be folded away: those under a key or an item, and comments of several lines.

/// Lines that can be folded under the first of them, counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fold {
    /// The line that stays.
    pub(crate) first: usize,
    /// The last line that goes.
    pub(crate) last: usize,
    /// What they are.
    pub(crate) what: What,
}

/// What can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// What stands under a key or an item.
    Lines,
    /// A comment.
    Comment,
}

/// The folds of a text, by their first lines.
pub(crate) fn folds(text: &str) -> Vec<Fold> {
    let mut folds = comments(text);
    // Lines under which others may stand, by their columns, and the last line that says something.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut last = 0;
    let mut end = |open: &mut Vec<(usize, usize)>, column: usize, last: usize| {
        while let Some((_, first)) = open.pop_if(|(own, _)| *own >= column) {
            if last > first {
                folds.push(Fold {
                    first,
                    last,
                    what: What::Lines,
                });
            }
        }
    };
    for (number, line) in text.lines().enumerate() {
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let lead = line.len() - line.trim_start_matches(' ').len();
        // Dashes may stand in the column of the key that they belong to.
        let column = 2 * lead + usize::from(words.starts_with('-'));
        end(&mut open, column, last);
        open.push((column, number));
        last = number;
    }
    end(&mut open, 0, last);
    folds.sort_by_key(|fold| (fold.first, fold.last));
    folds
}

fn comments(text: &str) -> Vec<Fold> {
    let mut folds: Vec<Fold> = Vec::new();
    for (number, _) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.trim_start().starts_with('#'))
    {
        match folds.last_mut().filter(|fold| fold.last + 1 == number) {
            Some(fold) => fold.last = number,
            None => folds.push(Fold {
                first: number,
                last: number,
                what: What::Comment,
            }),
        }
    }
    folds.retain(|fold| fold.last > fold.first);
    folds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_under_a_line_is_folded() {
        let text = "# a\n# b\ntitle: t\nevents:\n- a: 1\n  b:\n    c\n\n- d\nactors:\n  x: y\n";
        let found: Vec<(usize, usize)> = folds(text)
            .iter()
            .map(|fold| (fold.first, fold.last))
            .collect();
        assert_eq!(found, [(0, 1), (3, 8), (4, 6), (5, 6), (9, 10)]);
        assert_eq!(folds("a:\n  b:\n    c").len(), 2);
    }
}
