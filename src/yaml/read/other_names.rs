//! What fields are called elsewhere, by people and by other formats, and what they are called here.

use crate::words::suggest::Suggestion;
use crate::yaml::marking;
use crate::yaml::meant::spelt;
use crate::yaml::pairs::FirstKeys;
use crate::yaml::shape::Record;

/// Other names, and what each may be here: the first that there is. In small letters, with a low line between words.
const NAMES: &[(&str, &[&str])] = &[
    // Of what an entry says.
    ("name", &["title", "text"]),
    ("title", &["name", "text"]),
    ("headline", &["title", "name", "bluf"]),
    ("description", &["text", "summary", "bluf"]),
    ("desc", &["text", "summary", "bluf"]),
    ("summary", &["text", "bluf", "says"]),
    ("text", &["summary", "bluf", "says"]),
    ("body", &["text", "summary"]),
    ("details", &["text", "summary"]),
    ("content", &["text", "summary", "says"]),
    ("abstract", &["bluf", "text", "summary"]),
    ("overview", &["bluf", "text", "summary"]),
    ("executive_summary", &["bluf"]),
    ("bottom_line", &["bluf"]),
    ("key_points", &["bluf"]),
    ("introduction", &["bluf"]),
    ("question", &["text"]),
    ("judgement", &["text"]),
    ("judgment", &["text"]),
    ("assessment", &["text"]),
    ("claim", &["says", "text"]),
    ("statement", &["says", "text"]),
    ("words", &["quote"]),
    ("quotation", &["quote"]),
    ("comment", &["notes"]),
    ("speaker_notes", &["notes"]),
    // Of what it is.
    ("type", &["kind"]),
    ("category", &["kind", "tags"]),
    ("keywords", &["tags"]),
    ("labels", &["tags"]),
    ("aka", &["aliases"]),
    ("also_known_as", &["aliases"]),
    ("nationality", &["country"]),
    ("country_code", &["country"]),
    ("position", &["role"]),
    ("severity", &["importance", "impact"]),
    ("priority", &["importance"]),
    ("language", &["lang"]),
    // Of where it is from.
    ("link", &["url"]),
    ("href", &["url"]),
    ("website", &["url"]),
    ("address", &["url"]),
    ("author", &["authors", "by"]),
    ("writer", &["authors"]),
    ("analyst", &["authors"]),
    ("published_by", &["publisher"]),
    ("outlet", &["publisher"]),
    ("published", &["date"]),
    ("retrieved", &["accessed"]),
    ("source", &["sources"]),
    ("reference", &["sources"]),
    ("references", &["sources"]),
    ("refs", &["sources"]),
    ("citation", &["sources"]),
    ("citations", &["sources"]),
    ("bibliography", &["sources"]),
    // Of who is in it.
    ("speaker", &["by"]),
    ("said_by", &["by"]),
    ("attacker", &["by"]),
    ("perpetrator", &["by"]),
    ("victim", &["target"]),
    ("victims", &["target"]),
    ("targets", &["target"]),
    ("attributed_to", &["attribution", "to"]),
    ("target", &["to"]),
    ("target_ref", &["to"]),
    ("source_ref", &["from"]),
    ("relationship_type", &["kind"]),
    ("location", &["place", "country"]),
    ("where", &["place"]),
    // Of when it was.
    ("time", &["date"]),
    ("day", &["date"]),
    ("year", &["date"]),
    ("timestamp", &["date"]),
    ("created", &["modified"]),
    ("updated", &["modified"]),
    ("last_modified", &["modified"]),
    // Of what is thought of it.
    ("probability", &["likelihood"]),
    ("chance", &["likelihood"]),
    ("certainty", &["confidence"]),
    ("weight", &["relevance"]),
    ("reason", &["why", "basis"]),
    ("reasons", &["why", "pros"]),
    ("reasoning", &["why"]),
    ("rationale", &["why"]),
    ("evidence", &["for"]),
    ("supports", &["for"]),
    ("contradicts", &["against"]),
    ("answers", &["hypotheses"]),
    ("pro", &["pros"]),
    ("con", &["cons"]),
    ("advantages", &["pros"]),
    ("benefits", &["pros"]),
    ("disadvantages", &["cons"]),
    ("drawbacks", &["cons"]),
    ("scores", &["ratings"]),
    ("rating", &["ratings"]),
    // Of what a briefing holds.
    ("people", &["actors"]),
    ("persons", &["actors"]),
    ("entities", &["actors"]),
    ("groups", &["actors"]),
    ("organisations", &["actors"]),
    ("organizations", &["actors"]),
    ("threat_actors", &["actors"]),
    ("participants", &["actors"]),
    ("stakeholders", &["actors"]),
    ("incidents", &["events"]),
    ("attacks", &["events"]),
    ("timeline", &["events"]),
    ("chronology", &["events"]),
    ("documents", &["sources"]),
    ("articles", &["sources"]),
    ("links", &["sources"]),
    ("quotes", &["statements"]),
    ("claims", &["statements"]),
    ("facts", &["evidence"]),
    ("observations", &["evidence"]),
    ("indicators", &["evidence"]),
    ("conclusions", &["judgements"]),
    ("assessments", &["judgements"]),
    ("findings", &["judgements"]),
    ("key_judgements", &["judgements"]),
    ("key_judgments", &["judgements"]),
    ("recommendations", &["options"]),
    ("courses_of_action", &["options"]),
    ("responses", &["options"]),
    ("presentation", &["slides"]),
    ("deck", &["slides"]),
];

