//! Why reading ends: what the readers give back instead of a sheet. It becomes a finding at one place,
//! [`super::reading::Reading::refuse`]; its sentences stand in the registry of findings.

use std::fmt::Display;

use super::packing::TooMuch;
use crate::findings::{Files, Finding};

/// Why reading of a sheet or of the whole file ends; its text is in Chinese.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The caller said so: everything read so far is dropped.
    #[error("已取消。")]
    Cancelled,
    /// Something in the file.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// What of a file, or of a sheet, cannot be read. Its text says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text())]
pub enum Refusal {
    /// It is no spreadsheet.
    Other(OtherFile),
    /// It opens with a password, which is not known.
    PasswordNeeded,
    /// It opens with another password than the one that was given.
    WrongPassword,
    /// It is locked in a way (named in Chinese) that cannot be opened here, password or not.
    UnknownLock(String),
    /// A document guard (文档加密系统) has encrypted it.
    Guarded,
    /// A part of the zip is locked, or packed by a method that is not known.
    LockedPart,
    /// It broke off or contradicts itself: at what, in Chinese.
    Damaged(String),
    /// It has a DOCTYPE, which no spreadsheet has.
    Doctype,
    /// It goes over a limit. All of it is in Chinese words.
    Over {
        /// What does.
        what: String,
        /// How much there is.
        found: String,
        /// How much may be.
        bound: String,
        /// What to do.
        advice: String,
    },
}

/// What a file is that is no spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFile {
    /// An image.
    Picture,
    /// PDF or `PostScript`.
    Pdf,
    /// An executable or a package of one.
    Program,
    /// An archive that is no zip.
    Archive,
    /// A database of Access or `SQLite`.
    Database,
    /// A document of words.
    Document,
    /// A presentation.
    Slides,
    /// A table of Apple Numbers.
    Numbers,
    /// A web page stored as one file (.mht).
    WebArchive,
    /// A web page without a table.
    PageWithoutTable,
    /// Nobody knows.
    Unknown,
}

impl Refusal {
    /// As a finding; `place` stands in front of the sentence: “file”：.
    pub(super) fn finding(&self, place: &str) -> Finding {
        Finding::of(&self.sentence(&place))
    }

    /// Message and hint as one text.
    fn text(&self) -> String {
        self.finding("").text()
    }

    fn sentence<'a>(&'a self, place: &'a dyn Display) -> Files<'a> {
        match self {
            Self::Other(other) => match other {
                OtherFile::Picture => Files::Picture { place },
                OtherFile::Pdf => Files::Pdf { place },
                OtherFile::Program => Files::Program { place },
                OtherFile::Archive => Files::Archive { place },
                OtherFile::Database => Files::Database { place },
                OtherFile::Document => Files::Document { place },
                OtherFile::Slides => Files::Slides { place },
                OtherFile::Numbers => Files::Numbers { place },
                OtherFile::WebArchive => Files::WebArchive { place },
                OtherFile::PageWithoutTable => Files::PageWithoutTable { place },
                OtherFile::Unknown => Files::Unknown { place },
            },
            Self::PasswordNeeded => Files::PasswordNeeded { place },
            Self::WrongPassword => Files::WrongPassword { place },
            Self::UnknownLock(kind) => Files::UnknownLock { place, kind },
            Self::Guarded => Files::Guarded { place },
            Self::LockedPart => Files::LockedPart { place },
            Self::Damaged(what) => Files::Damaged { place, what },
            Self::Doctype => Files::Doctype { place },
            Self::Over { what, found, bound, advice } => {
                Files::OverLimit { place, what, found, bound, advice }
            }
        }
    }
}

/// A part of a package that cannot be read or written anew.
#[derive(Debug, thiserror::Error)]
pub enum PartsError {
    /// Reading it ended.
    #[error(transparent)]
    Stopped(#[from] Stop),
    /// It holds what cannot be written again.
    #[error("文件里有写不出来的内容。请用 Excel 或 WPS 另存为新的 .xlsx 再试。")]
    Unwritable,
    /// The changed copy is too much for a zip, or writing it was stopped.
    #[error(
        "标注文件没有生成，原文件不受影响。请用 Excel 或 WPS 把它另存为新的 .xlsx，重新导入后再试。"
    )]
    Unwritten,
}

impl From<TooMuch> for PartsError {
    fn from(TooMuch: TooMuch) -> Self {
        Self::Unwritten
    }
}

/// Why nothing can be had of an archive.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// There is no file in it.
    #[error("“{0}”是空的压缩包，里面没有文件。请确认选对了文件。")]
    Empty(String),
    /// No file in it is a table; `why` lists the reasons in Chinese.
    #[error("“{name}”是压缩包，里面没有能读的表格。{why}。")]
    NoTable {
        /// The archive's name.
        name: String,
        /// Reasons, each with how many files.
        why: String,
    },
    /// A file in it cannot be unpacked: its name, and a sentence of why.
    #[error("“{name}”：{why}")]
    Broken {
        /// The file's name.
        name: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// Unpacking was stopped.
    #[error("“{0}”没有读完。")]
    Unfinished(String),
}
