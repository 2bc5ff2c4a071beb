//! The shell: paints the page. Built for `wasm32` alone; elsewhere it does nothing.

/// Weighs a third of the one that comes with the compiler.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    #[cfg(target_arch = "wasm32")]
    junheng::app::start();
}
