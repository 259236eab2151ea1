//! Answers in the types of the protocol.

use lsp_types as lsp;
use serde_json::{Value, json};

use super::places::Placer;
use crate::briefing::EntryKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::ide::complete::offer::{Offer, Offers, What};
use crate::ide::folding::{self, Fold};
use crate::ide::links::{Link, To};
use crate::ide::symbols::Symbol;
use crate::ide::tokens::{self, Token};
use crate::lsp::client::Takes;
use crate::lsp::documents::Document;
use crate::lsp::paths;
use crate::source::{Place, SourceFile, Span};

/// The kinds of tokens, in the order of their numbers.
pub(super) const LEGEND: [&str; 3] = ["variable", "enumMember", "number"];

/// What is wrong with a document.
pub(crate) fn problems(placer: &mut Placer<'_>, uri: &str, problems: &[Diagnostic]) -> Value {
    let document = placer.world.document(uri);
    let version = document.map(|document| document.version);
    let version = version.filter(|_| placer.world.client.takes(Takes::Versions));
    let all: Vec<Value> = problems
        .iter()
        .map(|problem| diagnostic(placer, problem))
        .collect();
    let mut told = json!({ "uri": uri, "diagnostics": all });
    if let Some(version) = version {
        told["version"] = json!(version);
    }
    told
}

/// Words that whoever uses the client is shown.
pub(crate) fn warning(words: &str) -> Value {
    json!(lsp::ShowMessageParams {
        typ: lsp::MessageType::WARNING,
        message: words.to_owned(),
    })
}

/// A problem: what is wrong, and in a line of its own what to do.
pub(super) fn diagnostic(placer: &mut Placer<'_>, problem: &Diagnostic) -> Value {
    let severity = match problem.severity() {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Info => lsp::DiagnosticSeverity::INFORMATION,
    };
    let mut related = Vec::new();
    if placer.world.client.takes(Takes::Related) {
        for note in &problem.notes {
            related.extend(placer.location(&note.place).map(|location| {
                lsp::DiagnosticRelatedInformation {
                    location,
                    message: note.text.to_string(),
                }
            }));
        }
    }
    json!(lsp::Diagnostic {
        range: placer.range(&problem.place.source, problem.place.span),
        severity: Some(severity),
        code: Some(lsp::NumberOrString::String(problem.code.name().to_owned())),
        source: Some("bluf".to_owned()),
        message: format!("{}\n{}", problem.message, problem.help),
        related_information: (!related.is_empty()).then_some(related),
        ..Default::default()
    })
}

/// What may be written.
pub(crate) fn completions(placer: &mut Placer<'_>, document: &Document, offers: &Offers) -> Value {
    let range = placer.range(&document.source, offers.span);
    let count = offers.all.len();
    let items = offers.all.iter().enumerate();
    let beside = offers.beside.as_ref().map(|edit| {
        let range = placer.range(&document.source, edit.span);
        vec![lsp::TextEdit::new(range, edit.text.clone())]
    });
    let items: Vec<lsp::CompletionItem> = items
        .map(|(number, offer)| lsp::CompletionItem {
            additional_text_edits: beside.clone(),
            ..item(placer, (number, count), offer, range)
        })
        .collect();
    json!(lsp::CompletionList {
        is_incomplete: false,
        items,
    })
}

