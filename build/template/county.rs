//! The sheet 县级填报: a line for each thing that a county reports of itself. Its labels are the
//! official ones; what a label means when the sheet is read is said by `intake`, never here.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::{A4, FONT, Help, Rule, cell_format, validation};

/// The name of the sheet.
pub const COUNTY_SHEET: &str = "县级填报";

/// One line.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// What it belongs to.
    pub group: &'static str,
    /// What it asks.
    pub label: &'static str,
    /// The unit, or the choices.
    pub unit: &'static str,
    /// What may be typed.
    pub rule: Rule,
}

/// What a county gives on a line: the label, the value, what it rests on, the day.
pub type Given<'a> = (&'a str, &'a str, &'a str, &'a str);

const YES_NO: Rule = Rule::OneOf(&["是", "否"]);
const THERE: Rule = Rule::OneOf(&["有", "无"]);
const MONITOR: Rule = Rule::OneOf(&["国家", "省级", "未监测"]);
const LEVEL: Rule = Rule::OneOf(&["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"]);

macro_rules! lines {
    ($($group:literal { $($label:literal, $unit:literal, $rule:expr;)+ })+) => {
        /// All lines, in the order of the standard.
        pub const LINES: &[Line] = &[$($(Line {
            group: $group,
            label: $label,
            unit: $unit,
            rule: $rule,
        },)+)+];
    };
}

lines! {
    "基本信息" {
        "区县名称", "", Rule::Words;
        "区县代码", "", Rule::Words;
        "填报年度", "", Rule::Words;
    }
    "政府保障程度" {
        "G1 县域内义务教育学校规划布局合理，符合国家规定要求", "是/否", YES_NO;
        "G2 县域内城乡义务教育学校建设标准统一、教师编制标准统一、生均公用经费基准定额统一、基本装备配置标准统一", "是/否", YES_NO;
        "规定的小学生均公用经费标准", "元", Rule::Decimal;
        "规定的初中生均公用经费标准", "元", Rule::Decimal;
        "特殊教育学校公用经费总额", "万元", Rule::Decimal;
        "特殊教育学校学生数", "人", Rule::Whole;
        "义务教育学校教师年平均工资收入", "元", Rule::Decimal;
        "当地公务员年平均工资收入", "元", Rule::Decimal;
        "全县专任教师数", "人", Rule::Whole;
        "完成360学时培训的教师数", "人", Rule::Whole;
        "持有教师资格证的专任教师数", "人", Rule::Whole;
        "G10 县级教育行政部门在核定的教职工编制总额和岗位总量内，统筹分配各校教职工编制和岗位数量", "是/否", YES_NO;
        "符合交流条件教师总数", "人", Rule::Whole;
        "实际交流轮岗教师数", "人", Rule::Whole;
        "实际交流骨干教师数", "人", Rule::Whole;
        "交流轮岗人数统计的年数", "年", Rule::Whole;
        "优质高中招生计划总人数", "人", Rule::Whole;
        "优质高中招生分配指标数", "人", Rule::Whole;
        "向农村学校分配指标数", "人", Rule::Whole;
        "符合条件的随迁子女总人数", "人", Rule::Whole;
        "在公办学校就读的随迁子女人数", "人", Rule::Whole;
        "在政府购买服务的民办学校就读的随迁子女人数", "人", Rule::Whole;
    }
    "教育质量" {
        "全县初中毕业班学生数", "人", Rule::Whole;
        "三年前该年级入学学生数", "人", Rule::Whole;
        "毕业年级三年转入学生数", "人", Rule::Whole;
        "毕业年级三年转出学生数", "人", Rule::Whole;
        "毕业年级三年死亡学生数", "人", Rule::Whole;
        "适龄残疾儿童少年总数", "人", Rule::Whole;
        "适龄残疾儿童少年入学总人数", "人", Rule::Whole;
        "在特殊教育学校就读的残疾儿童少年数", "人", Rule::Whole;
        "Q3 所有学校制定章程，实现学校管理与教学信息化", "是/否", YES_NO;
        "Q5 教师能熟练运用信息化手段组织教学，设施设备利用率达到较高水平", "是/否", YES_NO;
        "Q6 所有学校德育工作、校园文化建设水平达到良好以上", "是/否", YES_NO;
        "Q7 课程开齐开足，教学秩序规范，综合实践活动有效开展", "是/否", YES_NO;
        "Q8 无过重课业负担", "是/否", YES_NO;
    }
    "质量监测" {
        "语文·监测单位", "国家/省级/未监测", MONITOR;
        "语文·学业水平等级", "级", LEVEL;
        "语文·校际差异率", "", Rule::Decimal;
        "数学·监测单位", "国家/省级/未监测", MONITOR;
        "数学·学业水平等级", "级", LEVEL;
        "数学·校际差异率", "", Rule::Decimal;
        "科学·监测单位", "国家/省级/未监测", MONITOR;
        "科学·学业水平等级", "级", LEVEL;
        "科学·校际差异率", "", Rule::Decimal;
        "体育·监测单位", "国家/省级/未监测", MONITOR;
        "体育·学业水平等级", "级", LEVEL;
        "体育·校际差异率", "", Rule::Decimal;
        "艺术·监测单位", "国家/省级/未监测", MONITOR;
        "艺术·学业水平等级", "级", LEVEL;
        "艺术·校际差异率", "", Rule::Decimal;
        "德育·监测单位", "国家/省级/未监测", MONITOR;
        "德育·学业水平等级", "级", LEVEL;
        "德育·校际差异率", "", Rule::Decimal;
    }
    "社会认可度" {
        "问卷总数", "份", Rule::Whole;
        "回收有效问卷数", "份", Rule::Whole;
        "满意问卷数", "份", Rule::Whole;
        "实地走访人数", "人", Rule::Whole;
        "实地走访满意人数", "人", Rule::Whole;
        "问卷总数（家长）", "份", Rule::Whole;
        "回收有效问卷数（家长）", "份", Rule::Whole;
        "满意问卷数（家长）", "份", Rule::Whole;
        "实地走访人数（家长）", "人", Rule::Whole;
        "实地走访满意人数（家长）", "人", Rule::Whole;
    }
    "一票否决" {
        "V1 存在以考试方式招生", "有/无", THERE;
        "V2 存在违规择校行为", "有/无", THERE;
        "V3 存在重点学校或重点班", "有/无", THERE;
        "V4 存在“有编不补”或长期聘用编外教师的情况", "有/无", THERE;
        "V5 教育系统存在重大安全责任事故和严重违纪违规事件", "有/无", THERE;
        "V6 有弄虚作假行为", "有/无", THERE;
        "V7 规范治理校外培训机构及减轻中小学课外负担不力（部分地方）", "有/无", THERE;
        "V8 存在校闹、强烈舆情（部分地方）", "有/无", THERE;
    }
    "现成的结果（没有上面的人数时才填）" {
        "特殊教育学校生均公用经费", "元", Rule::Decimal;
        "教师培训完成率", "%", Rule::Percent;
        "持证上岗率", "%", Rule::Percent;
        "交流轮岗教师比例", "%", Rule::Percent;
        "交流轮岗教师中骨干教师比例", "%", Rule::Percent;
        "小学就近划片入学比例", "%", Rule::Percent;
        "初中就近划片入学比例", "%", Rule::Percent;
        "优质高中招生名额分配比例", "%", Rule::Percent;
        "随迁子女在公办学校和政府购买服务的民办学校就读比例", "%", Rule::Percent;
        "残疾儿童少年入学率", "%", Rule::Percent;
        "初中三年巩固率", "%", Rule::Percent;
        "九年义务教育巩固率", "%", Rule::Percent;
        "问卷调查综合满意度", "%", Rule::Percent;
        "实地走访满意度", "%", Rule::Percent;
    }
}

