//! What a link contains, in words, before it is copied. Told from the snapshot itself and not from what
//! was wished for, so that nothing is in it that is not said. It decides nothing.

use std::collections::BTreeSet;

use crate::share::{Contents, SchoolShot, Scope, Snapshot};
use crate::view_model::paper::{Entry, Paper, Section};

use super::protocol::Wish;
use super::share::LONG;

/// Under so many letters a passphrase is soon found by trying.
const SHORT_PASSPHRASE: usize = 12;

/// Which county, which year and since when, as far as it is known: `清河县，2026 年度，2026-03-01 分享`.
pub(super) fn about(snapshot: &Snapshot) -> String {
    let day = &snapshot.day;
    // 2026 alone; 2026年 and 2025—2026学年 say so themselves.
    let is_number = |text: &str| text.bytes().all(|letter| letter.is_ascii_digit());
    let year = if is_number(&snapshot.year) { " 年度" } else { "" };
    let parts = [(&snapshot.county, ""), (&snapshot.year, year), (day, " 分享")];
    let told = parts.into_iter().filter(|(text, _)| !text.is_empty());
    told.map(|(text, more)| [text, more].concat()).collect::<Vec<_>>().join("，")
}

/// What is in it, what is not, and what to know.
pub(super) fn contents(snapshot: &Snapshot, wish: &Wish, standard: &str, length: usize) -> Paper {
    let is_own = !snapshot.pack.is_empty();
    let standard =
        format!("{standard}{}", if is_own { "（自有标准，含标准文件全文）" } else { "" });
    let lines = [
        ("县区和日期", about(snapshot)),
        ("学校", schools(snapshot, wish.contents)),
        ("学校数据", figures(snapshot)),
        ("县级填报", county(snapshot)),
        ("标准", standard),
        ("不含", left_out(snapshot, wish.contents)),
    ];
    let held = entry("打开的人能看到", lines.into_iter().collect());
    let before = entry("发送之前", notes(snapshot, wish, length));
    let heading = "链接里有什么".to_owned();
    let section = Section { heading, entries: vec![held, before], ..Section::default() };
    Paper { sections: vec![section] }
}

fn entry(title: &str, lines: Vec<(&str, String)>) -> Entry {
    let lines = lines.into_iter().filter(|(_, text)| !text.is_empty());
    let lines = lines.map(|(name, text)| (name.to_owned(), text)).collect();
    Entry { title: title.to_owned(), lines, ..Entry::default() }
}

fn schools(snapshot: &Snapshot, contents: Contents) -> String {
    let all = snapshot.schools.len();
    let names: Vec<&str> = snapshot.schools.iter().map(|one| one.name.as_str()).collect();
    let told = match contents.scope {
        Scope::County => format!("{all} 所学校的校名、办学类型"),
        Scope::School(_) => format!(
            "“{}”的校名；全部 {all} 所学校的办学类型（其余学校没有校名，显示为“002号学校”等）",
            names.concat()
        ),
        Scope::Nameless => format!("{all} 所学校的办学类型，没有校名（显示为“001号学校”等）"),
    };
    let of = |text: fn(&SchoolShot) -> &String, name: &str, classes: &str| {
        let count = snapshot.schools.iter().filter(|school| !text(school).is_empty()).count();
        // Without the code, these are told as a class only.
        let classes = if contents.codes { "" } else { classes };
        (count > 0).then(|| format!("{count} 所学校的{name}{classes}"))
    };
    let words = [
        of(|one| &one.code, "学校标识码", ""),
        of(|one| &one.founder, "举办者", "（只有公办或民办）"),
        of(|one| &one.locality, "城乡类型", "（只有城区、镇区或乡村）"),
    ];
    [Some(told)].into_iter().chain(words).flatten().collect::<Vec<_>>().join("；")
}

fn figures(snapshot: &Snapshot) -> String {
    let facts = snapshot.schools.iter().flat_map(|school| &school.facts);
    let fields: BTreeSet<_> = facts.map(|((field, _), _)| *field).collect();
    let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
    let classes: usize = snapshot.schools.iter().map(|school| school.classes.len()).sum();
    let classes = if classes > 0 { format!("；{classes} 个班的班额") } else { String::new() };
    format!("{} 项：{}{classes}", names.len(), names.join("、"))
}

fn county(snapshot: &Snapshot) -> String {
    let mut told = Vec::new();
    if !snapshot.figures.is_empty() {
        told.push(format!("{} 项数据", snapshot.figures.len()));
    }
    if !snapshot.answers.is_empty() {
        let noted = snapshot.answers.iter().filter(|one| !one.note.is_empty()).count();
        told.push(format!("{} 项达到情况（{noted} 项有说明）", snapshot.answers.len()));
    }
    if !snapshot.monitoring.is_empty() {
        told.push(format!("{} 个学科的质量监测", snapshot.monitoring.len()));
    }
    told.join("、")
}

fn left_out(snapshot: &Snapshot, contents: Contents) -> String {
    let mut told = vec!["原文件和文件名", "数字所在的单元格", "更正前的数字"];
    if snapshot.schools.iter().all(|one| one.code.is_empty()) {
        told.push("学校标识码");
    }
    match contents.scope {
        Scope::County => {}
        Scope::School(_) => told.push("评估项目的说明文字"),
        Scope::Nameless => told.push("区县名称、评估项目的说明文字"),
    }
    if !contents.everything {
        told.push("七项指标用不到的数据、评估项目的填报");
    }
    told.join("、")
}

fn notes(snapshot: &Snapshot, wish: &Wish, length: usize) -> Vec<(&'static str, String)> {
    let advice = if !wish.base.starts_with("http") {
        "。您用的是本机上的单个文件，链接里是这台电脑上的地址，别人打不开。请保存 .junheng 文件发送，对方拖入自己的均衡尺即可。"
    } else if length > LONG {
        "。微信、QQ、短信和邮件可能把它截断。请保存 .junheng 文件发送，对方拖入均衡尺即可。"
    } else {
        ""
    };
    let mut told = vec![("长度", format!("{length} 个字符{advice}"))];
    let mut tell = |name, text: &str| told.push((name, text.to_owned()));
    match &wish.passphrase {
        None => tell(
            "口令",
            "没有。拿到链接的人都能看到上面列出的内容。（链接在“#”后面的部分不会发送给网站。）",
        ),
        Some(passphrase) => {
            tell("口令", "已设。没有口令打不开。请另外用电话等方式告诉对方；口令忘了无法找回。");
            if passphrase.0.chars().count() < SHORT_PASSPHRASE {
                tell(
                    "请注意",
                    "口令较短，可能被逐个试出。建议用 12 个字以上，例如几个不相干的词。",
                );
            }
        }
    }
    if !wish.contents.everything {
        tell(
            "请注意",
            "没有放入评估项目的填报，对方看到的评估项目是“待填”。要一并发送，请选“全部数据和评估项目”。",
        );
    }
    if wish.contents.scope != Scope::County && snapshot.schools.len() > 1 {
        tell("请注意", "没有校名，但办学类型和在校生数可能让熟悉情况的人认出学校。");
    }
    told
}
