//! Reads a pack from a file that a user brings (TOML), and says everything that is wrong with it at
//! once: line, key and what was expected. Nothing of the page's shell calls it, so that the shell
//! carries no TOML reader.

use std::collections::BTreeMap;
use std::fmt;

use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use crate::county::{CountyField, Field, Kind, Measure, Part, Stage, Subject};

use super::overlay::{identity, lay};
use super::shape::{Key, MapKeys, Names, Shape};
use super::written::Written;
use super::{Exclusion, Problem, Standard, numerator, resolve};

/// One mistake in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// The line, from 1.
    pub line: usize,
    /// The key: `indicators.teaching_area.threshold.primary.value`; empty for the file as a whole.
    pub key: String,
    /// What is wrong and what was expected, in Chinese.
    pub message: String,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第 {} 行 {}：{}", self.line, self.key, self.message)
    }
}

/// Reads and checks a pack. `bases` are the packs that it may name as its base.
///
/// # Errors
/// All mistakes, in the order of their lines.
pub fn load(text: &str, bases: &[Written]) -> Result<Standard, Vec<PackError>> {
    written(text, bases).map(|(_, standard)| standard)
}

/// As [`load`], with the pack as written, its base laid under it: to be kept and handed on.
///
/// # Errors
/// All mistakes, in the order of their lines.
pub fn written(text: &str, bases: &[Written]) -> Result<(Written, Standard), Vec<PackError>> {
    let mut reader = Reader::new(text);
    let (tree, broken) = DeTable::parse_recoverable(text);
    for error in broken {
        let line = reader.line(error.span().map_or(0, |span| span.start));
        reader.error(line, "", &format!("不是合法的 TOML：{}", error.message()));
    }
    if !reader.errors.is_empty() {
        return Err(reader.finish());
    }
    reader.documents = known_documents(tree.get_ref(), bases);
    let own = reader.table(tree.get_ref(), &Written::keys(), "");
    let mut whole = own.clone();
    if let Some(base) = own.get("base").and_then(Value::as_str) {
        match bases.iter().find(|pack| pack.id == base).map(Table::try_from) {
            Some(Ok(mut under)) => {
                lay(&mut under, own);
                whole = under;
            }
            _ => {
                let known: Vec<&str> = bases.iter().map(|pack| pack.id.as_str()).collect();
                let text = format!("没有名为“{base}”的标准；现有：{}", known.join("、"));
                reader.at("base", &text);
                return Err(reader.finish());
            }
        }
    }
    reader.required(&whole, &Written::keys(), "");
    let pack: Written = match Value::Table(whole).try_into() {
        Ok(pack) => pack,
        Err(error) => {
            reader.at("", &format!("读不懂：{error}"));
            return Err(reader.finish());
        }
    };
    match resolve(&pack) {
        Ok(standard) if reader.errors.is_empty() => Ok((pack, standard)),
        Ok(_) => Err(reader.finish()),
        Err(problems) => {
            for problem in problems {
                reader.meaning(&problem);
            }
            Err(reader.finish())
        }
    }
}

/// The short names of the documents of the pack and of its base.
fn known_documents(tree: &DeTable<'_>, bases: &[Written]) -> Vec<String> {
    let text = |key| tree.get(key).map(toml::Spanned::get_ref);
    let base = text("base").and_then(DeValue::as_str);
    let own = text("documents").and_then(DeValue::as_table);
    let of_base = bases.iter().find(|pack| Some(pack.id.as_str()) == base);
    let own = own.into_iter().flat_map(|table| table.keys().map(|key| key.get_ref().to_string()));
    own.chain(of_base.into_iter().flat_map(|pack| pack.documents.keys().cloned())).collect()
}

struct Reader {
    /// Where each line begins.
    lines: Vec<usize>,
    errors: Vec<PackError>,
    /// The line of every key that the file writes.
    places: BTreeMap<String, usize>,
    /// Keys about which something was said already: what follows from it is not said again.
    said: Vec<String>,
    documents: Vec<String>,
}

