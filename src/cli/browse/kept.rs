//! What is kept from one run to the next: read when the screen begins, written when it ends, if it changed.

use std::path::Path;
use std::slice;

use crate::cli::output;
use crate::library::disk;
use crate::save;
use crate::session;

/// By how many columns the lists were wider than usual; none where that was never kept or cannot be read.
pub(super) fn wider(file: Option<&Path>) -> i16 {
    let Some(file) = file.filter(|file| file.is_file()) else {
        return 0;
    };
    let found = disk::read(slice::from_ref(&file.to_owned()));
    let text = found.files.first().map(|source| source.text());
    text.and_then(session::wider).unwrap_or(0)
}

/// Keeps it; says why not, where that fails. Without a home folder nothing is kept.
pub(super) fn keep_wider(file: Option<&Path>, wider: i16) {
    let Some(file) = file else { return };
    if let Err(error) = save::change(file, |text| session::with_wider(text, wider)) {
        let shown = file.display();
        output::warn(&format!(
            "bluf: the width of the lists is not kept: {shown}: {error}\n"
        ));
    }
}
