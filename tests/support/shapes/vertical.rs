//! The vertical fill-in form: a workbook a school, a label and its figure in each row.

use fastrand::Rng;

use super::cells::Hand;
use super::column::{Content, Figure};
use crate::support::county::{County, Kind, School, Stage, Staged};
use crate::support::table::{CellValue, Table};

/// What such forms tell of a county. They know five kinds of school (and 教学点), ask for no senior
/// pupils, and ask for 骨干 and 体育艺术 teachers once: of a combined school these are not known by stage.
pub fn told(county: &County) -> County {
    let mut told = county.clone();
    let unknown = [Kind::Senior, Kind::Special, Kind::Vocational];
    told.schools.retain(|school| !unknown.contains(&school.kind) && school.apart.is_none());
    for school in told.schools.iter_mut().filter(|school| school.kind.is_combined()) {
        for staged in school.stages.iter_mut().flatten() {
            (staged.backbone, staged.arts) = (None, [None; 4]);
        }
        if let Some(senior) = &mut school.stages[Stage::Senior as usize] {
            senior.pupils = None;
        }
    }
    told
}

/// A workbook for each school that [`told`] keeps: its file name without ending, and its sheets.
pub fn forms(rng: &mut Rng, county: &County, hand: Hand) -> Vec<(String, Vec<Table>)> {
    let told = told(county);
    let kept = |school: &&School| told.schools.iter().any(|other| other.name == school.name);
    let mut files = Vec::new();
    for (number, school) in county.schools.iter().filter(kept).enumerate() {
        let name = match number % 3 {
            0 => school.name.clone(),
            1 => format!("学校填报表（{}）", number + 1),
            _ => format!("{:03}_{}", number + 1, school.code),
        };
        files.push((name, vec![form(rng, school, hand), formulas(), special_cases()]));
    }
    files
}

const HEAD: [&str; 7] = ["序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明"];

fn form(rng: &mut Rng, school: &School, hand: Hand) -> Table {
    let mut table = Table::new("学校填报数据");
    table.words(&HEAD);
    for (number, row) in (1u32..).zip(rows(rng, school)) {
        let Row { class, label, unit, content, required } = row;
        let value = hand.cell(rng, &content);
        let mut cells =
            vec![CellValue::from(f64::from(number)), class.into(), label.into(), unit.into()];
        cells.extend([value, if required { "是" } else { "否" }.into()]);
        table.push(cells);
    }
    table
}

struct Row {
    class: &'static str,
    label: &'static str,
    unit: &'static str,
    content: Content,
    required: bool,
}

