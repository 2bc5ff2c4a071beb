//! The items beside the indicators, each with its parts: names resolved, contradictions told. It reads
//! what an item demands and evaluates nothing.

#![allow(clippy::option_option, reason = "absent is fine, wrong is not")]

use rust_decimal::Decimal;

use crate::county::{Kind, Subject};

use super::super::rule::{CheckRule, Funding, Group, Monitoring, Ratio, Rooms, Size};
use super::super::{Cited, written};
use super::reader::{Reader, transposed};

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
        let of_kinds = format!("{key}.combined_kinds");
        let kinds = size.combined_kinds.iter();
        let kinds = kinds.filter_map(|id| self.named(&of_kinds, "办学类型", id, Kind::from_id));
        let combined_kinds = kinds.collect();
        Some(Size { single: single?, combined: combined?, combined_kinds })
    }

    fn funding(&mut self, key: &str, funding: &written::Funding) -> Option<Funding> {
        let at_least = self.stages(&format!("{key}.at_least"), &funding.at_least, Self::positive);
        Some(Funding { at_least: transposed(at_least)?, each_school: funding.each_school })
    }

    fn monitoring(&mut self, key: &str, written: &written::Monitoring) -> Option<Monitoring> {
        let level = self.positive(&format!("{key}.level"), &written.level);
        let below = self.positive(&format!("{key}.below"), &written.below);
        let of_subjects = format!("{key}.subjects");
        let subjects = written.subjects.iter();
        let subjects =
            subjects.filter_map(|id| self.named(&of_subjects, "学科", id, Subject::from_id));
        let subjects = subjects.collect();
        if written.subjects.is_empty() {
            self.problem(&of_subjects, "至少要有一个学科");
        }
        let accept_provincial = written.accept_provincial;
        Some(Monitoring { subjects, level: level?, below: below?, accept_provincial })
    }
}
