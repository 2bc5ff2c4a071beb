//! The values of a pack that a user can change, each with the way to it. It checks none: whether the
//! changed pack makes sense is for its reader to say.

use serde::{Deserialize, Serialize};

use crate::county::Stage;
use crate::standard::Group;
use crate::standard::slot::Named;
use crate::standard::written::{Check, Indicator, Number, Ratio, Relaxation, Value, Written};

/// Values that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldGroup {
    /// Their heading.
    pub heading: String,
    /// The values.
    pub fields: Vec<PackField>,
}

/// A value that can be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackField {
    /// The way to it.
    pub path: Vec<String>,
    /// What it is.
    pub name: String,
    /// Its unit; may be empty.
    pub unit: String,
    /// Whether it is on or off; else it is a number.
    pub is_switch: bool,
    /// Its present value: a number, `true` or `false`; empty where the pack makes no demand.
    pub value: String,
}

/// Collects the values under one way.
struct Fields(Vec<PackField>);

impl Fields {
    fn add(&mut self, path: &[&str], name: String, unit: &str, value: String, is_switch: bool) {
        let path = path.iter().map(|step| (*step).to_owned()).collect();
        self.0.push(PackField { path, name, unit: unit.to_owned(), is_switch, value });
    }

    fn value(&mut self, path: &[&str], name: String, unit: &str, value: Option<&Value>) {
        let value = value.map(|one| one.value.0.clone()).unwrap_or_default();
        self.add(path, name, unit, value, false);
    }

    /// A number without a source of its own.
    fn plain(&mut self, path: &[&str], name: String, unit: &str, value: &Number) {
        self.add(path, name, unit, value.0.clone(), false);
    }

    fn switch(&mut self, path: &[&str], name: String, is_on: bool) {
        self.add(path, name, "", is_on.to_string(), true);
    }

    fn stages(&mut self, path: &[&str], name: &str, unit: &str, values: &Named<Value>) {
        for stage in Stage::ALL {
            let path: Vec<&str> = path.iter().copied().chain([stage.id()]).collect();
            self.value(&path, format!("{name} {}", stage.name()), unit, values.get(stage.id()));
        }
    }

    fn group(self, heading: &str) -> FieldGroup {
        FieldGroup { heading: heading.to_owned(), fields: self.0 }
    }
}

/// All values that can be changed.
pub(super) fn fields(pack: &Written) -> Vec<FieldGroup> {
    let mut indicators = Fields(Vec::new());
    for one in &pack.indicators {
        indicator(&mut indicators, one);
    }
    let mut county = Fields(Vec::new());
    let rule = pack.school_rule.as_ref();
    let required = rule.map(|rule| &rule.required);
    county.value(&["school_rule", "required"], "至少达到几项".into(), "项", required);
    let floor = rule.map(|rule| &rule.floor);
    let name = "其余各项不低于要求的几分之几（0.85 即 85%）";
    county.value(&["school_rule", "floor"], name.into(), "", floor);
    let limits = &pack.dispersion;
    county.stages(&["dispersion", "limit"], "各项差异系数不超过", "", &limits.limit);
    county.stages(&["dispersion", "composite"], "综合差异系数不超过", "", &limits.composite);
    let name = "教学点不足多少人不计入";
    let least = &pack.units.teaching_point_pupils;
    county.value(&["units", "teaching_point_pupils"], name.into(), "人", Some(least));
    let mut groups =
        vec![indicators.group("指标的要求（至少）"), county.group("学校结论和差异系数")];
    for group in Group::ALL {
        let mut fields = Fields(Vec::new());
        for one in pack.checks.iter().filter(|check| check.group == group.id()) {
            check(&mut fields, one);
        }
        groups.push(fields.group(group.name()));
    }
    let mut relaxed = Fields(Vec::new());
    for one in &pack.relaxations {
        relaxation(&mut relaxed, one);
    }
    groups.push(relaxed.group("放宽规定"));
    groups.retain(|group| !group.fields.is_empty());
    groups
}

