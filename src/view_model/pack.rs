//! A standard as a document to read: every demand with its wording, its figures, where it is written,
//! and what is not known. It evaluates nothing.

use serde::{Deserialize, Serialize};

use crate::county::{Field, Stage};
use crate::standard::change::About;
use crate::standard::tree::{Table, text};
use crate::standard::written::Written;
use crate::standard::{Choice, Citation, Cited, Document, Indicator, PerStage, Standard, Term};

use super::pack_checks::{checks, relaxations};
use super::pack_fields::{FieldGroup, fields};
use super::paper::{Entry, Paper, Section, cell};
use super::{Rules, figure, rules};

/// Everything that the screens about a standard show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackPage {
    /// The same in short.
    pub rules: Rules,
    /// The document.
    pub paper: Paper,
    /// The values that can be changed.
    pub fields: Vec<FieldGroup>,
    /// What a pack of the user's says of itself, to be filled in.
    pub about: About,
    /// The packs that come with the program: id and name.
    pub shipped: Vec<(String, String)>,
}

/// The screens about a standard; `shipped` are the program's packs.
pub fn pack_page(pack: &Written, standard: &Standard, shipped: &[Table]) -> PackPage {
    let own = pack.documents.get("own");
    let about = own.map_or_else(About::default, |own| About {
        name: pack.name.clone(),
        title: own.title.clone(),
        number: own.number.clone(),
        clause: String::new(),
        since: own.since.to_string(),
    });
    // The one that is used unless another is chosen comes first.
    let is_first = |pack: &&Table| Choice::Shipped(text(pack, "id").into()) == Choice::default();
    let first = shipped.iter().filter(is_first);
    let shipped = first.chain(shipped.iter().filter(|pack| !is_first(pack)));
    PackPage {
        rules: rules(standard),
        paper: paper(standard),
        fields: fields(pack),
        about,
        shipped: shipped.map(|pack| (text(pack, "id").into(), text(pack, "name").into())).collect(),
    }
}

/// The document.
pub fn paper(standard: &Standard) -> Paper {
    let mut sections = vec![documents(standard), indicators(standard), county(standard)];
    sections.extend(checks(standard));
    sections.push(relaxations(standard));
    let mut notes = Section::new("没有公布、尚不清楚的", "");
    notes.entries = standard.notes.iter().map(|note| Entry::new("", note)).collect();
    sections.push(notes);
    sections.retain(|section| !section.is_empty());
    Paper { sections }
}

fn documents(standard: &Standard) -> Section {
    let mut all: Vec<&Document> = Vec::new();
    for one in &standard.documents {
        all.insert(all.partition_point(|other| other.since <= one.since), one);
    }
    let rows = all.into_iter().map(|one| {
        vec![cell(&*one.title), cell(&*one.number), cell(format!("{} 年起", one.since))]
    });
    let base = standard.base.as_ref();
    let base = base.map_or_else(String::new, |base| format!("，以 {base} 为底本"));
    let lead = format!("{}（代号 {}{base}）", standard.name, standard.id);
    Section::new("依据的文件", &lead).table(&["文件", "文号", "施行"], rows.collect())
}

fn indicators(standard: &Standard) -> Section {
    let demand = |one: &Indicator, stage| {
        one.threshold
            .as_ref()
            .map_or_else(|| "不作要求".to_owned(), |all| figure::plain(all.get(stage).value))
    };
    let row = |one: &Indicator| {
        let [primary, junior] = Stage::ALL.map(|stage| cell(demand(one, stage)));
        vec![cell(format!("{} {}", one.label, one.name)), primary, junior, cell(&*one.unit)]
    };
    let mut section = Section::new("资源配置指标", "每所学校按学段评；数值是至少要达到的。")
        .table(&["指标", "小学", "初中", "单位"], standard.indicators.iter().map(row).collect());
    section.entries = standard.indicators.iter().map(indicator).collect();
    section
}

fn indicator(one: &Indicator) -> Entry {
    let per = figure::plain(one.per);
    let per = if per == "1" { "每名学生".to_owned() } else { format!("每 {per} 名学生") };
    let counted = match (one.split, per) {
        (true, per) => format!("{per}；一贯制学校、完全中学按折算后的学生数拆分"),
        (false, per) => format!("{per}；按任教学段统计，不拆分"),
    };
    let threshold = one.threshold.as_ref();
    let mut entry = Entry::new(&one.label, &one.name)
        .line("要求", threshold.map_or_else(String::new, |all| at_least(all, &one.unit)))
        .line("含义", &*one.definition);
    let [primary, junior] = [ways(&one.numerator.primary), ways(&one.numerator.junior)];
    entry = if primary == junior {
        entry.line("数据来自", primary)
    } else {
        entry.line("小学数据来自", primary).line("初中数据来自", junior)
    };
    entry.line("计算", counted).line("出处", threshold.map_or_else(String::new, sources))
}

