//! Components that several screens use, one a file. They draw what they are given and say what the user
//! did; they decide and calculate nothing.

mod badge;
mod button;
mod choice;
mod correction_field;
mod correction_place;
mod figure_line;
mod fold;
mod heading;
mod icon;
mod link;
mod marked_copies;
mod panel;
mod paper;
mod select;
mod table;

pub use badge::{Badge, Sign};
pub use button::Button;
pub use choice::{Choice, Choices};
pub use correction_field::{CORRECTION_INPUT, CorrectionInput, CorrectionNote};
pub use correction_place::{CorrectionPlace, button_id};
pub use figure_line::FigureLine;
pub use fold::Fold;
pub use heading::Heading;
pub use icon::{Lock, Logo, Sheet};
pub use link::{RouteLink, TablesLink, UnitLink};
pub use marked_copies::MarkedCopies;
pub use panel::Panel;
pub use paper::Paper;
pub use select::Select;
pub use table::{HeadRow, RowHead, Scroll};
