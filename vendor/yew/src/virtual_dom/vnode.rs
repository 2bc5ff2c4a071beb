//! This module contains the implementation of abstract virtual node.

use std::mem;

use super::{Key, VChild, VComp, VList, VTag, VText};
use crate::html::BaseComponent;

/// Bind virtual element to a DOM reference.
#[must_use = "html does not do anything unless returned to Yew for rendering."]
pub enum VNode {
    /// A bind between `VTag` and `Element`.
    VTag(Box<VTag>),
    /// A bind between `VText` and `TextNode`.
    VText(VText),
    /// A bind between `VComp` and `Element`.
    VComp(Box<VComp>),
    /// A holder for a list of other nodes.
    VList(Box<VList>),
}

impl VNode {
    /// The key by which the node is known among its neighbours.
    pub fn key(&self) -> Option<&Key> {
        match self {
            VNode::VComp(vcomp) => vcomp.key.as_ref(),
            VNode::VList(vlist) => vlist.key.as_ref(),
            VNode::VTag(vtag) => vtag.key.as_ref(),
            VNode::VText(_) => None,
        }
    }

    /// Returns true if the [VNode] has a key.
    pub fn has_key(&self) -> bool {
        self.key().is_some()
    }

    /// Acquires a mutable reference of current VNode as a VList.
    ///
    /// Creates a VList with the current node as the first child if current VNode is not a VList.
    pub fn to_vlist_mut(&mut self) -> &mut VList {
        loop {
            match *self {
                Self::VList(ref mut m) => return m,
                _ => {
                    *self = VNode::VList(Box::new(VList::from(mem::take(self))));
                }
            }
        }
    }
}

impl Default for VNode {
    fn default() -> Self {
        VNode::VList(Box::new(VList::default()))
    }
}

impl From<VText> for VNode {
    #[inline]
    fn from(vtext: VText) -> Self {
        VNode::VText(vtext)
    }
}

impl From<VList> for VNode {
    #[inline]
    fn from(vlist: VList) -> Self {
        VNode::VList(Box::new(vlist))
    }
}

impl From<VTag> for VNode {
    #[inline]
    fn from(vtag: VTag) -> Self {
        VNode::VTag(Box::new(vtag))
    }
}

impl From<VComp> for VNode {
    #[inline]
    fn from(vcomp: VComp) -> Self {
        VNode::VComp(Box::new(vcomp))
    }
}

impl<COMP> From<VChild<COMP>> for VNode
where
    COMP: BaseComponent,
{
    fn from(vchild: VChild<COMP>) -> Self {
        VNode::VComp(Box::new(VComp::from(vchild)))
    }
}

impl FromIterator<VNode> for VNode {
    fn from_iter<T: IntoIterator<Item = VNode>>(iter: T) -> Self {
        VList::with_children(iter.into_iter().collect(), None).into()
    }
}
