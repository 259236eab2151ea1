//! The parts of a file that are blanked as wholes: its top-level keys and, inside each, the items or keyed entries.

use std::ops::Range;

use crate::yaml::explain::{IsField, begins_with_field, field_of};

/// The chunks of a text, and which of them are not blanked yet.
pub(super) struct Chunks {
    all: Vec<Chunk>,
    length: usize,
    /// What is a field in the column of a dash.
    pub(super) is_field: IsField,
}

struct Chunk {
    start: usize,
    /// The chunk of the top-level key that it belongs to, which may be itself.
    top: usize,
    /// The next ones in both directions that are not blanked.
    before: Option<usize>,
    behind: Option<usize>,
    is_blank: bool,
}

impl Chunks {
    pub(super) fn of(text: &str, is_field: IsField) -> Self {
        let mut chunks = Self {
            all: Vec::new(),
            length: text.len(),
            is_field,
        };
        chunks.begin(0, Some(0));
        let mut offset = 0;
        let mut entry_indent = None;
        let mut has_fields = false;
        for line in text.split_inclusive('\n') {
            let body = line.trim_start_matches(' ');
            let indent = line.len() - body.len();
            let content = !body.trim().is_empty() && !body.starts_with('#');
            if let Some(item) = body.strip_prefix('\t') {
                // A tab has no width that could be compared: such a line is an item or goes on with what is above.
                if item.trim_start().starts_with("- ") {
                    chunks.begin(offset, None);
                }
            } else if content && indent == 0 && !is_item(body) {
                chunks.begin(offset, Some(chunks.all.len()));
                (entry_indent, has_fields) = (None, false);
            } else if content && *entry_indent.get_or_insert(indent) == indent {
                // A field in the column of the dash belongs to the item above.
                if is_item(body) || !(has_fields && field_of(body).is_some_and(is_field)) {
                    chunks.begin(offset, None);
                    has_fields = begins_with_field(body);
                }
            }
            offset += line.len();
        }
        if let Some(last) = chunks.all.last_mut() {
            last.behind = None;
        }
        chunks
    }

    fn begin(&mut self, start: usize, top: Option<usize>) {
        let own = self.all.len();
        let last = self.all.last();
        if last.is_some_and(|last| last.start == start) {
            return;
        }
        self.all.push(Chunk {
            start,
            top: top.or(last.map(|last| last.top)).unwrap_or(own),
            before: own.checked_sub(1),
            behind: Some(own + 1),
            is_blank: false,
        });
    }

    /// The chunk around a byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        let behind = self.all.partition_point(|chunk| chunk.start <= byte);
        behind.saturating_sub(1)
    }

    /// The bytes of a chunk.
    pub(super) fn range(&self, chunk: usize) -> Range<usize> {
        let start = |i: usize| self.all.get(i).map_or(self.length, |chunk| chunk.start);
        start(chunk)..start(chunk + 1)
    }

    /// The chunk before one that is not blanked, of those that are not blanked either.
    pub(super) fn before(&self, chunk: usize) -> Option<usize> {
        self.all.get(chunk)?.before
    }

    /// Takes a chunk out of those that are not blanked.
    pub(super) fn blank(&mut self, chunk: usize) {
        let Some(own) = self.all.get_mut(chunk).filter(|own| !own.is_blank) else {
            return;
        };
        own.is_blank = true;
        let (before, behind) = (own.before, own.behind);
        if let Some(behind) = behind.and_then(|i| self.all.get_mut(i)) {
            behind.before = before;
        }
        if let Some(before) = before.and_then(|i| self.all.get_mut(i)) {
            before.behind = behind;
        }
    }

    /// The bytes of the top-level key under which a chunk stands, as far as it is read: none where it is one itself or
    /// stands under none.
    pub(super) fn header(&mut self, chunk: usize) -> Range<usize> {
        let mut top = self.all.get(chunk).map_or(0, |own| own.top);
        if top == chunk {
            return 0..0;
        }
        while self.all.get(top).is_some_and(|own| own.is_blank) {
            // What stood under a key that is blanked belongs to the one before, as far as the parser can tell.
            let Some(before) = self.all.get(top).and_then(|own| own.before) else {
                return 0..0;
            };
            let next = self.all.get(before).map_or(0, |own| own.top);
            if let Some(own) = self.all.get_mut(chunk) {
                own.top = next;
            }
            top = next;
        }
        self.range(top)
    }
}

/// Whether a line is an item, which may stand below its dash.
fn is_item(body: &str) -> bool {
    body.starts_with("- ") || body.trim_end() == "-"
}
