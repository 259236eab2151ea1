//! What briefings are made of, as plain data: no file, no terminal, no editor.

pub mod prose;
