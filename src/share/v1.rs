//! Version 1 of the format: column by column, each figure beside the pupils that it grows with.
//! Written and read by the same functions, so that they cannot differ; see docs/link.md.

use std::collections::HashMap;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::Problem;
use super::coder::{Bit, Coder, Reader, Writer};
use super::column::{self, Column};
use super::fields::{self, KINDS, MONITORS, PARTS, SUBJECTS};
use super::model::{Choice, Number};
use super::snapshot::{AnswerShot, ClassShot, MonitoredShot, SchoolShot, Snapshot, Told};
use super::words::Words;
use crate::county::{Field, Kind, Part};

/// Its number.
pub(super) const VERSION: u8 = 1;

/// No county has more schools.
const MOST_SCHOOLS: usize = 5_000;
/// And all of them no more figures.
const MOST_FACTS: usize = 400_000;
/// No school has more kinds of figures, no county more answers.
const MOST_COLUMNS: usize = 1_000;

/// What names of schools are made of. This and the following are a part of the format: never changed.
const NAMES: &str = "第一小学 第二小学 第三小学 第四小学 第五小学 第六小学 第七小学 第八小学 第九小学 第十小学 \
    第一中学 第二中学 第三中学 第四中学 第五中学 中心小学 中心小学 中心小学 镇中心小学 乡中心小学 镇中心学校 \
    街道中心小学 实验小学 实验小学 实验学校 实验中学 实验初级中学 初级中学 初级中学 镇初级中学 镇中学 乡初级中学 \
    外国语学校 外国语小学 希望小学 希望小学 完全小学 村小学 村小学 村完全小学 九年一贯制学校 九年制学校 学校 学校 \
    小学教学点 教学点 教学点 村教学点 附属小学 附属学校 附属初级中学 城关小学 城关镇第一小学 城关镇中心小学 \
    县第一小学 县第二小学 县第一中学 县实验小学 区实验小学 市第一小学 民族小学 民族学校 寄宿制小学 特殊教育学校 \
    职业技术学校 职业中等专业学校 高级中学 完全中学 东城小学 西城小学 南关小学 北关小学 新城学校 新华小学 \
    育才小学 育英学校 育红小学 红旗小学 红星小学 光明小学 和平小学 建设小学 人民小学 胜利小学 文化路小学";

/// 举办者 and 办别.
const FOUNDERS: &str =
    "公办 民办 教育部门 县级教育部门 地级教育部门 省级教育部门 其他部门 地方企业 民办 10";

/// 城乡类型.
const LOCALITIES: &str =
    "城区 镇区 乡村 主城区 城乡结合区 镇中心区 镇乡结合区 特殊区域 乡中心区 村庄 农村";

/// Ids and other words.
const WORDS: &str = "cn-2017 cn-2012 shenyang 2024 2025 2026 2027 G1 G2 G3 G10 Q3 Q5 Q6 Q7 Q8 V1 V2 V3 \
    2026-01-01 2025-12-31 0 1 2 3 4 5 6 7 8 9 0.1 0.05 95 100 自治县 市 区 县";

/// Packs a snapshot.
pub(super) fn write(snapshot: &Snapshot) -> Vec<u8> {
    let mut writer = Writer::default();
    // Nothing that is written can be past the end.
    let _ = code(&mut writer, snapshot, &|_| false);
    writer.finish()
}

/// Opens a packed snapshot.
pub(super) fn read(bytes: &[u8]) -> Result<Snapshot, Problem> {
    code(&mut Reader::new(bytes), &Snapshot::default(), &Reader::is_past_end)
}

