//! The screens, one a file; what only one screen is made of stands beside it.

mod about;
mod checks;
mod corrections;
pub mod county;
mod findings;
pub mod frame;
pub mod kept;
mod manual;
mod school;
mod share;
mod standard;
mod start;
mod tables;

use yew::prelude::*;

use super::shared::Shared;
use super::state::Data;

/// What a screen is given that shows a county.
#[derive(Properties, PartialEq)]
pub struct CountyProps {
    /// The county.
    pub data: Shared<Data>,
}