/// Names for two fields, of which only the author knows which one is meant.
const EITHER: &[(&str, [&str; 2])] = &[
    ("actor", ["by", "actors"]),
    ("who", ["by", "actors"]),
    ("participants", ["by", "actors"]),
    ("date", ["as_of", "modified"]),
    ("content", ["quote", "says"]),
    ("text", ["quote", "says"]),
];

/// What people call the two ends of a time, of which both are in one field here, and whether it is the later one.
pub(super) const ENDS: &[(&str, bool)] = &[
    ("start", false),
    ("begin", false),
    ("start_date", false),
    ("end", true),
    ("end_date", true),
];

/// What people call the address of what an entry is from.
const ADDRESSES: [&str; 5] = ["url", "link", "href", "website", "address"];

/// What a field that goes by another name elsewhere is called here.
pub(crate) fn other(name: &str, is_here: impl Fn(&str) -> bool) -> Option<&'static str> {
    if marking::is_name(name) {
        return is_here(marking::FIELD).then_some(marking::FIELD);
    }
    let name = spelt(name, "_");
    let (_, own) = NAMES.iter().find(|(other, _)| *other == name)?;
    own.iter().find(|own| is_here(own)).copied()
}

/// The two fields of a record that a name may stand for.
pub(crate) fn either(name: &str, record: &Record) -> Option<[&'static str; 2]> {
    let name = spelt(name, "_");
    let both = |fields: &[&str; 2]| fields.iter().all(|f| record.fields.contains_key(*f));
    let mut found = EITHER.iter().filter(|(other, _)| *other == name);
    found.find_map(|(_, fields)| both(fields).then_some(*fields))
}

/// What to do about a name for two fields: both, each with what it is.
pub(crate) fn one_of_two(fields: [&'static str; 2], record: &Record) -> String {
    let told = fields.map(|name| {
        let doc = record
            .fields
            .get(name)
            .map(|field| super::record::aside(&field.doc));
        match doc.filter(|doc| !doc.is_empty()) {
            Some(doc) => format!("`{name}` ({doc})"),
            None => format!("`{name}`"),
        }
    });
    format!("write it as {}", told.join(" or "))
}

/// Whether a key is a name for a web address, with one behind it.
pub(super) fn is_address(name: &str, value: Option<&str>) -> bool {
    let name = spelt(name, "_");
    ADDRESSES.contains(&name.as_str()) && value.is_some_and(|value| value.contains("://"))
}

/// The suggestion of another name for a field.
pub(crate) fn renamed(own: &str, firsts: &FirstKeys<'_, '_>) -> Suggestion {
    match firsts.of(own) {
        None => Suggestion {
            help: format!("write it as `{own}`"),
            word: Some(own.to_owned()),
        },
        Some(_) => {
            format!("that is `{own}` here, which is there already: put the words there").into()
        }
    }
}
