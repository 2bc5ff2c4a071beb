//! The items beside the indicators and the relaxations of a standard, as a document to read.

use rust_decimal::Decimal;

use crate::county::{CountyField, Field};
use crate::standard::{
    CheckRule, Citation, Cited, Filter, Group, PerStage, Quotient, Ratio, RelaxationRule, Source,
    Standard,
};

use super::figure;
use super::pack::{at_least, by_stage, joined};
use super::paper::{Entry, Section};

/// A section for each group of items.
pub(super) fn checks(standard: &Standard) -> Vec<Section> {
    let section = |group: Group| {
        let lead = match group {
            Group::Veto => "有其中一项，县的结论就是未达标。",
            _ => "每一项都要达到。",
        };
        let mut section = Section::new(group.name(), lead);
        let here = standard.checks.iter().filter(|check| check.group == group);
        section.entries = here.map(check).collect();
        section
    };
    Group::ALL.map(section).to_vec()
}

fn check(check: &CheckRule) -> Entry {
    let mut cited: Vec<&Citation> = vec![&check.citation];
    let mut entry = Entry::new(&check.id, &check.title);
    if check.local {
        "地方增加".clone_into(&mut entry.mark);
    }
    let amount = |one: &Cited<Decimal>| figure::plain(one.value);
    for ratio in &check.ratios {
        cited.extend(ratio.at_least.iter().map(|least| &least.citation));
        entry = entry.line(&ratio.name, self::ratio(ratio));
    }
    if let Some(rooms) = &check.rooms {
        let text = format!(
            "每 {} 个班级音乐、美术教室各 1 间；音乐教室每间 ≥ {} ㎡，美术教室每间 ≥ {} ㎡",
            amount(&rooms.classes),
            amount(&rooms.music),
            amount(&rooms.art),
        );
        cited.extend([&rooms.classes.citation, &rooms.music.citation, &rooms.art.citation]);
        entry = entry.line("逐校核算", text);
    }
    if let Some(size) = &check.size {
        let kinds: Vec<&str> = size.combined_kinds.iter().map(|kind| kind.name()).collect();
        let text = format!(
            "小学、初中 ≤ {} 人；{}的义务教育阶段 ≤ {} 人",
            amount(&size.single),
            kinds.join("、"),
            amount(&size.combined),
        );
        cited.extend([&size.single.citation, &size.combined.citation]);
        entry = entry.line("逐校核算", text);
    }
    if let Some(most) = &check.class_size {
        let text = PerStage {
            primary: format!("每班 ≤ {} 人", amount(&most.primary)),
            junior: format!("每班 ≤ {} 人", amount(&most.junior)),
        };
        cited.extend([&most.primary.citation, &most.junior.citation]);
        entry = entry.line("逐班核算", by_stage(&text));
    }
    if let Some(pupils) = &check.small_schools {
        let pupils_text = amount(pupils);
        let text =
            format!("不足 {pupils_text} 人的学校，公用经费预算不低于按 {pupils_text} 人核定的数");
        cited.push(&pupils.citation);
        entry = entry.line("逐校核算", text);
    }
    if let Some(funding) = &check.funding {
        if let Some(least) = &funding.at_least {
            cited.extend([&least.primary.citation, &least.junior.citation]);
            entry = entry.line("生均公用经费标准", at_least(least, "元"));
        }
        let each = if funding.each_school { "逐校核对预算" } else { "不逐校核对预算" };
        entry = entry.line("公用经费", each);
    }
    if let Some(rule) = &check.monitoring {
        let subjects: Vec<&str> = rule.subjects.iter().map(|one| one.name()).collect();
        let stands_in = if rule.accept_provincial {
            "省级监测结果可以作数"
        } else {
            "省级监测结果只作参考"
        };
        let text = format!(
            "{}：学业水平 {} 级及以上，校际差异率 < {}；{stands_in}",
            subjects.join("、"),
            amount(&rule.level),
            amount(&rule.below),
        );
        cited.extend([&rule.level.citation, &rule.below.citation]);
        entry = entry.line("监测结果", text);
    }
    if check.evidence {
        entry = entry.line("判断", "查看佐证材料后，由人选择");
    }
    // A value's clause that repeats the item's adds nothing.
    let of_item = check.citation.text();
    cited.retain(|one| one.text() == of_item || !one.text().starts_with(&of_item));
    entry.line("出处", joined(&cited))
}

