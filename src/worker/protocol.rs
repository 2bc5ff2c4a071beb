//! What the page and the worker say to each other.
//!
//! A message is an array: first an [`Envelope`] as `postcard` bytes, then the bytes of the files it
//! speaks of, in their order. [`VERSION`] guards against a page and a worker of two different builds.

use serde::{Deserialize, Serialize};

use crate::county::{Field, Part};
use crate::intake::{Problem, Typed};
use crate::standard::change::{About, Change};
use crate::standard::{Choice, Own};
use crate::storage::{InHand, Kept, Label};
use crate::view_model::paper::Paper;
use crate::view_model::{FileTables, PackPage, Rules, ViewModel};
use crate::work::{Readings, Work};

pub use super::messages::{Link, Lock, NewFile, Passed, Password, QrDrawing, Refused, Wish};

/// Raised with every change of these types or of a type within them.
pub const VERSION: u32 = 15;

/// The size of a file that the browser does not give.
pub const UNKNOWN: u32 = u32::MAX;

/// A message and the job that it belongs to. The page numbers its jobs; every answer to a request carries the
/// number of that request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// The job; `None` for what the worker says without being asked.
    pub job: Option<u32>,
    /// A [`Request`] or an [`Answer`].
    pub message: T,
}

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Trap on purpose, so that a test can see that the page survives it. It stands first: tests
    /// write it by hand, and so its number stays when others come.
    Trap,
    /// Read files and join them with those read before. The bytes follow in the order of `files`, those of
    /// an archive once.
    Read {
        /// What was read before and stays, and what is decided.
        work: Work,
        /// The new files.
        files: Vec<NewFile>,
    },
    /// Tell which files of folders are to be read; no bytes follow.
    Survey {
        /// They.
        files: Vec<NewFile>,
        /// Their sizes in bytes, as far as they can be counted; [`UNKNOWN`] where the browser does not give it.
        sizes: Vec<u32>,
    },
    /// Read files of the county again, after something else was said of their tables. What they said
    /// before is gone, whatever they say now. The bytes follow in the order of `files`.
    Reread {
        /// The work in hand.
        work: Work,
        /// The files.
        files: Vec<NewFile>,
    },
    /// Take files out of the county.
    Remove {
        /// The work in hand.
        work: Work,
        /// The files, by their keys.
        files: Vec<String>,
    },
    /// What was recognised in the files as what (识别情况).
    Tables {
        /// What was read.
        readings: Readings,
    },
    /// The same files, after something else was decided. Nothing is read anew.
    Evaluate {
        /// The work in hand.
        work: Work,
    },
    /// The evaluation as JSON (导出 JSON).
    Json {
        /// The work in hand: the county is put together from it as it was before.
        work: Work,
    },
    /// A copy of a file with everything marked that was found in it (导出标注). The file's bytes follow.
    Marked {
        /// The work in hand.
        work: Work,
        /// The file.
        file: NewFile,
    },
    /// The evaluation of one school as it was typed (手工填写).
    Typed {
        /// The school.
        school: Typed,
        /// The standard.
        standard: Choice,
    },
    /// Our own template (.xlsx).
    Template,
    /// The sample county (示例数据), read like any file.
    Sample {
        /// The standard.
        standard: Choice,
    },
    /// A standard as a document (标准).
    Pack {
        /// Which.
        standard: Choice,
    },
    /// Take a rule pack from a file (载入标准文件); its bytes follow.
    Load {
        /// The file's name.
        name: String,
    },
    /// Make a rule pack of changed values (修改阈值).
    Change {
        /// The standard whose values are changed.
        standard: Choice,
        /// What the user says of the pack.
        about: About,
        /// The changed values.
        changes: Vec<Change>,
    },
    /// Hold another standard against the one in use (两套标准对比).
    Compare {
        /// The work in hand.
        work: Work,
        /// The other standard.
        other: Choice,
    },
    /// Make a link of the county (分享), or a .junheng file.
    Share {
        /// The work in hand.
        work: Work,
        /// What it is to be.
        wish: Wish,
        /// Whether a file.
        is_file: bool,
    },
    /// Write what is in hand, to be kept on this machine.
    Keep {
        /// It.
        in_hand: Box<InHand>,
    },
    /// Open what was kept; its bytes follow.
    Open,
    /// Write all that is kept into one file (备份); the bytes of each follow.
    Backup {
        /// What they are called.
        labels: Vec<Label>,
    },
    /// Take a backup apart; its bytes follow.
    Restore,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The worker is up; the page checks the version.
    Ready {
        /// [`VERSION`] of the worker's build.
        version: u32,
    },
    /// The standard, told once after [`Self::Ready`].
    Rules(Result<Rules, String>),
    /// How far a reading has come.
    Progress {
        /// The file's name.
        file: String,
        /// The sheet's name, once known.
        sheet: String,
        /// Rows read so far in this sheet.
        rows: u32,
        /// Files done, of all files of the job.
        done: (u32, u32),
    },
    /// Nothing was read yet: files of folders were looked at by name and size, or there are archives among
    /// the files, whose files are to be asked for by name.
    Found {
        /// What is to be read: the places of files among those that were asked about.
        files: Vec<u32>,
        /// For each the name of the file in it, where it is an archive; else nothing.
        names: Vec<String>,
        /// What is not.
        passed: Passed,
    },
    /// Files were read.
    Read {
        /// All readings, the kept ones first. A new file takes the place of a kept one of its name.
        readings: Readings,
        /// The results of the county that they make.
        view_model: ViewModel,
        /// The new files that told of no school; they are not among the readings.
        refused: Vec<Refused>,
        /// After reading again, what was recognised in all of the readings.
        tables: Option<Vec<FileTables>>,
    },
    /// What was recognised in the files as what.
    Tables {
        /// A list for each file.
        files: Vec<FileTables>,
    },
    /// The county was evaluated anew.
    Evaluated {
        /// The results.
        view_model: ViewModel,
    },
    /// A school was typed.
    Typed {
        /// Its results.
        view_model: ViewModel,
        /// The texts that are no figures.
        problems: Vec<(Field, Part, Problem)>,
    },
    /// A standard as a document.
    Pack {
        /// Which.
        standard: Choice,
        /// It.
        page: Box<PackPage>,
    },
    /// A rule pack was taken, or refused with its mistakes.
    Taken {
        /// It.
        pack: Result<Own, Paper>,
        /// The name under which it is to be saved; its bytes follow. None for one that is a file already.
        save: Option<String>,
    },
    /// Two standards were compared.
    Compared {
        /// What differs.
        paper: Paper,
    },
    /// What was to be read was a link or a .junheng file: what it holds, to be looked at.
    LookedAt {
        /// As if it were the user's.
        work: Work,
        /// Its results.
        view_model: Box<ViewModel>,
        /// Its standard, where it is none of the program's.
        own: Option<Own>,
        /// The unit that it is about.
        focus: Option<usize>,
        /// Which county, which year and since when, as far as it is known, in words.
        about: String,
    },
    /// A link was made.
    Shared {
        /// It.
        link: Link,
    },
    /// A document was written; its bytes follow.
    Document {
        /// A name for it.
        name: String,
        /// Its media type.
        media_type: String,
    },
    /// What is in hand was written; its bytes follow.
    Kept {
        /// What it may be called.
        label: Label,
    },
    /// What was kept is in hand again.
    Opened {
        /// It.
        in_hand: Box<InHand>,
        /// The results, where it is a county.
        view_model: Option<ViewModel>,
    },
    /// A backup was taken apart.
    Restored {
        /// What it holds.
        kept: Vec<Kept>,
    },
    /// The job could not be done.
    Failed {
        /// A sentence for the user.
        message: String,
    },
}
