//! Component properties module

/// Trait for building properties. Anything that can be compared will do.
pub trait Properties: PartialEq {}

impl<T: PartialEq> Properties for T {}
