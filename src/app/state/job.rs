//! What the worker is to do: one job at a time, the others wait. A job that breaks is told of and
//! never takes another one with it.

use std::rc::Rc;

use super::keep::Saving;
use crate::app::text;
use crate::storage::Label;
use crate::worker::protocol::Password;

/// A file that the user chose. Its bytes stay with the browser; `id` is where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Under which the page's effects hold it.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// What opens it, once the user gave it.
    pub password: Option<Password>,
}

/// Something for the worker to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Read these files and join them with what is there.
    Read(Vec<Chosen>),
    /// Tell which of these files of folders are to be read.
    Survey(Vec<Chosen>),
    /// Read these files of the county again, after something else was said of their tables.
    Reread(Vec<Chosen>),
    /// Take these files out of the county.
    Remove(Vec<String>),
    /// Tell what was recognised in the files as what.
    Tables,
    /// 示例数据.
    Sample,
    /// 下载模板.
    Template,
    /// 导出 JSON.
    Json,
    /// 分享: make the link that is wished for when the job begins.
    Share,
    /// The same as a file.
    ShareFile,
    /// 从空白开始: a county that is typed in.
    Blank,
    /// 导出标注 of one file.
    Marked(Chosen),
    /// Evaluate the county with what is decided about it when the job begins.
    Evaluate,
    /// 标准: show the standard in use when the job begins.
    Pack,
    /// 载入标准文件.
    Load(Chosen),
    /// 修改阈值: make a pack of what is changed when the job begins.
    Change,
    /// 两套标准对比.
    Compare,
    /// Write what is in hand, to be kept.
    Keep(Rc<Saving>),
    /// Open what was kept, under this id and of this revision.
    Open((u32, i32)),
    /// 导出全部备份, of these.
    Backup(Vec<Label>),
    /// 导入备份.
    Restore(Chosen),
    /// 手工填写: evaluate the form as it stands when the job begins.
    Typed,
}

impl Task {
    /// The files that it reads.
    pub fn files(&self) -> &[Chosen] {
        match self {
            Self::Read(files) | Self::Survey(files) | Self::Reread(files) => files,
            _ => &[],
        }
    }
}

/// How far a reading is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The file's name.
    pub file: String,
    /// The sheet's, once known.
    pub sheet: String,
    /// Rows so far.
    pub rows: u32,
    /// Files done, of all.
    pub done: (u32, u32),
}

/// The job that the worker is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Its number.
    pub job: u32,
    /// What it is.
    pub task: Task,
    /// How far it is, once it was heard of.
    pub progress: Option<Progress>,
}

/// Why the worker stopped without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It broke.
    Trap,
    /// It was silent for too long.
    Deadline,
    /// It never came up.
    NotLoaded,
    /// The browser could not hand over this file.
    Unreadable(u32),
    /// This file is larger than anything that is read.
    TooLarge(u32),
}

/// The job at hand and those that wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jobs {
    /// The job at hand.
    pub running: Option<Running>,
    waiting: Vec<Task>,
    last: u32,
}

impl Jobs {
    /// The number of the job at hand.
    pub fn current(&self) -> Option<u32> {
        self.running.as_ref().map(|running| running.job)
    }

    /// The files whose bytes are still to be asked for, of the job at hand or of one that waits.
    pub fn files(&self) -> impl Iterator<Item = &Chosen> {
        let at_hand = self.running.iter().map(|running| &running.task);
        at_hand.chain(&self.waiting).flat_map(|task| match task {
            Task::Load(file) | Task::Marked(file) | Task::Restore(file) => {
                std::slice::from_ref(file)
            }
            other => other.files(),
        })
    }

    /// Whether a job of this kind is still to come.
    pub(super) fn is_waiting(&self, task: &Task) -> bool {
        self.waiting.contains(task)
    }

    /// Gives up everything; whether something was at hand.
    pub(super) fn drop_all(&mut self) -> bool {
        self.waiting.clear();
        self.running.take().is_some()
    }

