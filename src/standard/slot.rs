//! The types that stand under the keys of a pack, made from its values. It checks nothing; that is the
//! reader's.

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

impl<T: Slot> Slot for Named<T> {
    fn read(tree: Option<&Tree>) -> Self {
        let entries = tree.and_then(Tree::table).into_iter().flatten();
        Self(entries.map(|(key, one)| (key.clone(), T::read(Some(one)))).collect())
    }
}

/// Values by their names, in the order of these. They are a handful: a list does, and the code of
/// a map for each type would be heavy.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T>(Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.iter().find(|(one, _)| *one == name).map(|(_, value)| value)
    }

    /// All.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