/// `小学 ≥ 4.2 人/百人；初中 ≥ 5.3 人/百人`.
pub(super) fn at_least(all: &PerStage<Cited<rust_decimal::Decimal>>, unit: &str) -> String {
    by_stage(&PerStage {
        primary: format!("≥ {} {unit}", figure::plain(all.primary.value)),
        junior: format!("≥ {} {unit}", figure::plain(all.junior.value)),
    })
}

/// Each stage's text, or one where both are the same.
pub(super) fn by_stage(all: &PerStage<String>) -> String {
    let named = |stage: Stage| format!("{} {}", stage.name(), all.get(stage));
    if all.primary == all.junior {
        format!("小学、初中 {}", all.primary)
    } else {
        Stage::ALL.map(named).join("；")
    }
}

/// Where the values are written.
pub(super) fn sources<T>(all: &PerStage<Cited<T>>) -> String {
    joined(&[&all.primary.citation, &all.junior.citation])
}

/// Citations, each once, each with the year from which it holds.
pub(super) fn joined(all: &[&Citation]) -> String {
    let mut texts: Vec<String> =
        all.iter().map(|one| format!("{}（{} 年起）", one.text(), one.since)).collect();
    texts.dedup();
    texts.join("；")
}

fn ways(all: &[Vec<Term>]) -> String {
    all.iter().map(|way| terms(way)).collect::<Vec<_>>().join("；或 ")
}

fn terms(all: &[Term]) -> String {
    let one = |(index, term): (usize, &Term)| {
        let sign = match (index, term.minus) {
            (0, false) => "",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        let rest = if term.optional { "（没有这一栏时不计）" } else { "" };
        format!("{sign}{}{rest}", Field::name(term.field))
    };
    all.iter().enumerate().map(one).collect()
}

fn county(standard: &Standard) -> Section {
    let mut entries = Vec::new();
    if let Some(rule) = &standard.school_rule {
        let judged = standard.indicators.iter().filter(|one| one.threshold.is_some()).count();
        let text = format!(
            "{judged} 项指标中至少 {} 项达到要求，其余每一项都不低于要求的 {}。缺一个数时，既不算达标也不算未达标，注明“数据缺失”和要填的单元格；空白从不当作 0。判定用未舍入的数值，正好等于门槛算达到。",
            rule.required.value,
            figure::percent(rule.floor.value),
        );
        let at = joined(&[&rule.required.citation, &rule.floor.citation]);
        entries.push(Entry::new("", "一所学校怎样算达标").line("要求", text).line("出处", at));
    }
    let limits = [
        ("各项差异系数", &standard.cv_limit),
        ("综合差异系数（各项的平均）", &standard.composite_limit),
    ];
    for (name, limit) in limits {
        let Some(limit) = limit else { continue };
        let text = PerStage {
            primary: format!("≤ {}", figure::limit(limit.primary.value)),
            junior: format!("≤ {}", figure::limit(limit.junior.value)),
        };
        let how = "每个学段、每项指标各算一个。按学生数加权，以全县总量的平均值为中心：S = √[Σ(Pᵢ ÷ ΣP)(xᵢ − X̄)²]，差异系数 = S ÷ X̄";
        entries.push(
            Entry::new("", name)
                .line("要求", by_stage(&text))
                .line("计算", how)
                .line("出处", sources(limit)),
        );
    }
    for split in &standard.splits {
        let names: Vec<&str> = split.weights.iter().map(|(part, _)| part.name()).collect();
        let weights: Vec<String> =
            split.weights.iter().map(|(_, one)| figure::plain(*one)).collect();
        let ratio = format!("{} = {}", names.join("∶"), weights.join("∶"));
        entries.push(
            Entry::new("", &split.name)
                .line("拆分", ratio)
                .line("出处", joined(&[&split.citation])),
        );
    }
    let point = &standard.teaching_point_pupils;
    let text = format!("不足 {} 人的教学点不计入", figure::plain(point.value));
    entries.push(Entry::new("", &text).line("出处", joined(&[&point.citation])));
    for (kind, _, at) in &standard.excluded {
        let text = format!("{}不计入", kind.name());
        entries.push(Entry::new("", &text).line("出处", joined(&[at])));
    }
    let mut section = Section::new("学校结论、差异系数和计入范围", "");
    section.entries = entries;
    section
}
