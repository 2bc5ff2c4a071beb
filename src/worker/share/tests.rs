//! What is shared comes back with the same results, and what is damaged or means harm ends in a sentence.

use super::super::answer::answer;
use super::super::protocol::{Answer, NewFile, Password, Request};
use super::*;
use crate::county::{Correction, Entry, Field, Kind, Part, SchoolKey, Slot};
use crate::share::{Contents, Scope};
use crate::view_model::ViewModel;

fn wish(contents: Contents) -> Wish {
    let base = "https://example.edu.cn/junheng/".to_owned();
    let day = "2026-11-28".to_owned();
    Wish { contents, passphrase: None, random: [7; 28], base, day }
}

fn ask(request: Request, files: &[Vec<u8>]) -> (Answer, Option<Vec<u8>>) {
    answer(request, files, &mut |_| {})
}

fn read(name: &str, bytes: &[u8], password: Option<&str>) -> Answer {
    let password = password.map(|it| Password(it.to_owned()));
    let files = vec![NewFile { name: name.to_owned(), password, ..NewFile::default() }];
    ask(Request::Read { work: Work::default(), files }, &[bytes.to_vec()]).0
}

fn sample() -> Work {
    let request = Request::Sample { standard: Choice::default() };
    match ask(request, &[]).0 {
        Answer::Read { readings, .. } => Work { readings, ..Work::default() },
        other => panic!("{other:?}"),
    }
}

fn evaluated(work: &Work) -> ViewModel {
    match ask(Request::Evaluate { work: work.clone() }, &[]).0 {
        Answer::Evaluated { view_model, .. } => view_model,
        other => panic!("{other:?}"),
    }
}

fn shared(work: &Work, wish: Wish) -> Link {
    match ask(Request::Share { work: work.clone(), wish, is_file: false }, &[]).0 {
        Answer::Shared { link, .. } => link,
        other => panic!("{other:?}"),
    }
}

fn fragment(link: &Link) -> Vec<u8> {
    let at = link.address.find(OPEN).unwrap();
    link.address.as_bytes()[at..].to_vec()
}

fn looked_at(
    bytes: &[u8],
    password: Option<&str>,
) -> (Work, ViewModel, Option<Own>, Option<usize>) {
    match read("分享链接", bytes, password) {
        Answer::LookedAt { work, view_model, own, focus, .. } => (work, *view_model, own, focus),
        other => panic!("{other:?}"),
    }
}

/// Why it was not opened.
fn refused(bytes: &[u8], password: Option<&str>) -> (String, Option<Lock>) {
    match read("分享链接", bytes, password) {
        Answer::Read { refused, .. } => (refused[0].messages.join(" "), refused[0].lock),
        other => panic!("{other:?}"),
    }
}

/// What a screen says of the county, less where figures were read.
fn results(view_model: &ViewModel) -> String {
    let units: Vec<_> = view_model
        .units
        .iter()
        .map(|unit| {
            let of = |one: &crate::view_model::FigureView| (one.value.clone(), one.verdict);
            (unit.school, unit.stage, unit.indicators.iter().map(of).collect::<Vec<_>>())
        })
        .collect();
    let checks: Vec<_> = view_model.checks.iter().map(|one| (&one.id, one.verdict)).collect();
    format!("{units:?} {:?} {checks:?}", view_model.stages)
}

const EVERYTHING: Contents = Contents { scope: Scope::County, codes: false, everything: true };

/// The sample with something typed of every kind.
fn typed() -> Work {
    let mut work = sample();
    let key = evaluated(&work).schools[0].key();
    let amendments = &mut work.decisions.amendments;
    let correct = |school: &SchoolKey, field, part, typed: &str| Correction {
        school: school.clone(),
        field,
        part,
        typed: typed.to_owned(),
    };
    amendments.correct(correct(&key, Field::TeachingArea, Part::Whole, "1234.5"));
    let added = SchoolKey { code: None, name: "手加小学".to_owned(), kind: Kind::Primary };
    amendments.add_school(added.clone());
    amendments.correct(correct(&added, Field::Pupils, Part::Primary, "77"));
    for (slot, text) in [
        (Slot::Name, "清河县"),
        (Slot::Year, "2026"),
        (Slot::Choice("G1".to_owned()), "yes"),
        (Slot::Note("G1".to_owned()), "县政府〔2024〕12号"),
        (Slot::Date("G1".to_owned()), "2026-03-01"),
        (Slot::Founder(added.clone()), "民办"),
        (Slot::Locality(added), "镇区"),
    ] {
        amendments.enter(Entry { slot, typed: text.to_owned() });
    }
    work
}

