//! The order in which all briefings are listed: it outlives the list.

/// What comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The one order in which briefings stand everywhere: as named, else the newest as-of day first.
    #[default]
    Listed,
    /// What was open last; then the one order.
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
            Self::Listed => "in order",
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
            Self::Listed => Self::Recent,
            Self::Recent => Self::Date,
            Self::Date => Self::Title,
            Self::Title => Self::Problems,
            Self::Problems => Self::Listed,
        }
    }
}
