//! A work in hand with one of each thing that can be kept: every quantity, meaning, finding, decision. What
//! version 1 had of it is in its fixture.

use junheng::county::{
    Cell, Class, Correction, CountyField, Entry, Fact, FactKey, Facts, Field, Kind, Mixture,
    Origin, Part, Rows, SchoolKey, Slot, SourceFile, Subject, Uncounted, Unequal,
};
use junheng::findings::{Code, Finding, Place, Severity};
use junheng::intake::{
    Amendments, Asks, Assigned, Basis, ColumnChange, ColumnReading, CountyLine, FileReading,
    HeaderRows, Mapping, Meaning, PersonColumn, Pick, Record, Scope, Set, Shape, SheetChange,
    Source, TableReading, Typed, UnitBasis,
};
use junheng::standard::{Choice, Own};
use junheng::storage::InHand;
use junheng::work::{Decisions, Readings, Step, Steps, Unfinished, Where, Work};
use serde::de::DeserializeOwned;

/// All values of an enum without contents: its numbers, until there is none.
pub fn all<T: DeserializeOwned>() -> Vec<T> {
    (0..128).map_while(|number: u8| postcard::from_bytes(&[number]).ok()).collect()
}

fn cell(row: u32) -> Cell {
    Cell { file: 0, sheet: 1, row, column: 2 }
}

fn key(code: Option<&str>) -> SchoolKey {
    SchoolKey { code: code.map(str::to_owned), name: "甲小学".into(), kind: Kind::Primary }
}

/// What came after version 1 was made; its fixture has none of it.
const LATER: (&[Field], &[Code], &[Shape], &[Meaning]) = (
    &[Field::ClassesFrom56],
    &[
        Code::CampusApart,
        Code::RetypedFar,
        Code::ShownOtherwise,
        Code::PartlyRead,
        Code::HiddenCells,
        Code::SpoiltCode,
        Code::SeveralFigures,
        Code::MergedFigure,
        Code::RowLeftOut,
        Code::FilePassedOver,
        Code::SheetPassedOver,
        Code::SeveralCounties,
        Code::SeveralYears,
        Code::PersonsCounted,
        Code::PersonsNotCounted,
        Code::PersonUnclear,
        Code::PersonTwice,
    ],
    &[Shape::County, Shape::Aside, Shape::Persons],
    &[Meaning::County, Meaning::District, Meaning::Person(PersonColumn::Name)],
);

/// What version 2 came for: a roster of persons with each sort of column, and figures counted from it.
pub fn with_persons() -> InHand {
    let rows = |first, last| Rows { file: 0, sheet: 1, first, last };
    let origin =
        Origin::Counted { cells: vec![cell(4), cell(9)], rows: vec![rows(4, 7), rows(9, 9)] };
    let mut facts = Facts::default();
    facts.set(Field::Teachers, Part::Junior, Fact { value: Some(5.into()), origin });
    let record = Record {
        name: "甲中学".into(),
        code: None,
        kind: Some(Kind::Junior),
        part: None,
        roster: false,
        founder: None,
        locality: None,
        attached: false,
        campus: false,
        counts: false,
        parent: None,
        township: None,
        district: None,
        cell: cell(4),
        facts,
        classes: Vec::new(),
        persons: true,
        settled: false,
        disputed: Vec::new(),
        sums: Vec::new(),
    };
    let column = |(what, column): (PersonColumn, u32)| ColumnReading {
        column,
        path: vec!["列".into()],
        meaning: Meaning::Person(what),
        ..ColumnReading::default()
    };
    let table = TableReading {
        sheet: 1,
        shape: Shape::Persons,
        schools: 1,
        columns: person_columns().into_iter().zip(0..).map(column).collect(),
        ..TableReading::default()
    };
    let codes =
        [Code::PersonsCounted, Code::PersonsNotCounted, Code::PersonUnclear, Code::PersonTwice];
    let finding = |code| {
        let message = "名册第 5 行写了几个任教学科。".to_owned();
        // Hints came later.
        let more = Finding::more(Severity::Warning, code, 1);
        Finding { message, hint: None, ..more }.at(cell(4))
    };
    let reading = FileReading {
        source: SourceFile::new("教师名册.xlsx", vec!["说明".into(), "教师".into()]),
        tables: vec![table],
        records: vec![record],
        findings: codes.into_iter().map(finding).collect(),
        ..FileReading::default()
    };
    let work = Work { readings: Readings::pack(&[reading]), ..Work::default() };
    InHand { work, ..InHand::default() }
}

