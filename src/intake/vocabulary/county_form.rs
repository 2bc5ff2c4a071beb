//! The words of the county's form (区县填报): which label asks for which figure, choice or result of
//! monitoring. Labels are compared whole, in one spelling; one that is not held here is not read.

use crate::county::{CountyField, Subject};
use crate::intake::Asks;
use crate::intake::vocabulary::spelling::{apart, plain};
use crate::standard::{FormItem, form_items};

/// Other labels than the official names, in use on forms.
#[rustfmt::skip]
const SYNONYMS: &[(CountyField, &[&str])] = &[
    (CountyField::PrimaryBase, &["小学生均公用经费标准", "小学生均公用经费基准定额"]),
    (CountyField::JuniorBase, &["初中生均公用经费标准", "初中生均公用经费基准定额"]),
    (CountyField::SpecialFunds, &["特殊教育学校经费总额", "特殊教育学校公用经费", "特殊教育经费总额"]),
    (CountyField::SpecialPupils, &["特殊教育学校学生人数", "特殊教育学生数", "特殊教育学校在校生数"]),
    (CountyField::TeacherPay, &[
        "上年度义务教育学校教师年平均工资收入水平", "义务教育学校教师年平均工资", "教师年平均工资收入",
    ]),
    (CountyField::OfficialPay, &["公务员年平均工资收入", "当地公务员年平均工资"]),
    (CountyField::AllTeachers, &["全县教师数", "全县在岗专任教师数"]),
    (CountyField::AllTrained, &["完成360学时培训的教师"]),
    (CountyField::RotationEligible, &["符合交流轮岗条件教师总数"]),
    (CountyField::Rotated, &["交流轮岗教师数", "上一年度交流轮岗教师"]),
    (CountyField::RotatedBackbone, &["实际交流轮岗骨干教师数", "交流轮岗的骨干教师"]),
    (CountyField::RotationYears, &["交流轮岗统计年数"]),
    (CountyField::QuotaPlan, &["优质高中招生名额总数"]),
    (CountyField::QuotaShared, &["优质高中招生分配名额"]),
    (CountyField::QuotaRural, &["分配农村学校的名额"]),
    (CountyField::MigrantChildren, &["符合条件的随迁子女数"]),
    (CountyField::MigrantPublic, &["公办学校就读的随迁子女人数"]),
    (CountyField::MigrantBought, &["政府购买服务的民办学校就读的随迁子女人数"]),
    (CountyField::DisabledChildren, &["残疾儿童少年总数"]),
    (CountyField::DisabledEnrolled, &["残疾儿童少年入学人数", "适龄残疾儿童少年入学人数"]),
    (CountyField::AllGraduates, &["初中毕业班学生数"]),
    (CountyField::SurveyValid, &["有效问卷数"]),
    (CountyField::SurveyRate, &["问卷调查满意度", "问卷满意度"]),
];

/// What the county's form may ask for.
pub(crate) struct Labels {
    /// The labels of all figures, in one spelling.
    figures: Vec<(String, CountyField)>,
    /// The items that are answered by a choice.
    items: Vec<FormItem>,
}

impl Labels {
    pub(crate) fn new() -> Self {
        let names = CountyField::ALL.iter().map(|field| (spelling(field.name()), *field));
        let others = SYNONYMS
            .iter()
            .flat_map(|(field, words)| words.iter().map(|word| (spelling(word), *field)));
        Self { figures: names.chain(others).collect(), items: form_items() }
    }

    /// Whether the answers to an item are 有 and 无 rather than 是 and 否. Of an item that no pack of the
    /// crate has, the form's column of units may say so (有/无); else it is what the items are whose ids
    /// begin with the same letter.
    pub(crate) fn is_veto(&self, id: &str, unit: &str) -> bool {
        let known = self.items.iter().find(|item| item.id == id);
        let alike = || self.items.iter().find(|item| item.id.get(..1) == id.get(..1));
        match (known, unit) {
            (Some(item), _) => item.is_veto,
            (None, "有/无" | "有无") => true,
            (None, "是/否" | "是否") => false,
            (None, _) => alike().is_some_and(|item| item.is_veto),
        }
    }

    /// What a label asks for.
    pub(crate) fn line(&self, label: &str) -> Option<Asks> {
        let key = spelling(label);
        let found = self.figures.iter().find(|(known, _)| *known == key);
        if let Some((_, field)) = found {
            return Some(Asks::Figure(*field));
        }
        match key.as_str() {
            "区县名称" | "县区名称" | "县名称" | "县市区名称" => {
                return Some(Asks::Name);
            }
            "区县代码" | "县区代码" | "行政区划代码" | "县市区代码" => {
                return Some(Asks::Code);
            }
            "填报年度" | "年度" | "填报年份" | "评估年度" => return Some(Asks::Year),
            _ => {}
        }
        let text = plain(label);
        monitor(&text).or_else(|| self.answer(&text)).or_else(|| self.named(&text))
    }

