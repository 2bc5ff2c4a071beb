//! By what a person knows what is kept: the county's name and year, as far as anything says them.
//! It judges nothing.

use serde::{Deserialize, Serialize};

use super::InHand;
use crate::county::Words;
use crate::pipeline;

/// A name for what is kept, and its size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The name.
    pub name: String,
    /// How many schools.
    pub schools: u32,
}

/// A longer name helps nobody.
const LONGEST: usize = 60;

/// What it is called until the user says otherwise.
pub fn label(in_hand: &InHand) -> Label {
    let county = pipeline::assembled(&in_hand.work).county;
    let said = |words: &Option<Words>| {
        words.as_ref().map(|words| words.text.trim().to_owned()).unwrap_or_default()
    };
    let (name, year) = (said(&county.form.name), said(&county.form.year));
    let file = county.files.first().map(|file| stem(&file.name).to_owned());
    let typed = in_hand.form.name.trim();
    let name = match (name.as_str(), file) {
        ("", Some(file)) => file,
        ("", None) if county.schools.is_empty() && !typed.is_empty() => typed.to_owned(),
        ("", None) if county.schools.is_empty() => "手工填写".to_owned(),
        ("", None) => "手工录入的县".to_owned(),
        (name, _) => name.to_owned(),
    };
    let name = if year.is_empty() { name } else { format!("{name} {year}") };
    let schools = u32::try_from(county.schools.len()).unwrap_or(u32::MAX);
    Label { name: name.chars().take(LONGEST).collect(), schools }
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
