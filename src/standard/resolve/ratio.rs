//! The shares and amounts of a check: whose figures are divided by which, of which schools, and the least
//! that is allowed. It divides nothing itself.

#![allow(clippy::option_option, reason = "absent is fine, wrong is not")]

use crate::county::{CountyField, Field, Stage};

use super::super::rule::{Filter, Quotient, Ratio, Source, Sum};
use super::super::{numerator, written};
use super::reader::{Reader, transposed};

impl Reader<'_> {
    /// `Some(None)` for one that is switched off.
    pub(super) fn ratio(&mut self, check: &str, ratio: &written::Ratio) -> Option<Option<Ratio>> {
        let key = format!("{check}.ratio.{}", ratio.name);
        let per = self.over_zero(&format!("{key}.per"), &ratio.per);
        let at_least =
            ratio.at_least.as_ref().map(|value| self.positive(&format!("{key}.at_least"), value));
        let main = self.source(
            &key,
            &ratio.from,
            [&ratio.numerator, &ratio.denominator],
            [ratio.county_numerator.as_deref(), ratio.county_denominator.as_deref()],
        );
        let mut sources = vec![(String::new(), main)];
        for one in &ratio.formulas {
            let source = self.source(
                &format!("{key}.formulas.{}", one.id),
                &ratio.from,
                [&one.numerator, &one.denominator],
                [one.county_numerator.as_deref(), one.county_denominator.as_deref()],
            );
            sources.push((one.name.clone(), source));
        }
        let chosen = match &ratio.formula {
            None => Some(0),
            Some(id) => ratio.formulas.iter().position(|one| one.id == *id).map(|index| index + 1),
        };
        if chosen.is_none() {
            self.problem(&format!("{key}.formula"), "formulas 中没有这个 id");
        }
        let rate = self.county_field(&format!("{key}.rate"), ratio.rate.as_deref());
        let years = self.county_field(&format!("{key}.years"), ratio.years.as_deref());
        let has = |word: &str| ratio.only.iter().any(|one| one == word);
        let filter = Filter {
            compulsory: ratio.scope.as_deref() == Some("compulsory"),
            stage: Stage::ALL.into_iter().find(|one| ratio.stage.as_deref() == Some(one.id())),
            public: has("public"),
            urban: has("urban"),
            day: has("day"),
        };
        if ratio.from == "county" && (filter != Filter::default() || ratio.judge.is_some()) {
            self.problem(&key, "judge、scope、stage、only 只用于 from = \"schools\"");
        }
        let (_, source) =
            (chosen.is_some()).then(|| sources.swap_remove(chosen.unwrap_or_default()))?;
        let others =
            sources.into_iter().map(|(name, source)| Some((name, source?))).collect::<Option<_>>();
        let read = Ratio {
            name: ratio.name.clone(),
            source: source?,
            filter,
            each: ratio.judge.as_deref() == Some("each"),
            rate: rate?,
            years: years?,
            others: others?,
            per: per?,
            unit: ratio.unit.clone(),
            may_be_empty: ratio.may_be_empty,
            at_least: transposed(at_least)?,
        };
        Some((ratio.on != Some(false)).then_some(read))
    }

    fn county_field(&mut self, key: &str, id: Option<&str>) -> Option<Option<CountyField>> {
        transposed(id.map(|id| self.named(key, "县级数量", id, CountyField::from_id)))
    }

    fn source(
        &mut self,
        key: &str,
        from: &str,
        of: [&str; 2],
        county: [Option<&str>; 2],
    ) -> Option<Source> {
        let county = match county {
            [Some(numerator), Some(denominator)] => {
                let names = ["county_numerator", "county_denominator"];
                Some(self.quotient(key, names, [numerator, denominator], CountyField::from_id))
            }
            [None, None] => None,
            _ => {
                self.problem(key, "county_numerator 与 county_denominator 要么都写，要么都不写");
                Some(None)
            }
        };
        let names = ["numerator", "denominator"];
        match from {
            "county" => {
                if county.is_some() {
                    self.problem(key, "county_numerator 只用于 from = \"schools\"");
                }
                self.quotient(key, names, of, CountyField::from_id).map(Source::County)
            }
            "schools" => {
                let schools = self.quotient(key, names, of, Field::from_id);
                Some(Source::Schools(schools?, transposed(county)?))
            }
            _ => {
                self.problem(&format!("{key}.from"), "应为 county 或 schools");
                None
            }
        }
    }

    fn quotient<F>(
        &mut self,
        key: &str,
        names: [&str; 2],
        of: [&str; 2],
        find: fn(&str) -> Option<F>,
    ) -> Option<Quotient<F>> {
        let [numerator, denominator] = [0, 1].map(|index: usize| {
            let (name, written) = (names.get(index)?, of.get(index)?);
            match numerator::plain(written, find) {
                Ok(sum) => Some(sum),
                Err(error) => {
                    self.problem(&format!("{key}.{name}"), &error.to_string());
                    None::<Sum<F>>
                }
            }
        });
        Some(Quotient { numerator: numerator?, denominator: denominator? })
    }
}
