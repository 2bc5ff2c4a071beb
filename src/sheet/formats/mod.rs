//! The formats, one a file: .xlsx, .xlsb, .xls and .ods by calamine, text by the csv crate, HTML by
//! html5gum; only the XML of Excel 2003 is read here.

pub(super) mod csv;
pub(super) mod html;
pub(super) mod ods;
pub(super) mod spreadsheetml;
pub(super) mod xls;
pub(super) mod xlsb;
pub(super) mod xlsx;
