//! What there is to tell of rows: gathered by school and sheet, so that a fault in every row is one
//! sentence. A sentence names rows and schools, never a person and never what a cell says.

use std::collections::BTreeMap;

use super::super::notes::Notes;
use super::tally::Question;
use crate::county::Cell;
use crate::finding::{Code, Finding, Severity};

/// So many rows are named one by one.
const NAMED: usize = 12;
/// So many cells travel with a finding.
const MARKED: usize = 40;

/// Something about rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trouble {
    /// The answer is blank or not known: the figure is missing.
    Unclear(Question),
    /// Some are marked 否, so that a blank is no answer.
    NotFilled(Question),
    /// Nobody of the school is marked, while others' are.
    NobodyMarked(Question),
    /// Blanks were taken for no.
    BlankIsNo(Question),
    FullTimeUnclear,
    StageUnclear,
    StatusUnclear,
    SeveralSubjects,
    BackboneNotFullTime,
    SameNumber,
    SameName,
    SameNameOtherTable,
    NoSchool,
    /// What stands in the column of schools is no school's name.
    NotASchool,
    NoClass,
    BareClass,
    SpoiltNumber,
    AlmostEmpty,
    /// A row that says something of somebody who has neither name nor number.
    NoName,
    ExampleRow,
}

impl Trouble {
    fn kind(self) -> (Severity, Code) {
        match self {
            Self::NoSchool | Self::NotASchool => (Severity::Error, Code::PersonUnclear),
            Self::BlankIsNo(_) | Self::BackboneNotFullTime | Self::ExampleRow => {
                (Severity::Notice, Code::PersonUnclear)
            }
            Self::SameNumber | Self::SameName | Self::SameNameOtherTable => {
                (Severity::Warning, Code::PersonTwice)
            }
            _ => (Severity::Warning, Code::PersonUnclear),
        }
    }

    fn sentence(self, rows: &str, count: usize) -> String {
        match self {
            Self::Unclear(question) => format!(
                "名册{rows}的“{}”空着或写法不认识，这个学段的相关人数因此算缺失，没有按 0 计；请填写或改成通行的写法。",
                question.name()
            ),
            Self::NotFilled(question) => format!(
                "名册{rows}的“{}”空着，而本校其他人写了“否”或“无”，看不出空着的是不是，相关人数算缺失；请补填。",
                question.name()
            ),
            Self::NobodyMarked(question) => format!(
                "名册里这所学校的“{}”全部空着（{count} 人），看不出是一个也没有还是没有填，相关人数算缺失；一个也没有的，请写“无”或“否”。",
                question.name()
            ),
            Self::BlankIsNo(question) => format!(
                "名册的“{}”有 {count} 人空着，同一所学校其他人填了，空着的按“不是”计；如果是漏填，请补上。",
                question.name()
            ),
            Self::FullTimeUnclear => format!(
                "名册{rows}看不出是不是专任教师，这个学段的教师人数因此都算缺失；请在“专任/兼职”一列写“专任”或“兼职”。"
            ),
            Self::StageUnclear => format!(
                "名册{rows}看不出是哪个学段，这所学校的人数只能按全校计；请在“学段”一列写小学、初中或高中（教师同时教两个学段的写主要的一个），或把年级写成“七年级”这样。"
            ),
            Self::StatusUnclear => {
                format!("名册{rows}的状态写法不认识，照常计入；已离开的请写“退休”“调出”“转出”等。")
            }
            Self::SeveralSubjects => format!(
                "名册{rows}写了几个任教学科，按写在前面的一个计；体育、艺术专任教师只计以它为主的，请核对。"
            ),
            Self::BackboneNotFullTime => {
                format!("名册{rows}有骨干称号，但不是专任教师，没有计入县级及以上骨干教师。")
            }
            Self::SameNumber => {
                format!(
                    "名册{rows}与前面的行是同一个证件号码、同一所学校，当作同一个人，只计一次；请核对。"
                )
            }
            Self::SameName => {
                format!(
                    "名册{rows}与前面的行同校同班（教师为同校）同姓名，没有证件号码可以分辨，按两人计；请核对有没有重复。"
                )
            }
            Self::SameNameOtherTable => {
                format!(
                    "名册{rows}与本文件另一张表里的人同校同班（教师为同校）同姓名，当作同一个人，只计一次；请核对。"
                )
            }
            Self::NoSchool => format!("名册{rows}没有写学校，没有计入；请补上学校名称。"),
            Self::NotASchool => {
                format!("名册{rows}的学校一列写的不像校名（可能错了列），没有计入；请写学校全称。")
            }
            Self::NoClass => format!(
                "名册{rows}没有写班级（或写的不像班级），这些学生不在任何一个班里，班额不能全部证明；请补上班级。"
            ),
            Self::BareClass => format!(
                "名册{rows}的班级只是班号，没有年级，分不清是哪个年级的班，没有按班计数；请加一列“年级”。"
            ),
            Self::SpoiltNumber => format!(
                "名册{rows}等的证件号码存成了数字，后几位已经丢失，没有用来查重；请在 Excel 里把这一列设为“文本”后重新填写。"
            ),
            Self::AlmostEmpty => format!("名册{rows}几乎是空行，没有计入；如果是人，请填写完整。"),
            Self::NoName => format!(
                "名册{rows}有内容，却没有姓名也没有证件号码，没有计入；如果是人，请补上姓名。"
            ),
            Self::ExampleRow => format!("名册{rows}是填写示例，没有计入。"),
        }
    }
}