impl Reader {
    fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = [0].into_iter().chain(breaks.map(|(at, _)| at + 1)).collect();
        Self {
            lines,
            errors: Vec::new(),
            places: BTreeMap::from([(String::new(), 1)]),
            said: Vec::new(),
            documents: Vec::new(),
        }
    }

    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= at)
    }

    fn error(&mut self, line: usize, key: &str, message: &str) {
        let message = message.to_owned();
        self.errors.push(PackError { line, key: key.to_owned(), message });
    }

    /// An error at a key that may be written nowhere: then at the nearest one around it.
    fn at(&mut self, key: &str, message: &str) {
        let mut around = key;
        let line = loop {
            if let Some(line) = self.places.get(around) {
                break *line;
            }
            around = around.rsplit_once('.').map_or("", |(around, _)| around);
        };
        self.error(line, key, message);
    }

    fn wrong(&mut self, line: usize, key: &str, message: &str) {
        self.said.push(key.to_owned());
        self.error(line, key, message);
    }

    /// Whether something was said of this key, of one in it or of one around it.
    fn was_said(&self, key: &str) -> bool {
        let within = |outer: &str, inner: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.said.iter().any(|said| within(said, key) || within(key, said))
    }

    fn finish(mut self) -> Vec<PackError> {
        self.errors.sort_by(|one, other| (one.line, &one.key).cmp(&(other.line, &other.key)));
        self.errors
    }

    /// A problem of meaning, unless it follows from one of shape.
    fn meaning(&mut self, problem: &Problem) {
        if !self.was_said(&problem.key) {
            self.at(&problem.key, &problem.message);
        }
    }

    /// The keys of a table that are right, with everything that is wrong told.
    fn table(&mut self, table: &DeTable<'_>, keys: &[Key], path: &str) -> Table {
        let mut read = Table::new();
        for (name, value) in table {
            let line = self.line(name.span().start);
            let key = join(path, name.get_ref());
            self.places.insert(key.clone(), line);
            let Some(known) = keys.iter().find(|known| known.name == name.get_ref()) else {
                let near = nearest(name.get_ref(), keys.iter().map(|known| known.name));
                let hint = near.map_or_else(
                    || format!("可用的有：{}", names(keys.iter().map(|known| known.name))),
                    |near| {
                        self.said.push(join(path, near));
                        format!("是不是“{near}”")
                    },
                );
                self.error(line, &key, &format!("没有这个键；{hint}"));
                continue;
            };
            if let Some(value) = self.value(value, &known.shape, &key) {
                read.insert(known.name.to_owned(), value);
            }
        }
        read
    }

    fn value(
        &mut self,
        value: &toml::Spanned<DeValue<'_>>,
        shape: &Shape,
        key: &str,
    ) -> Option<Value> {
        let line = self.line(value.span().start);
        self.places.entry(key.to_owned()).or_insert(line);
        let value = value.get_ref();
        let found = match (shape, value) {
            (Shape::Table(keys), DeValue::Table(table)) => {
                return Some(Value::Table(self.table(table, keys, key)));
            }
            (Shape::Map(of, shape), DeValue::Table(table)) => {
                return Some(Value::Table(self.map(table, *of, shape, key)));
            }
            (Shape::List(shape), DeValue::Array(list)) => {
                let mut read = Vec::new();
                for (index, one) in list.iter().enumerate() {
                    read.extend(self.value(one, shape, &entry(key, index, one.get_ref())));
                }
                return Some(Value::Array(read));
            }
            (Shape::Flag, DeValue::Boolean(flag)) => Ok(Value::Boolean(*flag)),
            (Shape::Number | Shape::Positive, DeValue::Integer(_) | DeValue::Float(_)) => {
                number(value, matches!(shape, Shape::Positive))
            }
            (Shape::Whole | Shape::Year, DeValue::Integer(_)) => {
                whole(value, matches!(shape, Shape::Year))
            }
            (_, DeValue::String(text)) => self.text(text, shape),
            _ => Err(format!("应是{}，写的是{}", expected(shape), kind(value))),
        };
        found.map_err(|message| self.wrong(line, key, &message)).ok()
    }

    fn map(&mut self, table: &DeTable<'_>, of: MapKeys, shape: &Shape, path: &str) -> Table {
        let mut read = Table::new();
        for (name, value) in table {
            let line = self.line(name.span().start);
            let key = join(path, name.get_ref());
            self.places.insert(key.clone(), line);
            let known = match of {
                MapKeys::Any => None,
                MapKeys::Stages => Some(Stage::ALL.map(Stage::id).to_vec()),
                MapKeys::Parts => Some(Part::STAGES.map(Part::id).to_vec()),
            };
            if let Some(known) = known.filter(|known| !known.contains(&name.get_ref().as_ref())) {
                let all = names(known.into_iter());
                self.wrong(line, &key, &format!("没有这个学段；可用的有：{all}"));
                continue;
            }
            if let Some(value) = self.value(value, shape, &key) {
                read.insert(name.get_ref().to_string(), value);
            }
        }
        read
    }

    fn text(&self, text: &str, shape: &Shape) -> Result<Value, String> {
        let fits = match shape {
            Shape::Words if text.trim().is_empty() => Err("不能是空的".to_owned()),
            Shape::Words => Ok(()),
            Shape::OneOf(words) => {
                if words.contains(&text) {
                    Ok(())
                } else {
                    Err(one_of(text, words.iter().copied()))
                }
            }
            Shape::Name(of) => {
                let all = ids(*of);
                if all.contains(&text) { Ok(()) } else { Err(one_of(text, all.into_iter())) }
            }
            Shape::Document => {
                if self.documents.iter().any(|known| known == text) {
                    Ok(())
                } else {
                    let known = names(self.documents.iter().map(String::as_str));
                    Err(format!("引用的文件“{text}”没有在 documents 中列出；列出的有：{known}"))
                }
            }
            Shape::Sum(of) => sum(text, *of),
            _ => Err(format!("应是{}，写的是文字", expected(shape))),
        };
        fits.map(|()| Value::String(text.to_owned()))
    }

    /// What has to be there and is not, after the base was laid under it.
    fn required(&mut self, table: &Table, keys: &[Key], path: &str) {
        for known in keys {
            let key = join(path, known.name);
            match (table.get(known.name), &known.shape) {
                (None, shape) => {
                    if known.required && !self.was_said(&key) {
                        self.at(&key, &format!("缺少这个键，应是{}", expected(shape)));
                        self.said.push(key);
                    }
                }
                (Some(Value::Table(table)), Shape::Table(keys)) => self.required(table, keys, &key),
                (Some(Value::Table(table)), Shape::Map(_, shape)) => {
                    if let Shape::Table(keys) = shape.as_ref() {
                        for (name, value) in table {
                            if let Value::Table(table) = value {
                                self.required(table, keys, &join(&key, name));
                            }
                        }
                    }
                }
                (Some(Value::Array(list)), Shape::List(shape)) => {
                    if let Shape::Table(keys) = shape.as_ref() {
                        for (index, value) in list.iter().enumerate() {
                            if let Value::Table(table) = value {
                                let id = identity(value).unwrap_or_else(|| index.to_string());
                                self.required(table, keys, &join(&key, &id));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The key of an entry of a list: by its id, as overlays know it.
fn entry(path: &str, index: usize, value: &DeValue<'_>) -> String {
    let table = value.as_table();
    let id = table.and_then(|table| super::shape::IDS.iter().find_map(|key| table.get(*key)));
    let id = id.and_then(|id| id.get_ref().as_str());
    join(path, id.map_or_else(|| index.to_string(), str::to_owned).as_str())
}

fn number(value: &DeValue<'_>, positive: bool) -> Result<Value, String> {
    let (text, value) = match value {
        DeValue::Integer(whole) => {
            let parsed = i64::from_str_radix(whole.as_str(), whole.radix()).ok();
            (whole.as_str(), parsed.map(Value::Integer))
        }
        DeValue::Float(float) => {
            let parsed = float.as_str().parse::<f64>().ok().filter(|one| one.is_finite());
            (float.as_str(), parsed.map(Value::Float))
        }
        _ => ("", None),
    };
    match value {
        Some(Value::Integer(whole)) if positive && whole <= 0 => Err("应大于 0".to_owned()),
        Some(Value::Float(float)) if positive && float <= 0.0 => Err("应大于 0".to_owned()),
        Some(value) => Ok(value),
        None => Err(format!("“{text}”不是可用的数")),
    }
}

fn whole(value: &DeValue<'_>, year: bool) -> Result<Value, String> {
    let Ok(Value::Integer(whole)) = number(value, false) else {
        return Err("应是整数".to_owned());
    };
    if year && !(1949..=2200).contains(&whole) {
        return Err(format!("{whole} 不像年份，应是四位数的公元年"));
    }
    if whole < 0 { Err("不能小于 0".to_owned()) } else { Ok(Value::Integer(whole)) }
}

fn sum(text: &str, of: Names) -> Result<(), String> {
    let school = || numerator::parse(text).map(drop);
    let county = || numerator::plain(text, CountyField::from_id).map(drop);
    match of {
        Names::CountyField => county(),
        Names::AnyField => county().or_else(|_| school()),
        _ => school(),
    }
}

/// All ids of a kind of names.
pub(super) fn ids(of: Names) -> Vec<&'static str> {
    let fields = || Field::ALL.iter();
    let county = || CountyField::ALL.iter().map(|field| field.id());
    match of {
        Names::Field => fields().map(|field| field.id()).collect(),
        Names::FlagField => fields()
            .filter(|field| field.measure() == Measure::YesNo)
            .map(|field| field.id())
            .collect(),
        Names::CountyField => county().collect(),
        Names::AnyField => fields().map(|field| field.id()).chain(county()).collect(),
        Names::Kind => Kind::ALL.iter().map(|kind| kind.id()).collect(),
        Names::Exclusion => Exclusion::ALL.iter().map(|reason| reason.id()).collect(),
        Names::Subject => Subject::ALL.iter().map(|subject| subject.id()).collect(),
    }
}

fn one_of<'a>(text: &str, all: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(text, all.clone()) {
        Some(near) => format!("没有“{text}”；是不是“{near}”"),
        None => format!("没有“{text}”；可用的有：{}", names(all)),
    }
}

fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 12;
    let all: Vec<&str> = all.collect();
    let more = if all.len() > SHOWN { format!("等 {} 个", all.len()) } else { String::new() };
    let shown: Vec<&str> = all.into_iter().take(SHOWN).collect();
    shown.join("、") + &more
}

/// The name that was likely meant: at most two letters off.
fn nearest<'a>(text: &str, all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const FAR: usize = 2;
    let near = all.map(|one| (distance(text, one), one)).min()?;
    (near.0 <= FAR && near.0 < near.1.len()).then_some(near.1)
}

/// How many letters have to be changed, put in or taken out.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut before = index;
        let mut last = index + 1;
        for (place, expected) in other.iter().enumerate() {
            let above = row.get(place + 1).copied().unwrap_or_default();
            let next = (above + 1).min(last + 1).min(before + usize::from(letter != *expected));
            if let Some(slot) = row.get_mut(place) {
                *slot = last;
            }
            before = above;
            last = next;
        }
        if let Some(slot) = row.last_mut() {
            *slot = last;
        }
    }
    row.last().copied().unwrap_or_default()
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "文字",
        DeValue::Integer(_) => "整数",
        DeValue::Float(_) => "小数",
        DeValue::Boolean(_) => "true/false",
        DeValue::Datetime(_) => "日期",
        DeValue::Array(_) => "列表",
        DeValue::Table(_) => "表",
    }
}

fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Words => "文字".to_owned(),
        Shape::Number => "数".to_owned(),
        Shape::Positive => "大于 0 的数".to_owned(),
        Shape::Whole => "整数".to_owned(),
        Shape::Year => "年份".to_owned(),
        Shape::Flag => "true 或 false".to_owned(),
        Shape::OneOf(words) => format!("{} 之一", names(words.iter().copied())),
        Shape::Name(of) => format!("{} 之一", names(ids(*of).into_iter())),
        Shape::Document => "documents 中的一个名字".to_owned(),
        Shape::Sum(_) => "数量的和差，如 a + b - c".to_owned(),
        Shape::Table(keys) => {
            let required = keys.iter().filter(|key| key.required).map(|key| key.name);
            format!("表，含 {}", names(required))
        }
        Shape::Map(MapKeys::Any, _) => "表".to_owned(),
        Shape::Map(MapKeys::Stages, _) => "表，含 primary、junior".to_owned(),
        Shape::Map(MapKeys::Parts, _) => "表，按学段".to_owned(),
        Shape::List(_) => "列表".to_owned(),
    }
}
