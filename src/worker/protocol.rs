//! What the page and the worker say to each other.
//!
//! A message is an array: first these types as `postcard` bytes, then the bytes of the files it
//! speaks of, in their order. [`VERSION`] guards against a page and a worker of two different builds.

use serde::{Deserialize, Serialize};

use crate::county::{Field, Part};
use crate::digest::paper::Paper;
use crate::digest::{Digest, FileTables, PackPage, Rules};
use crate::intake::{Problem, Typed};
use crate::keep::{InHand, Kept, Label};
use crate::standard::change::{About, Change};
use crate::standard::{Choice, Own};
use crate::work::{Readings, Work};

pub use super::messages::{Link, Lock, NewFile, Password, QrDrawing, Refused, Wish};

/// Raised with every change of these types or of a type within them.
pub const VERSION: u32 = 12;

/// What the page asks for. `job` comes back with every answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Trap on purpose, so that a test can see that the page survives it. It stands first: tests
    /// write it by hand, and so its number stays when others come.
    Trap {
        /// The job.
        job: u32,
    },
    /// Read files and join them with those read before. The bytes follow in the order of `files`.
    Read {
        /// The job.
        job: u32,
        /// What was read before and stays, and what is decided.
        work: Work,
        /// The new files.
        files: Vec<NewFile>,
    },
    /// Read files of the county again, after something else was said of their tables. What they said
    /// before is gone, whatever they say now. The bytes follow in the order of `files`.
    Reread {
        /// The job.
        job: u32,
        /// The work in hand.
        work: Work,
        /// The files.
        files: Vec<NewFile>,
    },
    /// What was recognised in the files as what (识别情况).
    Tables {
        /// The job.
        job: u32,
        /// What was read.
        readings: Readings,
    },
    /// The same files, after something else was decided. Nothing is read anew.
    Evaluate {
        /// The job.
        job: u32,
        /// The work in hand.
        work: Work,
    },
    /// The evaluation as JSON (导出 JSON).
    Json {
        /// The job.
        job: u32,
        /// The work in hand: the county is put together from it as it was before.
        work: Work,
    },
    /// A copy of a file with everything marked that was found in it (导出标注). The file's bytes follow.
    Marked {
        /// The job.
        job: u32,
        /// The work in hand.
        work: Work,
        /// The file.
        file: NewFile,
    },
    /// The evaluation of one school as it was typed (手工填写).
    Typed {
        /// The job.
        job: u32,
        /// The school.
        school: Typed,
        /// The standard.
        standard: Choice,
    },
    /// Our own template (.xlsx).
    Template {
        /// The job.
        job: u32,
    },
    /// The sample county (示例数据), read like any file.
    Sample {
        /// The job.
        job: u32,
        /// The standard.
        standard: Choice,
    },
    /// A standard as a document (标准).
    Pack {
        /// The job.
        job: u32,
        /// Which.
        standard: Choice,
    },
    /// Take a rule pack from a file (载入标准文件); its bytes follow.
    Load {
        /// The job.
        job: u32,
        /// The file's name.
        name: String,
    },
    /// Make a rule pack of changed values (修改阈值).
    Change {
        /// The job.
        job: u32,
        /// The standard whose values are changed.
        standard: Choice,
        /// What the user says of the pack.
        about: About,
        /// The changed values.
        changes: Vec<Change>,
    },
    /// Hold another standard against the one in use (两套标准对比).
    Compare {
        /// The job.
        job: u32,
        /// The work in hand.
        work: Work,
        /// The other standard.
        other: Choice,
    },
    /// Make a link of the county (分享), or a .junheng file.
    Share {
        /// The job.
        job: u32,
        /// The work in hand.
        work: Work,
        /// What it is to be.
        wish: Wish,
        /// Whether a file.
        is_file: bool,
    },
    /// Write what is in hand, to be kept on this machine.
    Keep {
        /// The job.
        job: u32,
        /// It.
        in_hand: InHand,
    },
    /// Open what was kept; its bytes follow.
    Open {
        /// The job.
        job: u32,
    },
    /// Write all that is kept into one file (备份); the bytes of each follow.
    Backup {
        /// The job.
        job: u32,
        /// What they are called.
        labels: Vec<Label>,
    },
    /// Take a backup apart; its bytes follow.
    Restore {
        /// The job.
        job: u32,
    },
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
        /// The job.
        job: u32,
        /// The file's name.
        file: String,
        /// The sheet's name, once known.
        sheet: String,
        /// Rows read so far in this sheet.
        rows: u32,
        /// Files done, of all files of the job.
        done: (u32, u32),
    },
    /// Files were read.
    Read {
        /// The job.
        job: u32,
        /// All readings, the kept ones first. A new file takes the place of a kept one of its name.
        readings: Readings,
        /// The results of the county that they make.
        digest: Digest,
        /// The new files that told of no school; they are not among the readings.
        refused: Vec<Refused>,
        /// After reading again, what was recognised in all of the readings.
        tables: Option<Vec<FileTables>>,
    },
    /// What was recognised in the files as what.
    Tables {
        /// The job.
        job: u32,
        /// A list for each file.
        files: Vec<FileTables>,
    },
    /// The county was evaluated anew.
    Evaluated {
        /// The job.
        job: u32,
        /// The results.
        digest: Digest,
    },
    /// A school was typed.
    Typed {
        /// The job.
        job: u32,
        /// Its results.
        digest: Digest,
        /// The texts that are no figures.
        problems: Vec<(Field, Part, Problem)>,
    },
    /// A standard as a document.
    Pack {
        /// The job.
        job: u32,
        /// Which.
        standard: Choice,
        /// It.
        page: Box<PackPage>,
    },
    /// A rule pack was taken, or refused with its mistakes.
    Taken {
        /// The job.
        job: u32,
        /// It.
        pack: Result<Own, Paper>,
        /// The name under which it is to be saved; its bytes follow. None for one that is a file already.
        save: Option<String>,
    },
    /// Two standards were compared.
    Compared {
        /// The job.
        job: u32,
        /// What differs.
        paper: Paper,
    },
    /// What was to be read was a link or a .junheng file: what it holds, to be looked at.
    LookedAt {
        /// The job.
        job: u32,
        /// As if it were the user's.
        work: Work,
        /// Its results.
        digest: Digest,
        /// Its standard, where it is none of the program's.
        own: Option<Own>,
        /// The unit that it is about.
        focus: Option<usize>,
    },
    /// A link was made.
    Shared {
        /// The job.
        job: u32,
        /// It.
        link: Link,
    },
    /// A document was written; its bytes follow.
    Document {
        /// The job.
        job: u32,
        /// A name for it.
        name: String,
        /// Its media type.
        media_type: String,
    },
    /// What is in hand was written; its bytes follow.
    Kept {
        /// The job.
        job: u32,
        /// What it may be called.
        label: Label,
    },
    /// What was kept is in hand again.
    Opened {
        /// The job.
        job: u32,
        /// It.
        in_hand: Box<InHand>,
        /// The results, where it is a county.
        digest: Option<Digest>,
    },
    /// A backup was taken apart.
    Restored {
        /// The job.
        job: u32,
        /// What it holds.
        kept: Vec<Kept>,
    },
    /// The job could not be done.
    Failed {
        /// The job.
        job: u32,
        /// A sentence for the user.
        message: String,
    },
}

