//! What a path means where it stands: the modules below, what is imported, `self`, `super` and `crate`.

use std::collections::BTreeMap;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Item, UseTree};

/// A module, and what the first word of a path can mean in it.
pub(super) struct Scope {
    pub(super) module: Vec<String>,
    /// Modules below it and what is imported, each with its whole path.
    known: BTreeMap<String, Vec<String>>,
}

impl Scope {
    pub(super) fn of(module: &[String], items: &[Item]) -> Self {
        let mut scope = Self {
            module: module.to_vec(),
            known: BTreeMap::new(),
        };
        for item in items {
            if let Item::Mod(child) = item {
                let name = child.ident.to_string();
                let path = own(&[module, std::slice::from_ref(&name)].concat());
                scope.known.insert(name, path);
            }
        }
        for item in items {
            if let Item::Use(import) = item {
                scope.import(&import.tree);
            }
        }
        scope
    }

    pub(super) fn import(&mut self, tree: &UseTree) {
        for leaf in leaves(tree).into_iter().filter(|leaf| leaf.name != "*") {
            let path = self.resolve(&leaf.path);
            self.known.entry(leaf.name).or_insert(path);
        }
    }

    /// The whole path: of what is in this crate from `crate` on, of the rest from the name of another crate on.
    pub(super) fn resolve(&self, path: &[String]) -> Vec<String> {
        let word = |at: usize| path.get(at).map_or("", String::as_str);
        let (base, at) = match word(0) {
            "crate" | "bluf" => (own(&[]), 1),
            "self" => (own(&self.module), 1),
            "super" => {
                let ups = (0..).take_while(|at| word(*at) == "super").count();
                let depth = self.module.len().saturating_sub(ups);
                (own(&self.module[..depth]), ups)
            }
            head => match self.known.get(head) {
                Some(known) => (known.clone(), 1),
                None => (Vec::new(), 0),
            },
        };
        [base.as_slice(), &path[at..]].concat()
    }
}

/// The path of a module of this crate.
fn own(module: &[String]) -> Vec<String> {
    [&["crate".to_owned()], module].concat()
}

/// What a `use` brings in: a path, and the name that it has here.
pub(super) struct Leaf {
    pub(super) path: Vec<String>,
    name: String,
    pub(super) span: Span,
}

pub(super) fn leaves(tree: &UseTree) -> Vec<Leaf> {
    let below = |ident: &syn::Ident, mut leaf: Leaf| {
        leaf.path.insert(0, ident.to_string());
        if leaf.name == "self" {
            leaf.name = ident.to_string();
        }
        leaf
    };
    let one = |ident: &syn::Ident, name: &syn::Ident| Leaf {
        // `{self}` is the module itself.
        path: Vec::from_iter((ident != "self").then(|| ident.to_string())),
        name: name.to_string(),
        span: ident.span(),
    };
    match tree {
        UseTree::Path(path) => {
            let inner = leaves(&path.tree).into_iter();
            inner.map(|leaf| below(&path.ident, leaf)).collect()
        }
        UseTree::Name(name) => vec![one(&name.ident, &name.ident)],
        UseTree::Rename(rename) => vec![one(&rename.ident, &rename.rename)],
        UseTree::Glob(glob) => vec![Leaf {
            path: Vec::new(),
            name: "*".to_owned(),
            span: glob.star_token.span(),
        }],
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
    }
}
