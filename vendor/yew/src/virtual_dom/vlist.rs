//! This module contains fragments implementation.

use super::{Key, VNode};

/// This struct represents a fragment of the Virtual DOM tree.
#[derive(Default)]
pub struct VList {
    /// The list of child [VNode]s
    pub(crate) children: Vec<VNode>,

    /// The key by which the list is known among its neighbours.
    pub key: Option<Key>,
}

impl From<VNode> for VList {
    fn from(child: VNode) -> Self {
        Self::with_children(vec![child], None)
    }
}

impl VList {
    /// Creates a new [VList] instance with children.
    pub fn with_children(children: Vec<VNode>, key: Option<Key>) -> Self {
        Self { children, key }
    }

    /// Add multiple [VNode] children.
    pub fn add_children(&mut self, mut children: Vec<VNode>) {
        self.children.append(&mut children);
    }

    pub(crate) fn fully_keyed(&self) -> bool {
        self.children.iter().all(|c| c.has_key())
    }
}