#[test]
fn what_was_typed_comes_through() {
    let work = typed();
    let before = evaluated(&work);
    let (opened, after, own, focus) = looked_at(&fragment(&shared(&work, wish(EVERYTHING))), None);
    assert_eq!(results(&after), results(&before));
    assert_eq!((own, focus), (None, None));
    assert_eq!(opened.decisions, Decisions::default());
    let county = pipeline::assembled(&opened).county;
    let form = &county.form;
    assert_eq!(form.name.as_ref().unwrap().text, "清河县");
    assert_eq!(form.year.as_ref().unwrap().text, "2026");
    let answer = &form.answers["G1"];
    let told = (answer.yes, answer.note.as_str(), answer.date.as_str());
    assert_eq!(told, (Some(true), "县政府〔2024〕12号", "2026-03-01"));
    let added = county.schools.iter().find(|one| one.name == "手加小学").unwrap();
    assert_eq!(added.facts.get(Field::Pupils, Part::Primary).unwrap().value, Some(77.into()));
    assert_eq!((added.founder.as_deref(), added.locality.as_deref()), (Some("民办"), Some("镇区")));
    let facts = after.schools[0].facts.open();
    assert!(facts.iter().all(|one| one.is_shared && one.cells.is_empty()));
}

#[test]
fn a_link_without_names_has_none_and_gives_the_same_results() {
    let work = typed();
    let before = evaluated(&work);
    for scope in [Scope::Nameless, Scope::School(3)] {
        let link = shared(&work, wish(Contents { scope, ..EVERYTHING }));
        let (opened, after, _, focus) = looked_at(&fragment(&link), None);
        assert_eq!(results(&after), results(&before), "{scope:?}");
        assert_eq!(
            focus.map(|unit| after.units[unit].school),
            match scope {
                Scope::School(index) => Some(index),
                _ => None,
            }
        );
        let inside = format!("{:?}", opened.readings.unpack());
        for (index, school) in before.schools.iter().enumerate() {
            let is_named = scope == Scope::School(index);
            assert_eq!(inside.contains(&school.name), is_named, "{scope:?} {}", school.name);
        }
        // A school's name tells its county anyway.
        assert_eq!(inside.contains("清河县"), scope != Scope::Nameless, "{scope:?}");
        assert!(!inside.contains("县政府"), "{scope:?}");
        // Names that stand in for others are nobody's doubles.
        let new = after
            .findings
            .iter()
            .filter(|one| before.findings.iter().all(|old| old.code != one.code));
        assert_eq!(new.map(|one| &one.message).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}

#[test]
fn a_link_says_which_county_which_year_and_which_day_it_is_of() {
    let about = |work: &Work, scope| {
        let link = shared(work, wish(Contents { scope, ..EVERYTHING }));
        let told = format!("{:?}", link.paper);
        match read("分享链接", &fragment(&link), None) {
            Answer::LookedAt { about, .. } => {
                assert!(told.contains(&about), "{told}");
                about
            }
            other => panic!("{other:?}"),
        }
    };
    let known = typed();
    assert_eq!(about(&known, Scope::County), "清河县，2026 年度，2026-11-28 分享");
    assert_eq!(about(&known, Scope::School(3)), "清河县，2026 年度，2026-11-28 分享");
    assert_eq!(about(&known, Scope::Nameless), "2026 年度，2026-11-28 分享");
    let mut other = typed();
    other
        .decisions
        .amendments
        .enter(Entry { slot: Slot::Year, typed: "2025—2026学年".to_owned() });
    assert_eq!(about(&other, Scope::County), "清河县，2025—2026学年，2026-11-28 分享");
    let mut unknown = typed();
    for slot in [Slot::Name, Slot::Year] {
        unknown.decisions.amendments.take_out(&slot);
    }
    // What the sample itself says.
    let told = about(&unknown, Scope::County);
    assert_eq!(told, "示例县（虚构），2026 年度，2026-11-28 分享");
    let nowhere = Snapshot { day: "2026-11-28".to_owned(), ..Snapshot::default() };
    assert_eq!(share_told::about(&nowhere), "2026-11-28 分享");
    assert_eq!(share_told::about(&Snapshot::default()), "");
}

#[test]
fn a_standard_of_ones_own_goes_along() {
    let text = "id = \"my-city\"\nname = \"某市标准\"\nbase = \"cn-2017\"\n\n[documents.local]\ntitle = \"某市实施方案\"\nnumber = \"某教督〔2025〕1号\"\nsince = 2025\n\n[[checks]]\nid = \"G7\"\n\n[[checks.ratio]]\nname = \"特殊教育学校生均公用经费\"\nat_least = { value = 8000, document = \"local\", clause = \"第三条\" }";
    let mut work = sample();
    work.decisions.standard = Choice::Own(text.to_owned());
    let before = evaluated(&work);
    let link = shared(&work, wish(Contents::default()));
    let (opened, after, own, _) = looked_at(&fragment(&link), None);
    assert_eq!(opened.decisions.standard, Choice::Own(text.to_owned()));
    assert_eq!(after.rules, before.rules);
    let own = own.unwrap();
    assert_eq!((own.name.as_str(), own.text.as_str()), ("某市标准", text));
    assert!(own.base.is_some());
}

#[test]
fn a_sealed_one_opens_with_its_passphrase_only() {
    let work = sample();
    let passphrase = Some(Password("青山 绿水".to_owned()));
    let sealed = Wish { passphrase, ..wish(EVERYTHING) };
    let link = shared(&work, sealed.clone());
    let bytes = fragment(&link);
    assert_eq!(refused(&bytes, None).1, Some(Lock::Closed));
    let (message, lock) = refused(&bytes, Some("青山绿水"));
    assert_eq!(lock, Some(Lock::WrongPassword));
    assert!(message.contains("口令不对"), "{message}");
    let (_, view_model, ..) = looked_at(&bytes, Some("青山 绿水"));
    assert_eq!(results(&view_model), results(&evaluated(&work)));
    // Other chance, another text; and as a file.
    let other = Wish { random: [8; 28], ..sealed.clone() };
    assert_ne!(shared(&work, other).address, link.address);
    let request = Request::Share { work, wish: sealed, is_file: true };
    let (answer, file) = ask(request, &[]);
    assert!(matches!(answer, Answer::Document { .. }), "{answer:?}");
    let file = file.unwrap();
    assert_eq!(refused(&file, None).1, Some(Lock::Closed));
    looked_at(&file, Some("青山 绿水"));
}

/// Computed once by OpenSSL from the same passphrase, salt, nonce and bytes (docs/link.md).
#[test]
fn the_seal_is_the_one_that_is_documented() {
    let envelope = Envelope::Open(Box::default());
    let random = std::array::from_fn(|place| u8::try_from(place).unwrap());
    let sealed = share::seal(&envelope, "口令 a", &random).unwrap();
    expect_test::expect!["[02, 09, 69, 9a, fd, c5, c0, 5b, 8a, d6, fb]"]
        .assert_eq(&format!("{:02x?}", envelope.bytes()));
    expect_test::expect!["[2b, 12, b0, 23, 8a, 4c, eb, f8, 28, 48, 93, 06, 6b, e2, fb, 3e, 6e, 7b, ff, ac, 81, 98, 4e, 78, 97, cc, 30]"]
        .assert_eq(&format!("{:02x?}", sealed.text));
}

#[test]
fn hostile_links_end_in_a_sentence() {
    let bytes = fragment(&shared(&sample(), wish(Contents::default())));
    let with = |tail: &[u8]| [OPEN.as_bytes(), tail].concat();
    let told = |bytes: &[u8]| {
        let (message, lock) = refused(bytes, None);
        assert_eq!(lock, None);
        message
    };
    for end in OPEN.len()..bytes.len() {
        let message = told(&bytes[..end]);
        assert!(message.contains("链接"), "cut at {end}: {message}");
    }
    for at in OPEN.len()..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        // The last letter has bits that mean nothing.
        if flipped != bytes && !matches!(read("分享链接", &flipped, None), Answer::LookedAt { .. })
        {
            told(&flipped);
        } else {
            assert_eq!(at, bytes.len() - 1);
        }
    }
    assert!(told(&with(&vec![b'A'; 10 << 20])).contains("太长"));
    assert!(told(&with(&[0xFF; 90])).contains("字符"));
    assert!(told(&[FILE_MAGIC.as_slice(), &vec![0; 10 << 20]].concat()).contains("太长"));
    // Well-formed, of a standard that there is not, or with a text that is no standard.
    for (standard, pack) in [("cn-2040", ""), ("my-city", "name = [1"), ("my-city", "base = \"x\"")]
    {
        let (standard, pack) = (standard.to_owned(), pack.to_owned());
        let envelope = Envelope::Open(Box::new(Snapshot { standard, pack, ..Snapshot::default() }));
        let message = told(&with(share::to_fragment(&envelope).as_bytes()));
        assert!(message.contains("标准打不开"), "{message}");
    }
}

#[test]
fn a_shared_file_among_others_is_refused_alone() {
    let request = Request::Share { work: sample(), wish: wish(Contents::default()), is_file: true };
    let file = ask(request, &[]).1.unwrap();
    let csv = "学校名称,办学类型,小学在校生数\n甲小学,小学,300\n".as_bytes().to_vec();
    let name = |name: &str| NewFile { name: name.to_owned(), ..NewFile::default() };
    let files = vec![name("县.csv"), name("分享.junheng")];
    let request = Request::Read { work: Work::default(), files };
    let Answer::Read { view_model, refused, .. } = ask(request, &[csv, file]).0 else { panic!() };
    assert_eq!((view_model.schools.len(), refused.len()), (1, 1));
    assert!(refused[0].messages[0].contains("单独"), "{refused:?}");
}

#[test]
fn a_code_is_there_where_a_phone_can_read_it_and_a_file_is_offered_where_chats_cut_off() {
    let of = |letters: usize| "A".repeat(letters);
    assert!(drawn(&of(1_273)).is_some());
    assert!(drawn(&of(1_274)).is_none());
    let small = shared(&sample(), wish(Contents::default()));
    assert!(!small.is_long && small.code.is_some(), "{}", small.address.len());
    let on_disk =
        Wish { base: "file:///C:/均衡尺.html".to_owned(), ..wish(Contents::default()) };
    let on_disk = shared(&sample(), on_disk);
    assert!(on_disk.is_long && on_disk.code.is_none());
    let far = Wish { base: format!("https://{}/", of(LONG)), ..wish(Contents::default()) };
    assert!(shared(&sample(), far).is_long);
}
