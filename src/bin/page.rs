//! The shell: paints the page. Built for `wasm32` alone; elsewhere it does nothing.

fn main() {}