impl Request {
    /// The job.
    pub fn job(&self) -> u32 {
        match self {
            Self::Read { job, .. }
            | Self::Reread { job, .. }
            | Self::Tables { job, .. }
            | Self::Evaluate { job, .. }
            | Self::Json { job, .. }
            | Self::Marked { job, .. }
            | Self::Typed { job, .. }
            | Self::Template { job }
            | Self::Sample { job, .. }
            | Self::Pack { job, .. }
            | Self::Load { job, .. }
            | Self::Change { job, .. }
            | Self::Compare { job, .. }
            | Self::Share { job, .. }
            | Self::Keep { job, .. }
            | Self::Open { job }
            | Self::Backup { job, .. }
            | Self::Restore { job }
            | Self::Trap { job } => *job,
        }
    }
}

impl Answer {
    /// The job; none for what the worker says of its own accord.
    pub fn job(&self) -> Option<u32> {
        match self {
            Self::Ready { .. } | Self::Rules(_) => None,
            Self::Progress { job, .. }
            | Self::Read { job, .. }
            | Self::Tables { job, .. }
            | Self::Evaluated { job, .. }
            | Self::Typed { job, .. }
            | Self::Pack { job, .. }
            | Self::Taken { job, .. }
            | Self::Compared { job, .. }
            | Self::LookedAt { job, .. }
            | Self::Shared { job, .. }
            | Self::Document { job, .. }
            | Self::Kept { job, .. }
            | Self::Opened { job, .. }
            | Self::Restored { job, .. }
            | Self::Failed { job, .. } => Some(*job),
        }
    }
}