fn item(
    placer: &Placer<'_>,
    (number, count): (usize, usize),
    offer: &Offer,
    range: lsp::Range,
) -> lsp::CompletionItem {
    let takes = |what| placer.world.client.takes(what);
    let lines = offer
        .lines
        .as_ref()
        .filter(|_| takes(Takes::LinesAsTheyAre));
    let text = lines.unwrap_or(&offer.text).clone();
    let kind = match offer.what {
        What::Key => lsp::CompletionItemKind::PROPERTY,
        What::Word => lsp::CompletionItemKind::ENUM_MEMBER,
        What::Name(kind) => completion_kind(kind),
    };
    let doc =
        (!offer.doc.is_empty()).then(|| markup(takes(Takes::MarkdownDocs), offer.doc.clone()));
    let detail = (!offer.detail.is_empty()).then(|| offer.detail.clone());
    let label_details = detail.clone().filter(|_| takes(Takes::LabelDetails));
    let digits = count.to_string().len();
    lsp::CompletionItem {
        label: offer.label.clone(),
        label_details: label_details.map(|detail| lsp::CompletionItemLabelDetails {
            detail: None,
            description: Some(detail),
        }),
        kind: Some(kind),
        detail,
        documentation: doc.map(lsp::Documentation::MarkupContent),
        sort_text: Some(format!("{number:0digits$}")),
        filter_text: (offer.filter != offer.label).then(|| offer.filter.clone()),
        insert_text_format: None,
        insert_text_mode: lines.map(|_| lsp::InsertTextMode::AS_IS),
        text_edit: Some(lsp::TextEdit::new(range, text).into()),
        ..Default::default()
    }
}

fn markup(takes_markdown: bool, value: String) -> lsp::MarkupContent {
    let kind = match takes_markdown {
        true => lsp::MarkupKind::Markdown,
        false => lsp::MarkupKind::PlainText,
    };
    lsp::MarkupContent { kind, value }
}

/// A card of words about some bytes of a document.
pub(crate) fn hover(
    placer: &mut Placer<'_>,
    source: &SourceFile,
    span: Span,
    words: String,
) -> Value {
    let contents = markup(placer.world.client.takes(Takes::MarkdownCards), words);
    json!(lsp::Hover {
        contents: lsp::HoverContents::Markup(contents),
        range: Some(placer.range(source, span)),
    })
}

/// Places.
pub(crate) fn places<'p>(
    placer: &mut Placer<'_>,
    places: impl Iterator<Item = &'p Place>,
) -> Value {
    let places: Vec<lsp::Location> = places.filter_map(|place| placer.location(place)).collect();
    json!(places)
}

/// Places of one document.
pub(crate) fn highlights(placer: &mut Placer<'_>, places: &[Place]) -> Value {
    let ranges = places.iter();
    let ranges = ranges.map(|place| json!({ "range": placer.range(&place.source, place.span) }));
    json!(ranges.collect::<Vec<_>>())
}

/// The bytes of a name that may be another one, and the name.
pub(crate) fn prepared(placer: &mut Placer<'_>, source: &SourceFile, span: Span) -> Value {
    json!({ "range": placer.range(source, span), "placeholder": source.slice(span) })
}

/// What a document declares.
pub(crate) fn symbols(placer: &mut Placer<'_>, symbols: &[Symbol]) -> Value {
    if !placer.world.client.takes(Takes::NestedSymbols) {
        let inner = symbols.iter().flat_map(|symbol| &symbol.inner);
        return everywhere(placer, symbols.iter().chain(inner));
    }
    json!(
        symbols
            .iter()
            .map(|symbol| nested(placer, symbol))
            .collect::<Vec<_>>()
    )
}

fn nested(placer: &mut Placer<'_>, symbol: &Symbol) -> Value {
    let source = &symbol.name.source;
    let inner: Vec<Value> = symbol
        .inner
        .iter()
        .map(|inner| nested(placer, inner))
        .collect();
    let detail = match symbol.id.as_str() {
        "" => symbol.kind.word().to_owned(),
        id => format!("{} {id}", symbol.kind.word()),
    };
    json!({
        "name": name(symbol),
        "detail": detail,
        "kind": symbol_kind(symbol.kind),
        "range": placer.range(source, symbol.whole),
        "selectionRange": placer.range(source, symbol.name.span),
        "children": inner,
    })
}

fn name(symbol: &Symbol) -> &str {
    match symbol.title.trim() {
        "" => "?",
        title => title,
    }
}

