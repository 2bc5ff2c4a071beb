//! What comes back, and what happens to links that were damaged or mean harm.

use expect_test::expect;
use rust_decimal::Decimal;

use super::*;
use crate::county::{CountyField, Field, Kind, Mixture, Monitor, Part, Slot, Subject};

fn school(name: &str, kind: Kind, pupils: i64) -> SchoolShot {
    let figure = |field, part, value: Option<Decimal>| ((field, part), value);
    SchoolShot {
        name: name.to_owned(),
        code: "2135088101".to_owned(),
        kind,
        founder: "县级教育部门".to_owned(),
        locality: "镇中心区".to_owned(),
        facts: vec![
            figure(Field::Pupils, Part::Primary, Some(pupils.into())),
            figure(Field::TeachingArea, Part::Whole, Some(Decimal::new(382_500, 2).normalize())),
            figure(Field::GymArea, Part::Whole, None),
            figure(
                Field::EquipmentValue,
                Part::Whole,
                Some(Decimal::new(12_345_678_901_234_567, 7)),
            ),
        ],
        classes: [Some(45), None]
            .map(|pupils: Option<i64>| ClassShot {
                part: Part::Primary,
                name: "三年级1班".to_owned(),
                pupils: pupils.map(Decimal::from),
            })
            .to_vec(),
    }
}

/// A bit of everything that a link can hold.
fn county() -> Snapshot {
    Snapshot {
        standard: "cn-2017".to_owned(),
        pack: "base = \"cn-2017\"\n\n[[checks]]\nid = \"G7\"".to_owned(),
        county: "清河县".to_owned(),
        year: "2026".to_owned(),
        day: "2026-11-28".to_owned(),
        focus: Some(1),
        schools: vec![
            school("城关第一小学", Kind::Primary, 450),
            school("城关第二小学", Kind::Primary, 0),
            school("𠮷村 School №7", Kind::NineYear, 376),
        ],
        figures: vec![
            (CountyField::PrimaryBase, Some(Decimal::new(-5, 1))),
            (CountyField::QuotaRate, None),
        ],
        answers: vec![AnswerShot {
            item: "G1".to_owned(),
            yes: Some(true),
            note: "县政府〔2024〕12号\n第二页".to_owned(),
            date: "2026-03-01".to_owned(),
        }],
        monitoring: vec![MonitoredShot {
            subject: Subject::Arts,
            by: Monitor::Provincial,
            level: Told::Figure(Decimal::from(3)),
            difference: Told::Blank,
        }],
        differing: DifferingShot::default(),
    }
}

/// The same with a bit of everything that several files can state differently.
fn differing() -> Snapshot {
    let stated = |all: &[i64]| all.iter().map(|one| Decimal::from(*one)).collect::<Vec<_>>();
    let differing = DifferingShot {
        schools: vec![
            (0, (Field::GymArea, Part::Whole), stated(&[300, 500])),
            (2, (Field::BackboneTeachers, Part::Junior), vec![Decimal::new(95, 1), 10.into()]),
        ],
        sums: vec![(2, Field::Pupils, stated(&[376, 380]))],
        classes: vec![(0, 1, vec![(0, 45.into()), (1, 46.into())])],
        form: vec![
            (Slot::Figure(CountyField::TeacherPay), stated(&[99_000, 101_000])),
            (Slot::Choice("V2".to_owned()), stated(&[0, 1])),
            (Slot::Monitor(Subject::Arts), stated(&[0, 1])),
            (Slot::Level(Subject::Arts), stated(&[2, 3])),
            (Slot::Difference(Subject::Arts), vec![Decimal::new(14, 2), Decimal::new(15, 2)]),
        ],
        totals: vec![TotalShot {
            key: (Field::Pupils, Part::Primary),
            total: 900.into(),
            sum: 826.into(),
            slack: Decimal::new(3, 2),
        }],
        uncounted: vec!["育才 学校".to_owned()],
        mixture: Some(Mixture::Years),
    };
    Snapshot { differing, ..county() }
}

fn link() -> String {
    to_fragment(&Envelope::Open(Box::new(county())))
}

#[test]
fn everything_comes_back() {
    for snapshot in [county(), differing(), Snapshot::default()] {
        let envelope = Envelope::Open(Box::new(snapshot));
        assert_eq!(from_fragment(&to_fragment(&envelope)), Ok(envelope.clone()));
        assert_eq!(from_file(&to_file(&envelope)), Ok(envelope));
    }
}

#[test]
fn what_is_sealed_is_carried_as_it_is() {
    let sealed = |rounds| {
        Envelope::Sealed(Sealed { rounds, salt: [1; 16], nonce: [2; 12], text: vec![3; 40] })
    };
    assert_eq!(from_fragment(&to_fragment(&sealed(600_000))), Ok(sealed(600_000)));
    for rounds in [0, 599_999, u32::MAX] {
        assert_eq!(from_fragment(&to_fragment(&sealed(rounds))), Err(Problem::Nonsense));
    }
}