/// Codes a snapshot and returns what was coded.
fn code<C: Coder>(
    coder: &mut C,
    snapshot: &Snapshot,
    is_past_end: &dyn Fn(&C) -> bool,
) -> Result<Snapshot, Problem> {
    let check = |coder: &C| if is_past_end(coder) { Err(Problem::Damaged) } else { Ok(()) };
    let (mut counts, mut words) = (Number::default(), Words::knowing(WORDS));
    let standard = words.code(coder, &snapshot.standard);
    let pack = text(coder, &mut counts, &mut words, &snapshot.pack, &check)?;
    let name = words.code(coder, &snapshot.county);
    let year = words.code(coder, &snapshot.year);
    let focus = snapshot.focus.map_or(0, |focus| focus + 1);
    let focus = size(counts.code(coder, focus as u64)).checked_sub(1);
    let many = count(coder, &mut counts, snapshot.schools.len(), MOST_SCHOOLS)?;
    check(coder)?;
    let mut schools = Vec::new();
    let mut names = Names::default();
    for index in 0..many {
        schools.push(names.code(coder, snapshot.schools.get(index)));
        check(coder)?;
    }
    facts(coder, &mut counts, &snapshot.schools, &mut schools, &check)?;
    let mut done =
        Snapshot { standard, pack, county: name, year, focus, schools, ..Snapshot::default() };
    form(coder, &mut counts, &mut words, snapshot, &mut done, &check)?;
    classes(coder, &mut words, &snapshot.schools, &mut done.schools, &check)?;
    let is_trap = words.is_trap() || names.is_trap();
    if is_trap || done.focus.is_some_and(|focus| focus >= done.schools.len()) {
        return Err(Problem::Nonsense);
    }
    Ok(done)
}

fn size(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn count(
    coder: &mut impl Coder,
    counts: &mut Number,
    many: usize,
    most: usize,
) -> Result<usize, Problem> {
    let many = size(counts.code(coder, many as u64));
    if many <= most { Ok(many) } else { Err(Problem::Nonsense) }
}

/// A long text, line by line.
fn text<C: Coder>(
    coder: &mut C,
    counts: &mut Number,
    words: &mut Words,
    text: &str,
    check: &dyn Fn(&C) -> Result<(), Problem>,
) -> Result<String, Problem> {
    const MOST_LINES: usize = 4_000;
    let lines: Vec<&str> = if text.is_empty() { Vec::new() } else { text.split('\n').collect() };
    let many = count(coder, counts, lines.len(), MOST_LINES)?;
    let mut done = Vec::new();
    for index in 0..many {
        done.push(words.code(coder, lines.get(index).copied().unwrap_or_default()));
        check(coder)?;
    }
    Ok(done.join("\n"))
}

/// What is no figure of the schools.
struct Names {
    names: Words,
    codes: Words,
    step: Number,
    last: Option<u64>,
    founders: Words,
    localities: Words,
    /// By how the name ends.
    kinds: HashMap<String, Choice>,
    is_next: Bit,
    is_long: Bit,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            names: Words::knowing(NAMES),
            codes: Words::default(),
            step: Number::default(),
            last: None,
            founders: Words::knowing(FOUNDERS),
            localities: Words::knowing(LOCALITIES),
            kinds: HashMap::new(),
            is_next: Bit::default(),
            is_long: Bit::default(),
        }
    }
}

impl Names {
    fn code(&mut self, coder: &mut impl Coder, school: Option<&SchoolShot>) -> SchoolShot {
        let text = |of: fn(&SchoolShot) -> &String| school.map_or("", |one| of(one).as_str());
        let name = self.names.code(coder, text(|one| &one.name));
        let end = name.chars().rev().take(2).collect();
        let kinds = self.kinds.entry(end).or_insert_with(|| Choice::new(4));
        let kind =
            kinds.code(coder, fields::number(KINDS, &school.map_or(Kind::Primary, |s| s.kind)));
        SchoolShot {
            name,
            kind: KINDS.get(kind).copied().unwrap_or(Kind::Primary),
            code: self.number(coder, text(|one| &one.code)),
            founder: self.founders.code(coder, text(|one| &one.founder)),
            locality: self.localities.code(coder, text(|one| &one.locality)),
            facts: Vec::new(),
            classes: Vec::new(),
        }
    }

    fn is_trap(&self) -> bool {
        [&self.names, &self.codes, &self.founders, &self.localities].into_iter().any(Words::is_trap)
    }