    /// The item whose words a label holds.
    fn answer(&self, text: &str) -> Option<Asks> {
        let holds = |item: &&FormItem| item.words.iter().all(|word| text.contains(word.as_str()));
        self.items.iter().find(holds).map(|item| Asks::Answer(item.id.clone()))
    }

    /// V9 …: an item of somebody's own pack says its id itself, with the letter of a kind of items.
    fn named(&self, text: &str) -> Option<Asks> {
        let is_letter = |first: char| self.items.iter().any(|item| item.id.starts_with(first));
        let rest = text.strip_prefix(is_letter)?;
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let words = rest.get(digits..)?.trim_start_matches(['.', '、', ':']);
        let id = text.get(..=digits).filter(|_| digits > 0 && !words.is_empty())?;
        Some(Asks::Answer(id.to_owned()))
    }
}

/// 语文学业水平等级, 数学·校际差异率, 质量监测：科学（监测单位）.
fn monitor(text: &str) -> Option<Asks> {
    let of: fn(Subject) -> Asks = if text.contains("差异率") {
        Asks::Difference
    } else if text.contains("等级") || text.contains("学业水平") {
        Asks::Level
    } else if text.contains("监测单位") || text.contains("监测级别") || text.contains("监测来源")
    {
        Asks::By
    } else {
        return None;
    };
    let mut subjects = Subject::ALL.into_iter().filter(|subject| text.contains(subject.name()));
    let subject = subjects.next().filter(|_| subjects.next().is_none())?;
    Some(of(subject))
}

/// A label without its number, its brackets and the words that say only whose and when.
fn spelling(label: &str) -> String {
    let plain = plain(label);
    let (outer, brackets) = apart(&plain);
    let mut text = outer
        .trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '、' | '#'))
        .to_owned();
    for idle in ["县域内", "全县", "全区", "全市", "本县", "上一年度", "上年度", "其中", "的"]
    {
        text = text.replace(idle, "");
    }
    text.retain(|c| !matches!(c, '、' | ',' | ':' | '/' | '·' | '-' | '—' | '“' | '”' | '"'));
    let mut stem = text.strip_prefix('在').unwrap_or(&text);
    let ends = ["总人数", "人数", "数量", "总数", "数"];
    if let Some(shorter) = ends.iter().find_map(|end| stem.strip_suffix(end)) {
        stem = shorter;
    }
    let parents = brackets.iter().any(|inner| inner.contains("家长"));
    if parents { format!("{stem}·家长") } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whether_an_item_is_a_veto_is_said_by_its_pack_or_its_unit() {
        let labels = Labels::new();
        let cases = [
            ("V1", "", true),
            ("V6", "是/否", true),
            ("V8", "有/无", true),
            ("G1", "有/无", false),
            ("Q8", "", false),
            ("V9", "", true),
            ("V9", "是/否", false),
            ("G19", "", false),
            ("G19", "有/无", true),
            ("X1", "", false),
        ];
        for (id, unit, is_veto) in cases {
            assert_eq!(labels.is_veto(id, unit), is_veto, "{id} {unit}");
        }
    }

    #[test]
    fn labels_ask_for_what_they_say() {
        let labels = Labels::new();
        for field in CountyField::ALL {
            assert_eq!(labels.line(field.name()), Some(Asks::Figure(*field)), "{}", field.name());
        }
        let answer = |id: &str| Some(Asks::Answer(id.to_owned()));
        let cases = [
            ("区县名称", Some(Asks::Name)),
            (
                "上年度义务教育学校教师年平均工资收入水平（不含民办学校）",
                Some(Asks::Figure(CountyField::TeacherPay)),
            ),
            ("在县域内公办学校就读的随迁子女人数", Some(Asks::Figure(CountyField::MigrantPublic))),
            ("语文·校际差异率", Some(Asks::Difference(Subject::Chinese))),
            ("德育 学业水平等级", Some(Asks::Level(Subject::Morals))),
            ("V2 存在违规择校行为", answer("V2")),
            ("V9 存在别的情况", answer("V9")),
            ("无过重课业负担", answer("Q8")),
            ("相关科目学生学业水平达到Ⅲ级以上，且校际差异率低于0.15", None),
            ("G7", None),
            ("招生", None),
        ];
        for (label, line) in cases {
            assert_eq!(labels.line(label), line, "{label}");
        }
    }
}
