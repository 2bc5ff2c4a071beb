//! Elements with nothing but a text in them. Most elements of the page are such; written as a function each
//! weighs a third of what `html!` makes of it, and there are hundreds (docs/size.md).

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};

/// An element of this name and class with this text in it; the class may be empty.
#[inline(never)]
pub fn text(name: &'static str, class: &'static str, text: &str) -> Html {
    let mut tag = VTag::new(AttrValue::Static(name));
    if !class.is_empty() {
        let class = Some(AttributeOrProperty::Attribute(AttrValue::Static(class)));
        tag.set_attributes(Attributes::Dynamic { keys: &["class"], values: Box::new([class]) });
    }
    if !text.is_empty() {
        tag.add_child(VText::new(AttrValue::from(text.to_owned())).into());
    }
    tag.into()
}
