//! Lists of some people only: 骨干教师名册, 随迁子女花名册, 退休教师. They count for what they list and for
//! nothing else: who does not stand in them is not missing from the school.

use super::columns::Who;
use super::tally::Question;

/// What a list counts for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scope {
    /// Everybody of a school, or of one of its stages.
    #[default]
    All,
    /// Those of whom one question is answered by yes.
    Only(Question),
    /// Nothing that is asked for.
    Nothing,
}

impl Scope {
    /// Whether a question is answered by such a list.
    pub(super) fn answers(self, question: Question) -> bool {
        match self {
            Self::All => true,
            Self::Only(one) => one == question,
            Self::Nothing => false,
        }
    }
}

/// What the texts over a table say that it lists.
pub(super) fn of_texts(who: Who, texts: &[&str]) -> Scope {
    const BACKBONE: &[&str] = &["骨干", "名师", "学科带头人"];
    const SUBJECTS: &[&str] = &[
        "体育教师",
        "音乐教师",
        "美术教师",
        "艺术教师",
        "体艺教师",
        "体音美",
        "音体美",
        "体育艺术",
    ];
    const NOT_ALL: &[&str] = &[
        "交流",
        "轮岗",
        "支教",
        "校长",
        "班主任",
        "退休",
        "外聘",
        "代课",
        "临聘",
        "培训",
        "获奖",
        "职称",
        "新入职",
        "新教师",
        "特岗",
        "党员",
        "保安",
        "工勤",
        "兼职",
        "走教",
        "离职",
        "调动",
        "招聘",
        "考核",
        "体检",
    ];
    const MIGRANT: &[&str] = &["随迁", "务工"];
    const NOT_ALL_PUPILS: &[&str] = &[
        "寄宿",
        "住宿",
        "留守",
        "残疾",
        "随班就读",
        "资助",
        "贫困",
        "困难",
        "毕业",
        "新生",
        "招生",
        "转入",
        "转出",
        "休学",
        "退学",
        "辍学",
        "获奖",
        "团员",
        "托管",
        "午餐",
        "社团",
        "体检",
        "特长",
    ];
    let says =
        |words: &[&str]| texts.iter().any(|text| words.iter().any(|word| text.contains(word)));
    match who {
        Who::Teachers if says(BACKBONE) => Scope::Only(Question::Backbone),
        Who::Teachers if says(SUBJECTS) => Scope::Only(Question::SportsArts),
        Who::Teachers if says(NOT_ALL) => Scope::Nothing,
        Who::Pupils if says(MIGRANT) => Scope::Only(Question::Migrant),
        Who::Pupils if says(NOT_ALL_PUPILS) => Scope::Nothing,
        _ => Scope::All,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_who_is_listed() {
        let cases = [
            (Who::Teachers, "专任教师花名册", Scope::All),
            (Who::Teachers, "县级以上骨干教师名册", Scope::Only(Question::Backbone)),
            (Who::Teachers, "体育教师名册", Scope::Only(Question::SportsArts)),
            (Who::Teachers, "交流轮岗教师名册", Scope::Nothing),
            (Who::Teachers, "退休教师名单", Scope::Nothing),
            (Who::Pupils, "学生花名册", Scope::All),
            (Who::Pupils, "随迁子女花名册", Scope::Only(Question::Migrant)),
            (Who::Pupils, "一年级新生名单", Scope::Nothing),
        ];
        for (who, text, scope) in cases {
            assert_eq!(of_texts(who, &[text]), scope, "{text}");
        }
    }
}
