//! 识别情况: what was recognised as what, what the user says of it, and what was said of such tables
//! before. It reads nothing; a change is a decision, and the files that it is about are read again.

use std::rc::Rc;

use super::job::Chosen;
use super::{Command, Notice, State, Task};
use crate::app::route::Route;
use crate::app::text::tables as say;
use crate::county::Part;
use crate::intake::{Assigned, ColumnChange, HeaderRows, Layout, Mapping, Shape};
use crate::view_model::{FileTables, RecognisedTable};

/// So many layouts are remembered, the newest.
const REMEMBERED: usize = 200;

/// What is known of tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// The county's files; none until the worker was asked.
    pub files: Option<Rc<Vec<FileTables>>>,
    /// Whether files came since.
    pub(super) is_behind: bool,
    /// What stands in the field of a header's row and is not said yet, and in which.
    pub typing: Option<(&'static str, String)>,
    /// Files that told of no school, and may do so once the user says what their columns are.
    pub unread: Vec<Unread>,
    /// The file and the table of it that is shown.
    pub shown: Option<(String, usize)>,
    /// What the user said before, on this machine.
    pub remembered: Vec<Mapping>,
}

/// A file that told of no school.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The file.
    pub file: Chosen,
    /// Why, a sentence or several.
    pub message: String,
    /// What its sheets hold.
    pub tables: FileTables,
}

/// What the user does about the table that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remap {
    /// Shows another one.
    Show(String, usize),
    /// Says what a column is.
    Column(u32, Assigned),
    /// Types in the field of a header's row.
    Type(&'static str, String),
    /// Says in which rows the header is, counted from 0.
    Header(u32, u32),
    /// Says which stage it is about; [`Part::Whole`] is none, `None` leaves it to its title.
    Stage(Option<Part>),
    /// Says whether it is not to be read.
    Skip(bool),
    /// Takes all of that back.
    Reset,
    /// Says what was said of such a table before.
    Apply,
    /// Forgets what was said of tables of a layout, or of all, on this machine.
    Forget(Option<Layout>),
}

/// Which choice a change makes: the column, else a number that no column has.
fn about(change: &Remap) -> u32 {
    match change {
        Remap::Column(at, _) => *at,
        Remap::Header(..) => u32::MAX,
        Remap::Stage(_) => u32::MAX - 1,
        Remap::Skip(_) => u32::MAX - 2,
        _ => u32::MAX - 3,
    }
}

impl Tables {
    /// All files, those without a school first, each with its tables.
    pub fn all(&self) -> impl Iterator<Item = &FileTables> {
        let read = self.files.iter().flat_map(|files| files.iter());
        self.unread.iter().map(|one| &one.tables).chain(read)
    }

    /// The table that is shown, with its file's name: the chosen one, else the first.
    pub fn shown(&self) -> Option<(&FileTables, usize, &RecognisedTable)> {
        let wanted = self.shown.as_ref();
        let chosen = wanted.and_then(|(name, index)| {
            let file = self.all().find(|file| file.name == *name)?;
            file.tables.get(*index).map(|table| (file, *index, table))
        });
        chosen.or_else(|| self.first())
    }

    /// What a person should see first: a table whose header was not found, in a file without a school
    /// before all others; then one that was read; an instruction only where there is nothing else.
    fn first(&self) -> Option<(&FileTables, usize, &RecognisedTable)> {
        let rank = |file: &FileTables, table: &RecognisedTable| {
            let is_unread = self.unread.iter().any(|one| one.tables.name == file.name);
            match table.shape {
                Shape::Aside | Shape::Skipped => 4,
                Shape::Unknown if is_unread => 0,
                Shape::Unknown => 2,
                _ if is_unread => 1,
                _ => 3,
            }
        };
        let tables = self.all().flat_map(|file| {
            file.tables.iter().enumerate().map(move |(index, table)| (file, index, table))
        });
        tables.min_by_key(|(file, _, table)| rank(file, table))
    }

    /// What was said before of a layout.
    pub fn remembered(&self, layout: Layout) -> Option<&Mapping> {
        self.remembered.iter().find(|one| one.layout == layout)
    }

    fn remember(&mut self, mapping: &Mapping) {
        self.remembered.retain(|one| one.layout != mapping.layout);
        let general = mapping.general();
        if !general.is_empty() {
            self.remembered.push(general);
        }
        let over = self.remembered.len().saturating_sub(REMEMBERED);
        self.remembered.drain(..over);
    }
}

impl State {
    /// Whether the browser still has a file, so that it can be read again.
    pub fn is_at_hand(&self, name: &str) -> bool {
        self.at_hand().any(|file| file.name == name)
    }

    fn at_hand(&self) -> impl Iterator<Item = &Chosen> {
        self.files.iter().chain(self.tables.unread.iter().map(|one| &one.file))
    }

    /// What was said before of the layout of a table, and not of this county's.
    pub fn offer(&self, table: &RecognisedTable) -> Option<&Mapping> {
        let is_said = self.decided.now().amendments.mapping(table.layout).is_some();
        self.tables.remembered(table.layout).filter(|_| !is_said)
    }

    /// Asks what was recognised, where anybody wants to know.
    pub(super) fn ask_tables(&mut self) {
        let is_wanted = self.route == Route::Tables || !self.tables.remembered.is_empty();
        let is_known = self.tables.files.is_some() && !self.tables.is_behind;
        if is_wanted && self.data.is_some() && !is_known {
            self.tables.is_behind = false;
            self.jobs.queue(Task::Tables);
        }
    }

