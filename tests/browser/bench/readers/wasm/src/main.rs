//! The files of the benchmark, and how long calamine and our reader take for them natively.
//!
//! `make FOLDER` writes the files; `time FILE...` prints a line of JSON for each file.

#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, missing_docs, clippy::pedantic, clippy::unwrap_used, clippy::expect_used)]
#[path = "../../../../../support/table.rs"]
mod table;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, missing_docs, clippy::pedantic, clippy::unwrap_used, clippy::expect_used)]
#[path = "../../../../../support/write.rs"]
mod write;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, missing_docs, clippy::pedantic, clippy::unwrap_used, clippy::expect_used)]
#[path = "../../../../../support/xls.rs"]
mod xls;

#[cfg(not(target_arch = "wasm32"))]
mod native;

fn main() -> std::process::ExitCode {
    #[cfg(not(target_arch = "wasm32"))]
    return native::run();
    #[cfg(target_arch = "wasm32")]
    return std::process::ExitCode::SUCCESS;
}