/// A row: what its label asks for, and what the school answers.
fn rows(rng: &mut Rng, school: &School) -> Vec<Row> {
    let words = |text: &str| Content::Words(text.to_owned());
    let figure = |steps: i64, decimals| Content::Figure(Figure { steps, decimals });
    let known =
        |steps: Option<i64>, decimals| steps.map_or(Content::Unknown, |s| figure(s, decimals));
    let of = |stage: Stage, read: &dyn Fn(&Staged) -> Option<i64>| {
        school.staged(stage).map_or(Content::None, |staged| known(read(staged), 0))
    };
    let all: Vec<&Staged> = school.stages.iter().flatten().collect();
    let sum = |read: &dyn Fn(&Staged) -> Option<i64>| -> Content {
        known(all.iter().map(|staged| read(staged)).sum(), 0)
    };
    let (primary, junior) = (Stage::Primary, Stage::Junior);
    let kind = match school.kind {
        Kind::Primary => "小学",
        Kind::Junior => "初中",
        Kind::NineYear => "九年一贯制",
        Kind::TwelveYear => "十二年一贯制",
        Kind::Complete => "完全中学",
        other => other.words()[0],
    };
    let has = &school.whole;
    let classes: i64 = all.iter().filter_map(|staged| staged.classes).sum();
    let teachers = sum(&|s| s.degrees.iter().copied().sum());
    let year = figure(rng.i64(1950..2020), 0);
    let (basic, degrees) = ("基本信息", "教师学历信息");
    let mut list: Vec<(&str, &str, &str, Content)> = vec![
        (basic, "学校名称", "", words(&school.name)),
        (basic, "学校类型", "小学/初中/九年一贯制/十二年一贯制/完全中学", words(kind)),
        (basic, "学校代码", "", words(&school.code)),
        (basic, "建校时间", "年", year),
        (basic, "是否2010年及之前规划并建成", "是/否", words("是")),
        (basic, "是否2016年及之前规划并建成", "是/否", words("是")),
        (basic, "是否人口密度过高的大城市中心城区学校", "是/否", words("否")),
        (basic, "是否50人及以上但不足100人的乡村小规模学校和教学点", "是/否", words("否")),
        (basic, "是否最大班额低于30人的农村小规模学校", "是/否", words("否")),
        ("学生信息", "小学学生人数", "人", of(primary, &|s| s.pupils)),
        ("学生信息", "初中学生人数", "人", of(junior, &|s| s.pupils)),
        ("学生信息", "进城务工人员随迁子女在校生人数", "人", figure(rng.i64(0..30), 0)),
        (
            "学生信息",
            "家庭住址在划片范围内的在校学生人数（小学）",
            "人",
            of(primary, &|s| s.pupils),
        ),
        ("学生信息", "家庭住址在划片范围内的在校学生人数（初中）", "人", of(junior, &|s| s.pupils)),
        ("班级信息", "班级总数", "个", figure(classes, 0)),
    ];
    let bands = [
        "每班25人以下班级个数",
        "每班26-30人班级个数",
        "每班31-35人班级个数",
        "每班36-40人班级个数",
        "每班41-45人班级个数",
        "每班46-50人班级个数",
        "每班51-55人班级个数",
        "每班56-60人班级个数",
        "每班61-65人班级个数",
        "每班66人以上班级个数",
    ];
    for (index, label) in bands.into_iter().enumerate() {
        list.push(("班级信息", label, "个", figure(if index == 4 { classes } else { 0 }, 0)));
    }
    list.extend([
        (degrees, "专任教师总人数", "人", teachers.clone()),
        (degrees, "专科学历教师人数（小学）", "人", of(primary, &|s| s.degrees[3])),
        (degrees, "本科学历教师人数（小学）", "人", of(primary, &|s| s.degrees[2])),
        (degrees, "本科学历教师人数（初中）", "人", of(junior, &|s| s.degrees[2])),
        (degrees, "硕士学历教师人数（小学）", "人", of(primary, &|s| s.degrees[1])),
        (degrees, "硕士学历教师人数（初中）", "人", of(junior, &|s| s.degrees[1])),
        (degrees, "博士研究生学历教师人数（小学）", "人", of(primary, &|s| s.degrees[0])),
        (degrees, "博士研究生学历教师人数（初中）", "人", of(junior, &|s| s.degrees[0])),
        (degrees, "县级及以上骨干教师数", "人", sum(&|s| s.backbone)),
        (degrees, "持有教师资格证的专任教师人数", "人", teachers.clone()),
        (degrees, "近5年培训满360学时专任教师人数", "人", teachers),
    ]);
    let arts = ["体育专任教师人数", "音乐专任教师人数", "美术专任教师人数", "艺术专任教师人数"];
    for (index, label) in arts.into_iter().enumerate() {
        list.push(("体育艺术教师", label, "人", sum(&|s| s.arts[index])));
    }
    list.extend([
        ("体育艺术教师", "体育交流轮岗/兼职/走教教师人数", "人", Content::None),
        ("体育艺术教师", "音乐交流轮岗/兼职/走教教师人数", "人", Content::None),
        ("体育艺术教师", "美术交流轮岗/兼职/走教教师人数", "人", Content::None),
        ("体育艺术教师", "艺术交流轮岗/兼职/走教教师人数", "人", Content::None),
        ("教学用房面积", "教学及辅助用房总面积", "平方米", known(has.gross, 2)),
        ("教学用房面积", "室内体育用房面积", "平方米", known(has.gym, 2)),
        ("体育场馆面积", "学校体育馆面积", "平方米", known(has.gym, 2)),
        ("体育场馆面积", "校内体育场面积", "平方米", known(has.ground, 2)),
        ("体育场馆面积", "校外租赁场馆面积", "平方米", Content::None),
        ("体育场馆面积", "校内其他体育场面积", "平方米", Content::None),
        ("教学设备", "教学仪器设备资产值（账面原值）", "万元", known(has.equipment, 6)),
        ("教学设备", "网络多媒体教室间数", "间", known(has.rooms, 0)),
        ("音乐美术教室", "音乐教室总间数", "间", figure(2, 0)),
        ("音乐美术教室", "单间面积≥96㎡的音乐教室间数", "间", figure(2, 0)),
        ("音乐美术教室", "73㎡≤单间面积＜96㎡的音乐教室间数", "间", figure(0, 0)),
        ("音乐美术教室", "61㎡≤单间面积＜73㎡的音乐教室间数", "间", figure(0, 0)),
        ("音乐美术教室", "美术教室总间数", "间", figure(2, 0)),
        ("音乐美术教室", "单间面积≥90㎡的美术教室间数", "间", figure(2, 0)),
        ("音乐美术教室", "67㎡≤单间面积＜90㎡的美术教室间数", "间", figure(0, 0)),
        ("音乐美术教室", "61㎡≤单间面积＜67㎡的美术教室间数", "间", figure(0, 0)),
        ("经费信息", "上一年度公用经费预算总额", "万元", figure(rng.i64(10..500), 0)),
        ("经费信息", "上一年度公用经费决算总额", "万元", figure(rng.i64(10..500), 0)),
        ("经费信息", "上一年度教师培训经费预算总额", "万元", figure(rng.i64(1..25), 0)),
        ("巩固率数据", "本届毕业学生人数", "人", figure(rng.i64(10..500), 0)),
        ("巩固率数据", "毕业年级初一时在校学生数", "人", figure(rng.i64(10..500), 0)),
        ("巩固率数据", "毕业年级三年转入学生数", "人", figure(rng.i64(0..9), 0)),
        ("巩固率数据", "毕业年级三年转出学生数", "人", figure(rng.i64(0..9), 0)),
        ("巩固率数据", "毕业年级三年死亡学生数", "人", figure(0, 0)),
    ]);
    let optional =
        |label: &str| label.contains("走教") || label.contains("校外") || label.contains("其他");
    list.into_iter()
        .map(|(class, label, unit, content)| Row {
            class,
            label,
            unit,
            content,
            required: !optional(label),
        })
        .collect()
}

/// The second sheet: names of indicators and thresholds, nothing to be read.
fn formulas() -> Table {
    let mut table = Table::new("指标计算说明");
    table.words(&["指标名称", "计算公式", "达标标准"]);
    table.words(&[
        "生均教学及辅助用房面积",
        "(教学及辅助用房总面积-室内体育用房面积)÷学生人数",
        "小学>=4.5平方米\n初中>=5.8平方米",
    ]);
    table.words(&[
        "生均教学仪器设备值",
        "教学仪器设备资产值÷学生人数",
        "小学>=2000元\n初中>=2500元",
    ]);
    table.words(&["学校规模", "学生总人数", "小学/初中<=2000人\n九年/十二年一贯制<=2500人"]);
    table
}

/// The third sheet: words alone.
fn special_cases() -> Table {
    let mut table = Table::new("特殊情况说明");
    table.words(&["特殊情况处理说明"]);
    table.words(&["一、一贯制学校和完全中学资源拆分计算"]);
    table.words(&["九年一贯制学校：按照“小学生:初中生=1:1.1”的比例进行拆分"]);
    table
}
