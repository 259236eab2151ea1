//! What is found where files are looked for and opened: how a disk stands, no text shows.

use crate::diagnostic::Code;
use crate::diagnostic::explanation::{Example, Explanation};

/// Each code, why it matters, how it is mended, what was done, and what to do in its place.
macro_rules! told {
    ($($code:ident $why:literal, $remedy:literal, $bad:literal, $good:literal;)+) => {
        &[$((
            Code::$code,
            Explanation {
                why: $why,
                remedy: $remedy,
                example: Example::Told { bad: $bad, good: $good },
            },
        )),+]
    };
}

/// What is found on disks.
pub(super) const CODES: &[(Code, Explanation)] = told! {
    NotFound
        "Nothing of it is shown, and links to its entries lead nowhere.",
        "Look for a slip in the path. Where it is a link in the folder, make that anew or take it away.",
        "`bluf breifings`, where the folder is called `briefings`",
        "`bluf briefings`";
    Unreadable
        "Nothing of it is shown, and links to its entries lead nowhere.",
        "Ask whoever owns it to let you read it, or leave it out of the folder.",
        "`sony-hack.yaml` belongs to somebody else, and only he may read it",
        "`chmod a+r sony-hack.yaml`, by him";
    NotAFile
        "Whatever waits at the other end of a pipe could keep the program waiting, or feed it without end.",
        "Write what it gives into a file, and open that.",
        "`bluf pipe.yaml`, which `mkfifo` made",
        "`cat pipe.yaml > sony-hack.yaml`, then `bluf sony-hack.yaml`";
    OutsideRoot
        "A folder that was sent to you could make you read, and show to others, what is yours alone.",
        "Name the other folder as well, or put a copy of the file into this one.",
        "`bluf briefings`, where `briefings/shared.yaml` is a link to `../library/shared.yaml`",
        "`bluf briefings library`";
    TooLarge
        "Nobody wrote that much by hand, and nobody would find the one slip in it.",
        "Make a file of each matter, with what they share in a library file.",
        "One file of 40 MB with all incidents of ten years",
        "A file for each year or case, and `actors.yaml` with `kind: library`";
    NotUtf8
        "What byte stands for which letter can only be guessed, and names would be guessed wrong.",
        "Save the file as UTF-8: editors have it as the encoding, and `iconv` does it on the command line.",
        "A file that an old editor saved as Latin-1, in which Süddeutsche is S�ddeutsche",
        "`iconv -f LATIN1 -t UTF-8 old.yaml > sony-hack.yaml`";
    BeingWritten
        "Half of a file may be a whole briefing that says something else.",
        "Wait until it is written, then read again (`R`). A program that writes briefings writes another file and gives that the name when it is whole.",
        "A script appends events to `sony-hack.yaml` all day",
        "It writes `sony-hack.yaml.new` and renames that to `sony-hack.yaml`";
    Stale
        "What you see is not what stands in the file.",
        "Mend what is told of the file beside this, and save.",
        "`title: \"Sony hack` was saved without the quote at its end",
        "The quote is there, and the new version is shown";
    NotABriefing
        "A folder may hold files of other tools, and nobody wants to hear of each of them.",
        "If it is meant for a briefing, give it `title` and an entry, or `kind: library`.",
        "`compose.yaml` of another tool, beside the briefings",
        "Briefings in a folder of their own, or that one line as it is";
    Unlisted
        "One slip that is made everywhere would hide the others, and nobody reads a thousand of them.",
        "Mend those that are listed and read again: one of them is often all of them.",
        "Three thousand events, each with `titel` for `title`",
        "`title` put in place of `titel` in the whole file";
};
