//! What is asked, one thin function each: the place is found, [`crate::ide`] answers, and the answer is put into the
//! protocol's words. Where there is nothing to say, the answer is null.

use std::sync::Arc;

use chrono::Local;
use lsp_server::ErrorCode;
use serde_json::{Value, json};

use super::cards::Card;
use super::client::Takes;
use super::convert::{self, Placer, Spot};
use super::documents::Document;
use super::world::{World, file};
use crate::fmt::{Lines, format};
use crate::ide::hover::{self, Hover};
use crate::ide::ids::{Ids, Thing};
use crate::ide::rename::{self, Old};
use crate::ide::{actions, complete, folding, links, symbols, tokens};
use crate::reference::topic::Topic;
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;

/// Why something is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) code: i32,
    pub(super) message: String,
}

impl Failure {
    fn of(code: ErrorCode, message: &str) -> Self {
        Self {
            code: code as i32,
            message: message.to_owned(),
        }
    }

    fn params() -> Self {
        Self::of(
            ErrorCode::InvalidParams,
            "the parameters are not those of this request",
        )
    }
}

type Answer = Result<Value, Failure>;

/// The function that answers a request.
type Handler = fn(&mut World, Value) -> Answer;

/// Every request that is answered.
const HANDLERS: &[(&str, Handler)] = &[
    ("textDocument/completion", completion),
    ("textDocument/hover", card),
    ("textDocument/definition", definition),
    ("textDocument/references", references),
    ("textDocument/documentHighlight", highlights),
    ("textDocument/prepareRename", prepare),
    ("textDocument/rename", rename_all),
    ("textDocument/documentSymbol", outline),
    ("workspace/symbol", everywhere),
    ("textDocument/documentLink", links_of),
    ("textDocument/foldingRange", folds),
    ("textDocument/semanticTokens/full", colours),
    ("textDocument/codeAction", deeds),
    ("textDocument/formatting", layout),
];

/// Answers a request.
///
/// # Errors
/// When nobody knows it, when its parameters are others, or when what it asks for cannot be.
pub(super) fn answer(world: &mut World, method: &str, params: Value) -> Answer {
    match HANDLERS.iter().find(|(name, _)| *name == method) {
        Some((_, handler)) => handler(world, params),
        None => Err(Failure::of(
            ErrorCode::MethodNotFound,
            &format!("`{method}` is not known here"),
        )),
    }
}

/// The document that something is asked of; none where it is not open, or too large.
fn document(world: &World, uri: &str) -> Option<Document> {
    let document = world.document(uri)?;
    (!document.is_too_large()).then(|| document.clone())
}

/// The document of a place, and the byte there.
fn at(world: &World, spot: &Spot) -> Option<(Document, usize)> {
    let document = document(world, &spot.uri)?;
    let text = document.source.text();
    let offset = document.lines.offset(text, spot.at, world.client.encoding);
    Some((document, offset))
}

/// What stands at a place, and its name's bytes, as the document is now.
fn thing(world: &mut World, spot: &Spot) -> Option<(Document, Thing, Span)> {
    let (document, offset) = at(world, spot)?;
    let library = world.library();
    let file = file(library, &document.source)?;
    let (thing, span) = Ids::of(library).at(&file, offset)?;
    Some((document, thing, span))
}

fn completion(world: &mut World, params: Value) -> Answer {
    let spot = convert::spot(params).ok_or_else(Failure::params)?;
    let Some((document, offset)) = at(world, &spot) else {
        return Ok(Value::Null);
    };
    let library = world.last_library();
    let own = file(library, &document.source);
    let text = document.source.text();
    let today = Local::now().date_naive();
    let offers = complete::complete(library, own.as_ref(), text, offset, today);
    Ok(convert::completions(
        &mut Placer::new(world),
        &document,
        &offers,
    ))
}

