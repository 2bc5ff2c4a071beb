//! The workbooks we hand out, as the build script writes them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../build/sample.rs"]
mod sample;
#[path = "../build/template/mod.rs"]
mod template;

#[test]
fn the_crate_holds_what_the_build_writes() {
    assert!(template::template().unwrap() == junheng::report::template::TEMPLATE);
    assert!(sample::sample().unwrap() == junheng::report::template::SAMPLE);
}

/// Nothing but what is wrong with the made-up county is told of it, and nothing of the guide beside it.
#[test]
fn the_sample_reads_with_the_one_finding_it_was_given() {
    let files = [("示例.xlsx".to_owned(), junheng::report::template::SAMPLE.to_vec())];
    let json = junheng::pipeline::evaluate_to_json(&files, "cn-2017").unwrap();
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let told: Vec<(&str, &str)> = document["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["code"].as_str().unwrap(), one["cell"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(told, [("missing_value", "示例.xlsx!数据!P11")]);
}

#[test]
fn the_blank_template_holds_no_school() {
    let files = [("模板.xlsx".to_owned(), junheng::report::template::TEMPLATE.to_vec())];
    let sentence = junheng::pipeline::evaluate_to_json(&files, "cn-2017").unwrap_err();
    assert!(sentence.to_string().contains("空白模板"), "{sentence}");
}

/// The template with a figure of its own in every cell that asks for something, read back.
mod filled {
    use std::collections::BTreeMap;
    use std::ops::ControlFlow;

    use junheng::county::{CountyField, CountyForm, Field, Monitor, Part, Subject};
    use junheng::intake::{FileReading, Meaning, assemble};
    use junheng::pipeline::read_one;
    use rust_decimal::Decimal;

    use super::template::{
        CLASS_COLUMNS, CLASS_SHEET, COLUMNS, Entry, Given, Help, LINES, Rule, workbook,
    };

    fn read(bytes: &[u8]) -> FileReading {
        read_one("模板.xlsx", bytes, &[], &mut |_| ControlFlow::Continue(()))
    }

    /// What stands in the cell of that number: no two figures are the same.
    fn entry(rule: Rule, number: usize) -> String {
        match rule {
            Rule::Words => "示例学校".to_owned(),
            Rule::Code => "2199990001".to_owned(),
            Rule::OneOf(["是", "否"]) => ["是", "否"][number % 2].to_owned(),
            Rule::OneOf(words) => if words.contains(&"小学教学点") {
                "十二年一贯制学校"
            } else {
                words[0]
            }
            .to_owned(),
            Rule::Whole => (100 + number).to_string(),
            Rule::Decimal => format!("{}.25", 100 + number),
            Rule::Year => "1987".to_owned(),
            Rule::Percent => format!("{}.5", number % 90 + 5),
        }
    }

    #[test]
    fn every_column_of_a_school_is_read_as_what_it_says() {
        let cells: Vec<String> =
            COLUMNS.iter().enumerate().map(|(at, column)| entry(column.rule, at)).collect();
        let row = COLUMNS.iter().zip(&cells).map(|(column, cell)| match column.rule {
            Rule::Whole | Rule::Decimal | Rule::Year => Entry::Figure(cell.parse().unwrap()),
            _ => Entry::Words(cell.clone()),
        });
        let bytes = workbook(&[row.collect()], &[], "模板", Help::Full).unwrap();
        let reading = read(&bytes);
        assert_eq!(
            (reading.findings.len(), reading.records.len()),
            (0, 1),
            "{:?}",
            reading.findings
        );
        let record = &reading.records[0];
        let mut read = BTreeMap::new();
        for (key, fact) in record.facts.iter() {
            let column = fact.origin.cells()[0].column as usize;
            assert!(read.insert(column, (key, fact.value)).is_none(), "{key:?}");
        }
        for (at, column) in COLUMNS.iter().enumerate().skip(5) {
            let (key, value) =
                read.get(&at).unwrap_or_else(|| panic!("{} is not read", column.header));
            let stage = [("小学）", Part::Primary), ("初中）", Part::Junior)];
            let said = stage.iter().find(|(word, _)| column.header.contains(word));
            let front = [
                ("小学在校", Part::Primary),
                ("初中在校", Part::Junior),
                ("高中在校", Part::Senior),
            ];
            let said = said.or(front.iter().find(|(word, _)| column.header.starts_with(word)));
            assert_eq!(key.part, said.map_or(Part::Whole, |(_, part)| *part), "{}", column.header);
            let typed = match cells[at].as_str() {
                "是" => Decimal::ONE,
                "否" => Decimal::ZERO,
                text => text.parse().unwrap(),
            };
            let factor = if column.header.contains("万元") { 10_000 } else { 1 };
            assert_eq!(
                *value,
                Some((typed * Decimal::from(factor)).normalize()),
                "{}",
                column.header
            );
        }
        // Left out are only the parts of figures that are asked for as a whole, and what sums others up.
        let asked: Vec<Field> = read.values().map(|(key, _)| key.field).collect();
        let left: Vec<Field> =
            Field::ALL.iter().copied().filter(|field| !asked.contains(field)).collect();
        assert_eq!(
            left,
            [
                Field::DoctorTeachers,
                Field::MasterTeachers,
                Field::PostgraduateTeachers,
                Field::BachelorTeachers,
                Field::CollegeTeachers,
                Field::SportsTeachers,
                Field::AllArtsTeachers,
                Field::MusicTeachers,
                Field::FineArtTeachers,
                Field::ArtsTeachers,
                Field::TeachingAreaNet,
                Field::SportsArea,
                Field::GymnasiumArea,
                Field::ClassesFrom56,
            ]
        );
        let ignored =
            reading.tables[0].columns.iter().filter(|one| one.meaning == Meaning::Ignored);
        assert_eq!(ignored.count(), 0);
    }

    #[test]
    fn the_list_of_classes_is_read() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet().set_name(CLASS_SHEET).unwrap();
        for (column, (header, _, rule)) in (0u16..).zip(CLASS_COLUMNS) {
            sheet.write(0, column, header).unwrap();
            sheet.write(1, column, entry(rule, 45)).unwrap();
        }
        let reading = read(&workbook.save_to_buffer().unwrap());
        let classes = &reading.records[0].classes;
        let class = (classes[0].part, classes[0].name.as_str(), classes[0].pupils);
        assert_eq!(class, (Part::Primary, "示例学校", Some(Decimal::from(145))));
        assert_eq!((classes.len(), reading.findings.len()), (1, 0));
    }

    #[test]
    fn every_line_of_the_county_is_read_as_what_it_says() {
        let cells: Vec<String> =
            LINES.iter().enumerate().map(|(at, line)| entry(line.rule, at)).collect();
        let given: Vec<Given<'_>> = LINES
            .iter()
            .zip(&cells)
            .map(|(line, cell)| (line.label, cell.as_str(), "依据", "2026-03-01"))
            .collect();
        let bytes = workbook(&[], &given, "模板", Help::Full).unwrap();
        let reading = read(&bytes);
        assert_eq!(reading.findings, []);
        let form: CountyForm = assemble(std::slice::from_ref(&reading)).county.form;
        for field in CountyField::ALL {
            let fact =
                form.facts.get(field).unwrap_or_else(|| panic!("{} is not asked", field.name()));
            let at = fact.origin.cells()[0].row as usize - 1;
            assert!(
                LINES[at].label.contains(field.name()),
                "{} / {}",
                field.name(),
                LINES[at].label
            );
            let factor = if LINES[at].unit == "万元" { 10_000 } else { 1 };
            let typed: Decimal = cells[at].parse().unwrap();
            assert_eq!(
                fact.value,
                Some((typed * Decimal::from(factor)).normalize()),
                "{}",
                field.name()
            );
        }
        for subject in Subject::ALL {
            let one = &form.monitoring[&subject];
            assert_eq!(one.by, Monitor::National);
            assert_eq!(one.level.as_ref().unwrap().value, Some(Decimal::ONE));
            assert!(one.difference.as_ref().unwrap().value.is_some());
        }
        assert_eq!(form.name.as_ref().unwrap().text, "示例学校");
        assert!(form.code.is_some() && form.year.is_some());
        let lines = LINES.iter().filter(|line| line.label.starts_with(['G', 'Q', 'V']));
        assert_eq!(form.answers.len(), lines.count());
        for (id, one) in &form.answers {
            let at = one.origin.cells()[0].row as usize - 1;
            assert!(LINES[at].label.starts_with(&format!("{id} ")), "{id}");
            assert_eq!(one.yes, Some(matches!(cells[at].as_str(), "是" | "有")), "{id}");
            assert_eq!((one.note.as_str(), one.date.as_str()), ("依据", "2026-03-01"));
        }
        // Every item that somebody has to look at has its line, in every pack that we ship.
        for pack in ["cn-2017", "shenyang"] {
            let standard = junheng::standard::shipped(pack).unwrap();
            for check in standard.checks.iter().filter(|check| check.evidence) {
                assert!(form.answers.contains_key(&check.id), "{pack} {}", check.id);
            }
        }
    }
}
