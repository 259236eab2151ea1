//! What is found in YAML before anybody asks what it says: signs, traps, limits.

use crate::diagnostic::Code;
use crate::diagnostic::explanation::{Explanation, in_a_file};

/// What is found in YAML as such.
pub(super) const CODES: &[(Code, Explanation)] = in_a_file! {
    EmptyFile
        "There is nothing to show.",
        "Write a title and an entry of any kind, or begin with what `bluf new` prints.",
        "# Sony hack: still to be written\n"
        at "1:1",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - FBI attributes the attack\n";
    Syntax
        "What cannot be read is shown nowhere, and links to it lead nowhere.",
        "Most often a quote or a bracket is not closed, or a line is indented otherwise than those beside it.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: Internal mails leak\n    ] kind: leak\n  - FBI attributes the attack\n"
        at "5:5",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: Internal mails leak\n    kind: leak\n  - FBI attributes the attack\n";
    Tab
        "How far a tab indents, every editor says otherwise, so YAML does not allow it.",
        "Put spaces in its place, two for each level; editors do it by themselves when they know the file for YAML.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: Internal mails leak\n\tkind: leak\n  - FBI attributes the attack\n"
        at "5:1",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: Internal mails leak\n    kind: leak\n  - FBI attributes the attack\n";
    UnquotedColon
        "YAML takes the words before the colon for the name of a field, and the value is lost.",
        "Put the whole value in quotes.",
        "title: Sony hack: pressing Beijing\ntlp: CLEAR\nevents:\n  - FBI attributes the attack\n"
        at "1:17",
        "title: \"Sony hack: pressing Beijing\"\ntlp: CLEAR\nevents:\n  - FBI attributes the attack\n";
    NestedLink
        "The link is a list to YAML, and the words behind it are a mistake.",
        "Put the whole value in quotes, or begin it with another word.",
        "title: Sony hack\ntlp: CLEAR\nactors: {fbi: FBI}\nevents:\n  - title: [[fbi]]\n"
        at "5:12",
        "title: Sony hack\ntlp: CLEAR\nactors: {fbi: FBI}\nevents:\n  - title: \"[[fbi]]\"\n";
    BracedLink
        "YAML reads the brackets of the link as lists, and everything from there to the end of the braces otherwise than it is meant.",
        "Put the text in quotes.",
        "title: Sony hack\ntlp: CLEAR\nactors: {fbi: FBI}\nevents:\n  - {title: The [[fbi]] names a suspect}\n"
        at "5:17",
        "title: Sony hack\ntlp: CLEAR\nactors: {fbi: FBI}\nevents:\n  - {title: \"The [[fbi]] names a suspect\"}\n";
    SecondDocument
        "All that stands below the line is shown nowhere.",
        "Make a file of its own of it, or take the `---` out.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - Internal mails leak\n---\nevents:\n  - FBI attributes the attack\n"
        at "5:1",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - Internal mails leak\n  - FBI attributes the attack\n";
    Budget
        "A few lines of YAML can stand for more than fits into a computer; a file that does is made to do harm.",
        "Write less in one place: split the briefing, nest less deep, and write out what anchors and aliases stand for.",
        "title: Sony hack\ntlp: CLEAR\nx-deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\nevents: [FBI attributes the attack]\n"
        at "3:72",
        "title: Sony hack\ntlp: CLEAR\nx-deep: [[not so deep]]\nevents: [FBI attributes the attack]\n";
    DuplicateKey
        "One of the two values is shown nowhere; other tools take the last one.",
        "Take one of them out, or make a list of both values.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: FBI attributes the attack\n    impact: Mails leak\n    impact: Films leak\n"
        at "6:5",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: FBI attributes the attack\n    impact: [Mails leak, Films leak]\n";
    CutByHash
        "Half of the sentence is a comment, and what is left may say something else.",
        "Put the whole value in quotes; where a comment is meant, put it into a line of its own.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: The case #43 is opened\n"
        at "4:21",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: \"The case #43 is opened\"\n";
    LoneTilde
        "Who means *about* has written nothing.",
        "Take the field out, write its value, or put `~` in quotes where the sign itself is meant.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, place: ~}\n"
        at "4:47",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - {title: FBI attributes the attack, place: Washington}\n";
    BareWord
        "Another tool that reads the file sees *false* where you wrote Norway.",
        "Put the word in quotes.",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  norway: {name: Norway, kind: state, country: NO}\nevents: [FBI attributes the attack]\n"
        at "4:48",
        "title: Sony hack\ntlp: CLEAR\nactors:\n  norway: {name: Norway, kind: state, country: \"NO\"}\nevents: [FBI attributes the attack]\n";
    LookAlike
        "What looks like a list or a field is running text to YAML, and what it says is not found where it belongs.",
        "Type the sign of the keyboard: `-` before items, `:` and a space behind names, plain spaces.",
        "title: Sony hack\ntlp: CLEAR\nactors: {fbi: FBI}\nevents:\n  \u{2013} FBI attributes the attack\n"
        at "5:3",
        "title: Sony hack\ntlp: CLEAR\nactors: {fbi: FBI}\nevents:\n  - FBI attributes the attack\n";
    IgnoredTag
        "What a tag asks for is not done: text that is coded stays code.",
        "Take the tag out.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: !!str FBI attributes the attack\n"
        at "4:12",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - title: FBI attributes the attack\n";
    HiddenCharacters
        "They can turn a sentence round, or hide a word from a search; those that do no harm come along when text is copied from a web page.",
        "Take them out: `bluf check` says where they stand, and which they are.",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - The pass\u{200b}words leak\n"
        at "4:13",
        "title: Sony hack\ntlp: CLEAR\nevents:\n  - The passwords leak\n";
};
