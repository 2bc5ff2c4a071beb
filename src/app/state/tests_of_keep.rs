//! What is kept when, and what becomes of it.

use super::keep::{Asked, Errand, Head, Keeping};
use super::*;
use crate::standard::Choice;
use crate::storage::{InHand, Kept, Label};
use crate::worker::answer::answer;
use crate::worker::protocol::{Answer, Envelope, NewFile, Request};

struct Window {
    state: State,
    errands: Vec<Errand>,
}

impl Window {
    /// A window in a browser that keeps these.
    fn new(route: Route, list: Option<Vec<Head>>, mine: Option<u32>) -> Self {
        let state = State { route, ..State::default() };
        let mut window = Self { state, errands: Vec::new() };
        window.act(Action::Keep(Keeping::Listed(list, mine)));
        window
    }

    fn act(&mut self, action: Action) -> Vec<Command> {
        let (state, commands) = reduce(std::mem::take(&mut self.state), action);
        self.state = state;
        let errand = |command: &Command| match command {
            Command::Keep(errand) => Some(errand.clone()),
            _ => None,
        };
        self.errands.extend(commands.iter().filter_map(errand));
        commands
    }

    fn keep(&mut self, keeping: Keeping) {
        self.act(Action::Keep(keeping));
    }

    fn errands(&mut self) -> Vec<Errand> {
        std::mem::take(&mut self.errands)
    }

    fn answered(&mut self, message: Answer) {
        let job = self.state.jobs.current();
        assert!(job.is_some());
        self.act(Action::Answered(Box::new(Envelope { job, message })));
    }

    /// A county of one file comes.
    fn county(&mut self, file: &str) {
        let chosen = Chosen { id: 1, name: file.to_owned(), password: None };
        self.act(Action::Asked(Task::Read(vec![chosen])));
        let work = self.state.kept();
        self.answered(read(work, file));
    }

    /// The time comes, the worker writes; what is to be put where.
    fn write(&mut self) -> Option<Errand> {
        self.errands();
        self.keep(Keeping::Due);
        if !matches!(self.state.jobs.running.as_ref()?.task, Task::Keep(_)) {
            return None;
        }
        let label = Label { name: "县".into(), schools: 1 };
        self.answered(Answer::Kept { label });
        self.errands().into_iter().find(|errand| matches!(errand, Errand::Put(..)))
    }

    fn told(&self) -> Vec<&str> {
        self.state.notices.iter().map(|notice| notice.message.as_str()).collect()
    }
}

/// What the worker says of a small file.
fn read(work: Work, name: &str) -> Answer {
    let bytes = "学校名称,办学类型,小学在校生数\n甲小学,小学,300\n".as_bytes().to_vec();
    let files = vec![NewFile { name: name.to_owned(), ..NewFile::default() }];
    answer(Request::Read { work, files }, &[bytes], &mut |_| ()).0
}

fn readings(name: &str) -> Readings {
    match read(Work::default(), name) {
        Answer::Read { readings, .. } => readings,
        other => panic!("{other:?}"),
    }
}

fn label() -> Label {
    Label { name: "县".into(), schools: 1 }
}

fn head(id: u32) -> Head {
    Head { id, revision: 1, name: "县".into(), ..Head::default() }
}

/// A window with a county that is kept as number 7.
fn kept() -> Window {
    let mut window = Window::new(Route::Start, Some(vec![]), None);
    window.county("a.csv");
    assert_eq!(window.errands(), [Errand::Wait]);
    assert_eq!(window.write(), Some(Errand::Put(1, None, label())));
    window.keep(Keeping::Put(1, Some((7, 1))));
    assert_eq!(window.errands(), [Errand::List]);
    window
}

#[test]
fn what_changes_is_kept_once_and_in_its_own_place() {
    let mut window = kept();
    window.keep(Keeping::Due);
    assert_eq!(window.errands(), [], "nothing changed");
    window.county("b.csv");
    assert_eq!(window.errands(), [Errand::Wait]);
    assert_eq!(window.write(), Some(Errand::Put(2, Some((7, 1)), label())));
}

