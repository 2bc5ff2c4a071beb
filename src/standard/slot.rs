//! The types that stand under the keys of a pack, from its values and back. It checks nothing; that is
//! the reader's. The build script reads this file too.

use std::collections::BTreeMap;

use super::tree::Tree;
use super::written::Number;

/// What may stand under a key: made from a value and back. What has another shape is as if it were
/// not there; the reader has told of it.
pub trait Slot: Sized {
    /// From what stands there.
    fn read(tree: Option<&Tree>) -> Self;
    /// Back.
    fn tree(&self) -> Option<Tree>;
}

impl Slot for String {
    fn read(tree: Option<&Tree>) -> Self {
        tree.and_then(Tree::text).unwrap_or_default().to_owned()
    }

    fn tree(&self) -> Option<Tree> {
        (!self.is_empty()).then(|| Tree::Text(self.clone()))
    }
}

impl Slot for Number {
    fn read(tree: Option<&Tree>) -> Self {
        match tree {
            Some(Tree::Number(number)) => Self(number.clone()),
            _ => Self::default(),
        }
    }

    fn tree(&self) -> Option<Tree> {
        (!self.0.is_empty()).then(|| Tree::Number(self.0.clone()))
    }
}

impl Slot for u16 {
    fn read(tree: Option<&Tree>) -> Self {
        Number::read(tree).0.parse().unwrap_or_default()
    }

    fn tree(&self) -> Option<Tree> {
        Some(Tree::Number(self.to_string()))
    }
}

impl Slot for bool {
    fn read(tree: Option<&Tree>) -> Self {
        tree == Some(&Tree::Flag(true))
    }

    fn tree(&self) -> Option<Tree> {
        Some(Tree::Flag(*self))
    }
}

impl<T: Slot> Slot for Option<T> {
    fn read(tree: Option<&Tree>) -> Self {
        tree.map(|tree| T::read(Some(tree)))
    }

    fn tree(&self) -> Option<Tree> {
        self.as_ref().and_then(T::tree)
    }
}

impl<T: Slot> Slot for Vec<T> {
    fn read(tree: Option<&Tree>) -> Self {
        match tree {
            Some(Tree::List(list)) => list.iter().map(|one| T::read(Some(one))).collect(),
            _ => Self::new(),
        }
    }

    fn tree(&self) -> Option<Tree> {
        Some(Tree::List(self.iter().filter_map(T::tree).collect()))
    }
}

impl<T: Slot> Slot for BTreeMap<String, T> {
    fn read(tree: Option<&Tree>) -> Self {
        let entries = tree.and_then(Tree::table).into_iter().flatten();
        entries.map(|(key, one)| (key.clone(), T::read(Some(one)))).collect()
    }

    fn tree(&self) -> Option<Tree> {
        let entries = self.iter().filter_map(|(key, one)| Some((key.clone(), one.tree()?)));
        Some(Tree::Table(entries.collect()))
    }
}
