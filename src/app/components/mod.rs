//! Components that several screens use, one a file. They draw what they are given and say what the user
//! did; they decide and calculate nothing.

mod badge;
mod board;
mod button;
mod choice;
mod correction_field;
mod correction_place;
mod entry_field;
mod fact_field;
mod figure_line;
mod fold;
mod heading;
mod icon;
mod item;
mod link;
mod marked_copies;
mod new_school;
mod panel;
mod paper;
mod select;
mod slot_field;
mod table;
mod text;

pub use badge::{badge, sign};
pub use board::{Board, WayLink};
pub use button::Button;
pub use choice::{Choices, choice};
pub use correction_field::{CORRECTION_INPUT, CorrectionInput, CorrectionNote};
pub use correction_place::{CorrectionPlace, button_id};
pub use entry_field::EntryField;
pub use fact_field::FactField;
pub use figure_line::FigureLine;
pub use fold::Fold;
pub use heading::heading;
pub use icon::{Lock, Logo, Sheet};
pub use item::{ItemPart, ItemSummary, of_school, relaxed};
pub use link::{link, tables_link, unit_link};
pub use marked_copies::MarkedCopies;
pub use new_school::{AddedSchool, NewSchoolForm};
pub use panel::Panel;
pub use paper::Paper;
pub use select::Select;
pub use slot_field::{SlotField, WordField};
pub use table::{Scroll, head_row, row_head};
pub use text::text;