#[test]
fn who_types_on_and_on_leaves_a_moment_to_keep_it() {
    let mut window = kept();
    window.county("b.csv");
    let chosen = Chosen { id: 2, name: "c.csv".to_owned(), password: None };
    window.act(Action::Asked(Task::Read(vec![chosen])));
    window.act(Action::Asked(Task::Json));
    window.keep(Keeping::Due);
    assert!(matches!(window.state.jobs.running.as_ref().unwrap().task, Task::Read(_)));
    let work = window.state.kept();
    window.answered(read(work, "c.csv"));
    // What waits already comes first, what is asked for from now on does not.
    window.act(Action::Asked(Task::Template));
    for is_keeping in [false, true] {
        let running = window.state.jobs.running.as_ref().unwrap();
        assert_eq!(matches!(running.task, Task::Keep(_)), is_keeping, "{running:?}");
        let job = running.job;
        let message = Answer::Failed { message: "x".into() };
        window.act(Action::Answered(Box::new(Envelope { job: Some(job), message })));
    }
}

#[test]
fn nothing_is_kept_of_the_sample_or_while_it_is_switched_off() {
    let mut window = Window::new(Route::Start, Some(vec![]), None);
    window.act(Action::Asked(Task::Sample));
    let sample = Request::Sample { standard: Choice::default() };
    window.answered(answer(sample, &[], &mut |_| ()).0);
    assert_eq!(window.errands(), []);
    window.keep(Keeping::Off(true));
    window.county("b.csv");
    assert_eq!(window.errands(), [Errand::Off(true)]);
    window.keep(Keeping::Off(false));
    assert_eq!(window.errands(), [Errand::Off(false), Errand::Wait]);
}

#[test]
fn what_another_window_changed_is_not_written_over() {
    let mut window = kept();
    window.county("b.csv");
    window.write();
    window.keep(Keeping::Put(2, Some((7, -1))));
    assert_eq!(window.told(), [text::keep::CHANGED_ELSEWHERE]);
    let second = Label { name: "县（另一窗口的副本）".into(), schools: 1 };
    assert_eq!(window.write(), Some(Errand::Put(3, None, second)));
    window.keep(Keeping::Put(3, Some((8, 1))));
    assert_eq!(window.state.keep.open(), Some(8));
}

#[test]
fn what_another_window_deleted_does_not_come_back_by_itself() {
    let mut window = kept();
    window.county("b.csv");
    window.write();
    window.keep(Keeping::Put(2, Some((7, 0))));
    assert_eq!(window.told(), [text::keep::GONE_ELSEWHERE]);
    assert_eq!(window.write(), None);
}

#[test]
fn a_browser_that_keeps_nothing_is_told_of_once_and_only_when_it_matters() {
    let mut window = Window::new(Route::Start, None, None);
    assert_eq!(window.told(), [""; 0]);
    window.county("a.csv");
    assert_eq!(window.told(), [text::keep::FAILS]);
    window.write();
    window.keep(Keeping::Put(1, None));
    window.county("b.csv");
    window.state.notices.clear();
    window.write();
    window.keep(Keeping::Put(2, None));
    assert_eq!(window.told(), [""; 0]);
    assert!(window.state.data.is_some());
}

#[test]
fn a_worker_that_breaks_while_it_writes_takes_nothing_with_it() {
    for stop in [Stop::Trap, Stop::Deadline, Stop::NotLoaded] {
        let mut window = Window::new(Route::Start, Some(vec![]), None);
        window.county("a.csv");
        window.keep(Keeping::Due);
        window.errands();
        window.act(Action::Stopped(stop));
        assert!(window.state.data.is_some());
        assert_eq!(window.errands(), [], "it is not tried over and over");
    }
}

#[test]
fn what_is_put_away_is_kept_before_another_comes_into_its_place() {
    let mut window = kept();
    window.county("b.csv");
    window.errands();
    window.act(Action::Emptied);
    window.answered(Answer::Kept { label: label() });
    assert_eq!(window.errands(), [Errand::Put(2, Some((7, 1)), label())]);
    // What becomes of it is of no account for what comes next.
    window.county("c.csv");
    window.keep(Keeping::Put(2, Some((7, 2))));
    assert_eq!(window.state.keep.open(), None);
    assert_eq!(window.write(), Some(Errand::Put(3, None, label())));
}

#[test]
fn after_a_reload_the_county_of_the_window_is_opened_where_it_is_wanted() {
    let cases = [
        (Route::County, Some(2), vec![Errand::Fetch(2)]),
        (Route::County, None, vec![Errand::Fetch(1)]),
        (Route::County, Some(9), vec![Errand::Fetch(1)]),
        (Route::Manual, Some(2), vec![Errand::Fetch(2)]),
        (Route::Manual, None, vec![]),
        (Route::Start, Some(2), vec![]),
    ];
    for (route, mine, errands) in cases {
        let mut window = Window::new(route, Some(vec![head(1), head(2)]), mine);
        assert_eq!(window.errands(), errands, "{route:?}");
        assert_eq!(window.state.keep.is_busy, !errands.is_empty());
    }
}

