//! `bluf schema`: the JSON Schema of the format, for editors and other tools.

use super::error::{Error, OK};
use super::output;
use crate::load::schema;

/// Prints the JSON Schema of briefings.
#[derive(Debug, clap::Args)]
pub(super) struct Schema {}

impl Schema {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let text = serde_json::to_string_pretty(&schema::document()).unwrap_or_default();
        output::print(&(text + "\n"))?;
        Ok(OK)
    }
}
