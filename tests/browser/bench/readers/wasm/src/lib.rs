//! Our reader behind one function, from bytes to cells, for the benchmark against other readers. The
//! worker of the site has the same reader in it, and much else that the others have nothing of.
#![cfg(target_arch = "wasm32")]

use std::ops::ControlFlow;

use junheng::sheet::{self, Limits, Workbook};
use wasm_bindgen::prelude::wasm_bindgen;

/// A workbook in memory, until JavaScript frees it.
#[wasm_bindgen]
pub struct Book(Workbook);

/// Reads a workbook.
#[wasm_bindgen]
pub fn read(name: &str, bytes: &[u8]) -> Book {
    Book(sheet::read(name, 0, bytes, None, &Limits::default(), &mut |_| ControlFlow::Continue(())))
}

#[wasm_bindgen]
impl Book {
    /// Written cells.
    pub fn cells(&self) -> usize {
        self.0.sheets.iter().map(|sheet| sheet.grid.len()).sum()
    }

    /// What was found to be wrong.
    pub fn findings(&self) -> String {
        self.0.findings.iter().map(|finding| finding.message.as_str()).collect()
    }
}
