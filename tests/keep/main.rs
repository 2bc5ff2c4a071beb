//! What is kept on this machine comes back as it was, is opened for ever, and never lies when damaged.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod everything;
#[path = "../support/mod.rs"]
mod support;

use std::path::PathBuf;

use everything::{all, everything, with_persons};
use junheng::county::{Entry, Monitor, Slot};
use junheng::intake::Typed;
use junheng::storage::{InHand, Kept, Problem, backup, label, read, restore, write};
use junheng::work::{Readings, Work};
use support::shapes::county_file;
use support::shapes::guise::Guise;
use support::write::Format;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/keep").join(name)
}

/// A made-up county of so many schools, read and with nothing decided.
fn of_size(schools: usize) -> InHand {
    let bytes = county_file(5, schools, Guise::any, Format::Xlsx);
    let mut go_on = |_: junheng::sheet::Progress<'_>| std::ops::ControlFlow::Continue(());
    let reading = junheng::pipeline::read_one("县汇总.xlsx", &bytes, &[], &mut go_on);
    let readings = Readings::pack(&[reading]);
    InHand { work: Work { readings, ..Work::default() }, ..InHand::default() }
}

#[test]
fn everything_that_is_kept_comes_back() {
    for in_hand in [InHand::default(), everything(true), with_persons(), of_size(40)] {
        let bytes = write(&in_hand).unwrap();
        assert_eq!(read(&bytes).unwrap(), in_hand);
    }
    assert!(all::<Monitor>().len() == 3, "the numbers of an enum are its values");
}

/// Once written, read for ever: a field that came later is blank, a name never changes. To make the
/// fixture of a new version, run with `JUNHENG_WRITE=1`; those that are there are never written again.
#[test]
fn what_version_1_kept_is_opened_for_ever() {
    let (one, many) = (fixture("v1.kept"), fixture("v1.junheng-backup"));
    if std::env::var_os("JUNHENG_WRITE").is_some() && !one.exists() {
        let bytes = write(&everything(false)).unwrap();
        let kept = Kept { name: "示例县 2025".into(), schools: 1, bytes: bytes.clone() };
        std::fs::write(&one, bytes).unwrap();
        std::fs::write(&many, backup(&[kept, Kept::default()])).unwrap();
    }
    let bytes = std::fs::read(one).unwrap();
    assert_eq!(read(&bytes).unwrap(), everything(false));
    let kept = restore(&std::fs::read(many).unwrap()).unwrap();
    assert_eq!((kept.len(), kept[0].name.as_str(), kept[0].schools), (2, "示例县 2025", 1));
    assert_eq!(kept[0].bytes, bytes);
}

/// What is counted from rosters of persons came with version 2; without one it is still version 1.
#[test]
fn what_version_2_kept_is_opened_for_ever() {
    let one = fixture("v2.kept");
    if std::env::var_os("JUNHENG_WRITE").is_some() && !one.exists() {
        std::fs::write(&one, write(&with_persons()).unwrap()).unwrap();
    }
    let bytes = std::fs::read(one).unwrap();
    assert_eq!((bytes[8], write(&everything(false)).unwrap()[8]), (2, 1));
    assert_eq!(read(&bytes).unwrap(), with_persons());
}

#[test]
fn a_field_that_nobody_knows_is_passed_over_and_one_that_is_not_there_is_blank() {
    let packed = |text: &str| {
        use std::io::Write;
        let level = flate2::Compression::default();
        let mut to = flate2::write::DeflateEncoder::new(Vec::new(), level);
        to.write_all(text.as_bytes()).unwrap();
        let packed = to.finish().unwrap();
        [b"JHKEPT\r\n\x01".as_slice(), &crc32fast::hash(&packed).to_le_bytes(), &packed].concat()
    };
    assert_eq!(read(&packed("{}")).unwrap(), InHand::default());
    let later = r#"{"weather":"fine","form":{"name":"乙","mood":[1]},"decisions":{"standard":{"Shipped":"cn-2017"}}}"#;
    assert_eq!(read(&packed(later)).unwrap().form.name, "乙");
    assert_eq!(read(&packed("{\"form\":3}")), Err(Problem::Damaged));
}

#[test]
fn what_is_damaged_or_newer_is_told() {
    let bytes = write(&of_size(3)).unwrap();
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        let told = read(&damaged);
        assert!(told.is_err(), "{at}");
        assert!(read(&bytes[..at]).is_err(), "{at}");
    }
    let mut newer = bytes;
    newer[8] = 9;
    assert_eq!(read(&newer), Err(Problem::Newer(9)));
    assert!(Problem::Newer(9).to_string().contains("没有被改动"));
    let all = backup(&[Kept { name: "甲".into(), schools: 1, bytes: vec![1, 2, 3] }]);
    for at in 0..all.len() {
        let mut damaged = all.clone();
        damaged[at] ^= 1;
        assert!(restore(&damaged).is_err(), "{at}");
        assert!(restore(&all[..at]).is_err(), "{at}");
    }
}

#[test]
fn it_is_called_by_what_is_known_of_it() {
    assert_eq!(label(&InHand::default()).name, "手工填写");
    assert_eq!(label(&of_size(3)).name, "县汇总");
    assert_eq!(label(&of_size(20)).schools, 20);
    let mut named = of_size(3);
    let entry = |slot, typed: &str| Entry { slot, typed: typed.into() };
    named.work.decisions.amendments.entries =
        vec![entry(Slot::Name, "示例县"), entry(Slot::Year, "2025")];
    assert_eq!(label(&named).name, "示例县 2025");
    let form = Typed { name: "乙小学".into(), ..Typed::default() };
    assert_eq!(label(&InHand { form, ..InHand::default() }).name, "乙小学");
}

#[test]
fn three_hundred_schools_take_little_room() {
    let in_hand = of_size(300);
    let size = write(&in_hand).unwrap().len();
    println!("300 schools: {} KB", size / 1_000);
    assert!(size < 1_000_000, "{size}");
}
