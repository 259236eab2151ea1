//! `--size`: the size of a screen that is printed.

use ratatui::layout::Size;

/// The largest screen that is printed.
const LARGEST: Size = Size {
    width: 1000,
    height: 500,
};

/// Reads `120x36`.
///
/// # Errors
/// When it is no size, or one that is too large.
pub(super) fn parse(text: &str) -> Result<Size, String> {
    let parts = text
        .split_once('x')
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    match parts {
        Some((width, height)) if width <= LARGEST.width && height <= LARGEST.height => {
            Ok(Size { width, height })
        }
        _ => Err(format!(
            "write columns and rows, as in 120x36, at most {}x{}",
            LARGEST.width, LARGEST.height
        )),
    }
}