const HEADS: [(&str, f64); 7] = [
    ("序号", 6.0),
    ("类别", 16.0),
    ("填报项目", 60.0),
    ("单位", 18.0),
    ("填报值", 16.0),
    ("依据与说明", 40.0),
    ("日期", 12.0),
];
/// 填报值.
const VALUES: u16 = 4;

/// Writes the sheet with what the county gives.
pub fn sheet(sheet: &mut Worksheet, given: &[Given<'_>], help: Help) -> Result<(), XlsxError> {
    let base = Format::new().set_font_name(FONT).set_font_size(10);
    let line =
        base.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00BF_BFBF));
    let label = line.clone().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let head = label
        .clone()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x001F_3A5F));
    sheet.set_name(COUNTY_SHEET)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, (words, width)) in (0u16..).zip(HEADS) {
        sheet.set_column_width(column, width)?;
        sheet.write_with_format(0, column, words, &head)?;
    }
    for (row, asked) in (1u32..).zip(LINES) {
        sheet.write_with_format(row, 0, row, &label)?;
        sheet.write_with_format(row, 1, asked.group, &label)?;
        sheet.write_with_format(row, 2, asked.label, &label)?;
        sheet.write_with_format(row, 3, asked.unit, &label)?;
        let found = given.iter().find(|(label, ..)| *label == asked.label);
        let (_, value, note, day) = found.copied().unwrap_or_default();
        let format = cell_format(asked.rule)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00BF_BFBF))
            .set_background_color(Color::RGB(0x00FF_FBE6));
        match (value, value.parse::<f64>(), asked.rule) {
            ("", ..) if help == Help::None => continue,
            ("", ..) => sheet.write_blank(row, VALUES, &format)?,
            (_, Ok(figure), Rule::Whole | Rule::Decimal | Rule::Percent) => {
                sheet.write_with_format(row, VALUES, figure, &format)?
            }
            _ => sheet.write_with_format(row, VALUES, value, &format)?,
        };
        for (column, words) in [(5, note), (6, day)] {
            match words {
                "" if help == Help::None => continue,
                "" => sheet.write_blank(row, column, &line)?,
                _ => sheet.write_with_format(row, column, words, &line)?,
            };
        }
        if let (Help::Full, Some(validation)) = (help, validation(asked.rule)?) {
            sheet.add_data_validation(row, VALUES, row, VALUES, &validation)?;
        }
    }
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}
