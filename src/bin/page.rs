//! The shell: paints the page. Built for `wasm32` alone; elsewhere it does nothing.

fn main() {
    #[cfg(target_arch = "wasm32")]
    junheng::app::start();
}
