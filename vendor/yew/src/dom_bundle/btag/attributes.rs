use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement as InputElement, HtmlTextAreaElement as TextAreaElement};

use super::Apply;
use crate::dom_bundle::BSubtree;
use crate::virtual_dom::{AttrValue, AttributeOrProperty, Attributes};

/// Able to have its value read or set
pub(super) trait AccessValue: JsCast {
    fn value(&self) -> String;
    fn set_value(&self, v: &str);
}

macro_rules! impl_access_value {
    ($( $type:ty )*) => {
        $(
            impl AccessValue for $type {
                #[inline]
                fn value(&self) -> String {
                    <$type>::value(&self)
                }

                #[inline]
                fn set_value(&self, v: &str) {
                    <$type>::set_value(&self, v)
                }
            }
        )*
    };
}
impl_access_value! {InputElement TextAreaElement}

/// Sets what stands in a field, where it is given or was; says whether it is given.
pub(super) fn set_value<T: AccessValue>(el: &Element, new: Option<AttrValue>, had: bool) -> bool {
    let el = el.unchecked_ref::<T>();
    match &new {
        // Refresh value from the DOM. It might have changed.
        Some(new) if !had || **new != *el.value() => el.set_value(new),
        None if had => el.set_value(""),
        _ => (),
    }
    new.is_some()
}

pub(super) fn set_checked(el: &Element, checked: Option<bool>) {
    // IMPORTANT! This parameter has to be set every time it's explicitly given
    // to prevent strange behaviour in the browser when the DOM changes
    if let Some(checked) = checked {
        el.unchecked_ref::<InputElement>().set_checked(checked);
    }
}

fn set(el: &Element, key: &str, value: &AttributeOrProperty) {
    match value {
        AttributeOrProperty::Attribute(value) => el
            .set_attribute(key, value)
            .expect("invalid attribute key"),
        AttributeOrProperty::Property(value) => {
            let key = JsValue::from_str(key);
            js_sys::Reflect::set(el.as_ref(), &key, value).expect("could not set property");
        }
    }
}

fn remove(el: &Element, key: &str, old_value: &AttributeOrProperty) {
    match old_value {
        AttributeOrProperty::Attribute(_) => el
            .remove_attribute(key)
            .expect("could not remove attribute"),
        AttributeOrProperty::Property(_) => set(
            el,
            key,
            &AttributeOrProperty::Property(JsValue::UNDEFINED),
        ),
    }
}

fn find<'a>(of: &'a Attributes, key: &str) -> Option<&'a AttributeOrProperty> {
    of.iter().find(|(k, _)| *k == key).map(|(_, v)| v)
}

impl Apply for Attributes {
    type Bundle = Self;
    type Element = Element;

    fn apply(self, _root: &BSubtree, el: &Element) -> Self {
        for (k, v) in &self {
            set(el, k, v);
        }
        self
    }

    fn apply_diff(self, _root: &BSubtree, el: &Element, bundle: &mut Self) {
        let ancestor = std::mem::replace(bundle, self);
        for (k, new) in bundle.iter() {
            if find(&ancestor, k) != Some(new) {
                set(el, k, new);
            }
        }
        for (k, old) in &ancestor {
            if find(bundle, k).is_none() {
                remove(el, k, old);
            }
        }
    }
}
