//! Parts that several screens use, one a file. They draw what they are given and say what the user did;
//! they decide and calculate nothing.

pub mod bar;
pub mod bits;
pub mod board;
pub mod correction;
pub mod element;
pub mod entry;
pub mod files;
pub mod fold;
pub mod folders;
pub mod locked;
pub mod marked;
