//! Lays a pack over its base: what it writes replaces what the base says, entry by entry.
//! The build script reads this file too, so it uses nothing of the crate but shapes.

use super::shape::IDS;
use super::tree::{Table, Tree};

/// The base with everything that the overlay writes in its place. Entries of lists of tables are
/// matched by their id; what the base does not have is added at the end. Other lists are replaced.
pub fn lay(base: &mut Table, over: Table) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(Tree::Table(under)), Tree::Table(over)) => lay(under, over),
            (Some(Tree::List(under)), Tree::List(over)) if are_tables(&over) => {
                entries(under, over);
            }
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

fn are_tables(list: &[Tree]) -> bool {
    !list.is_empty() && list.iter().all(|one| one.table().is_some())
}

fn entries(base: &mut Vec<Tree>, over: Vec<Tree>) {
    for entry in over {
        let id = identity(&entry);
        let same = base.iter_mut().find(|one| id.is_some() && identity(one) == id);
        match (same, entry) {
            (Some(Tree::Table(under)), Tree::Table(over)) => lay(under, over),
            (_, entry) => base.push(entry),
        }
    }
}

/// How an entry of a list is known.
pub fn identity(entry: &Tree) -> Option<String> {
    let table = entry.table()?;
    IDS.iter().find_map(|key| table.get(*key)).and_then(Tree::text).map(str::to_owned)
}
