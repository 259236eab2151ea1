//! The order in which all briefings are listed: it outlives the list.

/// What comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// What was open last; then the newest.
    #[default]
    Recent,
    /// The newest as-of date.
    Date,
    /// The title, from A to Z.
    Title,
    /// The most problems.
    Problems,
}

impl Order {
    /// A word for it, as in `by date`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Recent => "recent first",
            Self::Date => "by date",
            Self::Title => "by title",
            Self::Problems => "by problems",
        }
    }

    /// The one after it, from the last to the first.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Recent => Self::Date,
            Self::Date => Self::Title,
            Self::Title => Self::Problems,
            Self::Problems => Self::Recent,
        }
    }
}