#[test]
fn what_was_kept_is_in_hand_again() {
    let mut window = Window::new(Route::Start, Some(vec![head(1)]), None);
    window.keep(Keeping::Open(1));
    window.keep(Keeping::Fetched(Some((1, 4))));
    let mut in_hand = InHand::default();
    in_hand.work.readings = readings("a.csv");
    in_hand.form.name = "甲".into();
    let bytes = crate::storage::write(&in_hand).unwrap();
    window.errands();
    window.answered(answer(Request::Open, &[bytes], &mut |_| ()).0);
    assert_eq!(window.state.route, Route::Start);
    assert_eq!(window.state.form.name, "甲");
    assert_eq!(window.state.data.as_ref().unwrap().readings, readings("a.csv"));
    assert_eq!(window.errands(), [], "it is kept already");
    window.county("b.csv");
    assert_eq!(window.write(), Some(Errand::Put(1, Some((1, 4)), label())));
}

#[test]
fn what_cannot_be_opened_is_told_and_left_alone() {
    let mut window = Window::new(Route::County, Some(vec![head(1)]), None);
    window.keep(Keeping::Fetched(Some((1, 4))));
    window.errands();
    window.answered(Answer::Failed { message: "已损坏。".into() });
    assert_eq!(window.told(), ["已损坏。"]);
    assert_eq!((window.errands(), window.state.keep.is_busy), (vec![], false));
    assert_eq!(window.state.keep.list, [head(1)]);
}

#[test]
fn clearing_takes_everything_away_and_says_what_is_left() {
    let mut window = kept();
    window.keep(Keeping::Ask(Some(Asked::Clear)));
    window.keep(Keeping::Do);
    assert_eq!(window.errands(), [Errand::Clear]);
    window.keep(Keeping::Cleared(Some(0)));
    assert_eq!(window.told(), [text::keep::CLEARED]);
    assert!(window.state.data.is_none() && window.state.keep.open().is_none());
    assert_eq!(window.errands(), []);
    window.keep(Keeping::Cleared(Some(1)));
    assert_eq!(window.told().last(), Some(&text::keep::NOT_CLEARED));
}

#[test]
fn a_backup_is_told_by_its_name_and_added_to_the_list() {
    let mut window = kept();
    let chosen = Chosen { id: 3, name: "均衡尺备份.junheng-backup".into(), password: None };
    window.act(Action::Asked(Task::Read(vec![chosen.clone()])));
    assert_eq!(window.state.jobs.running.as_ref().unwrap().task, Task::Restore(chosen));
    let kept = vec![Kept { name: "乙县".into(), ..Kept::default() }];
    let all = kept.clone();
    window.answered(Answer::Restored { kept: all });
    assert_eq!(window.errands(), [Errand::Add(kept)]);
}

#[test]
fn what_was_put_away_and_brought_back_is_kept_where_it_was() {
    let mut window = kept();
    window.act(Action::Emptied);
    window.act(Action::Restored);
    assert_eq!(window.write(), None, "it is evaluated first");
    let evaluated = |work| answer(Request::Evaluate { work }, &[], &mut |_| ()).0;
    let work = window.state.work();
    window.answered(evaluated(work));
    assert_eq!(window.write(), Some(Errand::Put(2, Some((7, 1)), label())));
    // What was changed just before was kept in between.
    let mut window = kept();
    window.county("b.csv");
    window.act(Action::Emptied);
    window.answered(Answer::Kept { label: label() });
    window.keep(Keeping::Put(2, Some((7, 2))));
    window.act(Action::Restored);
    let work = window.state.work();
    window.answered(evaluated(work));
    assert_eq!(window.write(), Some(Errand::Put(3, Some((7, 2)), label())));
}

#[test]
fn what_is_deleted_stays_deleted_though_the_form_is_still_in_hand() {
    let mut window = kept();
    let mut form = Form::default();
    "甲小学".clone_into(&mut form.name);
    form.type_in((Field::Pupils, Part::Primary), "300".into());
    window.act(Action::Typed(form));
    window.keep(Keeping::Ask(Some(Asked::Remove(7))));
    window.errands();
    window.keep(Keeping::Do);
    assert_eq!(window.errands(), [Errand::Remove(7)]);
    assert!(window.state.data.is_none() && window.state.emptied.is_some());
}
