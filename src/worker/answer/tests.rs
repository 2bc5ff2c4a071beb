//! What is asked is answered, natively as in the browser: by its job, with its bytes, and a mistake by
//! a sentence.

use super::*;

fn answer_of(request: Request, files: &[Vec<u8>]) -> (Answered, Vec<Answer>) {
    let mut heard = Vec::new();
    let answered = answer(request, files, &mut |progress| heard.push(progress));
    (answered, heard)
}

fn new_file(name: &str) -> Vec<NewFile> {
    vec![NewFile { name: name.to_owned(), ..NewFile::default() }]
}

fn the_sample() -> Request {
    Request::Sample { standard: Choice::default() }
}

fn sample() -> (Work, ViewModel) {
    match answer_of(the_sample(), &[]).0.0 {
        Answer::Read { readings, view_model, refused, .. } => {
            assert_eq!(refused, []);
            (Work { readings, ..Work::default() }, view_model)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_sample_is_a_county() {
    let (work, view_model) = sample();
    assert_eq!(work.readings.unpack().len(), 1);
    assert_eq!(view_model.schools.len(), 24);
}

#[test]
fn what_is_said_arrives() {
    let (answered, _) = answer_of(the_sample(), &[]).0;
    let written = postcard::to_stdvec(&answered).unwrap();
    assert_eq!(postcard::from_bytes::<Answer>(&written).unwrap(), answered);
    let (work, _) = sample();
    let request = Request::Read { work, files: Vec::new() };
    let written = postcard::to_stdvec(&request).unwrap();
    assert_eq!(postcard::from_bytes::<Request>(&written).unwrap(), request);
}

#[test]
fn what_is_cut_off_is_no_answer() {
    let (answered, _) = answer_of(the_sample(), &[]).0;
    let written = postcard::to_stdvec(&answered).unwrap();
    for end in (0..written.len()).step_by(written.len() / 100) {
        assert!(postcard::from_bytes::<Answer>(&written[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_broken_file_is_refused_and_what_was_kept_stays() {
    let (work, before) = sample();
    let names = new_file("坏.xlsx");
    let request = Request::Read { work: work.clone(), files: names };
    let ((answered, _), heard) = answer_of(request, &[vec![7; 64]]);
    let Answer::Read { readings, view_model: after, refused, .. } = answered else {
        panic!("{answered:?}");
    };
    assert_eq!((readings, after), (work.readings, before));
    assert_eq!(refused[0].name, "坏.xlsx");
    assert!(!refused[0].messages.is_empty());
    assert!(matches!(&heard[0], Answer::Progress { file, .. } if file == "坏.xlsx"));
}

#[test]
fn a_file_of_the_same_name_takes_the_place_of_the_old_one() {
    let (work, before) = sample();
    let bytes = SAMPLE.to_vec();
    let names = new_file(SAMPLE_NAME);
    let ((answered, _), _) = answer_of(Request::Read { work, files: names }, &[bytes]);
    let Answer::Read { readings, view_model: after, .. } = answered else {
        panic!("{answered:?}");
    };
    assert_eq!((readings.unpack().len(), after), (1, before));
}

#[test]
fn documents_come_with_their_bytes() {
    let (work, _) = sample();
    let ((answered, bytes), _) = answer_of(Request::Json { work }, &[]);
    assert!(matches!(answered, Answer::Document { .. }), "{answered:?}");
    assert!(bytes.is_some_and(|bytes| bytes.starts_with(b"{")));
    let ((_, bytes), _) = answer_of(Request::Template, &[]);
    assert!(bytes.is_some_and(|bytes| bytes.starts_with(b"PK")));
}

#[test]
fn a_marked_copy_comes_under_its_own_name() {
    let bytes = "学校名称,办学类型,小学在校生数\n甲小学,小学,\n乙小学,小学,三百\n".as_bytes();
    let files = || vec![bytes.to_vec()];
    let request = Request::Read { work: Work::default(), files: new_file("县.csv") };
    let (answered, _) = answer_of(request, &files()).0;
    let Answer::Read { readings, .. } = answered else { panic!("{answered:?}") };
    let work = Work { readings, ..Work::default() };
    let marked = |name: &str| {
        let file = new_file(name).remove(0);
        answer_of(Request::Marked { work: work.clone(), file }, &files()).0
    };
    let (answered, copy) = marked("县.csv");
    let Answer::Document { name, .. } = answered else { panic!("{answered:?}") };
    assert_eq!(name, "县（检查标注）.xlsx");
    let again = crate::pipeline::read_one("县.xlsx", &copy.unwrap(), &[], &mut |_| {
        ControlFlow::Continue(())
    });
    let names: Vec<_> = again.records.iter().map(|record| record.name.as_str()).collect();
    assert_eq!(names, ["甲小学", "乙小学"]);
    let (answered, copy) = marked("别的.csv");
    let Answer::Failed { message, .. } = answered else { panic!("{answered:?}") };
    assert!(message.contains("别的.csv") && copy.is_none());
}
