//! What an analyst owes whoever reads: sources (ICD 206), likelihood and confidence kept apart (ICD 203), other readings
//! looked at, names that mean one thing. Nothing here is wrong with a file; what is taste is told as a note.

pub(super) mod after_as_of;
pub(super) mod attack_id;
pub(super) mod dependent_rows;
mod estimate;
pub(super) mod likelihood_differs;
pub(super) mod look_alike_name;
pub(super) mod mixed_sentence;
pub(super) mod no_speaker;
pub(super) mod one_sided_option;
pub(super) mod orphan_actor;
pub(super) mod overconfident;
pub(super) mod overdue_review;
pub(super) mod two_scales;
pub(super) mod undiagnostic_row;
pub(super) mod unfalsifiable;
pub(super) mod unrated_judgement;
pub(super) mod unreasoned_judgement;
pub(super) mod unsourced;
pub(super) mod unused_anchor;
pub(super) mod unused_evidence;
pub(super) mod unused_source;
pub(super) mod when_differs;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
