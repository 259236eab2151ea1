//! What is said of the problems that are found where files are opened and read, each code in the table of its kin.

mod settings;
mod told;
mod values;
mod yaml;

use super::Code;
use super::explanation::Explanation;

/// What is said of a code that is found there; of others, the rules say it.
pub(crate) fn explanation(code: Code) -> Option<Explanation> {
    let tables = [
        told::CODES,
        yaml::CODES,
        values::CODES,
        values::OF_SEVERAL,
        settings::CODES,
    ];
    let mut all = tables.into_iter().flatten();
    all.find(|(own, _)| *own == code).map(|(_, said)| *said)
}
