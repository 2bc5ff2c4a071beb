//! What reads the values of a pack: numbers, citations, one of something for each stage. What is wrong
//! is noted under its key and nothing comes back for it; no value is ever put in its place.

#![allow(clippy::option_option, reason = "absent is fine, wrong is not")]

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::county::Stage;

use super::super::slot::Named;
use super::super::written::{self, Number, Value};
use super::super::{Citation, Cited, PerStage};
use super::Problem;

/// A pack's documents, and all that was found wrong so far.
pub(super) struct Reader<'a> {
    pub(super) documents: &'a Named<written::Document>,
    pub(super) problems: Vec<Problem>,
}

impl Reader<'_> {
    pub(super) fn problem(&mut self, key: &str, text: &str) {
        self.problems.push(Problem { key: key.to_owned(), message: text.to_owned() });
    }

    /// Says each name that stands twice in a list.
    pub(super) fn unique<'b>(&mut self, key: &str, ids: impl Iterator<Item = &'b str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.problem(&format!("{key}.{id}"), &format!("“{id}”出现了两次"));
            }
        }
    }

    /// What is called so; that there is no such thing is said.
    pub(super) fn named<T>(
        &mut self,
        key: &str,
        what: &str,
        id: &str,
        find: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = find(id);
        if found.is_none() {
            self.problem(key, &format!("没有名为“{id}”的{what}"));
        }
        found
    }

    pub(super) fn citation(
        &mut self,
        key: &str,
        document: &str,
        clause: &str,
        since: Option<u16>,
    ) -> Option<Citation> {
        let Some(found) = self.documents.get(document) else {
            self.problem(key, &format!("引用的文件“{document}”没有在 documents 中列出"));
            return None;
        };
        if clause.trim().is_empty() {
            self.problem(key, "没有写明条款（clause）");
            return None;
        }
        let since = since.unwrap_or(found.since);
        Some(Citation { number: found.number.clone(), clause: clause.to_owned(), since })
    }

    pub(super) fn number(&mut self, key: &str, number: &Number) -> Option<Decimal> {
        let parsed = Decimal::from_str_exact(&number.0).ok();
        if parsed.is_none() {
            self.problem(key, &format!("“{}”不是一个数", number.0));
        }
        parsed
    }

    pub(super) fn over_zero(&mut self, key: &str, number: &Number) -> Option<Decimal> {
        let figure = self.number(key, number)?;
        if figure <= Decimal::ZERO {
            self.problem(key, "应大于 0");
            return None;
        }
        Some(figure)
    }

    pub(super) fn positive(&mut self, key: &str, value: &Value) -> Option<Cited<Decimal>> {
        let citation = self.citation(key, &value.document, &value.clause, value.since);
        let value = self.over_zero(key, &value.value)?;
        Some(Cited { value, citation: citation? })
    }

    pub(super) fn whole(&mut self, key: &str, value: &Value) -> Option<Cited<usize>> {
        let citation = self.citation(key, &value.document, &value.clause, value.since);
        let Ok(number) = value.value.0.parse() else {
            self.problem(key, &format!("“{}”不是一个整数", value.value.0));
            return None;
        };
        Some(Cited { value: number, citation: citation? })
    }

    pub(super) fn decimals(&mut self, key: &str, value: &Value) -> Option<u32> {
        const MOST: usize = 9;
        let number = self.whole(key, value)?.value;
        if number > MOST {
            self.problem(key, &format!("小数位数应在 0 到 {MOST} 之间"));
            return None;
        }
        u32::try_from(number).ok()
    }

    /// As [`Self::per_stage`], of something that may be absent altogether.
    pub(super) fn stages<T, W>(
        &mut self,
        key: &str,
        values: &Named<W>,
        read: fn(&mut Self, &str, &W) -> Option<T>,
    ) -> Option<Option<PerStage<T>>> {
        if values.is_empty() { None } else { Some(self.per_stage(key, values, read)) }
    }

    pub(super) fn per_stage<T, W>(
        &mut self,
        key: &str,
        values: &Named<W>,
        read: fn(&mut Self, &str, &W) -> Option<T>,
    ) -> Option<PerStage<T>> {
        for (id, _) in values.iter() {
            if !Stage::ALL.iter().any(|stage| stage.id() == id) {
                self.problem(key, &format!("没有名为“{id}”的学段，应为 primary 或 junior"));
            }
        }
        let mut of = |stage: Stage| match values.get(stage.id()) {
            Some(value) => read(self, &format!("{key}.{}", stage.id()), value),
            None => {
                self.problem(key, &format!("缺少 {}（{}）", stage.id(), stage.name()));
                None
            }
        };
        let (primary, junior) = (of(Stage::Primary), of(Stage::Junior));
        Some(PerStage { primary: primary?, junior: junior? })
    }
}

/// Absent is fine, wrong is not.
pub(super) fn transposed<T>(value: Option<Option<T>>) -> Option<Option<T>> {
    match value {
        None => Some(None),
        Some(None) => None,
        Some(Some(value)) => Some(Some(value)),
    }
}
