//! What is told of a roster as a whole: what was counted, what was left out and why, and what its lists can
//! count for.

use super::columns::Who;
use super::list::List;
use super::school::SchoolCount;
use super::scope::Scope;
use super::tally::Question;
use crate::findings::{Finding, Persons, Tables};
use crate::intake::Record;
use crate::intake::tables::notes::Notes;

/// Fewer people say nothing of whom a list leaves out.
const TELLING: u32 = 3;

/// Neither teachers nor pupils.
pub(super) fn neither() -> Finding {
    Finding::of(&Persons::NeitherKind {})
}

/// Some people only, and none that are asked for.
pub(super) fn not_counted(who: Who) -> Finding {
    let (some, all) = match who {
        Who::Teachers => ("一部分教师（如交流轮岗、退休、外聘、校长等）", "教师"),
        Who::Pupils => ("一部分学生（如新生、毕业生、寄宿生等）", "学生"),
    };
    Finding::of(&Persons::SomeOnly { some: &some, all: &all })
}

/// Whose people they are is not said.
pub(super) fn no_school() -> Finding {
    Finding::of(&Tables::RosterOfNobody {})
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
            say(Finding::of(&Persons::OneEach { schools: &schools }));
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
            say(Finding::of(&Persons::OnlyMarked { only: &only }));
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
    say(Finding::of(&Persons::Counted { schools: &schools, what: &what, more: &more }));
    if let Some(cell) = list.staff {
        notes.push(Finding::of(&Persons::StaffList {}).at(cell));
    }
    if let Some(cell) = list.assumed.filter(|_| scope == Scope::All) {
        notes.push(Finding::of(&Persons::FullTimeAssumed {}).at(cell));
    }
    if let Some(cell) = list.first_degree {
        notes.push(Finding::of(&Persons::FirstDegreeOnly {}).at(cell));
    }
    if beside.hours_without_period > 0 {
        let says = Persons::HoursWithoutYears { count: &beside.hours_without_period };
        notes.push(Finding::of(&says).at(list.cell));
    }
    if beside.exchanged + beside.eligible > 0 {
        let says = Persons::Exchange {
            moved: &beside.exchanged,
            backbone: &beside.exchanged_backbone,
            eligible: &beside.eligible,
        };
        notes.push(Finding::of(&says).at(list.cell));
    }
}
