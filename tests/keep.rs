//! What is kept on this machine comes back as it was, is opened for ever, and never lies when damaged.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use std::path::PathBuf;

use fastrand::Rng;
use junheng::county::{
    Cell, Class, Correction, CountyField, Entry, Fact, Facts, Field, Kind, Monitor, Origin, Part,
    SchoolKey, Slot, SourceFile, Subject,
};
use junheng::finding::{Code, Finding, Place, Severity};
use junheng::intake::{
    Amendments, Asks, Assigned, Basis, ColumnChange, ColumnReading, CountyLine, FileReading,
    HeaderRows, Mapping, Meaning, Record, Shape, SheetChange, TableReading, Typed, UnitBasis,
};
use junheng::keep::{InHand, Kept, Problem, backup, label, read, restore, write};
use junheng::standard::{Choice, Own};
use junheng::work::{Decisions, Readings, Work};
use serde::de::DeserializeOwned;
use support::made::{Wish, county};
use support::shapes::flat::flat;
use support::shapes::guise::Guise;
use support::write::Format;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/keep").join(name)
}

/// All values of an enum without contents: its numbers, until there is none.
fn all<T: DeserializeOwned>() -> Vec<T> {
    (0..128).map_while(|number: u8| postcard::from_bytes(&[number]).ok()).collect()
}

fn cell(row: u32) -> Cell {
    Cell { file: 0, sheet: 1, row, column: 2 }
}

fn key(code: Option<&str>) -> SchoolKey {
    SchoolKey { code: code.map(str::to_owned), name: "甲小学".into(), kind: Kind::Primary }
}

/// What came after version 1 was made; its fixture has none of it.
const LATER: (&[Field], &[Code], &[Shape], &[Meaning]) =
    (&[Field::ClassesFrom56], &[Code::CampusApart], &[Shape::County], &[Meaning::County]);

/// One of each thing that can be kept, or of each that there was when version 1 was made.
fn everything(is_of_today: bool) -> InHand {
    fn known<T: PartialEq>(all: Vec<T>, later: &[T], is_of_today: bool) -> Vec<T> {
        all.into_iter().filter(|one| is_of_today || !later.contains(one)).collect()
    }
    let (later_fields, later_codes, later_shapes, later_meanings) = LATER;
    let fields = known(Field::ALL.to_vec(), later_fields, is_of_today);
    let codes = known(all::<Code>(), later_codes, is_of_today);
    let shapes = known(all::<Shape>(), later_shapes, is_of_today);
    let mut facts = Facts::default();
    for (index, field) in fields.iter().enumerate() {
        let value = (index % 3 > 0).then(|| "12.50".parse().unwrap());
        let origin = match index % 4 {
            0 => Origin::Cells(vec![cell(index as u32), cell(99)]),
            1 => Origin::Typed,
            2 => Origin::Shared,
            _ => Origin::Corrected { was: Some("3".parse().unwrap()), cells: vec![cell(1)] },
        };
        let parts = all::<Part>();
        facts.set(*field, parts[index % parts.len()], Fact { value, origin });
    }
    let class =
        Class { part: Part::Primary, name: "一1班".into(), pupils: None, cell: Some(cell(3)) };
    let record = |kind| Record {
        name: "甲小学".into(),
        code: Some("3101000001".into()),
        kind: Some(kind),
        part: Some(Part::Junior),
        roster: true,
        founder: Some("公办".into()),
        locality: Some("镇区".into()),
        campus: true,
        parent: Some("总校".into()),
        cell: cell(4),
        facts: facts.clone(),
        classes: vec![class.clone()],
    };
    let asks = CountyField::ALL.iter().map(|field| Asks::Figure(*field));
    let asks = asks.chain([Asks::Name, Asks::Code, Asks::Year, Asks::Answer("V2".into())]);
    let of = |subject| [Asks::By(subject), Asks::Level(subject), Asks::Difference(subject)];
    let asks = asks.chain(Subject::ALL.into_iter().flat_map(of));
    let line = |asks| CountyLine {
        asks,
        value: Some("1".parse().unwrap()),
        words: "示例县".into(),
        note: "见附件".into(),
        date: "2025-09-01".into(),
        cell: cell(5),
    };
    let meanings = vec![
        Meaning::Name,
        Meaning::Code,
        Meaning::Kind,
        Meaning::Stage,
        Meaning::Founder,
        Meaning::Locality,
        Meaning::Counted,
        Meaning::Parent,
        Meaning::Figure { field: Field::Pupils, part: Part::Whole, factor: 10_000 },
        Meaning::Derived,
        Meaning::Ignored,
        Meaning::County,
    ];
    let meanings = known(meanings, later_meanings, is_of_today);
    let (bases, units) = (all::<Basis>(), all::<UnitBasis>());
    let column = |(index, meaning): (usize, &Meaning)| ColumnReading {
        column: index as u32,
        row: Some(7),
        path: vec!["学生".into(), "合计".into()],
        meaning: *meaning,
        basis: bases[index % bases.len()],
        unit: units[index % units.len()],
        samples: vec!["12".into()],
    };
    let table = |shape| TableReading {
        sheet: 1,
        shape,
        layout: serde_json::from_str("18446744073709551615").unwrap(),
        anchor: 2,
        header: (2, 3),
        stage: Some(Part::Primary),
        schools: 3,
        columns: meanings.iter().enumerate().map(column).collect(),
    };
    let severities = all::<Severity>();
    let finding = |(index, code): (usize, Code)| Finding {
        severity: severities[index % severities.len()],
        place: [Place::Nowhere, Place::File(0), Place::Cell(cell(1))][index % 3].clone(),
        value: Some("三百".into()),
        others: vec![cell(8)],
        ..Finding::error(code, "“甲小学”的在校生数不是数。").about("甲小学")
    };
    let reading = FileReading {
        source: SourceFile {
            said: vec![(0, 1)],
            ..SourceFile::new("县.xlsx", vec!["数据".into()])
        },
        tables: shapes.into_iter().map(table).collect(),
        records: Kind::ALL.into_iter().map(record).collect(),
        county: asks.map(line).collect(),
        findings: codes.into_iter().enumerate().map(finding).collect(),
    };
    InHand {
        work: Work {
            readings: Readings::pack(&[reading]),
            decisions: Decisions {
                amendments: amendments(&fields),
                standard: Choice::Own("name = \"本县\"\n".into()),
            },
        },
        form: Typed {
            kind: Kind::NineYear,
            name: "乙学校".into(),
            figures: vec![(Field::Pupils, Part::Junior, " 12１ ".into())],
        },
        packs: vec![Own {
            name: "本县".into(),
            base: Some("2017".into()),
            text: "name = \"本县\"\n".into(),
        }],
    }
}

