//! Which standard is used. It knows no pack but by its id.

use serde::{Deserialize, Serialize};

use super::{Standard, shipped};

/// A standard that the user chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// A pack that comes with the program, by its id.
    Shipped(String),
}

impl Default for Choice {
    fn default() -> Self {
        Self::Shipped("cn-2017".to_owned())
    }
}

impl Choice {
    /// The standard.
    ///
    /// # Errors
    /// A sentence when there is none of this id.
    pub fn standard(&self) -> Result<Standard, String> {
        match self {
            Self::Shipped(id) => shipped(id),
        }
    }
}
