//! What is worked out from a library, as plain values: no drawing, no reading of files.

pub(crate) mod disputed;
pub(crate) mod matrix;
mod sequence;
pub(crate) mod timeline;
