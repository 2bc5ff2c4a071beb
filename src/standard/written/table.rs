//! How a table of a pack is written down: each key once, with what it means, its type, whether it must be
//! there and its shape. The type, its reading and its part of the schema are made from that.

/// What a key means is for the schema; the worker does without.
pub(super) const fn about(words: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { words }
}

/// Tables of a pack: each key with its type, whether it must be there, and its shape. What is absent
/// is empty here and found by the check.
macro_rules! tables {
    (@required must) => {
        true
    };
    (@required may) => {
        false
    };
    ($($(#[doc = $about:literal])+ $table:ident {
        $($(#[doc = $of:literal])+ $key:ident: $type:ty, $need:ident $shape:expr;)+
    })+) => {$(
        $(#[doc = $about])+
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $table { $($(#[doc = $of])+ pub $key: $type,)+ }

        impl $table {
            /// The keys of this table.
            pub fn keys() -> Vec<$crate::standard::shape::Key> {
                vec![$($crate::standard::shape::Key {
                    name: stringify!($key),
                    about: $crate::standard::written::table::about(concat!($($of),+)),
                    required: tables!(@required $need),
                    shape: $shape,
                },)+]
            }
        }

        impl $crate::standard::slot::Slot for $table {
            fn read(tree: Option<&$crate::standard::tree::Tree>) -> Self {
                let get = |key| tree.and_then(|tree| tree.table()?.get(key));
                Self { $($key: $crate::standard::slot::Slot::read(get(stringify!($key))),)+ }
            }
        }
    )+};
}

pub(super) use tables;
