//! Folders and archives from the drop to the county, with a worker that answers.

use super::*;
use crate::app::state::{Action, Mend, Sort, Stop, reduce};
use crate::sheet::packing::Packing;
use crate::worker::answer::answer;
use crate::worker::protocol::{Envelope, NewFile, Request, UNKNOWN};

fn school(name: &str, pupils: u32) -> Vec<u8> {
    format!("学校名称,办学类型,在校生数\n{name},小学,{pupils}\n").into_bytes()
}

/// What the page holds: files by their numbers, as in a folder that was dropped.
struct Disk(Vec<(u32, String, Vec<u8>)>);

impl Disk {
    fn new(files: &[(&str, Vec<u8>)]) -> Self {
        let files =
            (1..).zip(files).map(|(id, (name, bytes))| (id, (*name).to_owned(), bytes.clone()));
        Self(files.collect())
    }

    fn chosen(&self) -> Vec<Chosen> {
        let chosen = |(id, name, _): &(u32, String, Vec<u8>)| Chosen {
            id: *id,
            name: name.clone(),
            password: None,
        };
        self.0.iter().map(chosen).collect()
    }

    /// The bytes of these files, those of an archive once, and what the worker is told of them.
    fn load(&self, files: &[Chosen]) -> (Vec<NewFile>, Vec<Vec<u8>>) {
        let (mut new, mut buffers, mut last) = (Vec::new(), Vec::new(), None);
        for file in files {
            let is_beside = last == Some(file.holder());
            last = Some(file.holder());
            new.push(NewFile { name: file.name.clone(), is_beside, ..NewFile::default() });
            let held = self.0.iter().find(|(id, ..)| *id == file.holder()).unwrap();
            buffers.extend((!is_beside).then(|| held.2.clone()));
        }
        (new, buffers)
    }

    /// Goes on until the worker has nothing more to do.
    fn answered(&self, state: State) -> State {
        let Some(running) = state.jobs.running.clone() else { return state };
        let mut bytes = Vec::new();
        let request = match &running.task {
            Task::Survey(files) => {
                let size = |one: &Chosen| {
                    let held = self.0.iter().find(|(id, ..)| *id == one.holder());
                    held.map_or(UNKNOWN, |(.., bytes)| u32::try_from(bytes.len()).unwrap())
                };
                let sizes = files.iter().map(size).collect();
                Request::Survey { files: self.load(files).0, sizes }
            }
            Task::Read(files) | Task::Reread(files) => {
                let (files, buffers) = self.load(files);
                bytes = buffers;
                Request::Read { work: state.kept(), files }
            }
            Task::Remove(files) => Request::Remove { work: state.work(), files: files.clone() },
            _ => Request::Evaluate { work: state.work() },
        };
        let message = answer(request, &bytes, &mut |_| ()).0;
        let told = Envelope { job: Some(running.job), message };
        self.answered(act(state, Action::Answered(Box::new(told))))
    }

    fn dropped(&self) -> State {
        self.answered(act(State::default(), Action::Asked(Task::Read(self.chosen()))))
    }
}

fn act(state: State, action: Action) -> State {
    reduce(state, action).0
}

fn zip(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = Packing::default();
    for (name, bytes) in entries {
        zip.whole(name, bytes).unwrap();
    }
    zip.end().unwrap()
}

/// A county that is the same whichever way its files came.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("一小/表.csv", school("第一小学", 300)),
        ("二小/表.csv", school("第二小学", 400)),
        ("三小/三小.csv", school("第三小学", 500)),
        ("通知.docx", b"PK".to_vec()),
        ("三小/~$三小.xlsx", vec![b' '; 165]),
    ]
}

fn in_folder() -> Disk {
    let files: Vec<_> =
        files().into_iter().map(|(name, bytes)| (format!("县/{name}"), bytes)).collect();
    let files: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    Disk::new(&files)
}

fn schools(state: &State) -> Vec<String> {
    let data = state.data.as_ref().unwrap();
    let units = data.view_model.units.iter();
    units
        .map(|one| format!("{} {}", data.view_model.schools[one.school].name, one.pupils))
        .collect()
}

fn names(state: &State) -> Vec<&str> {
    state.files.iter().map(|file| file.name.as_str()).collect()
}

fn passed(state: &State) -> Vec<String> {
    state.passed.why.iter().map(|one| one.replace('\n', " ")).collect()
}

const SCHOOLS: [&str; 3] = ["第一小学 300", "第三小学 500", "第二小学 400"];

#[test]
fn a_folder_is_the_files_within() {
    let disk = in_folder();
    let state = disk.dropped();
    assert_eq!(schools(&state), SCHOOLS);
    assert_eq!(names(&state), ["县/一小/表.csv", "县/三小/三小.csv", "县/二小/表.csv"]);
    assert_eq!(
        passed(&state),
        [
            "打开工作簿时留下的临时文件（~$ 开头），里面没有数据（1 个） 县/三小/~$三小.xlsx",
            "文字、图片、PDF、程序等，不是表格（1 个） 县/通知.docx",
        ]
    );
    assert!(state.notices.is_empty(), "{:?}", state.notices);
}

#[test]
fn an_archive_is_the_files_within_and_says_where() {
    let disk = Disk::new(&[("县.zip", zip(&files()))]);
    let state = disk.dropped();
    assert_eq!(schools(&state), SCHOOLS);
    assert_eq!(
        names(&state),
        ["县.zip › 一小/表.csv", "县.zip › 三小/三小.csv", "县.zip › 二小/表.csv"]
    );
    assert_eq!(state.passed.count, 2);
    assert!(state.held().all(|id| holder(id) == 1), "each is held with its archive");
    let ids: Vec<u32> = state.files.iter().map(|file| file.id).collect();
    assert!(ids[0] != ids[1] && ids[1] != ids[2], "{ids:?}");
}

