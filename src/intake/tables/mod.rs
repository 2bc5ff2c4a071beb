//! The shapes of table: rosters of schools, cross tabs, forms, lists of classes and of persons. Each turns its
//! rows into records; none joins them.

pub(super) mod class_list;
pub(super) mod county_form;
pub(super) mod cross_tab;
pub(super) mod identity;
pub(super) mod notes;
pub(super) mod persons;
pub(super) mod roster;
pub(super) mod roster_rows;
pub(super) mod school_form;
pub(super) mod typed;
pub(super) mod workbook;
