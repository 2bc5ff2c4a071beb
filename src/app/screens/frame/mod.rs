//! The frame around every screen.

mod locked;

pub use locked::LockedFile;
