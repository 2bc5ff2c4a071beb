//! The county of a case. A word that nothing is called by ends the test: a case never says less than it
//! seems to.

use junheng::county::{
    Answer, Cell, Class, County, CountyField, Fact, FactKey, Field, Kind, Monitor, Monitored,
    Origin, Part, School, SourceFile, Subject, Uncounted, Unequal,
};

use rust_decimal::Decimal;

use super::{Case, File};

/// The words of the cases for quantities.
fn field(word: &str) -> Field {
    match word {
        "在校生" => Field::Pupils,
        "高学历" => Field::HigherDegreeTeachers,
        "博士" => Field::DoctorTeachers,
        "硕士" => Field::MasterTeachers,
        "研究生" => Field::PostgraduateTeachers,
        "本科" => Field::BachelorTeachers,
        "专科" => Field::CollegeTeachers,
        "骨干" => Field::BackboneTeachers,
        "体艺" => Field::SportsArtsTeachers,
        "体育" => Field::SportsTeachers,
        "艺术（计）" => Field::AllArtsTeachers,
        "音乐" => Field::MusicTeachers,
        "美术" => Field::FineArtTeachers,
        "艺术" => Field::ArtsTeachers,
        "教学用房" => Field::TeachingArea,
        "教学用房（净）" => Field::TeachingAreaNet,
        "体育馆" => Field::GymArea,
        "运动场地" => Field::GroundArea,
        "运动场馆" => Field::SportsArea,
        "设备" => Field::EquipmentValue,
        "多媒体" => Field::MultimediaRooms,
        other => {
            let named =
                Field::ALL.iter().find(|field| field.name() == other || field.id() == other);
            *named.unwrap_or_else(|| panic!("no quantity is called “{other}”"))
        }
    }
}

fn key(word: &str) -> (Field, Part) {
    for part in [Part::Primary, Part::Junior, Part::Senior] {
        if let Some(rest) = word.strip_prefix(part.name()) {
            return (field(rest), part);
        }
    }
    (field(word), Part::Whole)
}

fn fact(figure: &str, cell: Cell) -> Fact {
    let value = (!figure.is_empty())
        .then(|| figure.parse().unwrap_or_else(|_| panic!("“{figure}” is no figure")));
    Fact { value, origin: Origin::Cells(vec![cell]) }
}

fn report(case: &Case, file: &File, county: &mut County) {
    let mut figures = file.county.clone();
    figures.extend(case.county.clone());
    for (row, (word, figure)) in (0u32..).zip(&figures) {
        let named = CountyField::ALL.iter().find(|field| field.name() == word);
        let field = named.unwrap_or_else(|| panic!("no quantity of a county is called “{word}”"));
        let cell = Cell { file: 0, sheet: 1, row, column: 4 };
        county.form.facts.insert(*field, fact(figure, cell));
    }
    for (item, word) in &case.answers {
        let yes = match word.as_str() {
            "是" | "有" => Some(true),
            "否" | "无" => Some(false),
            "" => None,
            other => panic!("“{other}” is no answer"),
        };
        let note = String::new();
        let answer = Answer { yes, note, date: String::new(), origin: Origin::Typed };
        county.form.answers.insert(item.clone(), answer);
    }
    for (word, result) in &case.monitoring {
        let subject = Subject::ALL.into_iter().find(|subject| subject.name() == word);
        let subject = subject.unwrap_or_else(|| panic!("no subject is called “{word}”"));
        let mut words: Vec<&str> = result.split_whitespace().collect();
        let mut monitored = Monitored::default();
        match words.first() {
            Some(&"省") => {
                monitored.by = Monitor::Provincial;
                words.remove(0);
            }
            Some(&"未监测") => {
                monitored.by = Monitor::NotYet;
                words.clear();
            }
            _ => {}
        }
        let typed = |figure: &str| Fact {
            value: Some(figure.parse().expect("a figure")),
            origin: Origin::Typed,
        };
        for word in words {
            match ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"].iter().position(|level| *level == word) {
                Some(level) => monitored.level = Some(typed(&(level + 1).to_string())),
                None => monitored.difference = Some(typed(word)),
            }
        }
        county.form.monitoring.insert(subject, monitored);
    }
}

fn class(written: &str) -> Class {
    let (name, pupils) = written.rsplit_once(' ').unwrap_or((written, ""));
    let parts = [Part::Primary, Part::Junior];
    let part = parts.into_iter().find(|part| name.starts_with(part.name())).unwrap_or(Part::Whole);
    let lists: Vec<(u32, Decimal)> = (0..)
        .zip(pupils.split('/'))
        .filter_map(|(list, pupils)| Some((list, pupils.parse().ok()?)))
        .collect();
    let mut stated: Vec<Decimal> = lists.iter().map(|(_, pupils)| *pupils).collect();
    stated.sort_unstable();
    stated.dedup();
    let name = name.to_owned();
    match stated.as_slice() {
        [] | [_] => {
            let pupils = stated.first().copied();
            Class { part, name, pupils, stated: Vec::new(), lists: Vec::new(), cell: None }
        }
        _ => Class { part, name, pupils: None, stated, lists, cell: None },
    }
}

fn total(written: &str) -> Unequal {
    let words: Vec<&str> = written.split_whitespace().collect();
    let [what, total, sum] = words.as_slice() else { panic!("“{written}” is no total") };
    let (field, part) = key(what);
    let figure = |text: &str| text.parse().unwrap_or_else(|_| panic!("“{text}” is no figure"));
    Unequal {
        field,
        part,
        total: figure(total),
        sum: figure(sum),
        slack: Decimal::ZERO,
        cell: Some(Cell { file: 0, sheet: 0, row: 999, column: 3 }),
        item: format!("合计 {what}"),
        is_settled: false,
    }
}

pub fn county(case: &Case, file: &File) -> County {
    let base = &file.base;
    let source = SourceFile::new("案例.xlsx", vec!["数据".into(), "区县".into()]);
    let mut county = County { files: vec![source], ..County::default() };
    report(case, file, &mut county);
    for (row, written) in case.schools.iter().enumerate() {
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == written.kind);
        let kind = kind.unwrap_or_else(|| panic!("no kind of school is called “{}”", written.kind));
        let mut school = School::new(&written.name, kind);
        let mut figures =
            base.get(written.like.as_ref().unwrap_or(&written.kind)).cloned().unwrap_or_default();
        for word in &written.without {
            assert!(figures.remove(word).is_some(), "“{word}” is not in the base");
        }
        figures.extend(written.figures.clone());
        for (column, (word, figure)) in figures.iter().enumerate() {
            let (field, part) = key(word);
            let cell = Cell {
                file: 0,
                sheet: 0,
                row: u32::try_from(row).expect("few"),
                column: u32::try_from(column).expect("few"),
            };
            let stated: Vec<Decimal> =
                figure.split(" 或 ").map(|one| one.parse().unwrap_or_default()).collect();
            if stated.len() > 1 {
                let key = FactKey { field, part };
                school.disputed.push((key, stated));
                school.facts.set(field, part, fact("", cell));
                continue;
            }
            school.facts.set(field, part, fact(figure, cell));
        }
        school.locality.clone_from(&written.locality);
        school.founder.clone_from(&written.founder);
        school.classes = written.classes.iter().map(|one| class(one)).collect();
        county.schools.push(school);
    }
    let uncounted = |name: &String| Uncounted { name: name.clone(), cell: None };
    county.totals = case.totals.iter().map(|one| total(one)).collect();
    county.uncounted = case.uncounted.iter().map(uncounted).collect();
    county
}
