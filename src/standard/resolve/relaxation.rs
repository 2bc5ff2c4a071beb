//! The lower demands of a pack: what each is for, what it rests on, and that it names what there is. For
//! which school one holds is not looked at.

use crate::county::{Field, Measure};

use super::super::rule::RelaxationRule;
use super::super::written::{self, Written};
use super::reader::{Reader, transposed};

impl Reader<'_> {
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
        let field =
            |reader: &mut Self, key: &str, id: &str| reader.named(key, "数量", id, Field::from_id);
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
}