fn amendments(fields: &[Field]) -> Amendments {
    let correction = |field: &Field| Correction {
        school: key(Some("3101000001")),
        field: *field,
        part: Part::Whole,
        typed: "12.5".into(),
    };
    let slots = CountyField::ALL.iter().map(|field| Slot::Figure(*field));
    let plain = [Slot::Name, Slot::Code, Slot::Year, Slot::Founder(key(None))];
    let named = [
        Slot::Locality(key(None)),
        Slot::Choice("G1".into()),
        Slot::Note("G1".into()),
        Slot::Date("V2".into()),
    ];
    let of = |subject| [Slot::Monitor(subject), Slot::Level(subject), Slot::Difference(subject)];
    let slots = slots.chain(plain).chain(named).chain(Subject::ALL.into_iter().flat_map(of));
    let assigned = [
        Assigned::Unused,
        Assigned::Name,
        Assigned::Code,
        Assigned::Kind,
        Assigned::Stage,
        Assigned::Founder,
        Assigned::Locality,
        Assigned::Counted,
        Assigned::Parent,
        Assigned::Figure { field: Field::GymArea, part: Part::Junior, factor: Some(1_000) },
    ];
    let column = |(at, now): (u32, Assigned)| ColumnChange { at, header: "设备".into(), now };
    Amendments {
        corrections: fields.iter().map(correction).collect(),
        entries: slots.map(|slot| Entry { slot, typed: "是 \"1\"".into() }).collect(),
        schools: vec![key(None)],
        mappings: vec![Mapping {
            layout: serde_json::from_str("7").unwrap(),
            title: "学校名称、学生规模".into(),
            rows: Some(HeaderRows { shift: -1, depth: 2 }),
            columns: (0..).zip(assigned).map(column).collect(),
            sheets: vec![SheetChange {
                file: "县.xlsx".into(),
                sheet: "数据".into(),
                stage: Some(Part::Primary),
                skip: true,
            }],
        }],
        campuses_apart: true,
    }
}

/// A made-up county of so many schools, read and with nothing decided.
fn of_size(schools: usize) -> InHand {
    let mut rng = Rng::with_seed(5);
    let wish = Wish { schools, ..Wish::any(&mut rng) };
    let county = county(&mut rng, wish);
    let guise = Guise::any(&mut rng);
    let shape = flat(&mut rng, &county, guise);
    let bytes = Format::Xlsx.write(&shape.tables);
    let mut go_on = |_: junheng::sheet::Progress<'_>| std::ops::ControlFlow::Continue(());
    let reading = junheng::door::read_one("县汇总.xlsx", &bytes, &[], &mut go_on);
    let readings = Readings::pack(&[reading]);
    InHand { work: Work { readings, ..Work::default() }, ..InHand::default() }
}

#[test]
fn everything_that_is_kept_comes_back() {
    for in_hand in [InHand::default(), everything(true), of_size(40)] {
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