fn card(world: &mut World, params: Value) -> Answer {
    let spot = convert::spot(params).ok_or_else(Failure::params)?;
    let Some((document, offset)) = at(world, &spot) else {
        return Ok(Value::Null);
    };
    let card = match world.client.takes(Takes::MarkdownCards) {
        true => Card::Markdown,
        false => Card::Plain,
    };
    let told = world.told_at(&document, offset);
    let problem = told.map(|(code, span)| (Hover::Topic(Topic::Code(code)), span));
    let library = world.library();
    let own = file(library, &document.source);
    let found = hover::hover(library, own.as_ref(), document.source.text(), offset);
    let Some((found, span)) = found.or(problem) else {
        return Ok(Value::Null);
    };
    let words = match found {
        Hover::Entry(entry) => card.entry(library, entry),
        Hover::Topic(topic) => card.topic(topic),
    };
    Ok(convert::hover(
        &mut Placer::new(world),
        &document.source,
        span,
        words,
    ))
}

fn definition(world: &mut World, params: Value) -> Answer {
    let own = name_of(world, &params)?;
    let Some((thing, all)) = occurrences(world, params)? else {
        return Ok(Value::Null);
    };
    let mut declared: Vec<Place> = all
        .into_iter()
        .filter(|(_, is_declaration)| *is_declaration)
        .map(|(place, _)| place)
        .collect();
    // An editor that goes to one place only goes to the first.
    declared.sort_by_key(|place| Some(place.source.name()) != own.as_ref());
    let declared = match declared.is_empty() {
        // A briefing that says nothing of its id has it from its file.
        true => top_of(world, &thing).into_iter().collect(),
        false => declared,
    };
    Ok(convert::locations(&mut Placer::new(world), declared.iter()))
}

/// The name of the document that is asked about.
fn name_of(world: &World, params: &Value) -> Result<Option<Text>, Failure> {
    let uri = convert::of_document(params).ok_or_else(Failure::params)?;
    let document = world.document(&uri);
    Ok(document.map(|document| document.source.name().clone()))
}

fn top_of(world: &mut World, thing: &Thing) -> Option<Place> {
    let mut files = world.library().written_files();
    let file = files.find(|file| file.briefing.is_some() && *file.id == *thing.item)?;
    Some(Place::new(file.source, Span::default()))
}

fn references(world: &mut World, params: Value) -> Answer {
    let with_declaration = convert::within(&params);
    let Some((_, all)) = occurrences(world, params)? else {
        return Ok(Value::Null);
    };
    let all = all
        .iter()
        .filter(|(_, is_declaration)| with_declaration || !is_declaration);
    let places: Vec<&Place> = all.map(|(place, _)| place).collect();
    Ok(convert::locations(
        &mut Placer::new(world),
        places.into_iter(),
    ))
}

fn highlights(world: &mut World, params: Value) -> Answer {
    let name = name_of(world, &params)?;
    let Some((_, all)) = occurrences(world, params)? else {
        return Ok(Value::Null);
    };
    let own = all.iter().map(|(place, _)| place);
    let own = own.filter(|place| Some(place.source.name()) == name.as_ref());
    let own: Vec<Place> = own.cloned().collect();
    Ok(convert::highlights(&mut Placer::new(world), &own))
}

type Found = Option<(Thing, Vec<(Place, bool)>)>;

/// Everywhere that what stands at a place is written, each with whether it is declared there.
fn occurrences(world: &mut World, params: Value) -> Result<Found, Failure> {
    let spot = convert::spot(params).ok_or_else(Failure::params)?;
    let Some((_, thing, _)) = thing(world, &spot) else {
        return Ok(None);
    };
    let all = Ids::of(world.library()).occurrences(&thing);
    let all = all
        .into_iter()
        .map(|it| (it.place, it.is_declaration))
        .collect();
    Ok(Some((thing, all)))
}

fn prepare(world: &mut World, params: Value) -> Answer {
    let spot = convert::spot(params).ok_or_else(Failure::params)?;
    let Some((document, thing, span)) = thing(world, &spot) else {
        return Ok(Value::Null);
    };
    rename::prepare(world.library(), &thing).map_err(|why| refused(&why))?;
    Ok(convert::prepared(
        &mut Placer::new(world),
        &document.source,
        span,
    ))
}

