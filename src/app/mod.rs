//! The page. [`state`] is one pure reducer, [`view`] formats and orders results, [`text`] holds every
//! word a user reads; these build natively and are tested there. Components, the worker's client and
//! all effects exist for `wasm32` alone. Nothing here calculates on results.

pub mod manual;
pub mod remember;
pub mod route;
pub mod state;
pub mod text;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod hooks;
#[cfg(target_arch = "wasm32")]
mod root;
#[cfg(target_arch = "wasm32")]
mod scene;
#[cfg(target_arch = "wasm32")]
mod screens;
#[cfg(target_arch = "wasm32")]
mod services;
#[cfg(target_arch = "wasm32")]
mod shared;

#[cfg(target_arch = "wasm32")]
pub use root::start;
