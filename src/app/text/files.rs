//! The words about files that may be of several counties or years, and about figures that differ.

use crate::county::{Field, Mixture};
use crate::intake::{Bundle, Question};
use crate::sheet::outermost;

/// The heading of the question.
pub fn heading(about: Mixture) -> &'static str {
    match about {
        Mixture::Counties => "这些表是几个县的？",
        Mixture::Years => "这些表是几个年度的？",
    }
}
/// Why it is asked: several counties.
pub const COUNTIES: &str = "学校像是属于不同的区县。差异系数、达标结论要一个县一个县地算，混在一起就全错了，所以先没有合并。请选一项；选错了可以撤销。";
/// Why it is asked: several years.
pub const YEARS: &str = "多数学校相同、数字不同，像是同一批学校不同年度的数。先没有合并，也没有用哪一份盖掉另一份。请选一项；选错了可以撤销。";
/// The parts that were found.
pub const FOUND: &str = "读到的";
/// The choices.
pub const CHOICES: &str = "怎么处理";
/// One county at one time.
pub fn join(about: Mixture) -> &'static str {
    match about {
        Mixture::Counties => "是同一个县，合在一起算",
        Mixture::Years => "是同一年的，合在一起算（两份不同的数先都不用，逐条列出请您选）",
    }
}
/// One of several.
pub fn only(question: &Question, bundle: &Bundle) -> String {
    match question.about {
        Mixture::Counties => format!("是几个县，先看“{}”", bundle.name),
        Mixture::Years => format!("两年都留着，先看“{}”", bundle.name),
    }
}
/// The last takes the place of all others.
pub fn replace(bundle: &Bundle) -> String {
    format!("用“{}”换掉前面的", bundle.name)
}
/// A part and its schools.
pub fn bundle(bundle: &Bundle) -> String {
    let mut files: Vec<&str> = bundle.files.iter().map(|name| first(name)).collect();
    files.dedup();
    let files = files.join("、");
    format!("{} 所学校，来自 {files}", bundle.schools)
}
/// A school by which it showed.
pub fn example(name: &str) -> String {
    format!("例如“{name}”在两份表里的数不同。")
}
/// Names the choice between sets.
pub const SETS: &str = "现在看";
/// Asks anew.
pub const ASK_AGAIN: &str = "重新选择";
/// A step.
pub const ASKED_AGAIN: &str = "重新选择县或年度";
/// The files of the county.
pub const FILES: &str = "文件";
/// How many.
pub fn files(count: usize) -> String {
    format!("文件 {count} 个")
}
/// Takes a file out.
pub const REMOVE: &str = "移出";
/// Of which file.
pub fn remove(file: &str) -> String {
    format!("移出“{file}”")
}
/// Adds one.
pub const ADD: &str = "添加文件";

/// A step.
pub fn joined(about: Mixture) -> String {
    match about {
        Mixture::Counties => "当作同一个县".to_owned(),
        Mixture::Years => "当作同一年".to_owned(),
    }
}
/// A step.
pub fn split(question: &Question, open: usize) -> String {
    let name = question.bundles.get(open).map(|one| one.name.as_str()).unwrap_or_default();
    let what = match question.about {
        Mixture::Counties => "分成几个县",
        Mixture::Years => "分成几个年度",
    };
    format!("{what}，看“{name}”")
}
/// A step.
pub fn opened(name: &str) -> String {
    format!("看“{name}”")
}
/// A file among others, or the folder or archive that it came in.
fn first(name: &str) -> &str {
    outermost(name).unwrap_or(name)
}

/// A step.
pub fn added(names: &[&str]) -> String {
    match names {
        [one] => format!("添加“{one}”"),
        [one, ..] => format!("添加“{}”等 {} 个文件", first(one), names.len()),
        [] => "添加文件".to_owned(),
    }
}
/// A step.
pub fn renewed(names: &[&str]) -> String {
    match names {
        [one] => format!("换成新的“{one}”"),
        _ => format!("换成新的 {} 个文件", names.len()),
    }
}
/// A step.
pub fn removed(names: &[String]) -> String {
    match names {
        [one] => format!("移出“{one}”"),
        [one, ..] => format!("移出“{}”等 {} 个文件", first(one), names.len()),
        [] => "移出文件".to_owned(),
    }
}
/// A step.
pub fn picked(school: &str, field: Field, file: &str) -> String {
    format!("“{school}”的{}用“{file}”的", field.name())
}
/// A step.
pub fn preferred(file: &str) -> String {
    format!("凡是数不同的，都用“{file}”的")
}
/// Uses this figure.
pub fn pick(value: &str, file: &str) -> String {
    format!("用 {value}（{file}）")
}
/// Uses all from that file.
pub fn prefer(file: &str) -> String {
    format!("凡是数不同的，都用“{file}”的")
}