/// What is declared anywhere.
pub(crate) fn everywhere<'s>(
    placer: &mut Placer<'_>,
    symbols: impl Iterator<Item = &'s Symbol>,
) -> Value {
    let symbols = symbols.filter_map(|symbol| {
        let location = placer.location(&symbol.name)?;
        let id = if symbol.id.is_empty() {
            symbol.kind.word()
        } else {
            &symbol.id
        };
        Some(json!({
            "name": name(symbol),
            "kind": symbol_kind(symbol.kind),
            "location": location,
            "containerName": format!("{id} · {}", symbol.name.source.stem()),
        }))
    });
    json!(symbols.collect::<Vec<_>>())
}

fn symbol_kind(kind: EntryKind) -> lsp::SymbolKind {
    match kind {
        EntryKind::Briefing => lsp::SymbolKind::FILE,
        EntryKind::Event => lsp::SymbolKind::EVENT,
        EntryKind::Actor => lsp::SymbolKind::CLASS,
        EntryKind::Option => lsp::SymbolKind::METHOD,
        EntryKind::Judgement => lsp::SymbolKind::BOOLEAN,
        EntryKind::Question => lsp::SymbolKind::INTERFACE,
        EntryKind::Hypothesis => lsp::SymbolKind::ENUM_MEMBER,
        EntryKind::Source => lsp::SymbolKind::MODULE,
        EntryKind::Statement => lsp::SymbolKind::STRING,
        EntryKind::Evidence => lsp::SymbolKind::CONSTANT,
        EntryKind::Tag => lsp::SymbolKind::KEY,
    }
}

fn completion_kind(kind: EntryKind) -> lsp::CompletionItemKind {
    match kind {
        EntryKind::Briefing => lsp::CompletionItemKind::FILE,
        EntryKind::Event => lsp::CompletionItemKind::EVENT,
        EntryKind::Actor => lsp::CompletionItemKind::CLASS,
        EntryKind::Source => lsp::CompletionItemKind::MODULE,
        EntryKind::Tag => lsp::CompletionItemKind::KEYWORD,
        _ => lsp::CompletionItemKind::REFERENCE,
    }
}

/// What can be opened from a document.
pub(crate) fn links(placer: &mut Placer<'_>, source: &SourceFile, links: &[Link]) -> Value {
    let links = links.iter().map(|link| {
        let to = match &link.to {
            To::Address(address) => address.clone(),
            To::File(path) => paths::uri(path),
        };
        json!({ "range": placer.range(source, link.span), "target": to })
    });
    json!(links.collect::<Vec<_>>())
}

/// What can be folded in a document.
pub(crate) fn folds(folds: &[Fold]) -> Value {
    let folds = folds.iter().map(|fold| {
        let mut told = json!({ "startLine": fold.first, "endLine": fold.last });
        if fold.what == folding::What::Comment {
            told["kind"] = json!("comment");
        }
        told
    });
    json!(folds.collect::<Vec<_>>())
}

/// What words mean, as the protocol packs it: each by how far it is from the one before.
pub(crate) fn tokens(placer: &mut Placer<'_>, source: &SourceFile, tokens: &[Token]) -> Value {
    let (mut line, mut column, mut data) = (0, 0, Vec::with_capacity(5 * tokens.len()));
    let encoding = placer.world.client.encoding;
    for token in tokens {
        let start = placer.range(source, token.span).start;
        if start.line != line {
            column = 0;
        }
        let length = encoding.units(source.slice(token.span));
        let (kind, modifiers) = match token.what {
            tokens::What::Declaration => (0, 1),
            tokens::What::Name => (0, 0),
            tokens::What::Word => (1, 0),
            tokens::What::Date => (2, 0),
        };
        data.extend([
            start.line - line,
            start.character - column,
            length,
            kind,
            modifiers,
        ]);
        (line, column) = (start.line, start.character);
    }
    json!({ "data": data })
}
