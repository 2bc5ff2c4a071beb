//! Which column of a roster says what, and whether its rows are teachers or pupils. It reads no person.

use super::says::{Says, of_column};
use crate::intake::tables::roster::Table;
use crate::intake::vocabulary::headers::Identity;
use crate::intake::vocabulary::spelling::plain;

/// Whose roster it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    Teachers,
    Pupils,
}

/// The columns of a roster, by what they say.
pub(super) struct Columns {
    all: Vec<(u32, Says, String)>,
    /// The column of names, else the first of numbers.
    pub(super) person: Option<u32>,
    pub(super) name: Option<u32>,
    /// The number by which a person is known again, the surest first.
    pub(super) number: Option<u32>,
    pub(super) school: Option<u32>,
    pub(super) code: Option<u32>,
    pub(super) degree: Option<u32>,
    /// Only 第一学历 is given.
    pub(super) first_degree_only: Option<u32>,
}

impl Columns {
    pub(super) fn of(table: &Table<'_>) -> Self {
        let all: Vec<(u32, Says, String)> = table
            .header
            .columns
            .iter()
            .map(|column| {
                let leaf = column.cells.last().map_or_else(String::new, |(_, text)| plain(text));
                (column.at, of_column(column), leaf)
            })
            .collect();
        let find = |wanted: Says| all.iter().find(|(_, says, _)| *says == wanted).map(|one| one.0);
        let name = find(Says::Name);
        let number = find(Says::IdentityCard)
            .or_else(|| find(Says::PupilNumber))
            .or_else(|| find(Says::CertificateNumber));
        let degree = find(Says::HighestDegree).or_else(|| find(Says::Degree));
        let first = find(Says::FirstDegree).filter(|_| degree.is_none());
        // 学校名称 goes before 单位 and 工作单位.
        let named = table.header.identity(Identity::Name);
        let school = named.filter(|at| all.iter().any(|one| one.0 == *at && one.1 == Says::School));
        Self {
            person: name.or(number),
            name,
            number,
            school: school.or_else(|| find(Says::School)),
            code: find(Says::SchoolCode),
            degree,
            first_degree_only: first,
            all,
        }
    }

    pub(super) fn at(&self, wanted: Says) -> Option<u32> {
        self.all.iter().find(|(_, says, _)| *says == wanted).map(|one| one.0)
    }

    /// All columns that say it: 任教学科1, 任教学科2.
    pub(super) fn all_at(&self, wanted: Says) -> Vec<u32> {
        self.all.iter().filter(|(_, says, _)| *says == wanted).map(|one| one.0).collect()
    }

    /// Whether something is read in a column.
    pub(super) fn is_read(&self, at: u32) -> bool {
        self.all.iter().any(|(column, says, _)| *column == at && says.column().is_used())
    }

    /// The words of a column's header.
    pub(super) fn header(&self, at: u32) -> &str {
        self.all.iter().find(|one| one.0 == at).map_or("", |one| one.2.as_str())
    }

    /// Teachers or pupils, by what is kept of them, else by what stands over the table.
    pub(super) fn who(&self, over: &str) -> Option<Who> {
        let count = |is: fn(Says) -> bool| self.all.iter().filter(|one| is(one.1)).count();
        let named = |word: &str| {
            self.all.iter().any(|(_, says, leaf)| *says == Says::Name && leaf.contains(word))
        };
        let (mut teachers, mut pupils) = (count(Says::of_teacher), count(Says::of_pupil));
        teachers +=
            usize::from(["教师", "职工", "教工", "老师"].iter().any(|word| named(word))) * 2;
        pupils += usize::from(named("学生")) * 2;
        if teachers == pupils {
            let says = |words: &[&str]| words.iter().any(|word| over.contains(word));
            teachers += usize::from(says(&["教师", "职工", "教工", "老师"]));
            pupils += usize::from(says(&["学生", "在校生", "学籍", "新生"]));
        }
        match teachers.cmp(&pupils) {
            std::cmp::Ordering::Greater => Some(Who::Teachers),
            std::cmp::Ordering::Less => Some(Who::Pupils),
            std::cmp::Ordering::Equal => None,
        }
    }
}
