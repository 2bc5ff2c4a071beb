//! Which standard is used: a pack that comes with the program, or the text of one that the user brought.

use serde::{Deserialize, Serialize};

use super::tree::{Table, text};
use super::written::Written;
use super::{Standard, StandardError, load, resolve, shipped_packs};

/// A standard that the user chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// A pack that comes with the program, by its id.
    Shipped(String),
    /// The text of the user's own pack; it names its base itself.
    Own(String),
}

/// A rule pack of the user's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Its name.
    pub name: String,
    /// The name of the program's pack under it.
    pub base: Option<String>,
    /// Its text.
    pub text: String,
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
    /// When there is none of this id, or when the user's pack is no good.
    pub fn standard(&self) -> Result<Standard, StandardError> {
        self.written().map(|(_, standard)| standard)
    }

    /// The standard, and its pack as written with its base under it.
    ///
    /// # Errors
    /// As [`Self::standard`].
    pub fn written(&self) -> Result<(Written, Standard), StandardError> {
        let mut packs = shipped_packs()?;
        match self {
            Self::Shipped(id) => match packs.iter().position(|pack| text(pack, "id") == id) {
                Some(at) => {
                    let pack = Written::of(packs.swap_remove(at));
                    let standard = resolve(&pack).map_err(StandardError::Contradicts)?;
                    Ok((pack, standard))
                }
                None => Err(no_such(id, &packs)),
            },
            Self::Own(own) => load::written(own, &packs).map_err(StandardError::Mistakes),
        }
    }

    /// What the user's pack writes itself, and the id of the program's pack to be named as its base.
    ///
    /// # Errors
    /// Should the program itself be damaged.
    pub fn own(&self) -> Result<(Table, Option<&str>), StandardError> {
        match self {
            Self::Shipped(id) => Ok((Table::new(), Some(id))),
            Self::Own(own) => Ok((load::own(own, &shipped_packs()?), None)),
        }
    }
}

/// Says that there is no pack of this id, and which there are.
pub(super) fn no_such(id: &str, packs: &[Table]) -> StandardError {
    let known = packs.iter().map(|pack| text(pack, "id").to_owned()).collect();
    StandardError::Unknown { id: id.to_owned(), known }
}
