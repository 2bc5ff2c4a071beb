//! The types that stand under the keys of a pack, made from its values. It checks nothing; that is the
//! reader's.

use std::collections::BTreeMap;

use super::tree::Tree;
use super::written::Number;

/// What may stand under a key: made from a value. What has another shape is as if it were
/// not there; the reader has told of it.
pub trait Slot: Sized {
    /// From what stands there.
    fn read(tree: Option<&Tree>) -> Self;
}

impl Slot for String {
    fn read(tree: Option<&Tree>) -> Self {
        tree.and_then(Tree::text).unwrap_or_default().to_owned()
    }
}

impl Slot for Number {
    fn read(tree: Option<&Tree>) -> Self {
        match tree {
            Some(Tree::Number(number)) => Self(number.clone()),
            _ => Self::default(),
        }
    }
}

impl Slot for u16 {
    fn read(tree: Option<&Tree>) -> Self {
        Number::read(tree).0.parse().unwrap_or_default()
    }
}

impl Slot for bool {
    fn read(tree: Option<&Tree>) -> Self {
        tree == Some(&Tree::Flag(true))
    }
}

impl<T: Slot> Slot for Option<T> {
    fn read(tree: Option<&Tree>) -> Self {
        tree.map(|tree| T::read(Some(tree)))
    }
}

impl<T: Slot> Slot for Vec<T> {
    fn read(tree: Option<&Tree>) -> Self {
        match tree {
            Some(Tree::List(list)) => list.iter().map(|one| T::read(Some(one))).collect(),
            _ => Self::new(),
        }
    }
}

impl<T: Slot> Slot for BTreeMap<String, T> {
    fn read(tree: Option<&Tree>) -> Self {
        // One by one: to collect a map sorts first, and the code for that is heavy.
        let mut map = Self::new();
        for (key, one) in tree.and_then(Tree::table).into_iter().flatten() {
            map.insert(key.clone(), T::read(Some(one)));
        }
        map
    }
}