    pub(super) fn remap(&mut self, remap: Remap, commands: &mut Vec<Command>) {
        match remap {
            Remap::Show(file, table) => {
                self.tables.shown = Some((file, table));
                self.tables.typing = None;
            }
            Remap::Type(id, text) => self.tables.typing = Some((id, text)),
            Remap::Forget(layout) => {
                let is_kept = |one: &Mapping| layout.is_some_and(|layout| one.layout != layout);
                self.tables.remembered.retain(is_kept);
                say::FORGOTTEN.clone_into(&mut self.said);
                commands.push(Command::Remember);
            }
            change => {
                self.tables.typing = None;
                let Some((mapping, words)) = self.changed(&change) else { return };
                // It stays on the screen, wherever its file then stands in the list.
                let shown = self.tables.shown();
                self.tables.shown = shown.map(|(file, index, _)| (file.name.clone(), index));
                self.tables.remember(&mapping);
                commands.push(Command::Remember);
                let before = self.decided.now().amendments.mappings.clone();
                self.said.clone_from(&words);
                let about = (mapping.layout, about(&change));
                self.decided.choose(about, words, |now| now.amendments.map(mapping));
                self.read_again(&before);
            }
        }
    }

    /// The mapping of the table that is shown, changed, and the change in words.
    fn changed(&self, change: &Remap) -> Option<(Mapping, String)> {
        let (file, _, table) = self.tables.shown()?;
        let known = self.decided.now().amendments.mapping(table.layout).cloned();
        let mut mapping = known.unwrap_or_else(|| Mapping {
            layout: table.layout,
            title: say::layout(table.columns.iter().map(|one| one.header.as_str())),
            ..Mapping::default()
        });
        let words = match change {
            Remap::Column(at, now) => {
                let column = table.columns.iter().find(|one| one.at == *at)?;
                let header = if column.header.is_empty() { &column.place } else { &column.header };
                let header = header.clone();
                let words = say::column_step(&header, *now);
                mapping.assign(ColumnChange { at: *at, header, now: *now });
                words
            }
            Remap::Header(top, bottom) => {
                let (top, bottom) = (*top.min(bottom), *top.max(bottom));
                let shift = i64::from(top) - i64::from(table.anchor);
                let shift = i32::try_from(shift).ok()?;
                mapping.rows = Some(HeaderRows { shift, depth: bottom - top + 1 });
                say::header_step(top + 1, bottom + 1)
            }
            Remap::Stage(stage) => {
                mapping.change_sheet(&file.name, &table.sheet, |one| one.stage = *stage);
                say::stage_step(&table.sheet, *stage)
            }
            Remap::Skip(skip) => {
                mapping.change_sheet(&file.name, &table.sheet, |one| one.skip = *skip);
                say::skip_step(&table.sheet, *skip)
            }
            Remap::Apply => {
                mapping = self.tables.remembered(table.layout)?.clone();
                say::APPLIED.to_owned()
            }
            Remap::Reset => {
                mapping = Mapping { layout: table.layout, ..Mapping::default() };
                say::reset_step(&table.sheet)
            }
            Remap::Show(..) | Remap::Forget(_) | Remap::Type(..) => return None,
        };
        Some((mapping, words))
    }

    /// After a decision: reads the files again of whose tables something else is said than `before`,
    /// and says which of them are not at hand. Whether there was anything.
    pub(super) fn read_again(&mut self, before: &[Mapping]) -> bool {
        let now = &self.decided.now().amendments.mappings;
        let is_new = |one: &&Mapping| !now.contains(one);
        let was_not = |one: &&Mapping| !before.contains(one);
        let changed = before.iter().filter(is_new).chain(now.iter().filter(was_not));
        let layouts: Vec<Layout> = changed.map(|one| one.layout).collect();
        if layouts.is_empty() {
            return false;
        }
        let concerned =
            |file: &FileTables| file.tables.iter().any(|table| layouts.contains(&table.layout));
        let is_behind = self.tables.files.is_none() || self.tables.is_behind;
        let unread = self.tables.unread.iter().map(|one| &one.tables);
        let read = self.tables.files.iter().filter(|_| !is_behind).flat_map(|files| files.iter());
        let mut names: Vec<String> = unread
            .chain(read)
            .filter(|file| concerned(file))
            .map(|file| file.name.clone())
            .collect();
        if let (true, Some(data)) = (is_behind, &self.data) {
            names.extend(data.view_model.files.iter().cloned());
        }
        let (mut files, mut gone) = (Vec::new(), Vec::new());
        let mut at_hand: Vec<&Chosen> = self.at_hand().collect();
        for name in names {
            // Two files may have one name.
            match at_hand.iter().position(|file| file.name == name) {
                Some(index) => files.push(at_hand.remove(index).clone()),
                None => gone.push(name),
            }
        }
        if !gone.is_empty() {
            self.notices.push(Notice::error(say::drop_again(&gone)));
        }
        if !files.is_empty() {
            self.jobs.queue(Task::Reread(files));
        }
        true
    }

    /// Remembers what holds now of each layout.
    pub(super) fn remember_now(&mut self) {
        for mapping in &self.decided.now().amendments.mappings {
            self.tables.remember(mapping);
        }
    }

    /// Tells that tables came of which something was said before.
    pub(super) fn tell_offers(&mut self) {
        let tables = self.tables.all().flat_map(|file| &file.tables);
        let count = tables.filter(|table| self.offer(table).is_some()).count();
        if count > 0 && self.data.as_ref().is_none_or(|data| !data.is_sample) {
            let message = say::offers(count);
            if self.notices.iter().all(|notice| notice.message != message) {
                self.notices.push(Notice { leads_to_tables: true, ..Notice::news(message) });
            }
        }
    }
}
