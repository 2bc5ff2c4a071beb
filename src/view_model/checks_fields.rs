//! The places where something can be typed for the county, each with what the files say there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::county::entry::{NATIONAL, NO, NOT_YET, PROVINCIAL, YES};
use crate::county::{County, CountyField, Slot, Subject};
use crate::evaluate::{Check, NeededAt};
use crate::intake::{cells_in, said_in};
use crate::standard::{CheckRule, Group, Quotient, Source};

/// A place where something can be typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldView {
    /// Where it belongs.
    pub slot: Slot,
    /// By what it is known.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The unit in which it is typed; empty where it has none.
    pub unit: String,
    /// How it is typed.
    pub how: How,
    /// What the files say, as it would be typed.
    pub said: String,
    /// Where they say it.
    pub place: Option<String>,
    /// Whether the item cannot be told without it.
    pub is_missing: bool,
}

/// How something is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// A figure.
    Figure,
    /// Words.
    Words,
    /// A day.
    Day,
    /// One of these: as it is kept, as it is shown.
    Choice(Vec<(String, String)>),
}

impl How {
    /// A choice.
    pub fn choice(of: &[(&str, &str)]) -> Self {
        let one = |(kept, shown): &(&str, &str)| ((*kept).to_owned(), (*shown).to_owned());
        Self::Choice(of.iter().map(one).collect())
    }
}

fn field(slot: Slot, label: impl Into<String>, how: How, county: &County) -> FieldView {
    let cells = cells_in(&county.form, &slot).iter();
    let places: Vec<String> = cells.map(|cell| county.address(*cell)).collect();
    FieldView {
        id: slot.id(),
        label: label.into(),
        unit: String::new(),
        how,
        said: said_in(&county.form, &slot),
        place: (!places.is_empty()).then(|| places.join("、")),
        is_missing: false,
        slot,
    }
}

fn figure(of: CountyField, county: &County) -> FieldView {
    let unit = of.measure().unit().to_owned();
    FieldView { unit, ..field(Slot::Figure(of), of.name(), How::Figure, county) }
}

/// What can be typed for an item: the figures of its rule, its choice, its subjects.
pub(super) fn of_item(rule: &CheckRule, check: &Check, county: &County) -> Vec<FieldView> {
    let mut fields = Vec::new();
    if rule.evidence {
        fields.extend(answer(rule, county));
    }
    fields.extend(figures(rule).into_iter().map(|one| figure(one, county)));
    for subject in rule.monitoring.iter().flat_map(|one| &one.subjects) {
        fields.extend(monitoring(*subject, county));
    }
    for one in &mut fields {
        one.is_missing = check.missing.iter().any(|needed| match (&needed.at, &one.slot) {
            (NeededAt::County(field), Slot::Figure(here)) => field == here,
            (NeededAt::Answer(item), Slot::Choice(here)) => item == here,
            (NeededAt::Monitoring(one), Slot::Level(here) | Slot::Difference(here)) => one == here,
            _ => false,
        });
    }
    fields
}

fn answer(rule: &CheckRule, county: &County) -> [FieldView; 3] {
    let (label, how) = if rule.group == Group::Veto {
        ("有无此情况", How::choice(&[(NO, "无"), (YES, "有")]))
    } else {
        ("核对结果", How::choice(&[(YES, "达到"), (NO, "未达到")]))
    };
    let id = || rule.id.clone();
    [
        field(Slot::Choice(id()), label, how, county),
        field(Slot::Note(id()), "依据（文件、材料）", How::Words, county),
        field(Slot::Date(id()), "核对日期", How::Day, county),
    ]
}

/// The county's figures of a rule, each once, in the order in which it asks for them.
fn figures(rule: &CheckRule) -> Vec<CountyField> {
    let mut all = Vec::new();
    if rule.funding.is_some() || rule.small_schools.is_some() {
        all.extend([CountyField::PrimaryBase, CountyField::JuniorBase]);
    }
    for ratio in &rule.ratios {
        let sources = [&ratio.source].into_iter().chain(ratio.others.iter().map(|(_, one)| one));
        let quotients = sources.filter_map(|source| match source {
            Source::County(of) => Some(of),
            Source::Schools(_, of) => of.as_ref(),
        });
        let sums = |of: &Quotient<CountyField>| {
            of.numerator.iter().chain(&of.denominator).map(|(field, _)| *field).collect::<Vec<_>>()
        };
        all.extend(quotients.flat_map(sums));
        all.extend(ratio.years);
        all.extend(ratio.rate);
    }
    let mut seen = BTreeSet::new();
    all.retain(|field| seen.insert(*field));
    all
}

fn monitoring(subject: Subject, county: &County) -> [FieldView; 3] {
    let by = [(NATIONAL, "国家监测"), (PROVINCIAL, "省级监测（暂代）"), (NOT_YET, "尚未监测")];
    let levels = How::choice(&[("1", "Ⅰ级"), ("2", "Ⅱ级"), ("3", "Ⅲ级"), ("4", "Ⅳ级")]);
    let named = |what: &str| [subject.name(), what].concat();
    [
        field(Slot::Monitor(subject), named("监测来源"), How::choice(&by), county),
        field(Slot::Level(subject), named("学业水平"), levels, county),
        field(Slot::Difference(subject), named("校际差异率"), How::Figure, county),
    ]
}

/// What a county reports beside its items: its name, and every figure there is.
pub(super) fn others(county: &County) -> Vec<FieldView> {
    let mut fields = vec![
        field(Slot::Name, "区县名称", How::Words, county),
        field(Slot::Code, "区县代码", How::Words, county),
        field(Slot::Year, "填报年度", How::Words, county),
    ];
    let unequal = county.totals.iter().filter(|one| !one.fits()).enumerate();
    fields.extend(unequal.map(|(index, one)| FieldView {
        id: format!("total-{index}"),
        is_missing: one.is_open(),
        ..field(
            Slot::Choice(one.item.clone()),
            one.told(county),
            How::choice(&[(YES, "各校数字无误，是合计写错了"), (NO, "还没弄清")]),
            county,
        )
    }));
    fields.extend(CountyField::ALL.iter().map(|one| figure(*one, county)));
    fields
}
