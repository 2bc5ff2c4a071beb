//! # Yew Framework
//!
//! Yew is a modern Rust framework for creating multi-threaded front-end web apps with
//! [WebAssembly]. This is a part of it, see the README beside it.
//!
//! [WebAssembly]: https://developer.mozilla.org/en-US/docs/WebAssembly

#![deny(
    missing_docs,
    bare_trait_objects,
    anonymous_parameters,
    elided_lifetimes_in_paths
)]

pub mod callback;
mod dom_bundle;
pub mod html;
pub mod scheduler;
pub mod virtual_dom;
mod app_handle;
mod renderer;

/// The module that contains all events available in the framework.
pub mod events {
    #[doc(no_inline)]
    pub use web_sys::{Event, InputEvent, KeyboardEvent, MouseEvent};

    pub use crate::html::TargetCast;
}

pub use crate::app_handle::AppHandle;
pub use crate::renderer::Renderer;

pub mod prelude {
    //! The Yew Prelude
    //!
    //! The purpose of this module is to alleviate imports of many common types:

    pub use crate::app_handle::AppHandle;
    pub use crate::callback::Callback;
    pub use crate::events::*;
    pub use crate::html::{BaseComponent, Component, Context, Html, Properties};
    pub use crate::virtual_dom::AttrValue;
}

pub use self::prelude::*;
