//! The checks and relaxations of a pack: names resolved, contradictions told.

#![allow(clippy::option_option, reason = "absent is fine, wrong is not")]

use rust_decimal::Decimal;

use crate::county::{CountyField, Field, Kind, Measure, Stage, Subject};

use super::resolve::{Reader, transposed};
use super::rule::{
    CheckRule, Filter, Funding, Group, Monitoring, Quotient, Ratio, RelaxationRule, Rooms, Size,
    Source, Sum,
};
use super::written::{self, Written};
use super::{Cited, numerator};

impl Reader<'_> {
    pub(super) fn check(&mut self, check: &written::Check) -> Option<CheckRule> {
        let key = format!("checks.{}", check.id);
        let citation = self.citation(&key, &check.document, &check.clause, None);
        let group = Group::ALL.into_iter().find(|group| group.id() == check.group);
        if group.is_none() {
            self.problem(&format!("{key}.group"), "应为 guarantee、quality、recognition 或 veto");
        }
        let ratios: Vec<_> = check.ratio.iter().map(|one| self.ratio(&key, one)).collect();
        self.unique(&format!("{key}.ratio"), check.ratio.iter().map(|one| one.name.as_str()));
        let rooms = check.rooms.as_ref().map(|one| self.rooms(&format!("{key}.rooms"), one));
        let size = check.size.as_ref().map(|one| self.size(&format!("{key}.size"), one));
        let class_size =
            self.stages(&format!("{key}.class_size"), &check.class_size, Self::positive);
        let small_schools = check
            .small_schools
            .as_ref()
            .map(|one| self.positive(&format!("{key}.small_schools.pupils"), &one.pupils));
        let funding =
            check.funding.as_ref().map(|one| self.funding(&format!("{key}.funding"), one));
        let monitoring =
            check.monitoring.as_ref().map(|one| self.monitoring(&format!("{key}.monitoring"), one));
        let empty = check.ratio.is_empty()
            && rooms.is_none()
            && size.is_none()
            && class_size.is_none()
            && small_schools.is_none()
            && funding.is_none()
            && monitoring.is_none();
        if empty && !check.evidence {
            self.problem(&key, "没有写明怎样判断：evidence、ratio、rooms、size、class_size、small_schools、funding、monitoring 至少要有一个");
        }
        if group == Some(Group::Veto) && !check.evidence && !empty {
            self.problem(&key, "一票否决项应为 evidence = true");
        }
        let ratios: Option<Vec<Option<Ratio>>> = ratios.into_iter().collect();
        Some(CheckRule {
            id: check.id.clone(),
            group: group?,
            title: check.title.clone(),
            citation: citation?,
            local: check.local,
            evidence: check.evidence,
            ratios: ratios?.into_iter().flatten().collect(),
            rooms: transposed(rooms)?,
            size: transposed(size)?,
            class_size: transposed(class_size)?,
            small_schools: transposed(small_schools)?,
            funding: transposed(funding)?,
            monitoring: transposed(monitoring)?,
        })
    }

    /// `Some(None)` for one that is switched off.
    fn ratio(&mut self, check: &str, ratio: &written::Ratio) -> Option<Option<Ratio>> {
        let key = format!("{check}.ratio.{}", ratio.name);
        let per = self.number(&format!("{key}.per"), &ratio.per);
        if per.is_some_and(|per| per <= Decimal::ZERO) {
            self.problem(&format!("{key}.per"), "应大于 0");
        }
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
        let found = id.map(CountyField::from_id);
        if found == Some(None) {
            let id = id.unwrap_or_default();
            self.problem(key, &format!("没有名为“{id}”的县级数量"));
        }
        transposed(found)
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
                Err(text) => {
                    self.problem(&format!("{key}.{name}"), &text);
                    None::<Sum<F>>
                }
            }
        });
        Some(Quotient { numerator: numerator?, denominator: denominator? })
    }

    fn rooms(&mut self, key: &str, rooms: &written::Rooms) -> Option<Rooms> {
        let classes = self.positive(&format!("{key}.classes"), &rooms.classes);
        let music = self.positive(&format!("{key}.music"), &rooms.music);
        let art = self.positive(&format!("{key}.art"), &rooms.art);
        Some(Rooms { classes: classes?, music: music?, art: art? })
    }

    fn size(&mut self, key: &str, size: &written::Size) -> Option<Size> {
        let single = self.positive(&format!("{key}.single"), &size.single);
        let combined = self.positive(&format!("{key}.combined"), &size.combined);
        let value = |one: &Option<Cited<Decimal>>| one.as_ref().map(|one| one.value);
        if let (Some(single), Some(combined)) = (value(&single), value(&combined))
            && combined < single
        {
            self.problem(&format!("{key}.combined"), "一贯制学校的规模不应小于单设学校的规模");
        }
        let mut kinds = Vec::new();
        for id in &size.combined_kinds {
            match Kind::from_id(id) {
                Some(kind) => kinds.push(kind),
                None => self.problem(
                    &format!("{key}.combined_kinds"),
                    &format!("没有名为“{id}”的办学类型"),
                ),
            }
        }
        Some(Size { single: single?, combined: combined?, combined_kinds: kinds })
    }

    fn funding(&mut self, key: &str, funding: &written::Funding) -> Option<Funding> {
        let at_least = self.stages(&format!("{key}.at_least"), &funding.at_least, Self::positive);
        Some(Funding { at_least: transposed(at_least)?, each_school: funding.each_school })
    }

    fn monitoring(&mut self, key: &str, written: &written::Monitoring) -> Option<Monitoring> {
        let level = self.positive(&format!("{key}.level"), &written.level);
        let below = self.positive(&format!("{key}.below"), &written.below);
        let mut subjects = Vec::new();
        for id in &written.subjects {
            match Subject::from_id(id) {
                Some(subject) => subjects.push(subject),
                None => {
                    self.problem(&format!("{key}.subjects"), &format!("没有名为“{id}”的学科"));
                }
            }
        }
        if written.subjects.is_empty() {
            self.problem(&format!("{key}.subjects"), "至少要有一个学科");
        }
        let accept_provincial = written.accept_provincial;
        Some(Monitoring { subjects, level: level?, below: below?, accept_provincial })
    }

    pub(super) fn relaxation(
        &mut self,
        one: &written::Relaxation,
        pack: &Written,
    ) -> Option<RelaxationRule> {
        let key = format!("relaxations.{}", one.id);
        let citation = self.citation(&key, &one.document, &one.clause, None);
        let indicator = pack.indicators.iter().find(|known| known.label == one.item);
        let check = pack.checks.iter().find(|known| known.id == one.item);
        let fits = indicator.is_some() && !one.add.is_empty()
            || check.is_some_and(|check| check.rooms.is_some()) && !one.rooms.is_empty()
            || check.is_some_and(|check| check.size.is_some()) && one.size.is_some();
        if indicator.is_none() && check.is_none() {
            self.problem(&format!("{key}.item"), &format!("没有“{}”这一项", one.item));
        } else if !fits {
            self.problem(&key, "指标要写 add；专用教室要写 rooms；规模要写 size");
        }
        let field = |reader: &mut Self, key: &str, id: &str| {
            let found = Field::from_id(id);
            if found.is_none() {
                reader.problem(key, &format!("没有名为“{id}”的数量"));
            }
            found
        };
        let flag = one.flag.as_ref().map(|id| field(self, &format!("{key}.flag"), id));
        if let Some(Some(flag)) = flag
            && flag.measure() != Measure::YesNo
        {
            self.problem(&format!("{key}.flag"), "应是一个是/否的数量");
        }
        if one.flag.is_none() && one.share.is_none() {
            self.problem(&key, "flag 与 share 至少要有一个，否则所有学校都适用");
        }
        let share = one.share.as_ref().map(|share| {
            let of = field(self, &format!("{key}.share.of"), &share.of);
            let over = self.over_zero(&format!("{key}.share.over"), &share.over);
            Some((of?, over?))
        });
        let add: Vec<_> = one.add.iter().map(|id| field(self, &format!("{key}.add"), id)).collect();
        let mut figure = |name: &str, number: &Option<written::Number>| {
            number.as_ref().map(|number| self.over_zero(&format!("{key}.{name}"), number))
        };
        let from = figure("pupils_from", &one.pupils_from);
        let below = figure("pupils_below", &one.pupils_below);
        let largest = figure("largest_class_below", &one.largest_class_below);
        if let (Some(Some(from)), Some(Some(below))) = (from, below)
            && from >= below
        {
            self.problem(&format!("{key}.pupils_below"), "应大于 pupils_from");
        }
        let rooms = self.stages(&format!("{key}.rooms"), &one.rooms, |reader, key, areas| {
            let music = reader.over_zero(&format!("{key}.music"), &areas.music);
            let art = reader.over_zero(&format!("{key}.art"), &areas.art);
            Some((music?, art?))
        });
        let size = one.size.as_ref().map(|size| {
            let single = self.over_zero(&format!("{key}.size.single"), &size.single);
            let combined = self.over_zero(&format!("{key}.size.combined"), &size.combined);
            Some((single?, combined?))
        });
        Some(RelaxationRule {
            id: one.id.clone(),
            item: one.item.clone(),
            name: one.name.clone(),
            on: one.on,
            citation: citation?,
            flag: transposed(flag)?,
            built_until: one.built_until,
            pupils_from: transposed(from)?,
            pupils_below: transposed(below)?,
            largest_class_below: transposed(largest)?,
            share: transposed(share)?,
            add: add.into_iter().collect::<Option<_>>()?,
            rooms: transposed(rooms)?,
            size: transposed(size)?,
        })
    }

    fn over_zero(&mut self, key: &str, number: &written::Number) -> Option<Decimal> {
        let figure = self.number(key, number)?;
        if figure <= Decimal::ZERO {
            self.problem(key, "应大于 0");
            return None;
        }
        Some(figure)
    }
}
