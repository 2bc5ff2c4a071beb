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

/// A form, and what was answered on each of its lines.
pub struct Form {
    /// The file's name without ending.
    pub name: String,
    pub tables: Vec<Table>,
    /// Label, unit and answer, from the second row of the first sheet on.
    pub lines: Vec<(&'static str, &'static str, Content)>,
}

/// A workbook for each school that [`told`] keeps: its file name without ending, and its sheets.
pub fn forms(rng: &mut Rng, county: &County, hand: Hand) -> Vec<(String, Vec<Table>)> {
    answered(rng, county, hand).into_iter().map(|form| (form.name, form.tables)).collect()
}

/// The same with the answers.
pub fn answered(rng: &mut Rng, county: &County, hand: Hand) -> Vec<Form> {
    let told = told(county);
    let kept = |school: &&School| told.schools.iter().any(|other| other.name == school.name);
    let mut files = Vec::new();
    for (number, school) in county.schools.iter().filter(kept).enumerate() {
        let name = match number % 3 {
            0 => school.name.clone(),
            1 => format!("学校填报表（{}）", number + 1),
            _ => format!("{:03}_{}", number + 1, school.code),
        };
        let rows = rows(rng, school);
        let tables = vec![table("学校填报数据", rng, &rows, hand), formulas(), special_cases()];
        let lines = rows.into_iter().map(|row| (row.label, row.unit, row.content)).collect();
        files.push(Form { name, tables, lines });
    }
    files
}

const HEAD: [&str; 7] = ["序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明"];

fn table(name: &str, rng: &mut Rng, rows: &[Row], hand: Hand) -> Table {
    let mut table = Table::new(name);
    table.words(&HEAD);
    for (number, row) in (1u32..).zip(rows) {
        let value = hand.cell(rng, &row.content);
        let mut cells = vec![CellValue::from(f64::from(number)), row.class.into()];
        cells.extend([row.label.into(), row.unit.into(), value]);
        cells.push(if row.required { "是" } else { "否" }.into());
        table.push(cells);
    }
    table
}

/// The county's own form, label by label as it is in use.
pub fn county_form(rng: &mut Rng, hand: Hand) -> Form {
    let figure = |steps, decimals| Content::Figure(Figure { steps, decimals });
    let mut rows = vec![
        Row::new("基本信息", "区县名称", "", Content::Words("清河县".to_owned())),
        Row::new("基本信息", "区县代码", "", Content::Words("219900".to_owned())),
        Row::new("基本信息", "填报年度", "", Content::Words(rng.i64(2019..2030).to_string())),
    ];
    let lines = [
        ("经费标准", "规定的小学生均公用经费标准", "元"),
        ("经费标准", "规定的初中生均公用经费标准", "元"),
        ("经费标准", "特殊教育学校经费总额", "元"),
        ("经费标准", "特殊教育学校学生人数", "人"),
        ("工资收入", "上年度义务教育学校教师年平均工资收入水平（不含民办学校）", "万元"),
        ("工资收入", "当地公务员年平均工资收入", "万元"),
        ("教师交流轮岗", "符合交流条件教师总数", "人"),
        ("教师交流轮岗", "实际交流轮岗教师数", "人"),
        ("教师交流轮岗", "实际交流骨干教师数量", "人"),
        ("优质高中招生", "优质高中招生计划总人数", "人"),
        ("优质高中招生", "优质高中招生分配指标数", "人"),
        ("优质高中招生", "向农村学校分配指标数", "人"),
        ("随迁子女", "符合条件的随迁子女总人数", "人"),
        ("随迁子女", "在县域内公办学校就读的随迁子女人数", "人"),
        ("随迁子女", "在政府购买服务的民办学校就读随迁子女人数", "人"),
        ("残疾儿童入学", "适龄残疾儿童少年总数", "人"),
        ("残疾儿童入学", "适龄残疾儿童少年入学总人数", "人"),
    ];
    for (class, label, unit) in lines {
        let content = match (rng.u8(..8), unit) {
            (0, _) => Content::Unknown,
            (_, "人") => figure(rng.i64(0..9000), 0),
            (_, "万元") => figure(rng.i64(40_000..300_000), 4),
            _ => figure(rng.i64(1..9_000_000), 2),
        };
        rows.push(Row::new(class, label, unit, content));
    }
    let tables = vec![table("区县填报数据", rng, &rows, hand), formulas(), special_cases()];
    let lines = rows.into_iter().map(|row| (row.label, row.unit, row.content)).collect();
    Form { name: "区县填报表".to_owned(), tables, lines }
}

struct Row {
    class: &'static str,
    label: &'static str,
    unit: &'static str,
    content: Content,
    required: bool,
}

