//! The worker: reads files off the page's thread. Built for `wasm32` alone; elsewhere it does nothing.

fn main() {
    #[cfg(target_arch = "wasm32")]
    junheng::worker::start();
}
