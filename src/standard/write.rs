//! Writes a pack as TOML, in the order of its shape. What it writes, [`super::load`] reads back the same.

use std::fmt::Write as _;

use super::shape::{Key, MapKeys, Shape};
use super::tree::{Table, Tree};
use super::written::Written;

/// A pack as text; `about` is put above it as a comment.
pub fn write(pack: &Table, about: &str) -> String {
    let mut text = String::new();
    for line in about.lines() {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "# {line}");
    }
    section(&mut text, "", pack, &Shape::Table(Written::keys()));
    text
}

/// A table's own values first, then the tables in it: in TOML nothing could follow these.
fn section(text: &mut String, path: &str, table: &Table, shape: &Shape) {
    let entries = entries(table, shape);
    for (key, value, shape) in &entries {
        if !is_section(value) {
            let _ = writeln!(text, "{} = {}", name(key), inline(value, shape));
        }
    }
    for (key, value, shape) in &entries {
        let path = if path.is_empty() { name(key) } else { format!("{path}.{}", name(key)) };
        match value {
            _ if !is_section(value) => {}
            Tree::Table(table) => {
                // A table of tables alone needs no line of its own.
                if !table.values().all(is_section) {
                    let _ = writeln!(text, "\n[{path}]");
                }
                section(text, &path, table, shape);
            }
            Tree::List(list) => {
                let of = if let Shape::List(of) = shape { of } else { shape };
                for table in list.iter().filter_map(Tree::table) {
                    let _ = writeln!(text, "\n[[{path}]]");
                    section(text, &path, table, of);
                }
            }
            _ => {}
        }
    }
}

/// What is written under a heading: tables that hold tables, and lists of tables.
fn is_section(value: &Tree) -> bool {
    match value {
        Tree::Table(table) => {
            table.values().any(|one| matches!(one, Tree::Table(_)) || is_section(one))
        }
        Tree::List(list) => !list.is_empty() && list.iter().all(|one| one.table().is_some()),
        _ => false,
    }
}

/// The entries of a table in the order of its shape, each with its own.
fn entries<'a>(table: &'a Table, shape: &Shape) -> Vec<(String, &'a Tree, Shape)> {
    let find = |key: &Key| {
        let value = table.get(key.name)?;
        Some((key.name.to_owned(), value, key.shape.clone()))
    };
    match shape {
        Shape::Table(keys) => keys.iter().filter_map(find).collect(),
        Shape::Map(of, shape) => {
            let mut all: Vec<_> =
                table.iter().map(|(key, one)| (key.clone(), one, (**shape).clone())).collect();
            // 小学 before 初中, as everywhere.
            if *of == MapKeys::Stages {
                all.reverse();
            }
            all
        }
        _ => Vec::new(),
    }
}

fn inline(value: &Tree, shape: &Shape) -> String {
    match value {
        Tree::Text(text) => quoted(text),
        Tree::Flag(flag) => flag.to_string(),
        Tree::Number(number) => number.clone(),
        Tree::List(list) => {
            let of = if let Shape::List(of) = shape { of } else { shape };
            let all: Vec<String> = list.iter().map(|one| inline(one, of)).collect();
            format!("[{}]", all.join(", "))
        }
        Tree::Table(table) => {
            let all: Vec<String> = entries(table, shape)
                .iter()
                .map(|(key, one, shape)| format!("{} = {}", name(key), inline(one, shape)))
                .collect();
            format!("{{ {} }}", all.join(", "))
        }
    }
}

fn name(key: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { quoted(key) }
}

fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => written.extend(['\\', letter]),
            '\n' => written.push_str("\\n"),
            letter if letter.is_control() => {
                let _ = write!(written, "\\u{:04X}", u32::from(letter));
            }
            letter => written.push(letter),
        }
    }
    written.push('"');
    written
}