fn ratio(ratio: &Ratio) -> String {
    let mut parts = Vec::new();
    let formula = match &ratio.source {
        Source::County(of) => quotient(of, CountyField::name),
        Source::Schools(of, _) => quotient(of, Field::name),
    };
    let per = if ratio.per == Decimal::ONE {
        String::new()
    } else {
        format!(" × {}", figure::plain(ratio.per))
    };
    let years = ratio.years.map_or_else(String::new, |years| format!(" ÷ {}", years.name()));
    let least = ratio.at_least.as_ref();
    let least = least
        .map_or_else(String::new, |one| format!(" ≥ {} {}", figure::plain(one.value), ratio.unit));
    parts.push(format!("{formula}{years}{per}{least}"));
    if ratio.at_least.is_none() {
        parts.push("只列出，不作判定".to_owned());
    }
    if matches!(ratio.source, Source::Schools(..)) {
        parts.push(if ratio.each { "每所学校都要达到" } else { "按全县合计" }.to_owned());
        parts.push(scope(ratio.filter));
    }
    if let Some(rate) = ratio.rate {
        parts.push(format!("也可直接填“{}”", rate.name()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("；")
}

fn quotient<F: Copy>(of: &Quotient<F>, name: fn(F) -> &'static str) -> String {
    let sum = |all: &[(F, bool)]| {
        let one = |(index, (field, minus)): (usize, &(F, bool))| {
            let sign = match (index, minus) {
                (0, false) => "",
                (_, false) => " + ",
                (_, true) => " − ",
            };
            format!("{sign}{}", name(*field))
        };
        let text: String = all.iter().enumerate().map(one).collect();
        if all.len() > 1 { format!("（{text}）") } else { text }
    };
    format!("{} ÷ {}", sum(&of.numerator), sum(&of.denominator))
}

fn scope(filter: Filter) -> String {
    let mut words: Vec<&str> = Vec::new();
    if let Some(stage) = filter.stage {
        words.push(stage.name());
    }
    words.extend(filter.public.then_some("公办"));
    words.extend(filter.urban.then_some("城区和镇区"));
    words.extend(filter.day.then_some("不含寄宿制学校"));
    words.push(if filter.compulsory {
        "全部义务教育学校"
    } else {
        "计入评估的学校"
    });
    words.join("，")
}

/// The lower demands.
pub(super) fn relaxations(standard: &Standard) -> Section {
    let lead = "只对符合条件的学校；用了放宽规定的结论都会注明。";
    let mut section = Section::new("放宽规定", lead);
    section.entries = standard.relaxations.iter().map(relaxation).collect();
    section
}

fn relaxation(one: &RelaxationRule) -> Entry {
    let mut demand = Vec::new();
    if !one.add.is_empty() {
        let names: Vec<&str> = one.add.iter().map(|field| field.name()).collect();
        demand.push(format!("另计 {}", names.join("、")));
    }
    if let Some(rooms) = &one.rooms {
        let areas = |(music, art): (Decimal, Decimal)| {
            format!("音乐教室 ≥ {} ㎡、美术教室 ≥ {} ㎡", figure::plain(music), figure::plain(art))
        };
        demand.push(by_stage(&PerStage {
            primary: areas(rooms.primary),
            junior: areas(rooms.junior),
        }));
    }
    if let Some((single, combined)) = one.size {
        let (single, combined) = (figure::plain(single), figure::plain(combined));
        demand.push(format!("小学、初中 ≤ {single} 人；一贯制 ≤ {combined} 人"));
    }
    let mut needs = Vec::new();
    needs.extend(one.flag.map(|flag| format!("学校填报“{}”为是", flag.name())));
    needs.extend(one.built_until.map(|year| format!("{year} 年及之前建成")));
    needs.extend(one.pupils_from.map(|from| format!("{} 人及以上", figure::plain(from))));
    needs.extend(one.pupils_below.map(|below| format!("不足 {} 人", figure::plain(below))));
    needs.extend(
        one.largest_class_below.map(|below| format!("最大班额不足 {} 人", figure::plain(below))),
    );
    needs.extend(
        one.share.map(|(field, over)| format!("{}占比超过 {}%", field.name(), figure::plain(over))),
    );
    let mut entry = Entry::new(&one.item, &one.name)
        .line("放宽为", demand.join("；"))
        .line("条件", needs.join("，"))
        .line("出处", joined(&[&one.citation]));
    if one.on { "已启用" } else { "未启用" }.clone_into(&mut entry.mark);
    entry
}
