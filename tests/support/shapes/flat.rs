//! The flat county table that someone made: a row a school (or a stage of it), in many guises.

use fastrand::Rng;

use super::column::{Column, Content, Figure, Line, What};
use super::guise::{Areas, Grouping, Guise, Money};
use super::wording::{pick, unit, with_stage, with_unit, words};
use super::{Shape, cells, header};
use crate::support::county::{County, Stage};
use crate::support::table::{CellValue, Table};

/// The table, an explanatory sheet in front of it where the guise has one.
pub fn flat(rng: &mut Rng, county: &County, guise: Guise) -> Shape {
    let grouping = if guise.row_a_stage { Grouping::None } else { guise.grouping };
    let guise = Guise { grouping, ..guise };
    let columns = columns(rng, guise);
    let left = usize::from(guise.shifted);
    let mut table = Table::new(pick(rng, &["Sheet1", "数据", "汇总表", "学校情况"]));
    if guise.titles {
        titles(rng, &mut table, county, left + columns.len());
    }
    header::put(&mut table, &columns, left);
    if guise.printed {
        ordinals(&mut table, &columns, left);
    }
    let mut shape = Shape { told_codes: guise.codes, ..Shape::default() };
    let mut sums = vec![0i64; columns.len()];
    for (number, line) in lines(county, guise).into_iter().enumerate() {
        if guise.printed && number > 0 && number % 25 == 0 {
            header::put(&mut table, &columns, left);
        }
        let suffix = line.stage.filter(|_| line.school.kind.is_combined());
        let mut row = vec![CellValue::Blank; left];
        for (column, sum) in columns.iter().zip(&mut sums) {
            let mut content = column.content(line, number + 1);
            if let Content::Figure(figure) = content {
                *sum += figure.steps;
            }
            if let (What::Name, Some(stage)) = (column.what, suffix) {
                content = Content::Words(part_name(rng, &line.school.name, stage));
            }
            row.push(match (column.what, &content) {
                (What::Code, Content::Words(code)) if guise.code_numbers => {
                    CellValue::Number(code.parse().unwrap())
                }
                // A column of remarks or an ordinal is never written in a person's own way.
                (What::Remark, _) => CellValue::Blank,
                (What::Number, Content::Figure(figure)) => cells::number(*figure).into(),
                _ => guise.hand.cell(rng, &content),
            });
        }
        shape.rows.push((line.school.name.clone(), table.rows.len()));
        table.push(row);
    }
    if guise.totals {
        total(rng, &mut table, &columns, &sums, left);
    }
    if guise.notes {
        table.push(vec![]);
        table.words(&["备注：数据截至2025年9月1日，民办学校一并统计。"]);
        table.words(&["填表人：王某某    审核人：李某某    填表日期：2025年10月8日"]);
    }
    if guise.explained {
        shape.tables.push(explanation());
    }
    shape.tables.push(table);
    shape
}

fn lines(county: &County, guise: Guise) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for school in &county.schools {
        if guise.row_a_stage && school.kind.is_combined() {
            let stages = school.kind.stages();
            lines.extend(stages.iter().map(|stage| Line { school, stage: Some(*stage) }));
        } else {
            lines.push(Line { school, stage: None });
        }
    }
    lines
}

fn part_name(rng: &mut Rng, name: &str, stage: Stage) -> String {
    let stage = stage.name();
    match rng.u8(..3) {
        0 => format!("{name}{stage}部"),
        1 => format!("{name}({stage}部)"),
        _ => format!("{name}（{stage}部）"),
    }
}

/// All columns in a random order, or by stage where the stages are groups.
fn columns(rng: &mut Rng, guise: Guise) -> Vec<Column> {
    let mut list = vec![(What::Name, None), (What::Kind, None)];
    if guise.codes {
        list.push((What::Code, None));
    }
    if guise.extras {
        let extras = [What::Number, What::Founder, What::Locality, What::Area, What::Remark];
        list.extend(extras.map(|what| (what, None)));
    }
    match guise.areas {
        Areas::GrossAndGym => {
            list.extend([What::Gross, What::Gym, What::Ground].map(|w| (w, None)))
        }
        Areas::NetAndGym => list.extend([What::Net, What::Gym, What::Ground].map(|w| (w, None))),
        Areas::NetAndSports => list.extend([What::NetUnsaid, What::Sports].map(|w| (w, None))),
    }
    list.extend([(What::Equipment, None), (What::Rooms, None)]);
    if guise.derived {
        list.push((What::Derived, None));
    }
    let stages = [Some(Stage::Primary), Some(Stage::Junior)];
    let stages = if guise.row_a_stage { &[None][..] } else { &stages[..] };
    if !guise.row_a_stage {
        list.push((What::Pupils, Some(Stage::Senior)));
    }
    for stage in stages {
        let mut of = vec![What::Pupils, What::Classes, What::Backbone];
        if guise.extras {
            of.push(What::Teachers);
        }
        of.extend(degrees(guise, *stage));
        if guise.ready_arts {
            of.push(What::SportsArts);
        } else {
            of.extend([0, 1, 2, 3].map(What::Art));
        }
        list.extend(of.into_iter().map(|what| (what, *stage)));
    }
    rng.shuffle(&mut list);
    match guise.grouping {
        Grouping::None => {}
        Grouping::ByStage => {
            list.sort_by_key(|(_, stage)| stage.map_or(0, |stage| stage as usize + 1))
        }
        Grouping::ByQuantity => {
            let whats: Vec<What> = list.iter().map(|(what, _)| *what).collect();
            list.sort_by_key(|(what, _)| whats.iter().position(|other| other == what));
        }
    }
    let mut columns: Vec<Column> = Vec::new();
    for (what, stage) in list {
        let mut next = column(rng, guise, what, stage);
        // One group, one word.
        match columns.last() {
            Some(last)
                if last.what == what
                    && last.path.len() == 2
                    && guise.grouping == Grouping::ByQuantity =>
            {
                next.path[0] = last.path[0].clone();
            }
            _ => {}
        }
        columns.push(next);
    }
    columns
}

