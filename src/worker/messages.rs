//! What a question or an answer of the [`super::protocol`] holds that is made for it alone: files and
//! their passwords, links, files that were refused. Plain values; nothing is done here.

use serde::{Deserialize, Serialize};

use crate::share::Contents;
use crate::view_model::FileTables;
use crate::view_model::paper::Paper;

/// What a link is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// What it holds.
    pub contents: Contents,
    /// What seals it, where anything does.
    pub passphrase: Option<Password>,
    /// Random bytes to seal it with.
    pub random: [u8; 28],
    /// The page's own address.
    pub base: String,
    /// The day, as 2026-03-01.
    pub day: String,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its whole address.
    pub address: String,
    /// What it contains, in words.
    pub paper: Paper,
    /// Whether a file serves better.
    pub is_long: bool,
    /// The same as a QR code, where a phone could read it.
    pub code: Option<QrDrawing>,
}

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrDrawing {
    /// Its box.
    pub view: String,
    /// The outline of what is dark.
    pub outline: String,
}

/// A file to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFile {
    /// Its name, with the folders and archives where it was found.
    pub name: String,
    /// What opens it, where it is locked.
    pub password: Option<Password>,
    /// Whether it is of the same archive as the file before it: the archive's bytes follow once.
    pub is_beside: bool,
}

/// Files that are not read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// How many.
    pub count: u32,
    /// For each reason a line with it, then a line for each file.
    pub why: Vec<String>,
}

/// A password. It is kept nowhere but in memory, and shows up in no message.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Password(pub String);

impl std::fmt::Debug for Password {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Password(…)")
    }
}

/// What a locked file waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lock {
    /// A password.
    Closed,
    /// Another password than the one that was tried.
    WrongPassword,
}

/// A file that told of no school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The file's name.
    pub name: String,
    /// Why, each a sentence.
    pub messages: Vec<String>,
    /// What its sheets hold, so that the user can say what that is; `None` where they could not be
    /// read or hold nothing.
    pub tables: Option<FileTables>,
    /// Whether a password would help.
    pub lock: Option<Lock>,
}
