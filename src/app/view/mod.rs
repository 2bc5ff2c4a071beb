//! Results made ready for drawing: formatted, ordered, filtered. It never calculates a result.

pub mod effect;
pub mod findings;
pub mod grid;
pub mod mark;
pub mod rows;
pub mod summary;
pub mod tables;

use std::cmp::Ordering;

/// A list in its order; what is equal stays as it stood. Each is put in its place among those before
/// it: for so few, nobody notices, and a sorter of the standard library weighs four KB for each kind of
/// list.
fn ordered<T>(list: Vec<T>, by: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(list.len());
    for one in list {
        let place = sorted.partition_point(|before| by(before, &one).is_le());
        sorted.insert(place, one);
    }
    sorted
}

/// Whether a text contains another. The standard library's search, made for long texts, weighs 4 KB.
fn holds(text: &str, search: &str) -> bool {
    let search = search.as_bytes();
    search.is_empty() || text.as_bytes().windows(search.len()).any(|part| part == search)
}
