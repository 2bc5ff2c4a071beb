//! 分享: what a link is to hold, and looking at one that came. What came is looked at in place of the
//! user's own work, which is put aside, untouched, until they go back to it or make the other one
//! theirs; then it can still be brought back. Nothing here packs or opens a link; that is the worker's.

use std::rc::Rc;

use crate::app::route::Route;
use crate::app::text::share as say;
use crate::share::{Contents, Scope};
use crate::standard::Own;
use crate::view_model::ViewModel;
use crate::work::Work;
use crate::worker::protocol::{Link, Password};

use super::{
    Action, Chosen, Command, Data, History, Keeping, Mend, Notice, Pick, State, Task, Unread,
};

/// The [`Chosen::id`] of the link in the page's address, which is no file of the user's.
pub const LINK: u32 = 0;

/// What there is about links.
#[derive(Clone, Debug)]
pub struct Share {
    /// What the link is to hold.
    pub contents: Contents,
    /// What seals it; empty for nothing.
    pub passphrase: String,
    /// What stands in the passphrase's field. It seals once it is there as a whole.
    pub typing: String,
    /// The link, once it is made.
    pub link: Option<Rc<Link>>,
    /// Whether the worker was asked for it.
    is_asked: bool,
    /// What was said when it was copied.
    pub copied: Option<&'static str>,
    /// The user's own work, while something else is looked at.
    own: Option<Rc<Aside>>,
    /// The standard of what is looked at, where it is none of the program's.
    pack: Option<Own>,
    /// The unit that what is looked at is about.
    pub focus: Option<usize>,
    /// Which county, which year and since when, of what is looked at, in words.
    pub about: String,
    /// The school that was on the screen last, by its place among the schools.
    pub seen: Option<usize>,
    /// Whether the link is about a school because its screen was left for this one.
    is_of_screen: bool,
}

/// Work that is put aside.
#[derive(Clone, Debug)]
struct Aside {
    data: Option<Rc<Data>>,
    decided: History,
    files: Vec<Chosen>,
    unread: Vec<Unread>,
}

/// What the user does about links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pass {
    /// Says what the link is to hold.
    Choose(Contents),
    /// Says what seals it.
    Seal(String),
    /// It is being typed: it stays in its field whatever is drawn meanwhile.
    Type(String),
    /// Copied it, or could not.
    Copied(bool),
    /// 设为我的: goes on with what is looked at.
    Keep,
    /// 回到我的数据.
    Back,
}

impl Default for Share {
    fn default() -> Self {
        Self {
            // Who opens the link is to see what is seen here.
            contents: Contents { everything: true, ..Contents::default() },
            passphrase: String::new(),
            typing: String::new(),
            link: None,
            is_asked: false,
            copied: None,
            own: None,
            pack: None,
            focus: None,
            about: String::new(),
            seen: None,
            is_of_screen: false,
        }
    }
}

impl Share {
    /// Whether what the screens show is somebody else's.
    pub fn is_viewing(&self) -> bool {
        self.own.is_some()
    }

    /// Another screen comes. What is shared from a school's screen is that school, from any other the county,
    /// unless the user chose something else.
    pub(super) fn went(&mut self, from: Route, to: Route) {
        if let Route::School { school, .. } = to {
            self.seen = Some(school);
        }
        let scope = match from {
            _ if to != Route::Share || from == to => return,
            Route::School { school, .. } => Scope::School(school),
            _ if self.is_of_screen => Scope::County,
            _ => return,
        };
        self.is_of_screen = matches!(scope, Scope::School(_));
        if self.contents.scope != scope {
            self.anew();
            self.contents.scope = scope;
        }
    }

    /// Other schools stand in the places of those that were there.
    pub(super) fn other_schools(&mut self) {
        (self.seen, self.is_of_screen) = (None, false);
        if matches!(self.contents.scope, Scope::School(_)) {
            self.contents.scope = Scope::County;
        }
    }

    /// The link holds no longer.
    pub(super) fn anew(&mut self) {
        (self.link, self.is_asked, self.copied) = (None, false, None);
    }

    /// The files of the work that is put aside.
    pub(super) fn files(&self) -> impl Iterator<Item = &Chosen> {
        let aside = self.own.iter();
        aside.flat_map(|own| own.files.iter().chain(own.unread.iter().map(|one| &one.file)))
    }
}

/// What is done about something that is only looked at.
enum Looking {
    /// Looking.
    Fine,
    /// It is about the user's own work.
    Own,
    /// It would change it.
    No,
}

fn looking(action: &Action) -> Looking {
    match action {
        Action::Asked(Task::Read(_) | Task::Sample | Task::Blank)
        | Action::Restored
        | Action::Keep(
            Keeping::Open(_) | Keeping::Fetched(Some(_)) | Keeping::Do | Keeping::Cleared(_),
        ) => Looking::Own,
        Action::Mended(
            Mend::Type(_)
            | Mend::Close
            | Mend::Go(_)
            | Mend::From(_)
            | Mend::Step(_)
            | Mend::Show(_),
        )
        | Action::Picked(Pick::Compare(_)) => Looking::Fine,
        Action::Mended(_)
        | Action::Picked(_)
        | Action::Entered(_)
        | Action::Remapped(_)
        | Action::Sorted(_)
        | Action::Emptied => Looking::No,
        _ => Looking::Fine,
    }
}

impl State {
    /// Whether an action may go on. While somebody else's county is looked at, none may change it; what
    /// is about the user's own leads back to that first.
    pub(super) fn may(&mut self, action: &Action) -> bool {
        if !self.share.is_viewing() {
            return true;
        }
        match looking(action) {
            Looking::Fine => true,
            Looking::Own => {
                self.back();
                true
            }
            Looking::No => {
                if self.notices.iter().all(|notice| notice.message != say::READ_ONLY) {
                    self.notices.push(Notice::news(say::READ_ONLY));
                }
                false
            }
        }
    }

