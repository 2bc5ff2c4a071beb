//! This module contains the bundle implementation of a virtual component [BComp].

use std::any::TypeId;

use web_sys::Element;

use super::{BNode, BSubtree, DomSlot, DynamicDomSlot, Reconcilable, ReconcileTarget};
use crate::html::{destroy, reuse, ComponentState};
use crate::scheduler::Shared;
use crate::virtual_dom::{Key, VComp};

/// A virtual component. Compare with [VComp].
pub(super) struct BComp {
    type_id: TypeId,
    state: Shared<Option<ComponentState>>,
    /// An internal [`DomSlot`] passed around to track this components position. This
    /// will dynamically adjust when a lifecycle changes the render state of this component.
    own_position: DynamicDomSlot,
    key: Option<Key>,
}

impl BComp {
    /// Get the key of the underlying component
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }
}

impl ReconcileTarget for BComp {
    fn detach(self, _root: &BSubtree, _parent: &Element, parent_to_detach: bool) {
        destroy(self.state, parent_to_detach);
    }

    fn shift(&self, next_parent: &Element, slot: DomSlot) -> DomSlot {
        if let Some(state) = self.state.borrow_mut().as_mut() {
            state.shift(next_parent.clone(), slot)
        }

        self.own_position.to_position()
    }
}

impl Reconcilable for VComp {
    type Bundle = BComp;

    fn attach(self, root: &BSubtree, parent: &Element, slot: DomSlot) -> (DomSlot, Self::Bundle) {
        let (state, own_position) = (self.mount)(root.clone(), self.props, parent.clone(), slot);

        (
            own_position.to_position(),
            BComp {
                type_id: self.type_id,
                state,
                own_position,
                key: self.key,
            },
        )
    }

    fn reconcile_node(
        self,
        root: &BSubtree,
        parent: &Element,
        slot: DomSlot,
        bundle: &mut BNode,
    ) -> DomSlot {
        match bundle {
            // If the existing bundle is the same type, reuse it and update its properties
            BNode::Comp(ref mut bcomp)
                if self.type_id == bcomp.type_id && self.key == bcomp.key =>
            {
                self.reconcile(root, parent, slot, bcomp)
            }
            _ => self.replace(root, parent, slot, bundle),
        }
    }

    fn reconcile(
        self,
        _root: &BSubtree,
        _parent: &Element,
        slot: DomSlot,
        bcomp: &mut Self::Bundle,
    ) -> DomSlot {
        bcomp.key = self.key;
        reuse(bcomp.state.clone(), self.props, slot);
        bcomp.own_position.to_position()
    }
}