#[test]
fn an_archive_in_a_folder_and_one_in_an_archive_are_read() {
    let inner = zip(&[("表.csv", school("第二小学", 400))]);
    let outer = zip(&[("二小.zip", inner), ("三小.csv", school("第三小学", 500))]);
    let disk = Disk::new(&[("县/一小/表.csv", school("第一小学", 300)), ("县/其余.zip", outer)]);
    let state = disk.dropped();
    assert_eq!(schools(&state), SCHOOLS);
    assert_eq!(
        names(&state),
        ["县/一小/表.csv", "县/其余.zip › 三小.csv", "县/其余.zip › 二小.zip › 表.csv"]
    );
}

#[test]
fn all_of_it_comes_and_goes_in_one_step() {
    for disk in [in_folder(), Disk::new(&[("县", zip(&files()))])] {
        let one = Disk::new(&[("另.csv", school("第四小学", 600))]);
        let state = one.dropped();
        let mut both = disk;
        both.0.iter_mut().for_each(|(id, ..)| *id += 10);
        let state = both.answered(act(state, Action::Asked(Task::Read(both.chosen()))));
        assert_eq!(schools(&state).len(), 4);
        assert_eq!(state.decided.undo_words(), Some("添加“县”等 3 个文件"));
        let state = both.answered(act(state, Action::Mended(Mend::Undo)));
        assert_eq!(schools(&state), ["第四小学 600"]);
        let state = both.answered(act(state, Action::Mended(Mend::Redo)));
        assert_eq!(schools(&state).len(), 4);
        let out = Action::Sorted(Sort::Remove("县".to_owned()));
        let state = both.answered(act(state, out));
        assert_eq!(schools(&state), ["第四小学 600"]);
        assert_eq!(state.decided.undo_words(), Some("移出“县”等 3 个文件"));
        let state = both.answered(act(state, Action::Mended(Mend::Undo)));
        assert_eq!(schools(&state).len(), 4);
        let out = Action::Sorted(Sort::Remove(state.file_keys()[1].clone()));
        let state = both.answered(act(state, out));
        assert_eq!(schools(&state).len(), 3, "one of them goes alone");
    }
}

#[test]
fn a_folder_or_archive_without_tables_says_so() {
    let folder = Disk::new(&[("县/通知.pdf", b"%PDF".to_vec())]).dropped();
    assert_eq!(folder.notices[0].message, "文件夹里没有能读的表格。");
    assert_eq!(passed(&folder).len(), 1);
    let archive = Disk::new(&[("县.zip", zip(&[("通知.pdf", b"%PDF".to_vec())]))]).dropped();
    assert!(archive.notices[0].message.starts_with("“县.zip”是压缩包，里面没有能读的表格。"));
    assert!(folder.data.is_none() && archive.data.is_none());
}

#[test]
fn many_refused_files_are_a_list_and_few_are_sentences() {
    let many: Vec<_> = (0..5).map(|at| (format!("县/{at}.csv"), b"%PDF".to_vec())).collect();
    let many: Vec<_> = many.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let state = Disk::new(&many).dropped();
    assert!(state.notices.is_empty(), "{:?}", state.notices);
    assert_eq!(state.passed.count, 5);
    let state = Disk::new(&many[..3]).dropped();
    assert_eq!((state.notices.len(), state.passed.count), (3, 0));
}

#[test]
fn a_file_that_breaks_the_reader_costs_itself_and_not_its_archive() {
    let disk = Disk::new(&[("县.zip", zip(&files()))]);
    let state = act(State::default(), Action::Asked(Task::Read(disk.chosen())));
    // What is in it is known; the reader breaks at the second.
    let running = state.jobs.running.clone().unwrap();
    let (new, bytes) = disk.load(running.task.files());
    let message = answer(Request::Read { work: state.kept(), files: new }, &bytes, &mut |_| ()).0;
    let told = Envelope { job: Some(running.job), message };
    let mut state = act(state, Action::Answered(Box::new(told)));
    let progress = crate::app::state::Progress { done: (1, 3), ..Default::default() };
    state.jobs.note(progress);
    let state = disk.answered(act(state, Action::Stopped(Stop::Trap)));
    assert_eq!(schools(&state), [SCHOOLS[0], SCHOOLS[2]], "the second is 三小");
    assert!(state.notices[0].message.contains("县.zip › 三小/三小.csv"));
}

#[test]
fn an_archive_that_is_gone_is_told_once() {
    let disk = Disk::new(&[("县.zip", zip(&files()))]);
    let state = disk.dropped();
    let again = Action::Asked(Task::Reread(state.files.clone()));
    let state = act(state, again);
    let id = state.jobs.running.as_ref().unwrap().task.files()[0].id;
    let state = act(state, Action::Stopped(Stop::Unreadable(id)));
    assert_eq!(state.notices.len(), 1);
    assert!(state.jobs.running.is_none());
}

#[test]
fn what_is_pasted_has_a_name_of_its_own() {
    let disk = Disk::new(&[("粘贴的表格 1.html", school("第一小学", 300))]);
    assert_eq!(State::default().pasted_name("tsv"), "粘贴的表格 1.tsv");
    assert_eq!(disk.dropped().pasted_name("tsv"), "粘贴的表格 2.tsv");
}

#[test]
fn listing_a_folder_can_be_given_up() {
    let state = act(State::default(), Action::Listing(Some(40)));
    let (state, commands) = reduce(state, Action::Cancelled);
    assert_eq!((state.listing, commands.len()), (None, 1));
    let state = act(act(state, Action::Listing(Some(1))), Action::NotFound("folder".to_owned()));
    assert_eq!((state.listing, state.notices.len()), (None, 1));
}
