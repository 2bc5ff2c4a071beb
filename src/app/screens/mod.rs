//! The screens, one a file; what only one screen is made of stands beside it.

mod about;
mod checks;
mod corrections;
mod findings;
mod frame;
pub mod kept;
mod manual;
mod share;
mod standard;
mod start;

pub use about::About;
pub use checks::Checks;
pub use corrections::Corrections;
pub use findings::Findings;
pub use frame::LockedFile;
pub use manual::Manual;
pub use share::{Banner, ClosedLink, Share};
pub use standard::{Standard, StandardCompare, StandardEdit};
pub use start::Start;
