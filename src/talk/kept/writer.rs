//! Writes what is to be kept, and knows what stands there already.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io;
use std::sync::Arc;

use super::{Form, Kept, Places, VERSION};
use crate::save;
use crate::source::SourceFile;
use crate::talk::message::{self, State};
use crate::words::text::Text;

/// What is to be kept.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub(super) state: State,
    pub(super) numbers: [usize; 3],
    pub(super) files: Arc<[Arc<SourceFile>]>,
}

/// Writes for one session.
#[derive(Debug)]
pub(super) struct Writer {
    places: Places,
    /// The text of each file that was written last, with its number.
    written: HashMap<Text, (Arc<SourceFile>, u64)>,
    next: u64,
}

impl Writer {
    /// A writer that leaves what is there until it has written something.
    pub(super) fn new(places: Places) -> Self {
        let next = numbers(&places).last().map_or(0, |last| last + 1);
        Self {
            places,
            written: HashMap::new(),
            next,
        }
    }

    /// Writes what has changed, and says by `written` when no crash of the program can take it any more, or what went
    /// wrong first; then it sees to it that no failure of the machine can. Where a text cannot be written, the one before
    /// stays, and all else is written all the same.
    pub(super) fn write(&mut self, job: &Job, written: impl FnOnce(io::Result<()>)) {
        let mut used = BTreeSet::new();
        match self.put(job, &mut used) {
            Err(error) => written(Err(error)),
            Ok((form, texts)) => {
                written(texts);
                // Only then nothing is lost when those are taken away that it does not name.
                if form.settle().is_ok() {
                    self.clear(&used);
                }
            }
        }
    }

    /// Puts all of it in its place; tells the numbers of the texts that are named, and what went wrong with any.
    fn put(
        &mut self,
        job: &Job,
        used: &mut BTreeSet<u64>,
    ) -> io::Result<(save::InPlace, io::Result<()>)> {
        let mut failed = Ok(());
        let mut files = Vec::with_capacity(job.files.len());
        for file in job.files.iter() {
            let written = self.write_text(file);
            let number = self.written.get(file.name()).map(|(_, number)| *number);
            files.extend(number.map(|text| Kept {
                name: file.name().to_string(),
                path: file.path().map(message::Path::absolute),
                text,
            }));
            failed = failed.and(written);
        }
        used.extend(files.iter().map(|kept| kept.text));
        let form = Form {
            v: VERSION,
            state: job.state.clone(),
            numbers: job.numbers,
            files,
        };
        let form = serde_json::to_string(&form)?;
        Ok((save::put(&self.places.form, &form)?, failed))
    }

    fn write_text(&mut self, file: &Arc<SourceFile>) -> io::Result<()> {
        let before = self.written.get(file.name());
        if before.is_some_and(|(before, _)| is_same(before, file)) {
            return Ok(());
        }
        save::replace(&self.places.text(self.next), file.text())?;
        let written = (file.clone(), self.next);
        self.written.insert(file.name().clone(), written);
        self.next += 1;
        Ok(())
    }

    /// Takes away the texts that nothing names.
    fn clear(&mut self, used: &BTreeSet<u64>) {
        self.written.retain(|_, (_, number)| used.contains(number));
        for number in numbers(&self.places) {
            if !used.contains(&number) {
                let _ = fs::remove_file(self.places.text(number));
            }
        }
    }
}

/// Whether two versions of a file have the same text; told without reading it where they are one.
fn is_same(one: &Arc<SourceFile>, other: &Arc<SourceFile>) -> bool {
    Arc::ptr_eq(one, other) || one.text() == other.text()
}

/// The numbers of the texts that there are.
fn numbers(places: &Places) -> BTreeSet<u64> {
    let entries = fs::read_dir(&places.texts).into_iter().flatten().flatten();
    let numbers = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers.collect()
}
