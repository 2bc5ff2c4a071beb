//! The order of names in a dictionary (pinyin), which the browser knows and a page need not load:
//! the worker tells each school its place. It knows nothing of a school but its name.

use crate::view_model::SchoolView;

/// Gives each school its place in the order of names.
pub(super) fn rank(schools: &mut [SchoolView]) {
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
    use std::collections::{HashMap, VecDeque};

    use js_sys::{Array, Function, Intl, Object, Reflect};
    use wasm_bindgen::JsCast;

    let compare = Intl::Collator::new(&Array::of1(&"zh-CN".into()), &Object::new()).compare();
    // The browser sorts by itself: to be asked from here for each two of them takes five times as long.
    let texts: Array = names.iter().map(|name| wasm_bindgen::JsValue::from(*name)).collect();
    let sort = Reflect::get(&texts, &"sort".into()).and_then(JsCast::dyn_into::<Function>);
    let is_sorted = sort.and_then(|sort| sort.call1(&texts, &compare)).is_ok();
    let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (index, name) in names.iter().enumerate() {
        places.entry(name).or_default().push_back(index);
    }
    let texts = texts.iter().filter(|_| is_sorted).filter_map(|text| text.as_string());
    texts.filter_map(|text| places.get_mut(text.as_str())?.pop_front()).collect()
}

/// Lets the browser load its dictionary while nobody waits for it.
#[cfg(target_arch = "wasm32")]
pub(super) fn warm() {
    let _ = sorted(&["一", "二"]);
}