    /// A school's code: mostly the one before, and a little more.
    fn number(&mut self, coder: &mut impl Coder, code: &str) -> String {
        let number = code.parse().ok().filter(|it: &u64| it.to_string() == code);
        let step = number.zip(self.last).and_then(|(it, last)| it.checked_sub(last));
        if coder.bit(&mut self.is_next, step.is_some()) {
            let last =
                self.last.unwrap_or(0).saturating_add(self.step.code(coder, step.unwrap_or(0)));
            self.last = Some(last);
            return last.to_string();
        }
        if coder.bit(&mut self.is_long, number.is_some()) {
            let number = coder.raws(number.unwrap_or(0), 64);
            self.last = Some(number);
            return number.to_string();
        }
        self.codes.code(coder, code)
    }
}

/// The figures, column by column.
fn facts<C: Coder>(
    coder: &mut C,
    counts: &mut Number,
    given: &[SchoolShot],
    schools: &mut [SchoolShot],
    check: &dyn Fn(&C) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let keys = keys(given);
    let many = count(coder, counts, keys.len(), MOST_COLUMNS)?;
    if many.saturating_mul(schools.len()) > MOST_FACTS {
        return Err(Problem::Nonsense);
    }
    for index in 0..many {
        let (field, part) = keys.get(index).copied().unwrap_or((Field::Pupils, Part::Whole));
        let field = counts.code(coder, fields::field_number(field) as u64);
        let part = counts.code(coder, fields::number(PARTS, &part) as u64);
        let field = fields::field(size(field)).ok_or(Problem::Nonsense)?;
        let part = PARTS.get(size(part)).copied().ok_or(Problem::Nonsense)?;
        let of = |school: &SchoolShot| {
            let fact = school.facts.iter().find(|(key, _)| *key == (field, part));
            fact.map_or(Told::Nowhere, |(_, value)| (*value).into())
        };
        let values: Vec<_> = given.iter().map(of).collect();
        let mut column = Column::begin(coder, counts, &values);
        for (index, school) in schools.iter_mut().enumerate() {
            let beside = column::pupils(school, part, field);
            let kind = fields::number(KINDS, &school.kind);
            let told = values.get(index).copied().unwrap_or_default();
            match column.code(coder, told, kind, beside) {
                Told::Nowhere => {}
                Told::Blank => school.facts.push(((field, part), None)),
                Told::Figure(value) => school.facts.push(((field, part), Some(value))),
            }
        }
        check(coder)?;
    }
    for school in schools {
        school.facts.sort_by_key(|(key, _)| *key);
        if school.facts.windows(2).any(|pair| matches!(pair, [one, two] if one.0 == two.0)) {
            return Err(Problem::Nonsense);
        }
    }
    Ok(())
}

/// The columns: pupils first, since the others grow with them.
fn keys(schools: &[SchoolShot]) -> Vec<(Field, Part)> {
    let all = schools.iter().flat_map(|school| &school.facts);
    let mut keys: Vec<_> = all.map(|(key, _)| *key).collect();
    keys.sort_by_key(|(field, part)| (*field != Field::Pupils, *field, *part));
    keys.dedup();
    keys
}