    pub(super) fn queue(&mut self, task: Task) {
        let waits = |one: &Task| *one == task && !matches!(task, Task::Read(_));
        // A second click on the same button asks for nothing new; what was typed since the job at
        // hand began does.
        let asks_anew = matches!(
            task,
            Task::Typed
                | Task::Evaluate
                | Task::Reread(_)
                | Task::Tables
                | Task::Pack
                | Task::Compare
                | Task::Share
        );
        let runs = |one: &Running| waits(&one.task) && !asks_anew;
        if self.running.as_ref().is_some_and(runs) || self.waiting.iter().any(waits) {
            return;
        }
        self.waiting.push(task);
    }

    /// What goes on from the job that was just done.
    pub(super) fn queue_first(&mut self, task: Task) {
        self.waiting.insert(0, task);
    }

    /// What waits for the county will not come: it was taken away.
    pub(super) fn county_gone(&mut self) {
        let is_of_county = |task: &Task| {
            matches!(
                task,
                Task::Json
                    | Task::Marked(_)
                    | Task::Evaluate
                    | Task::Reread(_)
                    | Task::Remove(_)
                    | Task::Tables
                    | Task::Share
                    | Task::ShareFile
            )
        };
        self.waiting.retain(|task| !is_of_county(task));
    }

    /// Whether a job was begun.
    pub(super) fn start_next(&mut self) -> bool {
        if self.running.is_some() {
            return false;
        }
        if self.waiting.is_empty() {
            return false;
        }
        let task = self.waiting.remove(0);
        self.last += 1;
        self.running = Some(Running { job: self.last, task, progress: None });
        true
    }

    pub(super) fn note(&mut self, progress: Progress) {
        if let Some(running) = &mut self.running {
            running.progress = Some(progress);
        }
    }

    /// Gives up the job at hand: the file that broke it is refused, the others of the job are read
    /// again without it. Gives what there is to tell.
    pub(super) fn stopped(&mut self, stop: &Stop) -> Vec<String> {
        let Some(running) = self.running.take() else {
            let is_news = *stop == Stop::NotLoaded;
            return if is_news { vec![text::notice::NOT_LOADED.to_owned()] } else { Vec::new() };
        };
        if *stop == Stop::NotLoaded {
            self.waiting.clear();
            return vec![text::notice::NOT_LOADED.to_owned()];
        }
        if matches!(
            running.task,
            Task::Evaluate
                | Task::Remove(_)
                | Task::Survey(_)
                | Task::Tables
                | Task::Pack
                | Task::Compare
                | Task::Share
        ) {
            return vec![text::mend::NOT_DONE.to_owned()];
        }
        let (mut files, again): (_, fn(Vec<Chosen>) -> Task) = match running.task {
            Task::Read(files) => (files, Task::Read),
            Task::Load(file) | Task::Restore(file) => (vec![file], Task::Read),
            Task::Reread(files) => (files, Task::Reread),
            Task::Marked(file) if matches!(stop, Stop::Unreadable(_) | Stop::TooLarge(_)) => {
                return vec![text::findings::not_at_hand(&file.name)];
            }
            _ => return vec![text::notice::NOT_WRITTEN.to_owned()],
        };
        let guilty = match stop {
            Stop::Unreadable(id) | Stop::TooLarge(id) => {
                files.iter().position(|file| file.id == *id)
            }
            _ if files.len() == 1 => Some(0),
            _ => running.progress.map(|progress| progress.done.0 as usize),
        };
        let Some(guilty) = guilty.filter(|index| *index < files.len()) else {
            // Nobody knows which: each is tried by itself.
            for file in files.into_iter().rev() {
                self.waiting.insert(0, again(vec![file]));
            }
            return Vec::new();
        };
        let refused = files.remove(guilty);
        if matches!(stop, Stop::Unreadable(_) | Stop::TooLarge(_)) {
            // Of an archive that cannot be had, no file can.
            files.retain(|file| file.holder() != refused.holder());
        }
        if !files.is_empty() {
            self.waiting.insert(0, again(files));
        }
        vec![match stop {
            Stop::Unreadable(_) => text::notice::unreadable(&refused.name),
            Stop::TooLarge(_) => text::notice::too_large(&refused.name),
            Stop::Deadline => text::notice::too_slow(&refused.name),
            Stop::Trap | Stop::NotLoaded => text::notice::trapped(&refused.name),
        }]
    }
}
