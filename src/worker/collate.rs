//! The order of names in a dictionary (pinyin), which the browser knows and a page need not load:
//! the worker tells each school its place. It knows nothing of a school but its name.

use crate::digest::SchoolDigest;

/// Gives each school its place in the order of names.
pub(super) fn rank(schools: &mut [SchoolDigest]) {
    let names: Vec<&str> = schools.iter().map(|school| school.name.as_str()).collect();
    let order = sorted(&names);
    for (rank, index) in (0..).zip(order) {
        if let Some(school) = schools.get_mut(index) {
            school.rank = rank;
        }
    }
}

/// The places of names, in the order of the names.
#[cfg(not(target_arch = "wasm32"))]
fn sorted(names: &[&str]) -> Vec<usize> {
    // Outside a browser there is no dictionary at hand.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|index| names.get(*index));
    order
}

#[cfg(target_arch = "wasm32")]
fn sorted(names: &[&str]) -> Vec<usize> {
    use std::cmp::Ordering;

    use js_sys::{Array, Intl, JsString, Object};
    use wasm_bindgen::JsValue;

    let compare = Intl::Collator::new(&Array::of1(&"zh-CN".into()), &Object::new()).compare();
    let names: Vec<JsString> = names.iter().map(|name| JsString::from(*name)).collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|left, right| {
        let (Some(left), Some(right)) = (names.get(*left), names.get(*right)) else {
            return Ordering::Equal;
        };
        let order = compare.call2(&JsValue::NULL, left, right);
        let order = order.ok().and_then(|order| order.as_f64()).unwrap_or_default();
        order.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    });
    order
}

/// Lets the browser load its dictionary while nobody waits for it.
#[cfg(target_arch = "wasm32")]
pub(super) fn warm() {
    let _ = sorted(&["一", "二"]);
}