    /// Says why a link did not open whose `#` was written as a number on the way.
    pub fn tell_of_escaped(&mut self) {
        self.notices.push(Notice::error(say::ESCAPED));
    }

    /// Opens the link in the address.
    pub(super) fn open_link(&mut self) {
        let link = Chosen { id: LINK, name: say::SOURCE.to_owned(), password: None };
        self.notices.clear();
        self.jobs.queue(Task::Read(vec![link]));
    }

    /// The user's own county, also while another one is looked at.
    pub(super) fn own(&self) -> (Option<&Rc<Data>>, &History) {
        match &self.share.own {
            Some(own) => (own.data.as_ref(), &own.decided),
            None => (self.data.as_ref(), &self.decided),
        }
    }

    /// Asks for the link, where it is to be seen.
    pub(super) fn need_link(&mut self) {
        if self.route == Route::Share && self.data.is_some() && !self.share.is_asked {
            self.share.is_asked = true;
            self.jobs.queue(Task::Share);
        }
    }

    pub(super) fn pass(&mut self, pass: Pass, commands: &mut Vec<Command>) {
        match pass {
            Pass::Choose(contents) => {
                self.share.anew();
                self.share.contents = contents;
                self.share.is_of_screen = false;
            }
            Pass::Seal(passphrase) => {
                self.share.anew();
                self.share.typing.clone_from(&passphrase);
                self.share.passphrase = passphrase;
            }
            Pass::Type(typing) => self.share.typing = typing,
            Pass::Copied(is_done) => {
                let words = if is_done { say::COPIED } else { say::NOT_COPIED };
                self.share.copied = Some(words);
            }
            Pass::Keep => {
                self.keep_now();
                if let Some(own) = self.share.own.take() {
                    self.keep_shared(&own);
                    commands.push(Command::Go(Route::County));
                }
            }
            Pass::Back => {
                self.back();
                let is_there = self.data.is_some();
                commands.push(Command::Go(if is_there { Route::County } else { Route::Start }));
            }
        }
    }

    /// The password of what seals the next link.
    pub fn passphrase(&self) -> Option<Password> {
        let passphrase = &self.share.passphrase;
        (!passphrase.is_empty()).then(|| Password(passphrase.clone()))
    }

    /// The link is there; what was wished for since is asked for again.
    pub(super) fn hear_link(&mut self, link: Link) {
        self.jobs.running = None;
        if !self.jobs.is_waiting(&Task::Share) {
            self.share.link = Some(Rc::new(link));
        }
    }

    /// Shows what was shared in place of the user's own.
    pub(super) fn look_at(
        &mut self,
        work: Work,
        view_model: ViewModel,
        own: Option<Own>,
        focus: Option<usize>,
        commands: &mut Vec<Command>,
    ) {
        let Some(task) = self.jobs.running.take().map(|running| running.task) else { return };
        // One link after another: what is put aside is still the user's.
        if !self.share.is_viewing() {
            self.share.own = Some(Rc::new(Aside {
                data: self.data.take(),
                decided: std::mem::take(&mut self.decided),
                files: std::mem::take(&mut self.files),
                unread: std::mem::take(&mut self.tables.unread),
            }));
        }
        let is_of_task = |id| task.files().iter().any(|file| file.id == id);
        self.locked.retain(|one| !is_of_task(one.file.id));
        self.other_county();
        self.share.focus = focus;
        self.share.pack = own;
        self.decided = History::begin(work.decisions);
        self.told(&view_model);
        say::OPENED.clone_into(&mut self.said);
        self.data = Some(Rc::new(Data { readings: work.readings, view_model, is_sample: false }));
        // A file has no address.
        if self.route != Route::Open {
            commands.push(Command::Go(Route::County));
        }
    }

    /// Goes on with what is looked at; what was there before can be brought back.
    fn keep_shared(&mut self, own: &Aside) {
        self.files.clone_from(&own.files);
        self.tables.unread.clone_from(&own.unread);
        let pack = self.share.pack.take();
        if let Some(pack) = pack.filter(|it| self.packs.own.iter().all(|one| one.text != it.text)) {
            self.packs.own.push(pack);
        }
        // What is kept on this machine is the other one.
        self.keep.put_by();
        let before = own.data.as_ref().filter(|data| !data.is_sample);
        self.emptied = before.map(|data| (data.clone(), own.decided.clone()));
        self.notices.retain(|notice| !notice.can_undo);
        let can_undo = self.emptied.is_some();
        let words = if can_undo { say::KEPT_ASIDE } else { say::KEPT };
        self.notices.push(Notice { can_undo, ..Notice::news(words) });
    }

    /// Back to the user's own work.
    fn back(&mut self) {
        let Some(own) = self.share.own.take() else { return };
        self.other_county();
        self.data.clone_from(&own.data);
        self.decided = own.decided.clone();
        self.files.clone_from(&own.files);
        self.tables.unread.clone_from(&own.unread);
        // It may have been changed last without having been evaluated since.
        self.standard_changed();
        self.ask_tables();
    }

    /// What was on the screen is of another county.
    fn other_county(&mut self) {
        (self.edit, self.cursor, self.share.focus) = (None, None, None);
        self.drafts.clear();
        self.waiting = None;
        self.changed = None;
        (self.tables.files, self.tables.shown) = (None, None);
        self.table_anew();
        self.share.contents = Share::default().contents;
        self.share.other_schools();
        self.share.anew();
        self.jobs.county_gone();
    }
}

#[cfg(test)]
mod tests;
