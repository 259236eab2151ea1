//! What is found where YAML is read as a briefing: fields, values, dates, ids.

use crate::diagnostic::Code;
use crate::diagnostic::explanation::{Example, Explanation, in_a_file};

/// What is found in fields and their values.
pub(super) const CODES: &[(Code, Explanation)] = in_a_file! {
    WrongType
        "What the field says cannot be told from such a value, so it is left out.",
        "Write the value in the form that the field takes; `bluf explain` shows it for each field, as in `bluf explain event.date`.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, importance: high}\n"
        at "4:52",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, importance: 1}\n";
    UnknownKey
        "What stands under it is shown nowhere.",
        "Take the name that is suggested, or look the fields up, as with `bluf explain event`; a field of your own starts with `x-`.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, dat: 2014-12-19}\n"
        at "4:40",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, date: 2014-12-19}\n";
    MissingField
        "Nobody could tell what the entry is.",
        "Write the field. Where it stands there already, its value is empty or cannot be read.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {date: 2014-12-19, kind: attribution}\n"
        at "4:6",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, date: 2014-12-19, kind: attribution}\n";
    MissingId
        "Each field would be an entry of its own, and no link could lead to what they say together.",
        "Write the id above the fields, with a colon, and indent them by two more spaces.",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  name: FBI\n  kind: agency\nevents: [FBI attributes the attack]\n"
        at "4:3",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  fbi:\n    name: FBI\n    kind: agency\nevents: [FBI attributes the attack]\n";
    MarkedSection
        "Whoever wrote it means what stands there to be kept from others, and nobody sees at an entry why it is.",
        "Write it in each entry that it is for, or at the top where it is for the whole file; what is narrower than the rest of its entry goes into an entry of its own.",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  tlp: GREEN\n  fbi: FBI\nevents: [FBI attributes the attack]\n"
        at "4:3",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  fbi: {name: FBI, tlp: GREEN}\nevents: [FBI attributes the attack]\n";
    UnknownValue
        "A word with a fixed meaning is read by everybody alike. Of another one nobody knows how much is meant by it, so it is left out.",
        "Take one of the words of the list; `bluf explain` says what each means, as with `bluf explain judgement.likelihood`.",
        "title: Sony hack\ntlp: CLEAR\njudgements:\n  who: {text: North Korea was behind it., likelihood: certain}\n"
        at "4:55",
        "title: Sony hack\ntlp: CLEAR\njudgements:\n  who: {text: North Korea was behind it., likelihood: almost-certain}\n";
    UnusualValue
        "A word of your own is shown, but stands apart from its like in lists and filters; most often it is a slip.",
        "Take one of the usual words where one fits; else leave it as it is.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: Internal mails leak, kind: leek}\n"
        at "4:40",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: Internal mails leak, kind: leak}\n";
    OutOfRange
        "Numbers of a scale mean what the scale says, and beyond its ends it says nothing.",
        "Write a number of the scale; `bluf explain` says which these are, as with `bluf explain event.importance`.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, importance: 10}\n"
        at "4:52",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, importance: 1}\n";
    BadDate
        "The entry stands in the timeline without its date, and is found by no search for days.",
        "Write it from the largest part to the smallest, as in 2014-12-19, and only as much of it as the source says. Words of the source go into `when`.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, date: 19.12.2014}\n"
        at "4:46",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, date: 2014-12-19}\n";
    DateLevel
        "Sets and marks inside a date are not read, so the entry stands in the timeline without its date.",
        "Write an interval, or put the mark at the end of the date.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, date: \"[2014-12-18..2014-12-19]\"}\n"
        at "4:46",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, date: 2014-12-18/2014-12-19}\n";
    BadId
        "No link can lead to it: links are ids.",
        "Write small letters, digits and hyphens, a letter first, and no word that YAML tools take for true or false.",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  North_Korea: {name: North Korea, kind: state}\nevents: [FBI attributes the attack]\n"
        at "4:3",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  north-korea: {name: North Korea, kind: state}\nevents: [FBI attributes the attack]\n";
    BadCells
        "Which cell belongs to which hypothesis cannot be told, so the row counts for none of them.",
        "Write one cell for each hypothesis in their order, `-` where nothing was judged, or name the hypotheses: `{dprk: C, insider: I}`.",
        "title: Sony hack\ntlp: CLEAR\nevidence: {code: The code is like known code}\nquestions:\n  who:\n    text: Who did it?\n    hypotheses: {dprk: North Korea, insider: An insider}\n    matrix: {code: C}\n"
        at "8:20",
        "title: Sony hack\ntlp: CLEAR\nevidence: {code: The code is like known code}\nquestions:\n  who:\n    text: Who did it?\n    hypotheses: {dprk: North Korea, insider: An insider}\n    matrix: {code: C I}\n";
    BadSlide
        "The talk has no slide there.",
        "Write the name of a part, as `timeline`, or one with an id behind it, as `actor fbi`; `bluf explain slide.show` has them all.",
        "title: Sony hack\ntlp: CLEAR\nevents: [FBI attributes the attack]\nslides: [timelin]\n"
        at "4:10",
        "title: Sony hack\ntlp: CLEAR\nevents: [FBI attributes the attack]\nslides: [timeline]\n";
    SelfRelation
        "It is drawn from the actor to himself, and whom it is really about, the page does not say.",
        "Write the id of the other actor.",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  china: {name: China, relations: [patron-of china]}\n  north-korea: North Korea\nevents: [FBI attributes the attack]\n"
        at "4:46",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  china: {name: China, relations: [patron-of north-korea]}\n  north-korea: North Korea\nevents: [FBI attributes the attack]\n";
    LongLabel
        "It is cut where it stands, and two long ones may then look alike.",
        "Say it in at most 24 columns: the title has the rest.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, label: FBI attributes the whole attack}\n"
        at "4:47",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, label: FBI attribution}\n";
    BadAddress
        "It is shown, but opens nothing; an address that begins otherwise could make another program do something.",
        "Write it whole, as a browser shows it.",
        "title: Sony hack\ntlp: CLEAR\nsources:\n  fbi: {title: Update, url: www.fbi.gov}\nevents: [FBI attributes the attack]\n"
        at "4:29",
        "title: Sony hack\ntlp: CLEAR\nsources:\n  fbi: {title: Update, url: https://www.fbi.gov}\nevents: [FBI attributes the attack]\n";
    Unmarked
        "Whoever has the briefing before him does not know with whom he may share it, and will guess.",
        "Write `tlp` at the top of the file: `CLEAR` where anybody may see it, else `GREEN`, `AMBER`, `AMBER+STRICT` or `RED`.",
        "title: Sony hack\nevents:\n  - FBI attributes the attack\n"
        at "1:1",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - FBI attributes the attack\n";
    Contradiction
        "One of the two is wrong, and whoever reads it does not know which.",
        "Correct one of them, or take out the one that no source says.",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  gop: {name: Guardians of Peace, first_seen: 2014-11, last_seen: 2013-12}\nevents: [FBI attributes the attack]\n"
        at "4:67",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  gop: {name: Guardians of Peace, first_seen: 2014-11, last_seen: 2014-12}\nevents: [FBI attributes the attack]\n";
    WiderMarking
        "Whoever wrote it means the entry to be shared further than it is.",
        "Take it out, or give the file the wider marking and mark the entries that are narrower.",
        "title: Sony hack\ntlp: AMBER\nevents:\n  - {title: FBI attributes the attack, tlp: GREEN}\n"
        at "4:45",
        "title: Sony hack\ntlp: GREEN\nevents:\n  - {title: FBI attributes the attack}\n";
    BadAllow
        "The problem is told all the same.",
        "Write the code of the problem, and behind it why it may stay.",
        "title: Sony hack\ntlp: CLEAR\nx-allow: {long-labels: The name is known by no other}\nevents: [FBI attributes the attack]\n"
        at "3:11",
        "title: Sony hack\ntlp: CLEAR\nx-allow: {long-label: The name is known by no other}\nevents:\n  - {title: FBI attributes the attack, label: FBI attributes the whole attack}\n";
    UnusedAllow
        "The next problem of the kind would not be told, and nobody would know of it.",
        "Take it out; where the problem moved to another entry, write it there.",
        "title: Sony hack\ntlp: CLEAR\nx-allow: {long-label: The name is known by no other}\nevents: [FBI attributes the attack]\n"
        at "3:11",
        "title: Sony hack\ntlp: CLEAR\nevents: [FBI attributes the attack]\n";
    NewerFormat
        "Fields that came with the later version are told as unknown, and not shown.",
        "Take a later version of bluf, or write the number of the format that the file keeps to.",
        "title: Sony hack\ntlp: CLEAR\nformat: 2\nevents:\n  - FBI attributes the attack\n"
        at "3:9",
        "title: Sony hack\ntlp: CLEAR\nformat: 1\nevents:\n  - FBI attributes the attack\n";
};

/// What is found where a briefing adds to an entry of a library file.
pub(super) const OF_SEVERAL: &[(Code, Explanation)] = &[(
    Code::Overrides,
    Explanation {
        why: "Other briefings show what the library file says, so the same entry reads otherwise here and there.",
        remedy: "Where it holds for all, write it in the library file; where it is for this briefing only, all is well.",
        example: Example::Files {
            bad: &[
                (
                    "sony-hack.yaml",
                    "title: Sony hack\ntlp: CLEAR\nactors:\n  china: {name: PRC}\nevents: [FBI attributes the attack]\n",
                ),
                (
                    "actors.yaml",
                    "kind: library\ntlp: CLEAR\nactors:\n  china: {name: China, kind: state}\n",
                ),
            ],
            at: "sony-hack.yaml:4:11",
            good: &[
                (
                    "sony-hack.yaml",
                    "title: Sony hack\ntlp: CLEAR\nactors:\n  china: {aliases: PRC}\nevents: [FBI attributes the attack]\n",
                ),
                (
                    "actors.yaml",
                    "kind: library\ntlp: CLEAR\nactors:\n  china: {name: China, kind: state}\n",
                ),
            ],
        },
    },
)];
