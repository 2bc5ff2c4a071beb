//! This module contains the implementation of a virtual component (`VComp`).

use std::any::{Any, TypeId};
use std::rc::Rc;

use web_sys::Element;

use super::Key;
use crate::dom_bundle::{BSubtree, DomSlot, DynamicDomSlot};
use crate::html::{BaseComponent, ComponentState, Scope};
use crate::scheduler::Shared;

/// A component in the DOM, and where it stands there.
pub(crate) type Mounted = (Shared<Option<ComponentState>>, DynamicDomSlot);

/// A virtual component.
pub struct VComp {
    pub(crate) type_id: TypeId,
    pub(crate) props: Rc<dyn Any>,
    pub(crate) mount: fn(BSubtree, Rc<dyn Any>, Element, DomSlot) -> Mounted,
    pub(crate) key: Option<Key>,
}

fn mount<COMP: BaseComponent>(
    root: BSubtree,
    props: Rc<dyn Any>,
    parent: Element,
    slot: DomSlot,
) -> Mounted {
    let scope: Scope<COMP> = Scope::new();
    let props = Rc::downcast::<COMP::Properties>(props).expect("the component's own properties");
    let own_slot = scope.mount_in_place(root, parent, slot, props);
    (scope.state, own_slot)
}

/// A virtual child component.
pub struct VChild<COMP: BaseComponent> {
    /// The component properties
    pub props: Rc<COMP::Properties>,
    /// Reference to the mounted node
    key: Option<Key>,
}

impl<COMP> VChild<COMP>
where
    COMP: BaseComponent,
{
    /// Creates a child component that can be accessed and modified by its parent.
    pub fn new(props: COMP::Properties, key: Option<Key>) -> Self {
        Self {
            props: Rc::new(props),
            key,
        }
    }
}

impl<COMP> From<VChild<COMP>> for VComp
where
    COMP: BaseComponent,
{
    fn from(vchild: VChild<COMP>) -> Self {
        VComp {
            type_id: TypeId::of::<COMP>(),
            props: vchild.props,
            mount: mount::<COMP>,
            key: vchild.key,
        }
    }
}
