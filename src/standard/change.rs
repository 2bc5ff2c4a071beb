//! Changes to single values of a pack, made into a pack of its own that is laid over the other.
//! It decides nothing: whether the result makes sense is for [`super::load`] to say.

use serde::{Deserialize, Serialize};

use super::shape::{IDS, Key, Shape};
use super::tree::{Table, Tree};
use super::written::Written;

/// The short name of the document that a user's own values cite.
const DOCUMENT: &str = "own";

/// A value that is to be another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The way to it: `indicators`, `teaching_area`, `threshold`, `primary`. Entries of lists are
    /// named as overlays name them.
    pub path: Vec<String>,
    /// The new value: a number, or `true` and `false` of a switch.
    pub to: String,
}

/// What a user says of a pack of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its name.
    pub name: String,
    /// The title of the document that its values are taken from.
    pub title: String,
    /// Its number (文号).
    pub number: String,
    /// Its clause.
    pub clause: String,
    /// The year from which it holds.
    pub since: String,
}

/// The changes as a pack. `own` is what the pack to be changed writes itself where it is no pack of
/// the crate's: its changes stay; `base` is the id of the crate's pack under it, if there is one.
pub fn overlay(own: Table, base: Option<&str>, about: &About, changes: &[Change]) -> Table {
    let mut pack = own;
    let text = |text: &str| Tree::Text(text.trim().to_owned());
    pack.insert("id".into(), text(&id(&about.name)));
    pack.insert("name".into(), text(&about.name));
    if let Some(base) = base {
        pack.insert("base".into(), text(base));
    }
    let since = about.since.trim();
    let since =
        if since.parse::<u16>().is_ok() { Tree::Number(since.to_owned()) } else { text(since) };
    let mut document = Table::new();
    document.insert("title".into(), text(&about.title));
    document.insert("number".into(), text(&about.number));
    document.insert("since".into(), since);
    let documents = pack.entry("documents".into()).or_insert_with(|| Tree::Table(Table::new()));
    if let Tree::Table(documents) = documents {
        documents.insert(DOCUMENT.into(), Tree::Table(document));
    }
    for change in changes {
        let steps: Vec<&str> = change.path.iter().map(String::as_str).collect();
        put(&mut pack, &Written::keys(), &steps, &change.to, about.clause.trim());
    }
    pack
}

/// A pack's id of its name: what remains of it stays readable in the JSON document.
fn id(name: &str) -> String {
    let name = name.trim();
    let id: String = name.chars().filter(|one| one.is_alphanumeric() || *one == '-').collect();
    if id.is_empty() { id } else { format!("own-{id}") }
}

fn put(table: &mut Table, keys: &[Key], steps: &[&str], to: &str, clause: &str) {
    let [step, rest @ ..] = steps else { return };
    let Some(key) = keys.iter().find(|key| key.name == *step) else { return };
    let slot = table.entry((*step).to_owned());
    match (&key.shape, rest) {
        (Shape::Table(keys), []) => {
            let slot = slot.or_insert_with(|| Tree::Table(Table::new()));
            leaf(slot, keys, to, clause);
        }
        (shape, []) => {
            let plain = plain(shape, to);
            *slot.or_insert_with(|| Tree::Flag(false)) = plain;
        }
        (Shape::Table(keys), rest) => {
            if let Tree::Table(below) = slot.or_insert_with(|| Tree::Table(Table::new())) {
                put(below, keys, rest, to, clause);
            }
        }
        (Shape::Map(_, shape), [name, rest @ ..]) => {
            let Tree::Table(map) = slot.or_insert_with(|| Tree::Table(Table::new())) else {
                return;
            };
            let below = map.entry((*name).to_owned()).or_insert_with(|| Tree::Table(Table::new()));
            within(below, shape, rest, to, clause);
        }
        (Shape::List(shape), [name, rest @ ..]) => {
            let Tree::List(list) = slot.or_insert_with(|| Tree::List(Vec::new())) else { return };
            let Shape::Table(keys) = shape.as_ref() else { return };
            let known = |one: &Tree| super::overlay::identity(one).as_deref() == Some(*name);
            let at = list.iter().position(known).unwrap_or_else(|| {
                let by = IDS.into_iter().find(|id| keys.iter().any(|key| key.name == *id));
                let text = Tree::Text((*name).to_owned());
                let mut entry = Table::new();
                entry.extend(by.map(|by| (by.to_owned(), text)));
                list.push(Tree::Table(entry));
                list.len() - 1
            });
            if let Some(below) = list.get_mut(at) {
                within(below, shape, rest, to, clause);
            }
        }
        _ => {}
    }
}

fn within(below: &mut Tree, shape: &Shape, rest: &[&str], to: &str, clause: &str) {
    match (below, shape) {
        (below, Shape::Table(keys)) if rest.is_empty() => leaf(below, keys, to, clause),
        (Tree::Table(below), Shape::Table(keys)) => put(below, keys, rest, to, clause),
        _ => {}
    }
}

/// A value with its source; what was there before goes, its year too.
fn leaf(slot: &mut Tree, keys: &[Key], to: &str, clause: &str) {
    let Some(value) = keys.iter().find(|key| key.name == "value") else { return };
    let mut table = Table::new();
    table.insert("value".into(), plain(&value.shape, to));
    table.insert("document".into(), Tree::Text(DOCUMENT.to_owned()));
    table.insert("clause".into(), Tree::Text(clause.to_owned()));
    *slot = Tree::Table(table);
}

/// What was typed, as what was expected; the reader tells of what is something else.
fn plain(shape: &Shape, to: &str) -> Tree {
    let to = to.trim();
    match shape {
        Shape::Flag => Tree::Flag(to == "true"),
        Shape::Number | Shape::Positive | Shape::Whole if is_number(to) => {
            Tree::Number(to.to_owned())
        }
        _ => Tree::Text(to.to_owned()),
    }
}

/// A number as TOML writes it.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|one| one.is_ascii_digit());
    let (whole, rest) =
        text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let is_whole = digits(whole) && (whole == "0" || !whole.starts_with('0'));
    is_whole && rest.is_none_or(digits)
}
