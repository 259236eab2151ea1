//! Files on their way into a library: loaded one by one, each made into a part that rests on nothing but itself and
//! what all share.

pub(crate) mod file;
pub(crate) mod files;
pub(super) mod part;
pub(super) mod parts;
