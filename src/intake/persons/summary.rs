//! What is told of a roster as a whole: what was counted, what was left out and why, and what its lists can
//! count for.

use super::super::Record;
use super::super::notes::Notes;
use super::columns::Who;
use super::list::List;
use super::school::SchoolCount;
use super::scope::Scope;
use super::tally::Question;
use crate::finding::{Code, Finding};

/// Fewer people say nothing of whom a list leaves out.
const TELLING: u32 = 3;

/// Neither teachers nor pupils.
pub(super) fn neither() -> Finding {
    Finding::warning(
        Code::PersonsNotCounted,
        "这张表一人一行，但看不出列的是教师还是学生，没有计数；请在标题写明“教师名册”或“学生名册”，或加上学历、任教学科（教师）或班级、学籍号（学生）等列。",
    )
}

/// Some people only, and none that are asked for.
pub(super) fn not_counted(who: Who) -> Finding {
    let (some, all) = match who {
        Who::Teachers => ("一部分教师（如交流轮岗、退休、外聘、校长等）", "教师"),
        Who::Pupils => ("一部分学生（如新生、毕业生、寄宿生等）", "学生"),
    };
    Finding::warning(
        Code::PersonsNotCounted,
        format!(
            "按标题、工作表名或文件名，这张名册只列了{some}，没有计数；需要的是全体{all}的名册，如果它就是，请改掉名称里的这些字。"
        ),
    )
}

/// Whose people they are is not said.
pub(super) fn no_school() -> Finding {
    Finding::error(
        Code::NoSchool,
        "这张名册看不出是哪所学校的，没有计数：没有“学校”一列，标题、工作表名、文件名里也没有写全的校名；请加一列“学校名称”，或在标题里写明校名（如“城关第一小学教师名册”）。",
    )
}

/// What a list counts for, by its rows: where everybody is marked, the others are not listed.
fn scope_of(list: &List) -> Scope {
    if list.scope != Scope::All {
        return list.scope;
    }
    let people: u32 = list.schools.iter().map(SchoolCount::people).sum();
    if people < TELLING {
        return list.scope;
    }
    let all_say = |question| {
        list.schools.iter().map(|school| school.answered(question)).sum::<u32>() == people
    };
    let each_once = list.schools.len() >= TELLING as usize && people as usize == list.schools.len();
    match list.who {
        Who::Teachers if all_say(Question::Backbone) => Scope::Only(Question::Backbone),
        Who::Teachers if all_say(Question::SportsArts) => Scope::Only(Question::SportsArts),
        Who::Teachers if each_once => Scope::Nothing,
        Who::Pupils if all_say(Question::Migrant) => Scope::Only(Question::Migrant),
        _ => Scope::All,
    }
}

/// The records of a list, and what there is to tell of it.
pub(super) fn records(mut list: List, notes: &mut Notes) -> Vec<Record> {
    let scope = scope_of(&list);
    let names: Vec<String> = list.schools.iter().map(|school| school.record.name.clone()).collect();
    let people: u32 = list.schools.iter().map(SchoolCount::people).sum();
    if !names.is_empty() {
        tell(&list, scope, people, notes);
    }
    let mut told = std::mem::take(&mut list.told);
    let marked: Vec<Question> = [Question::Backbone, Question::Migrant]
        .into_iter()
        .filter(|question| list.schools.iter().any(|school| school.answered(*question) > 0))
        .collect();
    let mut records = Vec::new();
    if scope != Scope::Nothing {
        for (index, school) in list.schools.into_iter().enumerate() {
            let elsewhere = |question| marked.contains(&question);
            records.push(school.into_record(list.who, scope, index, &elsewhere, &mut told));
        }
    }
    told.into_notes(&names, notes);
    records
}

fn tell(list: &List, scope: Scope, people: u32, notes: &mut Notes) {
    let mut say = |finding: Finding| notes.push(finding.at(list.cell));
    let schools = list.schools.len();
    let what = match (list.who, scope) {
        (_, Scope::Nothing) => {
            say(Finding::warning(
                Code::PersonsNotCounted,
                format!(
                    "这张名册 {schools} 所学校每校只有一人，像是校长或联系人名单，没有计数；请放入全体教师的名册。"
                ),
            ));
            return;
        }
        (Who::Teachers, Scope::All) => format!("专任教师 {people} 人"),
        (Who::Pupils, Scope::All) => format!("学生 {people} 人"),
        (_, Scope::Only(question)) => {
            let only = match question {
                Question::Backbone => "骨干教师",
                Question::SportsArts => "体育、艺术教师",
                _ => "随迁子女",
            };
            say(Finding::notice(
                Code::PersonsNotCounted,
                format!("这张名册只列了{only}，只用来计{only}数，不计全体人数和其他各项。"),
            ));
            format!("{only} {people} 人")
        }
    };
    let beside = &list.beside;
    let mut more = String::new();
    let mut add = |count: u32, words: [&str; 2]| {
        if count > 0 {
            more.push_str(&["；", words[0], " ", &count.to_string(), " 人", words[1]].concat());
        }
    };
    add(beside.not_full_time, ["另有不是专任教师的（兼职、外聘、行政、工勤等）", "，没有计入"]);
    add(list.left, ["另有已离开的（退休、调出、转出等）", "，没有计入"]);
    add(list.kindergartens, ["另有幼儿园的", "，没有计入"]);
    add(beside.outside, ["其中写明编外、合同或聘用的", "，仍计入，是否应计请核对"]);
    say(Finding::notice(
        Code::PersonsCounted,
        format!(
            "从名册计得 {schools} 所学校{what}{more}。姓名、证件号码只在读取时用来查重，没有保存，也不会导出。"
        ),
    ));
    if let Some(cell) = list.staff {
        let message = "名册列的是教职工，没有“专任/兼职”（或“岗位类别”）一列，看不出谁是专任教师，专任教师数和按专任教师计的各项都算缺失；请加上这一列。";
        notes.push(Finding::warning(Code::PersonUnclear, message).at(cell));
    }
    if let Some(cell) = list.assumed.filter(|_| scope == Scope::All) {
        let message = "名册没有“专任/兼职”一列，列出的都按专任教师计；如果有兼职、行政、工勤人员，请加上这一列写明。";
        notes.push(Finding::warning(Code::PersonUnclear, message).at(cell));
    }
    if let Some(cell) = list.first_degree {
        let message = "名册只有第一学历（全日制学历），没有最高学历，高于规定学历教师数不能计算；请加一列“最高学历”。";
        notes.push(Finding::warning(Code::PersonUnclear, message).at(cell));
    }
    if beside.hours_without_period > 0 {
        let message = format!(
            "继续教育学时没有写是几年的，有 {} 人不到 360，看不出五年是否达到 360 学时，相关人数算缺失；请把列名改成“近五年继续教育学时”。",
            beside.hours_without_period
        );
        notes.push(Finding::warning(Code::PersonUnclear, message).at(list.cell));
    }
    if beside.exchanged + beside.eligible > 0 {
        let message = format!(
            "名册里写明交流轮岗的 {} 人（其中县级及以上骨干 {} 人），符合交流条件的 {} 人。交流轮岗比例按全县计，名册是否列全、是否当年看不出，没有自动填入；请在“评估项目”页填写。",
            beside.exchanged, beside.exchanged_backbone, beside.eligible
        );
        notes.push(Finding::notice(Code::PersonsCounted, message).at(list.cell));
    }
}
