//! Files that are damaged, over a limit or something else: made when a test runs, none is kept. None of them
//! does harm to any program; that limits hold is tested with small limits in `src/sheet/tests/guards.rs`.
//!
//! Each is a name and a recipe. Whoever reads one gets a finding or a county, soon, within bounds;
//! `main.rs` demands that natively, `tests/browser/hostile.test.mjs` of the page.

mod biff;
mod disguises;
mod ods;
pub mod packed;
pub mod parts;
mod texts;
mod xlsb;
mod xml;
mod zips;

/// One file.
pub struct Hostile {
    /// Under which it is handed over.
    pub name: String,
    /// Makes its bytes.
    pub make: Box<dyn Fn() -> Vec<u8>>,
}

/// All of them.
pub fn corpus() -> Vec<Hostile> {
    let mut all = Vec::new();
    zips::add_all(&mut all);
    xml::add_all(&mut all);
    disguises::add_all(&mut all);
    ods::add_all(&mut all);
    biff::add_all(&mut all);
    xlsb::add_all(&mut all);
    texts::add_all(&mut all);
    all
}

fn add(all: &mut Vec<Hostile>, name: &str, make: impl Fn() -> Vec<u8> + 'static) {
    all.push(Hostile { name: name.to_owned(), make: Box::new(make) });
}

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/sheet/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