/// One of each thing that can be kept, or of each that there was when version 1 was made.
pub fn everything(is_of_today: bool) -> InHand {
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
    let class = Class {
        part: Part::Primary,
        name: "一1班".into(),
        pupils: None,
        stated: Vec::new(),
        lists: Vec::new(),
        cell: Some(cell(3)),
    };
    let key = FactKey { field: Field::Pupils, part: Part::Primary };
    let today = |one: Vec<_>| if is_of_today { one } else { Vec::new() };
    let sums = if is_of_today { vec![(Field::Pupils, vec![3.into()])] } else { Vec::new() };
    let record = |kind| Record {
        attached: is_of_today,
        counts: is_of_today,
        name: "甲小学".into(),
        code: Some("3101000001".into()),
        kind: Some(kind),
        part: Some(Part::Junior),
        roster: true,
        founder: Some("公办".into()),
        locality: Some("镇区".into()),
        campus: true,
        township: is_of_today.then(|| "城关镇".into()),
        parent: Some("总校".into()),
        district: is_of_today.then(|| "甲县".into()),
        cell: cell(4),
        facts: facts.clone(),
        classes: vec![class.clone()],
        persons: false,
        settled: is_of_today,
        disputed: today(vec![(key, vec![1.into(), 2.into()])]),
        sums: sums.clone(),
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
        Meaning::District,
        Meaning::Figure { field: Field::Pupils, part: Part::Whole, factor: 10_000 },
        Meaning::Derived,
        Meaning::Ignored,
        Meaning::County,
        Meaning::Person(PersonColumn::Name),
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
        code,
        message: "“甲小学”的在校生数不是数。".to_owned(),
        // Hints came later than what version 1 kept.
        hint: is_of_today.then(|| "请改成数字。".to_owned()),
        place: [Place::Nowhere, Place::File(0), Place::Cell(cell(1))][index % 3].clone(),
        value: Some("三百".into()),
        others: vec![cell(8)],
        school: Some("甲小学".to_owned()),
    };
    let total = Unequal {
        field: Field::Pupils,
        part: Part::Primary,
        total: 301.into(),
        sum: 300.into(),
        slack: 0.into(),
        cell: Some(cell(9)),
        item: String::new(),
        is_settled: false,
    };
    let uncounted = Uncounted { name: "育才学校".into(), cell: None };
    let reading = FileReading {
        source: SourceFile {
            said: vec![(0, 1)],
            ..SourceFile::new("县.xlsx", vec!["数据".into()])
        },
        tables: shapes.into_iter().map(table).collect(),
        records: Kind::ALL.into_iter().map(record).collect(),
        county: asks.map(line).collect(),
        totals: if is_of_today { vec![total] } else { Vec::new() },
        uncounted: if is_of_today { vec![uncounted] } else { Vec::new() },
        mixture: is_of_today.then_some(Mixture::Years),
        findings: codes.into_iter().enumerate().map(finding).collect(),
    };
    InHand {
        work: Work {
            readings: Readings::pack(&[reading]),
            decisions: Decisions {
                amendments: amendments(&fields, is_of_today),
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
        steps: if is_of_today { steps(&fields) } else { Steps::default() },
        unfinished: if is_of_today { unfinished() } else { Unfinished::default() },
    }
}

fn steps(fields: &[Field]) -> Steps {
    let other = Decisions { amendments: amendments(fields, true), standard: Choice::default() };
    let done = Step { words: "甲小学的在校生数由1 人改为2 人".into(), other };
    let undone = Step { words: "采用优质均衡标准".into(), other: Decisions::default() };
    Steps { done: vec![done], undone: vec![undone] }
}

fn unfinished() -> Unfinished {
    let figure = || Correction {
        school: key(None),
        field: Field::Pupils,
        part: Part::Primary,
        typed: "12x".into(),
    };
    Unfinished {
        figure: Some((figure(), Where::Cell(Part::Primary))),
        figures: vec![figure()],
        entries: vec![Entry { slot: Slot::Note("G1".into()), typed: "县政".into() }],
        school: Some(key(Some("31"))),
    }
}

fn amendments(fields: &[Field], is_of_today: bool) -> Amendments {
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
        Assigned::District,
        Assigned::Figure { field: Field::GymArea, part: Part::Junior, factor: Some(1_000) },
    ];
    let column = |(at, now): (u32, Assigned)| ColumnChange { at, header: "设备".into(), now };
    let columns = assigned.into_iter().filter(|one| is_of_today || *one != Assigned::District);
    let of_1 = Amendments {
        corrections: fields.iter().map(correction).collect(),
        entries: slots.map(|slot| Entry { slot, typed: "是 \"1\"".into() }).collect(),
        schools: vec![key(None)],
        mappings: vec![Mapping {
            layout: serde_json::from_str("7").unwrap(),
            title: "学校名称、学生规模".into(),
            rows: Some(HeaderRows { shift: -1, depth: 2 }),
            columns: (0..).zip(columns).map(column).collect(),
            sheets: vec![SheetChange {
                file: "县.xlsx".into(),
                sheet: "数据".into(),
                stage: Some(Part::Primary),
                skip: true,
            }],
        }],
        campuses_apart: true,
        ..Amendments::default()
    };
    if !is_of_today {
        return of_1;
    }
    let scope = Scope { files: vec!["县.xlsx".into()], district: Some("甲县".into()) };
    let source = Source { file: "县.xlsx".into(), sheet: "数据".into() };
    let mut all = of_1;
    all.together = vec![vec!["县.xlsx".into(), "乙.xlsx".into()]];
    all.sets = vec![Set { name: "2024年".into(), scope, ..Set::default() }, Set::default()];
    all.open = 1;
    all.picks = vec![Pick {
        code: None,
        name: "甲小学".into(),
        field: Field::Pupils,
        part: Part::Primary,
        source,
    }];
    all.first = vec!["县.xlsx".into()];
    all.corrections.iter().for_each(|one| all.sets[0].own.corrections.push(one.clone()));
    all
}

/// The columns that the fixture of version 2 has: 职称 came before any release, and after it.
fn person_columns() -> Vec<PersonColumn> {
    all::<PersonColumn>().into_iter().filter(|one| *one != PersonColumn::Rank).collect()
}
