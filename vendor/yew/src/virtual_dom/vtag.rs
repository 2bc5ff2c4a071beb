//! This module contains the implementation of a virtual element node [VTag].

use std::rc::Rc;

use super::{AttrValue, Attributes, Key, Listener, VNode};

/// SVG namespace string used for creating svg elements
pub const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// [VTag] fields that are specific to different [VTag] kinds.
pub(crate) enum VTagInner {
    /// Fields specific to
    /// [InputElement](https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input)
    /// [VTag]s
    Input {
        value: Option<AttrValue>,
        /// Represents `checked` attribute of
        /// [input](https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input#attr-checked).
        /// It exists to override standard behavior of `checked` attribute, because
        /// in original HTML it sets `defaultChecked` value of `InputElement`, but for reactive
        /// frameworks it's more useful to control `checked` value of an `InputElement`.
        checked: Option<bool>,
    },
    /// Fields specific to
    /// [TextArea](https://developer.mozilla.org/en-US/docs/Web/HTML/Element/textarea)
    /// [VTag]s
    Textarea { value: Option<AttrValue> },
    /// Fields for all other kinds of [VTag]s
    Other {
        /// A tag of the element.
        tag: &'static str,
        /// children of the element.
        children: VNode,
    },
}

/// A type for a virtual
/// [Element](https://developer.mozilla.org/en-US/docs/Web/API/Element)
/// representation.
pub struct VTag {
    /// [VTag] fields that are specific to different [VTag] kinds.
    pub(crate) inner: VTagInner,
    /// List of attached listeners.
    pub(crate) listeners: Vec<Rc<dyn Listener>>,
    /// List of attributes.
    pub attributes: Attributes,
    /// The key by which the element is known among its neighbours.
    pub key: Option<Key>,
}

impl VTag {
    /// Creates a new [VTag] instance with `tag` name (cannot be changed later in DOM).
    pub fn new(tag: &'static str) -> Self {
        let inner = match tag {
            "input" => VTagInner::Input {
                value: None,
                checked: None,
            },
            "textarea" => VTagInner::Textarea { value: None },
            _ => VTagInner::Other {
                tag,
                children: VNode::default(),
            },
        };
        VTag {
            inner,
            attributes: Attributes::new(),
            listeners: Vec::new(),
            key: None,
        }
    }

    /// Returns tag of an [Element](web_sys::Element). In HTML tags are always uppercase.
    pub fn tag(&self) -> &'static str {
        match &self.inner {
            VTagInner::Input { .. } => "input",
            VTagInner::Textarea { .. } => "textarea",
            VTagInner::Other { tag, .. } => tag,
        }
    }

    /// Add multiple [VNode] children.
    pub fn add_children(&mut self, children: Vec<VNode>) {
        if let VTagInner::Other { children: dst, .. } = &mut self.inner {
            dst.to_vlist_mut().add_children(children)
        }
    }

    /// Sets `value` for an
    /// [InputElement](https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input) or
    /// [TextArea](https://developer.mozilla.org/en-US/docs/Web/HTML/Element/textarea)
    pub fn set_value(&mut self, new: impl Into<AttrValue>) {
        match &mut self.inner {
            VTagInner::Input { value, .. } | VTagInner::Textarea { value } => {
                *value = Some(new.into());
            }
            VTagInner::Other { .. } => (),
        }
    }

    /// Sets `checked` property of an
    /// [InputElement](https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input).
    /// (Does not affect the value of the node's attribute).
    pub fn set_checked(&mut self, value: bool) {
        if let VTagInner::Input { checked, .. } = &mut self.inner {
            *checked = Some(value);
        }
    }

    /// Sets attributes to a virtual node.
    ///
    /// Not every attribute works when it set as an attribute. We use workarounds for:
    /// `value` and `checked`.
    pub fn set_attributes(&mut self, attrs: Attributes) {
        self.attributes = attrs;
    }

    /// Set event listeners on the [VTag]'s  [Element](web_sys::Element)
    pub fn set_listeners(&mut self, listeners: Vec<Rc<dyn Listener>>) {
        self.listeners = listeners;
    }
}