impl Row {
    fn new(class: &'static str, label: &'static str, unit: &'static str, content: Content) -> Self {
        Self { class, label, unit, content, required: true }
    }
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
    let mut flag = || words(["是", "否", "—"][rng.usize(..3)]);
    let (basic, degrees) = ("基本信息", "教师学历信息");
    let mut list: Vec<(&str, &str, &str, Content)> = vec![
        (basic, "学校名称", "", words(&school.name)),
        (basic, "学校类型", "小学/初中/九年一贯制/十二年一贯制/完全中学", words(kind)),
        (basic, "学校代码", "", words(&school.code)),
        (basic, "建校时间", "年", year),
        (basic, "是否2010年及之前规划并建成", "是/否", flag()),
        (basic, "是否2016年及之前规划并建成", "是/否", flag()),
        (basic, "是否人口密度过高的大城市中心城区学校", "是/否", flag()),
        (basic, "是否50人及以上但不足100人的乡村小规模学校和教学点", "是/否", flag()),
        (basic, "是否最大班额低于30人的农村小规模学校", "是/否", flag()),
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
        list.push(("班级信息", label, "个", figure(rng.i64(0..12) + index as i64, 0)));
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
        ("体育艺术教师", "体育交流轮岗/兼职/走教教师人数", "人", some(rng, 9)),
        ("体育艺术教师", "音乐交流轮岗/兼职/走教教师人数", "人", some(rng, 9)),
        ("体育艺术教师", "美术交流轮岗/兼职/走教教师人数", "人", some(rng, 9)),
        ("体育艺术教师", "艺术交流轮岗/兼职/走教教师人数", "人", some(rng, 9)),
        ("教学用房面积", "教学及辅助用房总面积", "平方米", known(has.gross, 2)),
        ("教学用房面积", "室内体育用房面积", "平方米", known(has.gym, 2)),
        ("体育场馆面积", "学校体育馆面积", "平方米", known(has.gym, 2)),
        ("体育场馆面积", "校内体育场面积", "平方米", known(has.ground, 2)),
        ("体育场馆面积", "校外租赁场馆面积", "平方米", some(rng, 4000)),
        ("体育场馆面积", "校内其他体育场面积", "平方米", some(rng, 2000)),
        ("教学设备", "教学仪器设备资产值（账面原值）", "万元", known(has.equipment, 6)),
        ("教学设备", "网络多媒体教室间数", "间", known(has.rooms, 0)),
        ("音乐美术教室", "音乐教室总间数", "间", figure(rng.i64(0..6), 0)),
        ("音乐美术教室", "单间面积≥96㎡的音乐教室间数", "间", figure(rng.i64(0..6), 0)),
        ("音乐美术教室", "73㎡≤单间面积＜96㎡的音乐教室间数", "间", figure(rng.i64(0..6), 0)),
        ("音乐美术教室", "61㎡≤单间面积＜73㎡的音乐教室间数", "间", figure(rng.i64(0..6), 0)),
        ("音乐美术教室", "美术教室总间数", "间", figure(rng.i64(0..6), 0)),
        ("音乐美术教室", "单间面积≥90㎡的美术教室间数", "间", figure(rng.i64(0..6), 0)),
        ("音乐美术教室", "67㎡≤单间面积＜90㎡的美术教室间数", "间", figure(rng.i64(0..6), 0)),
        ("音乐美术教室", "61㎡≤单间面积＜67㎡的美术教室间数", "间", figure(rng.i64(0..6), 0)),
        ("经费信息", "上一年度公用经费预算总额", "万元", figure(rng.i64(10..500), 0)),
        ("经费信息", "上一年度公用经费决算总额", "万元", figure(rng.i64(10..500), 0)),
        ("经费信息", "上一年度教师培训经费预算总额", "万元", figure(rng.i64(1..25), 0)),
        ("巩固率数据", "本届毕业学生人数", "人", figure(rng.i64(10..500), 0)),
        ("巩固率数据", "毕业年级初一时在校学生数", "人", figure(rng.i64(10..500), 0)),
        ("巩固率数据", "毕业年级三年转入学生数", "人", figure(rng.i64(0..9), 0)),
        ("巩固率数据", "毕业年级三年转出学生数", "人", figure(rng.i64(0..9), 0)),
        ("巩固率数据", "毕业年级三年死亡学生数", "人", figure(rng.i64(0..3), 0)),
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

/// An answer that few schools have to give.
fn some(rng: &mut Rng, below: i64) -> Content {
    if rng.bool() {
        Content::Unknown
    } else {
        Content::Figure(Figure { steps: rng.i64(0..below), decimals: 0 })
    }
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