fn indicator(fields: &mut Fields, one: &Indicator) {
    let name = format!("{} {}", one.label, one.short);
    fields.stages(&["indicators", &one.id, "threshold"], &name, &one.unit, &one.threshold);
}

fn check(fields: &mut Fields, check: &Check) {
    let id = check.id.as_str();
    let named = |words: &str| format!("{id} {words}");
    for one in &check.ratio {
        ratio(fields, id, one);
    }
    if let Some(rooms) = &check.rooms {
        let mut add = |key, words, unit, value| {
            fields.value(&["checks", id, "rooms", key], named(words), unit, Some(value));
        };
        add("classes", "每多少个班级音乐、美术教室各 1 间", "个", &rooms.classes);
        add("music", "音乐教室每间至少", "㎡", &rooms.music);
        add("art", "美术教室每间至少", "㎡", &rooms.art);
    }
    if let Some(size) = &check.size {
        let mut add = |key, words, value| {
            fields.value(&["checks", id, "size", key], named(words), "人", Some(value));
        };
        add("single", "小学、初中规模不超过", &size.single);
        add("combined", "一贯制学校义务教育阶段规模不超过", &size.combined);
    }
    if !check.class_size.is_empty() {
        fields.stages(&["checks", id, "class_size"], &named("每班不超过"), "人", &check.class_size);
    }
    if let Some(small) = &check.small_schools {
        let path = ["checks", id, "small_schools", "pupils"];
        fields.value(&path, named("规模较小学校按多少人核定"), "人", Some(&small.pupils));
    }
    if let Some(funding) = &check.funding {
        let path = ["checks", id, "funding", "at_least"];
        fields.stages(&path, &named("生均公用经费标准至少"), "元", &funding.at_least);
        let path = ["checks", id, "funding", "each_school"];
        fields.switch(&path, named("逐校核对公用经费预算"), funding.each_school);
    }
    if let Some(rule) = &check.monitoring {
        let level = ["checks", id, "monitoring", "level"];
        fields.value(&level, named("学业水平至少（3 即Ⅲ级）"), "级", Some(&rule.level));
        let below = ["checks", id, "monitoring", "below"];
        fields.value(&below, named("校际差异率低于"), "", Some(&rule.below));
        let path = ["checks", id, "monitoring", "accept_provincial"];
        fields.switch(&path, named("省级监测结果可以作数"), rule.accept_provincial);
    }
}

fn ratio(fields: &mut Fields, check: &str, one: &Ratio) {
    let name = format!("{check} {}", one.name);
    let path = |key| ["checks", check, "ratio", one.name.as_str(), key];
    if let Some(least) = &one.at_least {
        fields.value(&path("at_least"), format!("{name}至少"), &one.unit, Some(least));
    }
    if let Some(is_on) = one.on {
        fields.switch(&path("on"), format!("{name}：判断这一项"), is_on);
    }
}

fn relaxation(fields: &mut Fields, one: &Relaxation) {
    let named = |words: &str| format!("{} {}{words}", one.item, one.name);
    fields.switch(&["relaxations", &one.id, "on"], named("：启用"), one.on);
    if let Some(size) = &one.size {
        let mut add = |key, words: &str, value| {
            fields.plain(&["relaxations", &one.id, "size", key], named(words), "人", value);
        };
        add("single", "：小学、初中规模不超过", &size.single);
        add("combined", "：一贯制规模不超过", &size.combined);
    }
    for stage in Stage::ALL {
        let Some(rooms) = one.rooms.get(stage.id()) else { continue };
        let mut add = |key, words: &str, value| {
            let path = ["relaxations", one.id.as_str(), "rooms", stage.id(), key];
            fields.plain(&path, named(&format!("：{}{words}", stage.name())), "㎡", value);
        };
        add("music", "音乐教室至少", &rooms.music);
        add("art", "美术教室至少", &rooms.art);
    }
}
