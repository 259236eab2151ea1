//! The files of `src/` as syn reads them: what each names and calls, and how long its functions are.
//!
//! A name counts wherever it stands: in a `use`, a path, a macro. What is in comments, strings and `pub(in …)` does
//! not. What stands under `#[cfg(test)]` is marked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Item};

use super::scope::{Scope, leaves};

/// A file of the crate.
pub(super) struct Source {
    /// Its path from the root of the crate.
    pub(super) path: String,
    /// Its modules from the top: none for `lib.rs`.
    pub(super) module: Vec<String>,
    /// How many lines it has.
    pub(super) lines: usize,
    /// What it names, from `crate` on or from the name of another crate on.
    pub(super) names: Vec<Name>,
    /// The functions that it calls, by the last word of each.
    pub(super) calls: Vec<Call>,
    /// Its functions.
    pub(super) functions: Vec<Function>,
    /// The modules in files of their own that only tests have.
    test_modules: BTreeSet<String>,
}

/// A path that a file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) path: Vec<String>,
    pub(super) line: usize,
    pub(super) in_test: bool,
}

pub(super) struct Call {
    pub(super) name: String,
    pub(super) line: usize,
}

pub(super) struct Function {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) lines: usize,
}

impl Source {
    /// Reads the text of a file.
    pub(super) fn read(path: &str, text: &str) -> Self {
        let file = syn::parse_file(text).unwrap_or_else(|e| panic!("{path}: {e}"));
        let module = module_of(path);
        let mut reader = Reader {
            scopes: vec![Scope::of(&module, &file.items)],
            in_test: false,
            names: Vec::new(),
            calls: Vec::new(),
            functions: Vec::new(),
        };
        reader.visit_file(&file);
        Self {
            path: path.to_owned(),
            module,
            lines: text.lines().count(),
            names: reader.names,
            calls: reader.calls,
            functions: reader.functions,
            test_modules: file.items.iter().filter_map(test_module).collect(),
        }
    }

    /// The room at the top of the crate that it belongs to; `lib.rs` and `main.rs` are in none.
    pub(super) fn room(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }
}

/// All files of `src/`, in the order of their paths.
pub(super) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("src"), &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(root).unwrap().to_string_lossy();
        let text = std::fs::read_to_string(path).unwrap();
        Source::read(&name.replace('\\', "/"), &text)
    };
    paths.iter().map(read).collect()
}

/// The files that only tests have, by their places among all: what a module under `#[cfg(test)]` is made of.
pub(super) fn only_in_tests(sources: &[Source]) -> BTreeSet<usize> {
    let declared = sources.iter().flat_map(|source| {
        let names = source.test_modules.iter();
        names.map(|name| [source.module.as_slice(), std::slice::from_ref(name)].concat())
    });
    let declared: Vec<Vec<String>> = declared.collect();
    let is_in = |source: &Source| declared.iter().any(|test| source.module.starts_with(test));
    let places = sources.iter().enumerate();
    places
        .filter_map(|(place, source)| is_in(source).then_some(place))
        .collect()
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

fn module_of(path: &str) -> Vec<String> {
    let module = path.trim_start_matches("src/").trim_end_matches(".rs");
    let module = module.trim_end_matches("/mod");
    let parts = module.split('/').filter(|part| *part != "lib");
    parts.map(str::to_owned).collect()
}

fn is_test(attributes: &[Attribute]) -> bool {
    let is_cfg_test = |attribute: &Attribute| {
        let list = attribute.meta.require_list();
        let list = list.map_or_else(|_| String::new(), |list| list.tokens.to_string());
        let words: Vec<&str> = list.split(|c: char| !c.is_alphanumeric()).collect();
        attribute.path().is_ident("cfg") && words.contains(&"test") && !words.contains(&"not")
    };
    let mut attributes = attributes.iter();
    attributes.any(|attribute| attribute.path().is_ident("test") || is_cfg_test(attribute))
}

fn test_module(item: &Item) -> Option<String> {
    match item {
        Item::Mod(module) if module.content.is_none() && is_test(&module.attrs) => {
            Some(module.ident.to_string())
        }
        _ => None,
    }
}

struct Reader {
    scopes: Vec<Scope>,
    in_test: bool,
    names: Vec<Name>,
    calls: Vec<Call>,
    functions: Vec<Function>,
}

impl Reader {
    fn scope(&mut self) -> &mut Scope {
        self.scopes.last_mut().unwrap()
    }

    fn name(&mut self, path: Vec<String>, span: Span) {
        let path = self.scope().resolve(&path);
        self.names.push(Name {
            path,
            line: span.start().line,
            in_test: self.in_test,
        });
    }

    fn call(&mut self, name: &proc_macro2::Ident) {
        self.calls.push(Call {
            name: name.to_string(),
            line: name.span().start().line,
        });
    }

    fn function(&mut self, name: &proc_macro2::Ident, span: Span) {
        if !self.in_test {
            self.functions.push(Function {
                name: name.to_string(),
                line: span.start().line,
                lines: span.end().line - span.start().line + 1,
            });
        }
    }

    fn under(&mut self, attributes: &[Attribute], visit: impl FnOnce(&mut Self)) {
        let before = self.in_test;
        self.in_test |= is_test(attributes);
        visit(self);
        self.in_test = before;
    }

    /// Paths and calls among tokens that are not parsed: what a macro is given.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut begun = Span::call_site();
        let mut last = None;
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 || path.is_empty() {
                        self.end(&mut path, begun);
                        begun = ident.span();
                    }
                    path.push(ident.to_string());
                    last = Some(ident);
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    let is_call = group.delimiter() == proc_macro2::Delimiter::Parenthesis;
                    if let Some(name) = last.take().filter(|_| is_call) {
                        self.call(&name);
                    }
                    self.end(&mut path, begun);
                    self.tokens(group.stream());
                    colons = 0;
                }
                _ => {
                    self.end(&mut path, begun);
                    (last, colons) = (None, 0);
                }
            }
        }
        self.end(&mut path, begun);
    }

    fn end(&mut self, path: &mut Vec<String>, span: Span) {
        if path.len() > 1 {
            self.name(std::mem::take(path), span);
        }
        path.clear();
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            Item::Const(item) => &item.attrs,
            Item::Static(item) => &item.attrs,
            Item::Struct(item) => &item.attrs,
            Item::Enum(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        self.under(attributes, |reader| visit::visit_item(reader, item));
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let Some((_, items)) = &module.content else {
            return;
        };
        let name = module.ident.to_string();
        let path = [self.scope().module.as_slice(), &[name]].concat();
        self.scopes.push(Scope::of(&path, items));
        visit::visit_item_mod(self, module);
        self.scopes.pop();
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        for leaf in leaves(&import.tree) {
            self.name(leaf.path, leaf.span);
        }
        // One inside of a function holds for what follows.
        self.scope().import(&import.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string());
        let segments: Vec<String> = segments.collect();
        if segments.len() > 1 {
            self.name(segments, path.span());
        }
        visit::visit_path(self, path);
    }

    /// `pub(in …)` names a place and imports nothing.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        visit::visit_macro(self, call);
        self.tokens(call.tokens.clone());
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.call(&call.method);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(function) = &*call.func
            && let Some(last) = function.path.segments.last()
        {
            self.call(&last.ident);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function(&function.sig.ident, function.span());
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.under(&function.attrs, |reader| {
            reader.function(&function.sig.ident, function.span());
            visit::visit_impl_item_fn(reader, function);
        });
    }
}
