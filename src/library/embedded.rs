//! The briefings that are part of the program, for a first look without any file.

use std::sync::Arc;

use super::disk::Found;
use crate::source::SourceFile;

/// Name and text of each file in `briefings/`: in this order, as if they were named on the command line, so that the
/// program begins with the briefing that its README shows.
const FILES: &[(&str, &str)] = &[
    (
        "briefings/shared.yaml",
        include_str!("../../briefings/shared.yaml"),
    ),
    (
        "briefings/sony-hack.yaml",
        include_str!("../../briefings/sony-hack.yaml"),
    ),
    (
        "briefings/thaad-pressure.yaml",
        include_str!("../../briefings/thaad-pressure.yaml"),
    ),
    (
        "briefings/us-rok-cyber.yaml",
        include_str!("../../briefings/us-rok-cyber.yaml"),
    ),
];

/// The files, as if read from the disk.
pub fn files() -> Vec<Arc<SourceFile>> {
    FILES.iter().map(file).collect()
}

/// Those that a first look needs, as in [`super::disk::first_look`].
pub fn first_look() -> Found {
    let (shared, briefings): (Vec<_>, Vec<_>) = FILES
        .iter()
        .partition(|(_, text)| super::disk::head::is_shared(text));
    let wanted = shared.into_iter().chain(briefings.into_iter().take(1));
    Found::from(wanted.map(file).collect::<Vec<_>>())
}

fn file((name, text): &(&str, &str)) -> Arc<SourceFile> {
    SourceFile::named(name, *text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| format!("briefings/{}", entry.unwrap().file_name().to_string_lossy()))
            .collect();
        names.sort();
        assert_eq!(
            names,
            FILES
                .iter()
                .map(|(name, _)| (*name).to_owned())
                .collect::<Vec<_>>()
        );
    }
}