fn degrees(guise: Guise, stage: Option<Stage>) -> Vec<What> {
    if guise.ready_degrees {
        return vec![What::HigherDegrees];
    }
    let mut of = vec![What::Degree(2), What::Degree(4)];
    // What is not above the junior stage's requirement is often not asked for.
    if stage != Some(Stage::Junior) || guise.extras {
        of.push(What::Degree(3));
    }
    if guise.postgraduates {
        of.push(What::Postgraduates);
    } else {
        of.extend([What::Degree(0), What::Degree(1)]);
    }
    of
}

fn column(rng: &mut Rng, guise: Guise, what: What, stage: Option<Stage>) -> Column {
    let wan = matches!(guise.money, Money::Wan | Money::WanUnsaid);
    let word = pick(rng, words(what));
    let path = match (guise.grouping, stage) {
        (Grouping::ByStage, Some(stage)) => vec![stage.name().to_owned(), word.to_owned()],
        (Grouping::ByQuantity, Some(stage)) => vec![word.to_owned(), stage.name().to_owned()],
        _ => vec![header_words(rng, guise, what, stage, word)],
    };
    Column { path, what, stage, wan }
}

fn header_words(
    rng: &mut Rng,
    guise: Guise,
    what: What,
    stage: Option<Stage>,
    word: &str,
) -> String {
    let word = with_stage(rng, word, stage);
    let unit = unit(rng, what);
    match (what, guise.money) {
        (What::Equipment, Money::Wan) => format!("{word}（万元）"),
        (What::Equipment, Money::Yuan) => format!("{word}(元)"),
        _ => with_unit(rng, word, unit),
    }
}

fn titles(rng: &mut Rng, table: &mut Table, county: &County, width: usize) {
    let title = pick(rng, &["义务教育学校基本情况统计表", "优质均衡发展基本数据汇总表（2025年）"]);
    table.words(&[&format!("{}{title}", county.name)]);
    table.merge(0, 0, 0, width - 1);
    table.words(&[&format!("填报单位：{}教育局", county.name), "", "", "填报时间：2025年10月"]);
    if rng.bool() {
        table.push(vec![]);
    }
}

/// 甲 乙 丙 over words, 1 2 3 over figures.
fn ordinals(table: &mut Table, columns: &[Column], left: usize) {
    let mut heaven = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"].iter();
    let mut number = 0.0;
    let mut row = vec![CellValue::Blank; left];
    for column in columns {
        let is_words = matches!(
            column.what,
            What::Name | What::Code | What::Kind | What::Founder | What::Locality | What::Area
        );
        row.push(if is_words {
            CellValue::from(*heaven.next().unwrap())
        } else {
            number += 1.0;
            CellValue::Number(number)
        });
    }
    table.push(row);
}

fn total(rng: &mut Rng, table: &mut Table, columns: &[Column], sums: &[i64], left: usize) {
    let mut row = vec![CellValue::Blank; left];
    for (column, sum) in columns.iter().zip(sums) {
        let decimals = match column.what {
            What::Gross | What::Net | What::NetUnsaid | What::Gym | What::Ground | What::Sports => {
                2
            }
            What::Equipment if column.wan => 6,
            What::Equipment => 2,
            _ => 0,
        };
        row.push(match column.what {
            What::Name => CellValue::from(pick(rng, &["合计", "合  计", "总计"])),
            What::Code | What::Kind | What::Founder | What::Locality | What::Area => {
                CellValue::Blank
            }
            What::Remark | What::Number | What::Derived => CellValue::Blank,
            _ => CellValue::Number(cells::number(Figure { steps: *sum, decimals })),
        });
    }
    table.push(row);
}

fn explanation() -> Table {
    let mut table = Table::new("填报说明");
    table.words(&["填报说明"]);
    table.words(&["1. 学校名称：按公章填写；办学类型从下拉表中选。"]);
    table.words(&["2. 在校生数、专任教师数以2025年9月1日为准。"]);
    table.words(&[
        "3. 教学及辅助用房面积、运动场地面积单位为平方米，教学仪器设备资产值为账面原值。",
    ]);
    table.words(&["示例", "某某小学", "小学", "450"]);
    table
}