fn rename_all(world: &mut World, params: Value) -> Answer {
    let (spot, new) = convert::renamed(params).ok_or_else(Failure::params)?;
    let Some((_, thing, _)) = thing(world, &spot) else {
        return Err(Failure::of(
            ErrorCode::InvalidParams,
            "no id of an entry stands here",
        ));
    };
    let plan = rename::plan(world.library(), &thing, &new, Old::Forgotten);
    let plan = plan.map_err(|why| refused(&why))?;
    let edit = convert::workspace(&mut Placer::new(world), &plan.files, plan.moved.as_ref());
    edit.ok_or_else(|| {
        let message = "the editor cannot give files other names: use `bluf rename`";
        Failure::of(ErrorCode::RequestFailed, message)
    })
}

fn refused(why: &rename::refused::Refused) -> Failure {
    Failure::of(ErrorCode::RequestFailed, &why.to_string())
}

fn outline(world: &mut World, params: Value) -> Answer {
    let uri = convert::of_document(&params).ok_or_else(Failure::params)?;
    let Some(document) = document(world, &uri) else {
        return Ok(Value::Null);
    };
    let own = file(world.library(), &document.source);
    let all = own.map(|file| symbols::of_file(&file)).unwrap_or_default();
    Ok(convert::symbols(&mut Placer::new(world), &all))
}

fn everywhere(world: &mut World, params: Value) -> Answer {
    let words = convert::query(params).ok_or_else(Failure::params)?;
    let all = symbols::everywhere(world.library(), &words);
    Ok(convert::everywhere(&mut Placer::new(world), all.iter()))
}

fn links_of(world: &mut World, params: Value) -> Answer {
    of_source(world, &params, |placer, source| {
        convert::links(placer, source, &links::links(source))
    })
}

fn folds(world: &mut World, params: Value) -> Answer {
    of_source(world, &params, |_, source| {
        convert::folds(&folding::folds(source.text()))
    })
}

/// What can be said of a document without any other.
fn of_source(
    world: &World,
    params: &Value,
    say: impl Fn(&mut Placer<'_>, &Arc<SourceFile>) -> Value,
) -> Answer {
    let uri = convert::of_document(params).ok_or_else(Failure::params)?;
    let document = document(world, &uri);
    Ok(document.map_or(Value::Null, |document| {
        say(&mut Placer::new(world), &document.source)
    }))
}

fn colours(world: &mut World, params: Value) -> Answer {
    let uri = convert::of_document(&params).ok_or_else(Failure::params)?;
    let Some(document) = document(world, &uri) else {
        return Ok(Value::Null);
    };
    let own = file(world.library(), &document.source);
    let all = own.map(|file| tokens::tokens(&file)).unwrap_or_default();
    Ok(convert::tokens(
        &mut Placer::new(world),
        &document.source,
        &all,
    ))
}

fn deeds(world: &mut World, params: Value) -> Answer {
    let (uri, (start, end), only) = convert::action(params).ok_or_else(Failure::params)?;
    let Some(document) = document(world, &uri) else {
        return Ok(json!([]));
    };
    let byte = |place| {
        document
            .lines
            .offset(document.source.text(), place, world.client.encoding)
    };
    let span = Span::new(byte(start), byte(end));
    let problems = world.problems(&uri);
    let library = world.library();
    let own = file(library, &document.source);
    let all = actions::actions(own.as_ref(), &document.source, &problems, span);
    Ok(convert::actions(
        &mut Placer::new(world),
        &all,
        &problems,
        &only,
    ))
}

/// Lays a document out as `bluf fmt` does, whatever widths the editor would have; one of another tool stays as it is.
fn layout(world: &mut World, params: Value) -> Answer {
    let uri = convert::of_document(&params).ok_or_else(Failure::params)?;
    let Some(document) = document(world, &uri) else {
        return Ok(Value::Null);
    };
    let source = &document.source;
    if file(world.library(), source).is_none() {
        return Ok(Value::Null);
    }
    let edits = format(source.text(), Lines::Kept).map_err(|why| {
        let message = format!("the file is left as it is: {why}");
        Failure::of(ErrorCode::RequestFailed, &message)
    })?;
    Ok(convert::edits(&mut Placer::new(world), source, &edits))
}