#[test]
fn what_is_told_of_the_county_comes_back() {
    let reading = reading(&county());
    let form = crate::intake::assemble(&[reading]).county.form;
    assert_eq!(form.name.unwrap().text, "清河县");
    assert_eq!(form.answers["G1"].yes, Some(true));
    assert_eq!(form.facts[&CountyField::PrimaryBase].value, Some(Decimal::new(-5, 1)));
    assert_eq!(form.facts[&CountyField::QuotaRate].value, None);
    let arts = &form.monitoring[&Subject::Arts];
    assert_eq!(arts.by, Monitor::Provincial);
    assert_eq!(arts.level.as_ref().and_then(|fact| fact.value), Some(Decimal::from(3)));
    assert_eq!(arts.difference.as_ref().map(|fact| fact.value), Some(None));
}

/// Links that are out in the world: they are never changed, and open for ever. Version 1 knew no day.
#[test]
fn links_of_old_versions_open() {
    let stored = include_str!("../../tests/fixtures/link/v1.txt");
    let known = Snapshot { day: String::new(), ..county() };
    assert_eq!(from_fragment(stored), Ok(Envelope::Open(Box::new(known))));
}

#[test]
fn links_of_version_2_open() {
    let stored = include_str!("../../tests/fixtures/link/v2.txt");
    assert_eq!(stored.trim(), link(), "a link of version 2 is written otherwise than before");
    assert_eq!(from_fragment(stored), Ok(Envelope::Open(Box::new(county()))));
}

#[test]
fn links_of_version_3_open() {
    let stored = include_str!("../../tests/fixtures/link/v3.txt");
    let link = to_fragment(&Envelope::Open(Box::new(differing())));
    assert_eq!(stored.trim(), link, "a link of version 3 is written otherwise than before");
    assert_eq!(from_fragment(stored), Ok(Envelope::Open(Box::new(differing()))));
}

/// What is stated of a school, a class or a slot that there is not.
#[test]
fn what_speaks_of_nothing_is_refused() {
    let with = |change: fn(&mut DifferingShot)| {
        let mut snapshot = differing();
        change(&mut snapshot.differing);
        from_fragment(&to_fragment(&Envelope::Open(Box::new(snapshot))))
    };
    let refused: [fn(&mut DifferingShot); 4] = [
        |all| all.schools[0].0 = 3,
        |all| all.sums[0].0 = 9,
        |all| all.classes[0].1 = 2,
        |all| all.form[0].0 = Slot::Name,
    ];
    for change in refused {
        assert_eq!(with(change), Err(Problem::Nonsense));
    }
    assert!(with(|all| all.mixture = None).is_ok());
}

/// What chats, mail programs and people put behind a link, or into it.
#[test]
fn what_stands_behind_a_link_is_cut_off_where_the_rest_is_proved() {
    let link = link();
    let whole = Ok(Envelope::Open(Box::new(county())));
    for tail in [
        "。",
        "，",
        "！",
        "）",
        "”",
        "…",
        ".",
        ",",
        ")",
        "\"",
        "'",
        ">",
        "]",
        " ",
        "\n",
        "\u{3000}",
        "\u{200b}",
        "%20",
        "%E3%80%82",
        "。大家看看",
        " 大家看看",
        " see this",
        "%20see%20this",
        "?from=timeline",
        "?from=groupmessage&isappinstalled=0",
        "&utm_source=mail",
        "#rd",
        "#/county",
        "_",
        "__",
        "-",
        "--",
        "=",
        "==",
        "/",
        "*",
        "**",
        "~",
        "|",
        "\\",
        "(清河县)",
        "[图片]",
        "\r\n\r\n-- \r\nZhang San",
    ] {
        assert_eq!(from_fragment(&[&link, tail].concat()), whole, "{tail:?}");
    }
    // Broken into lines on the way.
    let lines: Vec<&str> =
        link.as_bytes().chunks(76).map(|one| std::str::from_utf8(one).unwrap()).collect();
    for space in ["\r\n", "\n", " ", "%20", "%0D%0A", "\t"] {
        assert_eq!(from_fragment(&lines.join(space)), whole, "{space:?}");
        assert_eq!(from_fragment(&(lines.join(space) + " 收到请回复。")), whole, "{space:?}");
    }
    // What is cut off or changed is proved by nothing, whatever stands behind it.
    for end in (1..link.len()).step_by(7) {
        for tail in ["。", "?from=timeline", " see this", "_"] {
            let told = from_fragment(&[&link[..end], tail].concat());
            assert!(
                matches!(told, Err(Problem::Damaged | Problem::Letters)),
                "{end} {tail}: {told:?}"
            );
        }
    }
    // The checksum proves a link of a later version, too.
    let mut later = vec![9, 1, 2, 3];
    later.extend(crc32fast::hash(&later).to_le_bytes());
    let later = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, later);
    assert_eq!(from_fragment(&(later + "。")), Err(Problem::Newer(9)));
}