/// What the county says of itself.
fn form<C: Coder>(
    coder: &mut C,
    counts: &mut Number,
    words: &mut Words,
    snapshot: &Snapshot,
    done: &mut Snapshot,
    check: &dyn Fn(&C) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let many = count(coder, counts, snapshot.figures.len(), MOST_COLUMNS)?;
    for index in 0..many {
        let one = snapshot.figures.get(index).copied();
        let field = one.map(|(field, _)| field);
        let number = field.map_or(0, fields::county_field_number);
        let number = size(counts.code(coder, number as u64));
        let value = figure(coder, words, one.and_then(|(_, value)| value));
        let field = fields::county_field(number).ok_or(Problem::Nonsense)?;
        done.figures.push((field, value?));
        check(coder)?;
    }
    let many = count(coder, counts, snapshot.answers.len(), MOST_COLUMNS)?;
    for index in 0..many {
        let one = snapshot.answers.get(index);
        let text = |of: fn(&AnswerShot) -> &String| one.map_or("", |one| of(one).as_str());
        let yes = one.and_then(|one| one.yes).map_or(0, |yes| 1 + u64::from(yes));
        let yes = match counts.code(coder, yes) {
            0 => None,
            yes => Some(yes == 2),
        };
        let item = words.code(coder, text(|one| &one.item));
        let note = words.code(coder, text(|one| &one.note));
        let date = words.code(coder, text(|one| &one.date));
        done.answers.push(AnswerShot { item, yes, note, date });
        check(coder)?;
    }
    let many = count(coder, counts, snapshot.monitoring.len(), SUBJECTS.len())?;
    for index in 0..many {
        let one = snapshot.monitoring.get(index);
        let subject = one.map_or(0, |one| fields::number(SUBJECTS, &one.subject));
        let by = one.map_or(0, |one| fields::number(MONITORS, &one.by));
        let subject = SUBJECTS.get(size(counts.code(coder, subject as u64)));
        let by = MONITORS.get(size(counts.code(coder, by as u64)));
        let level = place(coder, counts, words, one.map(|one| one.level))?;
        let difference = place(coder, counts, words, one.map(|one| one.difference))?;
        let (subject, by) = subject.zip(by).ok_or(Problem::Nonsense)?;
        done.monitoring.push(MonitoredShot { subject: *subject, by: *by, level, difference });
        check(coder)?;
    }
    Ok(())
}

/// The classes of each school.
fn classes<C: Coder>(
    coder: &mut C,
    words: &mut Words,
    given: &[SchoolShot],
    schools: &mut [SchoolShot],
    check: &dyn Fn(&C) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let (mut counts, mut pupils, mut many) = (Number::default(), Number::default(), 0_usize);
    for (index, school) in schools.iter_mut().enumerate() {
        let list = given.get(index).map_or(&[][..], |school| school.classes.as_slice());
        let length = count(coder, &mut counts, list.len(), MOST_COLUMNS)?;
        many = many.saturating_add(length);
        if many > MOST_FACTS {
            return Err(Problem::Nonsense);
        }
        for index in 0..length {
            let one = list.get(index);
            let part = one.map_or(0, |one| fields::number(PARTS, &one.part));
            let part = PARTS.get(size(counts.code(coder, part as u64)));
            let name = words.code(coder, one.map_or("", |one| one.name.as_str()));
            // 0 says that the number is told by its digits: a blank, or no whole number.
            let known = one.and_then(|one| one.pupils);
            let whole = known.filter(|it| it.scale() == 0).and_then(|it| u64::try_from(it).ok());
            let whole = whole.and_then(|it| it.checked_add(1)).unwrap_or(0);
            let pupils = match pupils.code(coder, whole) {
                0 => figure(coder, words, known)?,
                whole => Some(Decimal::from(whole - 1)),
            };
            let part = *part.ok_or(Problem::Nonsense)?;
            school.classes.push(ClassShot { part, name, pupils });
            check(coder)?;
        }
    }
    Ok(())
}

/// A figure that there may be no place for.
fn place(
    coder: &mut impl Coder,
    counts: &mut Number,
    words: &mut Words,
    told: Option<Told>,
) -> Result<Told, Problem> {
    let value = if let Some(Told::Figure(value)) = told { Some(value) } else { None };
    match counts.code(coder, u64::from(!matches!(told, None | Some(Told::Nowhere)))) {
        0 => Ok(Told::Nowhere),
        _ => figure(coder, words, value).map(Told::from),
    }
}

/// A single figure, as its digits; nothing for a blank.
fn figure(
    coder: &mut impl Coder,
    words: &mut Words,
    value: Option<Decimal>,
) -> Result<Option<Decimal>, Problem> {
    let digits = value.map(|value| value.normalize().to_string()).unwrap_or_default();
    let digits = words.code(coder, &digits);
    if digits.is_empty() {
        return Ok(None);
    }
    Decimal::from_str(&digits).map(Some).map_err(|_| Problem::Nonsense)
}
