//! What is worked out from a library, as plain values: no drawing, no reading of files.

pub(crate) mod disputed;
pub(crate) mod known;
pub(crate) mod matrix;
pub(crate) mod namesakes;
mod sequence;
pub(crate) mod timeline;
pub(crate) mod trust;