/// Every tenth of the characters that a link names by their place, from each row of the table.
fn many_characters() -> Snapshot {
    let rows = include_str!("characters.txt").lines();
    let tenth = |row: &str| row.chars().step_by(10).collect::<String>();
    let schools = rows.map(|row| school(&tenth(row), Kind::Primary, 45)).collect();
    Snapshot { schools, ..Snapshot::default() }
}

/// This link was written when the places of characters were still asked of a decoder.
#[test]
fn a_link_of_version_1_with_many_characters_opens() {
    let envelope = Envelope::Open(Box::new(many_characters()));
    let stored = include_str!("../../tests/fixtures/link/v1-characters.txt");
    assert_eq!(from_fragment(stored), Ok(envelope.clone()));
    // What is written today is of a later version, and says the same.
    assert_eq!(from_fragment(&to_fragment(&envelope)), Ok(envelope));
}

/// The table is a part of the format: another character in one place, and old links tell other names.
#[test]
fn the_table_of_characters_is_as_it_was() {
    let table = include_str!("characters.txt");
    assert_eq!(table.chars().filter(|one| *one != '\n').count(), 3755);
    assert_eq!(crc32fast::hash(table.as_bytes()), 0x46d8_8e63);
}

#[test]
fn every_flipped_bit_and_every_cut_is_told() {
    let bytes = Envelope::Open(Box::new(county())).bytes();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            assert_eq!(Envelope::open(&flipped), Err(Problem::Damaged), "byte {at}");
        }
        assert_eq!(Envelope::open(&bytes[..at]), Err(Problem::Damaged), "cut at {at}");
    }
    let link = link();
    for end in 1..link.len() {
        assert_eq!(from_fragment(&link[..end]), Err(Problem::Damaged), "cut at {end}");
    }
}

/// A link of these contents with a right checksum.
fn forged(version: u8, contents: &[u8]) -> Result<Envelope, Problem> {
    let mut bytes = [&[version], contents].concat();
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    Envelope::open(&bytes)
}

#[test]
fn forged_contents_end_soon() {
    let good = pack(&county());
    let mut random = fastrand::Rng::with_seed(1);
    for turn in 0..1_500_u32 {
        let version = if turn % 2 == 0 { 1 } else { 2 };
        let mut bytes: Vec<u8> = match turn / 2 % 3 {
            0 => (0..random.usize(..400)).map(|_| random.u8(..)).collect(),
            1 => vec![random.u8(..); random.usize(..4_000)],
            _ => good.clone(),
        };
        for _ in 0..random.usize(..4) {
            if let Some(at) = (!bytes.is_empty()).then(|| random.usize(..bytes.len())) {
                bytes[at] = random.u8(..);
            }
        }
        if let Ok(Envelope::Open(snapshot)) = forged(version, &bytes) {
            let _ = reading(&snapshot);
        }
    }
}

/// A kilobyte that would be gigabytes, since a word that stood before is said again for nothing; and tens of
/// thousands of different characters, of which each is compared with all before it.
#[test]
fn what_swells_is_a_trap() {
    for trap in [
        include_str!("../../tests/fixtures/link/trap-again.txt"),
        include_str!("../../tests/fixtures/link/trap-different.txt"),
    ] {
        assert_eq!(from_fragment(trap), Err(Problem::Nonsense));
    }
    // As many classes as any county has are none.
    let class =
        |index| ClassShot { part: Part::Primary, name: format!("{index}班"), pupils: None };
    let school =
        SchoolShot { classes: (0..900).map(class).collect(), ..school("一", Kind::Junior, 9) };
    let large = Snapshot { schools: vec![school; 4], ..Snapshot::default() };
    assert_eq!(forged(2, &pack(&large)), Ok(Envelope::Open(Box::new(large))));
}

#[test]
fn each_problem_is_a_sentence() {
    let long = "A".repeat(10_000_000);
    let told = [
        from_fragment(""),
        from_fragment("城关第一小学"),
        from_fragment("AAAA"),
        from_fragment(&long),
        from_file(b"PK\x03\x04"),
        from_file(&[FILE_MAGIC.as_slice(), &vec![0; 10_000_000]].concat()),
        forged(4, &[]),
        forged(2, &pack(&Snapshot { focus: Some(9), ..county() })),
    ];
    let told = told.map(|one| one.expect_err("it opens").to_string());
    expect![[r"
        这不是均衡尺的分享链接或分享文件。请向发送人索取完整的链接。
        链接里有不该出现的字符，可能在转发时被改动。请向发送人重新索取，并整条复制。
        链接不完整或已损坏（校验不符），可能在复制或转发时被截断。请向发送人重新索取，并整条复制。
        链接太长，不会是均衡尺制作的。请向发送人索取 .junheng 文件。
        这不是均衡尺的分享链接或分享文件。请向发送人索取完整的链接。
        链接太长，不会是均衡尺制作的。请向发送人索取 .junheng 文件。
        这个链接由更新版本的均衡尺制作（格式 4）。请刷新本页或换用新版本后再打开。
        链接的内容前后矛盾，无法打开。请向发送人重新索取。
    "]]
    .assert_eq(&(told.join("\n") + "\n"));
}
