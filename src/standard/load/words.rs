//! What the values of a pack may be, and how a person is told what was expected.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;
use toml_span::Value;
use toml_span::value::ValueInner;

use crate::county::{CountyField, Field, Kind, Measure, Part, Stage, Subject};

use super::super::shape::{MapKeys, Names, Shape};
use super::super::tree::{self, Tree};
use super::super::{Exclusion, numerator};

/// What may be a year.
pub(in super::super) const YEARS: RangeInclusive<i64> = 1949..=2200;

pub(super) fn number(value: &Value<'_>, source: &str, positive: bool) -> Result<Tree, String> {
    let Some(number) = tree::number(value, source) else {
        return Err("不是可用的数".to_owned());
    };
    let is_positive = Decimal::from_str_exact(&number).is_ok_and(|one| one > Decimal::ZERO);
    if positive && !is_positive { Err("应大于 0".to_owned()) } else { Ok(Tree::Number(number)) }
}

pub(super) fn whole(value: &Value<'_>, source: &str, year: bool) -> Result<Tree, String> {
    let Some(whole) = value.as_integer() else {
        return Err("应是整数".to_owned());
    };
    if year && !YEARS.contains(&whole) {
        return Err(format!("{whole} 不像年份，应是四位数的公元年"));
    }
    if whole < 0 { Err("不能小于 0".to_owned()) } else { number(value, source, false) }
}

pub(super) fn sum(text: &str, of: Names) -> Result<(), String> {
    let school = || numerator::parse(text).map(drop).map_err(|error| error.to_string());
    let plain = numerator::plain(text, CountyField::from_id);
    let county = || plain.map(drop).map_err(|error| error.to_string());
    match of {
        Names::CountyField => county(),
        Names::AnyField => county().or_else(|_| school()),
        _ => school(),
    }
}

/// All ids of a kind of names.
pub(in super::super) fn ids(of: Names) -> Vec<&'static str> {
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

/// The keys that a map may have, where they are not free.
pub(in super::super) fn keys_of(map: MapKeys) -> Option<Vec<&'static str>> {
    match map {
        MapKeys::Any => None,
        MapKeys::Stages => Some(Stage::ALL.map(Stage::id).to_vec()),
        MapKeys::Parts => Some(Part::STAGES.map(Part::id).to_vec()),
    }
}

pub(super) fn one_of<'a>(text: &str, all: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(text, all.clone()) {
        Some(near) => format!("没有“{text}”；是不是“{near}”"),
        None => format!("没有“{text}”；可用的有：{}", names(all)),
    }
}

pub(super) fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 12;
    let all: Vec<&str> = all.collect();
    let more = if all.len() > SHOWN { format!("等 {} 个", all.len()) } else { String::new() };
    let shown: Vec<&str> = all.into_iter().take(SHOWN).collect();
    shown.join("、") + &more
}

/// The name that was likely meant: at most two letters off.
pub(super) fn nearest<'a>(text: &str, all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
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

pub(super) fn kind(value: &Value<'_>) -> &'static str {
    match value.as_ref() {
        ValueInner::String(_) => "文字",
        ValueInner::Integer(_) => "整数",
        ValueInner::Float(_) => "小数",
        ValueInner::Boolean(_) => "true/false",
        ValueInner::Array(_) => "列表",
        ValueInner::Table(_) => "表",
    }
}

pub(super) fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Words => "文字".to_owned(),
        Shape::Number => "数".to_owned(),
        Shape::Positive => "大于 0 的数".to_owned(),
        Shape::Whole => "整数".to_owned(),
        Shape::Year => "年份".to_owned(),
        Shape::Flag => " true 或 false".to_owned(),
        Shape::OneOf(words) => format!(" {} 之一", names(words.iter().copied())),
        Shape::Name(of) => format!(" {} 之一", names(ids(*of).into_iter())),
        Shape::Document => " documents 中的一个名字".to_owned(),
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