/// The rows of one trouble, and those that they are held against.
type Rows = (Vec<Cell>, Vec<Cell>);

/// What came up, by trouble, school and sheet.
#[derive(Debug, Default)]
pub(super) struct Told {
    all: BTreeMap<(Trouble, Option<usize>, u32), Rows>,
    /// Pairs of rows with one number, by the names of their two schools.
    elsewhere: BTreeMap<[String; 2], Vec<(Cell, Cell)>>,
}

impl Told {
    pub(super) fn tell(&mut self, trouble: Trouble, school: Option<usize>, cell: Cell) {
        self.tell_beside(trouble, school, cell, None);
    }

    /// The same, with the cell of the other one of two.
    pub(super) fn tell_beside(
        &mut self,
        trouble: Trouble,
        school: Option<usize>,
        cell: Cell,
        beside: Option<Cell>,
    ) {
        let entry = self.all.entry((trouble, school, cell.sheet)).or_default();
        entry.0.push(cell);
        entry.1.extend(beside);
    }

    /// The same number in two schools.
    pub(super) fn elsewhere(&mut self, names: &[String; 2], cell: Cell, other: Cell) {
        self.elsewhere.entry(names.clone()).or_default().push((cell, other));
    }

    /// The findings, by the names of the schools.
    pub(super) fn into_notes(self, names: &[String], notes: &mut Notes) {
        for ((trouble, school, _), (cells, beside)) in self.all {
            let Some((first, rest)) = cells.split_first() else { continue };
            let school = school.and_then(|index| names.get(index));
            let mut rows = rows_of(&cells);
            let same_sheet = |other: &&Cell| other.sheet == first.sheet;
            if let Some(other) = beside.first().filter(same_sheet) {
                rows = format!("{rows}（前面的在第 {} 行）", u64::from(other.row) + 1);
            }
            let mut message = trouble.sentence(&rows, cells.len());
            if let Some(school) = school {
                message = format!("“{school}”：{message}");
            }
            let (severity, code) = trouble.kind();
            let mut finding = Finding::new(severity, code, message).at(*first);
            for cell in rest.iter().chain(&beside).take(MARKED) {
                finding = finding.and_at(*cell);
            }
            notes.push(match school {
                Some(school) => finding.about(school),
                None => finding,
            });
        }
        for ([school, other], pairs) in self.elsewhere {
            let Some((first, at)) = pairs.first() else { continue };
            let [rows, others] = [|pair: &(Cell, Cell)| pair.0, |pair: &(Cell, Cell)| pair.1]
                .map(|of| rows_of(&pairs.iter().map(of).collect::<Vec<Cell>>()));
            let message = format!(
                "名册{rows}（“{school}”）与{others}（“{other}”）是同一个证件号码，两所学校各计了一次；请核对属于哪所学校，在另一所删去。"
            );
            let finding = Finding::warning(Code::PersonTwice, message).at(*first).and_at(*at);
            notes.push(finding.about(&school));
        }
    }
}

/// 第 5、9、12 行, or with 等 … 行 where there are more.
pub(super) fn rows_of(cells: &[Cell]) -> String {
    let mut rows: Vec<u64> = cells.iter().map(|cell| u64::from(cell.row) + 1).collect();
    rows.sort_unstable();
    rows.dedup();
    let named: Vec<String> = rows.iter().take(NAMED).map(u64::to_string).collect();
    let named = named.join("、");
    if rows.len() > NAMED {
        format!("第 {named} 行等 {} 行", rows.len())
    } else {
        format!("第 {named} 行")
    }
}
