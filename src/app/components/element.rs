//! Elements, built by small functions that are never inlined: the page has seven hundred of them, and
//! written out by `html!` each weighs three times as much (docs/size.md). An element stands in a block of
//! `html!` like any other value. Knows nothing of what is drawn.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::html::{onchange, onclick, ondblclick, oninput, onkeydown, onpaste};
use yew::prelude::*;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, VNode, VTag, VText,
};

/// An element that is being built.
pub struct Tag(Box<Draft>);

struct Draft {
    name: &'static str,
    class: AttrValue,
    attributes: Vec<(&'static str, AttrValue)>,
    value: Option<AttrValue>,
    checked: Option<bool>,
    is_selected: bool,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<VNode>,
    key: Option<Key>,
}

/// An element of this name and class; the class may be empty.
#[inline(never)]
pub fn tag(name: &'static str, class: &'static str) -> Tag {
    Tag(Box::new(Draft {
        name,
        class: AttrValue::Static(class),
        attributes: Vec::new(),
        value: None,
        checked: None,
        is_selected: false,
        listeners: Vec::new(),
        children: Vec::new(),
        key: None,
    }))
}

/// An element with nothing but words in it.
#[inline(never)]
pub fn words(name: &'static str, class: &'static str, words: &'static str) -> Tag {
    tag(name, class).words(words)
}

/// An element with nothing but a text in it.
#[inline(never)]
pub fn text(name: &'static str, class: &'static str, text: String) -> Tag {
    tag(name, class).text(text)
}

impl Tag {
    /// One class more.
    #[inline(never)]
    pub fn and(mut self, class: &'static str) -> Self {
        self.0.class = if self.0.class.is_empty() {
            AttrValue::Static(class)
        } else {
            AttrValue::from([self.0.class.as_str(), class].join(" "))
        };
        self
    }

    /// An attribute.
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.attributes.push((name, AttrValue::Static(value)));
        self
    }

    /// An attribute that is made up.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push((name, AttrValue::from(value)));
        self
    }

    /// An attribute without a value, where it is to be.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set { self.with(name, "") } else { self }
    }

    /// What stands in an input.
    pub fn value(mut self, value: &str) -> Self {
        self.0.value = Some(AttrValue::from(value.to_owned()));
        self
    }

    /// Whether an input is chosen.
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.0.checked = Some(is_checked);
        self
    }

    /// Whether an option is the chosen one.
    pub fn selected(mut self, is_selected: bool) -> Self {
        self.0.is_selected = is_selected;
        self
    }

    /// By which the element is known among its neighbours.
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Words within.
    #[inline(never)]
    pub fn words(mut self, words: &'static str) -> Self {
        self.0.children.push(VText::new(AttrValue::Static(words)).into());
        self
    }

    /// A text within.
    #[inline(never)]
    pub fn text(mut self, text: String) -> Self {
        self.0.children.push(VText::new(AttrValue::from(text)).into());
        self
    }

    /// A number within.
    #[inline(never)]
    pub fn count(self, count: usize) -> Self {
        self.text(count.to_string())
    }

    /// An element within.
    #[inline(never)]
    pub fn kid(mut self, kid: Self) -> Self {
        self.0.children.push(kid.html());
        self
    }

    /// An element within, or an empty place for it: what follows keeps its identity.
    #[inline(never)]
    pub fn maybe(mut self, kid: Option<Self>) -> Self {
        self.0.children.push(kid.map_or_else(VNode::default, Self::html));
        self
    }

    /// Elements within, in a place of their own.
    pub fn kids(self, kids: impl IntoIterator<Item = Self>) -> Self {
        let mut nodes = Vec::new();
        for kid in kids {
            // A plain loop: `collect` makes several of each list, and there are a hundred.
            add(&mut nodes, kid);
        }
        self.nodes(nodes)
    }

    /// Anything within, in a place of its own.
    #[inline(never)]
    pub fn nodes(self, nodes: Vec<VNode>) -> Self {
        let list = yew::virtual_dom::VList::with_children(nodes, None);
        self.node(list.into())
    }

    /// Anything within.
    #[inline(never)]
    pub fn node(mut self, node: Html) -> Self {
        self.0.children.push(node);
        self
    }

    /// What a click does.
    #[inline(never)]
    pub fn on_click(mut self, callback: Callback<MouseEvent>) -> Self {
        self.0.listeners.push(Some(Rc::new(onclick::Wrapper::new(callback))));
        self
    }

    /// What a double click does.
    #[inline(never)]
    pub fn on_double_click(mut self, callback: Callback<MouseEvent>) -> Self {
        self.0.listeners.push(Some(Rc::new(ondblclick::Wrapper::new(callback))));
        self
    }

    /// What pasting does.
    #[inline(never)]
    pub fn on_paste(mut self, callback: Callback<Event>) -> Self {
        self.0.listeners.push(Some(Rc::new(onpaste::Wrapper::new(callback))));
        self
    }

    /// What typing does.
    #[inline(never)]
    pub fn on_input(mut self, callback: Callback<InputEvent>) -> Self {
        self.0.listeners.push(Some(Rc::new(oninput::Wrapper::new(callback))));
        self
    }

    /// What a key does.
    #[inline(never)]
    pub fn on_key(mut self, callback: Callback<KeyboardEvent>) -> Self {
        self.0.listeners.push(Some(Rc::new(onkeydown::Wrapper::new(callback))));
        self
    }

    /// What choosing does.
    #[inline(never)]
    pub fn on_change(mut self, callback: Callback<Event>) -> Self {
        self.0.listeners.push(Some(Rc::new(onchange::Wrapper::new(callback))));
        self
    }

    /// The finished element.
    #[inline(never)]
    pub fn html(self) -> Html {
        let draft = *self.0;
        let mut tag = VTag::new(AttrValue::Static(draft.name));
        if draft.attributes.is_empty() && !draft.is_selected {
            if !draft.class.is_empty() {
                let values = Box::new([Some(AttributeOrProperty::Attribute(draft.class))]);
                tag.set_attributes(Attributes::Dynamic { keys: &["class"], values });
            }
        } else {
            // The attribute would say no more once the user has chosen another.
            let selected = draft
                .is_selected
                .then_some(("selected", AttributeOrProperty::Property(JsValue::TRUE)));
            let class = (!draft.class.is_empty()).then_some(("class", draft.class));
            let all = class.into_iter().chain(draft.attributes);
            let all = all.map(|(name, value)| (name, AttributeOrProperty::Attribute(value)));
            let all = all.chain(selected).map(|(name, value)| (AttrValue::Static(name), value));
            tag.set_attributes(Attributes::IndexMap(Rc::new(all.collect())));
        }
        if let Some(value) = draft.value {
            tag.set_value(value);
        }
        if let Some(checked) = draft.checked {
            tag.set_checked(checked);
        }
        if !draft.listeners.is_empty() {
            tag.set_listeners(draft.listeners.into());
        }
        tag.add_children(draft.children);
        tag.key = draft.key;
        tag.into()
    }
}

#[inline(never)]
fn add(nodes: &mut Vec<VNode>, kid: Tag) {
    nodes.push(kid.html());
}

/// An element in `html!`, or an empty place for it: what follows keeps its identity.
pub fn maybe(tag: Option<Tag>) -> Html {
    tag.map_or_else(Html::default, Tag::html)
}

impl From<Tag> for Html {
    fn from(tag: Tag) -> Self {
        tag.html()
    }
}

impl yew::html::IntoPropValue<Html> for Tag {
    fn into_prop_value(self) -> Html {
        self.html()
    }
}
