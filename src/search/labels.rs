//! All the labels that can be found, folded once and kept close together.
//!
//! A label is one name of an entry; an entry owns several. Nothing here ranks.

use super::fold::{fold_onto, is_word};

/// What a label is to its entry. The order is the order among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// What the entry is called.
    Title,
    /// Another name of it.
    Alias,
    /// What it says, where it has no name.
    Sentence,
    /// The id it is referred to by.
    Id,
}

/// An index of labels, built once, then only read. Labels are numbered from 0 as pushed.
#[derive(Debug, Default)]
pub struct Labels {
    texts: Arena,
    folded: Arena,
    rows: Vec<Row>,
    /// The letters each label holds; apart from the rows, as every label's is looked at.
    bags: Vec<u64>,
}

/// Collects labels; see [`Labels::builder`].
#[derive(Debug, Default)]
pub struct LabelsBuilder {
    labels: Labels,
}

/// One folded label, as the matching sees it.
#[derive(Clone, Copy)]
pub(super) struct Label<'a> {
    pub(super) text: &'a str,
    /// Length of `text` in characters.
    pub(super) chars: u32,
    /// The letters its words begin with.
    pub(super) initials: u64,
    /// The pairs of letters that stand side by side.
    pub(super) pairs: u64,
}

#[derive(Debug)]
struct Row {
    initials: u64,
    pairs: u64,
    chars: u32,
    owner: u32,
    kind: LabelKind,
}

#[derive(Debug, Default)]
struct Arena {
    text: String,
    ends: Vec<usize>,
}

impl Labels {
    /// Starts an empty index.
    #[must_use]
    pub fn builder() -> LabelsBuilder {
        LabelsBuilder::default()
    }

    /// How many labels there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The label as it was pushed; empty for a number that was never given.
    #[must_use]
    pub fn text(&self, label: u32) -> &str {
        if (label as usize) < self.len() {
            self.texts.get(label)
        } else {
            ""
        }
    }

    /// The numbers of all labels.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..).zip(&self.bags).map(|(number, _)| number)
    }

    /// The bags of all labels, in their order.
    pub(super) fn bags(&self) -> &[u64] {
        &self.bags
    }

    /// Length of the folded text in bytes. Does not touch the text, as [`Self::label`] does.
    pub(super) fn length(&self, label: u32) -> usize {
        let label = label as usize;
        let start = if label == 0 {
            0
        } else {
            self.folded.ends[label - 1]
        };
        self.folded.ends[label] - start
    }

    pub(super) fn owner(&self, label: u32) -> u32 {
        self.rows[label as usize].owner
    }

    pub(super) fn kind(&self, label: u32) -> LabelKind {
        self.rows[label as usize].kind
    }

    /// Length of the folded text in characters.
    pub(super) fn chars(&self, label: u32) -> u32 {
        self.rows[label as usize].chars
    }

    pub(super) fn label(&self, label: u32) -> Label<'_> {
        let row = &self.rows[label as usize];
        Label {
            text: self.folded.get(label),
            chars: row.chars,
            initials: row.initials,
            pairs: row.pairs,
        }
    }
}

impl LabelsBuilder {
    /// Adds the next label: `text` names the entry numbered `owner`.
    pub fn push(&mut self, owner: u32, kind: LabelKind, text: &str) {
        let labels = &mut self.labels;
        labels.texts.text.push_str(text);
        labels.texts.ends.push(labels.texts.text.len());
        let start = labels.folded.text.len();
        fold_onto(text, &mut labels.folded.text);
        labels.folded.ends.push(labels.folded.text.len());

        let (mut bag, mut initials, mut pairs, mut chars) = (0, 0, 0, 0);
        let mut previous = ' ';
        for letter in labels.folded.text[start..].chars() {
            let bit = letter_bit(letter);
            bag |= bit;
            if !is_word(previous) {
                initials |= bit;
            }
            pairs |= pair_bit(previous, letter);
            previous = letter;
            chars += 1;
        }
        labels.bags.push(bag);
        labels.rows.push(Row {
            initials,
            pairs,
            chars,
            owner,
            kind,
        });
    }

    /// The finished index.
    #[must_use]
    pub fn build(self) -> Labels {
        self.labels
    }
}

impl Arena {
    fn get(&self, label: u32) -> &str {
        let label = label as usize;
        let start = if label == 0 { 0 } else { self.ends[label - 1] };
        &self.text[start..self.ends[label]]
    }
}

/// The letters of a folded text, one bit for each of a–z and 0–9, the rest shared out over 28
/// bits. What holds all letters of a query holds all bits of its bag.
pub(super) fn bag(folded: &str) -> u64 {
    folded
        .chars()
        .fold(0, |bag, letter| bag | letter_bit(letter))
}

/// The bit of one folded letter; none for a space, which every query may hold.
pub(super) fn letter_bit(letter: char) -> u64 {
    let bit = match letter {
        ' ' => return 0,
        'a'..='z' => letter as u32 - 'a' as u32,
        '0'..='9' => 26 + letter as u32 - '0' as u32,
        _ => 36 + letter as u32 % 28,
    };
    1 << bit
}

/// The bit of two letters side by side; a bit is shared by many pairs.
pub(super) fn pair_bit(first: char, second: char) -> u64 {
    1 << ((first as u32).wrapping_mul(37).wrapping_add(second as u32) % 64)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_come_back_as_pushed() {
        let mut builder = Labels::builder();
        builder.push(7, LabelKind::Title, "Opération  Aurora");
        builder.push(9, LabelKind::Id, "");
        let labels = builder.build();
        assert_eq!(labels.text(0), "Opération  Aurora");
        assert_eq!(labels.text(1), "");
        assert_eq!(labels.text(2), "");
        let label = labels.label(0);
        assert_eq!((label.text, label.chars), ("operation aurora", 16));
        assert_eq!((labels.owner(0), labels.kind(0)), (7, LabelKind::Title));
        assert_eq!(label.initials, bag("oa"));
    }

    proptest! {
        #[test]
        fn a_part_has_no_letter_of_its_own(text in "\\PC*", skip in 0usize..9, take in 0usize..9) {
            let part: String = text.chars().skip(skip).take(take).collect();
            prop_assert_eq!(bag(&part) & !bag(&text), 0);
        }
    }
}
