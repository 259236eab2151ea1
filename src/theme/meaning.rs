//! What a style is for. Themes name these meanings; nothing outside a theme names a colour.

macro_rules! meanings {
    ($($variant:ident $name:literal $doc:literal;)+) => {
        /// What a part of the screen means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Meaning {
            $(#[doc = $doc] $variant,)+
        }

        impl Meaning {
            /// Every meaning.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in a theme file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it is for.
            pub fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc,)+ }
            }
        }
    };
}

meanings! {
    Text "text" "Running text, and the ground of the screen.";
    Dim "dim" "What matters less: labels, counts, hints.";
    Strong "strong" "Words that the author stresses strongly.";
    Emphasis "emphasis" "Words that the author stresses.";
    Code "code" "Names and commands shown as they are.";
    Quote "quote" "Somebody's exact words.";
    Title "title" "The title of what is shown.";
    Heading "heading" "The heading of a section.";
    Date "date" "Dates and times.";
    Link "link" "Words that lead to another entry.";
    LinkMark "link-mark" "The brackets around a link.";
    LinkSelected "link-selected" "The link that Enter follows.";
    Hint "hint" "The one or two letters to type for a link.";
    Border "border" "Lines around panes.";
    BorderFocused "border-focused" "Lines around the pane that has the keys.";
    PaneTitle "pane-title" "The title of a pane.";
    PaneTitleFocused "pane-title-focused" "The title of the pane that has the keys.";
    Row "row" "A row of a list.";
    RowSelected "row-selected" "The selected row.";
    RowSelectedAway "row-selected-away" "The selected row of a pane that has not the keys.";
    Group "group" "A heading between the rows of a list.";
    Important "important" "The mark of what matters most.";
    Header "header" "The line at the top.";
    Crumb "crumb" "Where one is, in the line at the top.";
    Footer "footer" "The line at the bottom.";
    Key "key" "A key that can be pressed.";
    Message "message" "What the program says.";
    Error "error" "An error.";
    Warning "warning" "A warning, and a mark that something is missing.";
    Info "info" "A note.";
    Match "match" "Letters that a search matched.";
    Found "found" "Words that a search in the text found.";
    Input "input" "What is being typed.";
    Good "good" "Speaks for it, fits, is the good end of a scale.";
    Bad "bad" "Speaks against it, does not fit, is the bad end of a scale.";
    Likelihood "likelihood" "How likely something is.";
    Confidence "confidence" "How well founded something is.";
    Ours "ours" "The briefing's own reading.";
    Disputed "disputed" "Claims that contradict each other.";
    Unmarked "unmarked" "A briefing without a TLP marking.";
    Scrollbar "scrollbar" "How far one has scrolled.";
    Progress "progress" "How far a longer work has come.";
    Popup "popup" "The ground of a box above the page.";
}
