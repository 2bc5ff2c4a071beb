//! Component lifecycle module

use std::any::Any;
use std::rc::Rc;

use web_sys::Element;

use super::scope::Scope;
use super::BaseComponent;
use crate::dom_bundle::{BSubtree, Bundle, DomSlot, DynamicDomSlot};
use crate::html::{Context, Html};
use crate::scheduler::{self, Runnable, Shared};

pub(crate) struct RenderState {
    pub bundle: Bundle,
    pub root: BSubtree,
    pub parent: Element,
    /// The dom position in front of the next sibling.
    /// Gets updated when the bundle in which this component occurs gets re-rendered and is
    /// shared with the children of this component.
    pub sibling_slot: DynamicDomSlot,
    /// The dom position in front of this component.
    /// Gets updated whenever this component re-renders and is shared with the bundle in which
    /// this component occurs.
    pub own_slot: DynamicDomSlot,
}

struct CompStateInner<COMP>
where
    COMP: BaseComponent,
{
    pub(crate) component: COMP,
    pub(crate) context: Context<COMP>,
}

/// A trait to provide common,
/// generic free behaviour across all components to reduce code size.
///
/// Mostly a thin wrapper that passes the context to a component's lifecycle
/// methods.
pub(crate) trait Stateful {
    fn view(&self) -> Html;
    fn rendered(&mut self, first_render: bool);
    fn destroy(&mut self);

    fn flush_messages(&mut self) -> bool;
    fn props_changed(&mut self, props: Rc<dyn Any>) -> bool;
}

impl<COMP> Stateful for CompStateInner<COMP>
where
    COMP: BaseComponent,
{
    fn view(&self) -> Html {
        self.component.view(&self.context)
    }

    fn rendered(&mut self, first_render: bool) {
        self.component.rendered(&self.context, first_render)
    }

    fn destroy(&mut self) {
        self.component.destroy(&self.context);
    }

    fn flush_messages(&mut self) -> bool {
        let messages = std::mem::take(&mut *self.context.link().pending_messages.borrow_mut());
        let mut changed = false;
        for msg in messages {
            if self.component.update(&self.context, msg) {
                changed = true;
            }
        }
        changed
    }

    fn props_changed(&mut self, props: Rc<dyn Any>) -> bool {
        let props = match Rc::downcast::<COMP::Properties>(props) {
            Ok(m) => m,
            _ => return false,
        };

        if self.context.props != props {
            let old_props = std::mem::replace(&mut self.context.props, props);
            self.component.changed(&self.context, &old_props)
        } else {
            false
        }
    }
}

pub(crate) struct ComponentState {
    inner: Box<dyn Stateful>,
    render_state: RenderState,
    has_rendered: bool,
    comp_id: usize,
}

impl ComponentState {
    pub(crate) fn shift(&mut self, next_parent: Element, next_slot: DomSlot) {
        let state = &mut self.render_state;
        state.parent = next_parent;
        state.sibling_slot.reassign(next_slot);
        state
            .bundle
            .shift(&state.parent, state.sibling_slot.to_position());
    }
}

pub(crate) struct CreateRunner<COMP: BaseComponent> {
    pub initial_render_state: RenderState,
    pub props: Rc<COMP::Properties>,
    pub scope: Scope<COMP>,
}

impl<COMP: BaseComponent> Runnable for CreateRunner<COMP> {
    fn run(self: Box<Self>) {
        let Self {
            initial_render_state,
            props,
            scope,
        } = *self;
        let (state, comp_id) = (scope.state.clone(), scope.id);
        let mut current_state = state.borrow_mut();
        if current_state.is_none() {
            let context = Context { scope, props };
            let inner = Box::new(CompStateInner {
                component: COMP::create(&context),
                context,
            });
            *current_state = Some(ComponentState {
                inner,
                render_state: initial_render_state,
                has_rendered: false,
                comp_id,
            });
        }
    }
}

pub(crate) struct UpdateRunner {
    pub state: Shared<Option<ComponentState>>,
}

fn render_again(state: &ComponentState, shared_state: &Shared<Option<ComponentState>>) {
    scheduler::push_component_render(
        state.comp_id,
        Box::new(RenderRunner {
            state: shared_state.clone(),
        }),
    );
    // Only run from the scheduler, so no need to call `scheduler::start()`
}

impl Runnable for UpdateRunner {
    fn run(self: Box<Self>) {
        if let Some(state) = self.state.borrow_mut().as_mut() {
            if state.inner.flush_messages() {
                render_again(state, &self.state);
            }
        }
    }
}

pub(crate) struct DestroyRunner {
    pub state: Shared<Option<ComponentState>>,
    pub parent_to_detach: bool,
}

impl Runnable for DestroyRunner {
    fn run(self: Box<Self>) {
        if let Some(mut state) = self.state.borrow_mut().take() {
            state.inner.destroy();
            let RenderState {
                bundle,
                parent,
                root,
                ..
            } = state.render_state;
            bundle.detach(&root, &parent, self.parent_to_detach);
        }
    }
}

pub(crate) struct RenderRunner {
    pub state: Shared<Option<ComponentState>>,
}

impl Runnable for RenderRunner {
    fn run(self: Box<Self>) {
        let mut state = self.state.borrow_mut();
        let state = match state.as_mut() {
            None => return, // skip for components that have already been destroyed
            Some(state) => state,
        };

        let new_vdom = state.inner.view();
        let RenderState {
            bundle,
            parent,
            root,
            sibling_slot,
            own_slot,
        } = &mut state.render_state;
        let new_node_ref = bundle.reconcile(root, parent, sibling_slot.to_position(), new_vdom);
        own_slot.reassign(new_node_ref);

        let first_render = !state.has_rendered;
        state.has_rendered = true;

        scheduler::push_component_rendered(
            state.comp_id,
            Box::new(RenderedRunner {
                state: self.state.clone(),
                first_render,
            }),
            first_render,
        );
    }
}

pub(crate) struct PropsUpdateRunner {
    pub state: Shared<Option<ComponentState>>,
    pub props: Rc<dyn Any>,
    pub next_sibling_slot: DomSlot,
}

impl Runnable for PropsUpdateRunner {
    fn run(self: Box<Self>) {
        let Self {
            next_sibling_slot,
            props,
            state: shared_state,
        } = *self;

        if let Some(state) = shared_state.borrow_mut().as_mut() {
            // When components are updated, their siblings were likely also updated
            // We also need to shift the bundle so next sibling will be synced to child
            // components.
            state.render_state.sibling_slot.reassign(next_sibling_slot);
            // Only trigger changed if props were changed / next sibling has changed.
            if state.inner.props_changed(props) {
                render_again(state, &shared_state);
            }
        };
    }
}

pub(crate) struct RenderedRunner {
    pub state: Shared<Option<ComponentState>>,
    pub first_render: bool,
}

impl Runnable for RenderedRunner {
    fn run(self: Box<Self>) {
        if let Some(state) = self.state.borrow_mut().as_mut() {
            state.inner.rendered(self.first_render);
        }
    }
}
