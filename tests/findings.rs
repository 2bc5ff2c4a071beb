//! The registry of findings: every code is documented, every sentence says what to do, every code is produced by
//! some test, and `docs/findings.md` says the same as the registry.
//!
//! `UPDATE_EXPECT=1 cargo test --test findings` writes the page anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use expect_test::expect_file;
use junheng::findings::registry::{Entry, FAMILIES, Template, title};
use junheng::findings::{Code, Severity};
use junheng::pipeline::{Evaluated, read};
use junheng::standard::{Standard, shipped};

fn entries() -> impl Iterator<Item = &'static Entry> {
    FAMILIES.iter().flat_map(|family| family.entries)
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Notice => "提示",
    }
}

/// The name of a code in the JSON.
fn id(code: Code) -> String {
    serde_json::to_value(code).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn every_code_stands_in_one_family_once() {
    let mut codes: Vec<Code> = entries().map(|entry| entry.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, Code::ALL);
}

#[test]
fn every_code_is_documented() {
    for entry in entries() {
        let Entry { code, does, why, example, .. } = entry;
        assert!(!entry.title.is_empty() && entry.title == title(*code), "{code:?}");
        for text in [does, why, example] {
            assert!(text.ends_with('。') && text.chars().count() > 4, "{code:?}: {text}");
        }
        assert!(!entry.sentences.is_empty(), "{code:?} says nothing");
    }
}

#[test]
fn every_sentence_says_what_is_wrong_and_what_to_do() {
    for entry in entries() {
        let mut severities = BTreeSet::new();
        for Template { name, severity, message, hint, .. } in entry.sentences {
            severities.insert(*severity);
            assert!(message.ends_with('。'), "{name}: {message}");
            // What to do stands in the hint alone.
            assert!(!message.contains("；请") && !message.contains("。请"), "{name}: {message}");
            assert!(hint.is_some() || *severity == Severity::Notice, "{name} has no hint");
            let ends_well = |hint: &str| hint.ends_with('。') || hint == "{advice}";
            assert!(hint.is_none_or(ends_well), "{name}: {hint:?}");
        }
        let all = &entry.severity;
        assert!(severities.contains(all), "{:?} is never {all:?}", entry.code);
    }
}

/// The compiler sees that no placeholder is forgotten; that each is said, it does not see.
#[test]
fn every_placeholder_is_said() {
    for template in entries().flat_map(|entry| entry.sentences) {
        let said = [template.message, template.hint.unwrap_or_default()].concat();
        for placeholder in template.placeholders {
            let is_said =
                ["}", ":"].iter().any(|end| said.contains(&format!("{{{placeholder}{end}")));
            assert!(is_said, "{}: {{{placeholder}}} is not said", template.name);
        }
    }
}

#[test]
fn the_name_of_a_sentence_is_its_own() {
    for family in FAMILIES {
        let names: Vec<_> = family.entries.iter().flat_map(|one| one.sentences).collect();
        let set: BTreeSet<_> = names.iter().map(|one| one.name).collect();
        assert_eq!(names.len(), set.len(), "{}", family.name);
    }
}

/// Text files of a folder and all folders in it.
fn texts(folder: &Path, keep: &dyn Fn(&Path) -> bool, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, keep, out);
        } else if keep(&path) {
            out.extend(std::fs::read_to_string(&path));
        }
    }
}

/// The codes that some test expects to be told: in the lists of the cases, in what a reading of tables gives, in what
/// the readers of files give.
fn expected() -> BTreeSet<Code> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ends = |path: &Path, end: &str| path.extension().is_some_and(|one| one == end);
    let (mut cases, mut tests) = (Vec::new(), Vec::new());
    texts(&root.join("tests/cases"), &|path| ends(path, "toml"), &mut cases);
    let is_test = |path: &Path| ends(path, "rs") && !path.ends_with("findings.rs");
    texts(&root.join("tests/intake"), &is_test, &mut tests);
    texts(&root.join("src/sheet/tests"), &is_test, &mut tests);
    let lists: Vec<&str> = cases
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| line.starts_with("findings = [") || line.starts_with("says = ["))
        .collect();
    let is_told = |code: &Code| {
        let in_list = format!("\"{}\"", id(*code));
        let in_tables = ["错误", "警告", "提示"].map(|word| format!("{word} {code:?} "));
        let in_rosters = format!("{code:?} ");
        let in_files = [format!("Code::{code:?},"), format!("Code::{code:?})")];
        let is_in = |text: &String, words: &[String]| words.iter().any(|one| text.contains(one));
        lists.iter().any(|line| line.contains(&in_list))
            || tests.iter().any(|text| {
                let is_line = |line: &str| line.trim_start().starts_with(&in_rosters);
                is_in(text, &in_tables) || is_in(text, &in_files) || text.lines().any(is_line)
            })
    };
    Code::ALL.iter().copied().filter(is_told).collect()
}

/// Codes that are expected in another form than [`expected`] looks for: where, and by which words.
const ELSEWHERE: [(Code, &str, &str); 6] = [
    (Code::FilePassedOver, "src/sheet/tests/shown.rs", "临时文件"),
    (Code::SheetPassedOver, "tests/intake/told_rows.rs", "[\"SheetPassedOver\"]"),
    (Code::HiddenCells, "src/sheet/tests/shown.rs", "Code::HiddenCells"),
    (Code::Outlier, "src/intake/checks/outlier.rs", "[\"校5200\"]"),
    (Code::RetypedFar, "src/intake/checks/plausible.rs", "Code::RetypedFar"),
    (Code::CorrectionUnused, "src/intake/amend/entries.rs", "told[0].code, Code::CorrectionUnused"),
];

/// What these files are told of, evaluated by a standard.
fn told(files: &[(&str, &str)], standard: &Standard) -> BTreeSet<Code> {
    let bytes = |(name, text): &(&str, &str)| (name.to_string(), text.as_bytes().to_vec());
    let files: Vec<_> = files.iter().map(bytes).collect();
    let evaluated = Evaluated::new(read(&files), standard.clone());
    evaluated.findings().iter().map(|one| one.code).collect()
}

/// Codes that no other test expects by their name, each with files that it is told of.
const FILES: [(Code, &[(&str, &str)]); 2] = [
    (
        Code::GymAreaUnknown,
        &[("县.csv", "学校名称,办学类型,在校生数,教学及辅助用房面积\n甲小学,小学,100,700\n")],
    ),
    (
        Code::SeveralYears,
        &[
            (
                "全县2024.csv",
                "学校名称,办学类型,在校生数,专任教师数\n一小,小学,310,20\n二小,小学,420,25\n三小,小学,530,31\n四小,小学,640,38\n一中,初级中学,750,60\n",
            ),
            (
                "全县2025.csv",
                "学校名称,办学类型,在校生数,专任教师数\n一小,小学,318,21\n二小,小学,405,26\n三小,小学,541,33\n四小,小学,622,37\n一中,初级中学,771,62\n",
            ),
        ],
    ),
];

#[test]
fn what_no_other_test_expects_is_told() {
    let standard = shipped("cn-2017").unwrap();
    for (code, files) in FILES {
        let told = told(files, &standard);
        assert!(told.contains(&code), "{code:?}: {told:?}");
    }
}

/// The national pack has a ratio for all stages together; a pack of the user's may have none.
#[test]
fn a_pack_without_ratios_asks_for_figures_by_stage() {
    let mut standard = shipped("cn-2017").unwrap();
    standard.splits.clear();
    let text = "学校名称,办学类型,小学在校生数,初中在校生数\n甲学校,九年一贯制学校,100,60\n";
    assert!(told(&[("县.csv", text)], &standard).contains(&Code::NoSplitRatio));
}

/// A code that nobody can produce would be dead; that its sentences are all used, the compiler sees.
#[test]
fn every_code_is_produced_by_some_test() {
    let mut expected = expected();
    expected.extend(FILES.iter().map(|(code, _)| code));
    expected.insert(Code::NoSplitRatio);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (code, file, words) in ELSEWHERE {
        let text = std::fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(words), "{file} says nothing of {code:?}");
        expected.insert(code);
    }
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !expected.contains(code)).collect();
    assert_eq!(missing, Vec::<&Code>::new());
}

/// A sentence in a cell of a table; an ellipsis stands where a placeholder is.
fn cell(text: &str) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let behind = piece.split_once('}').map_or("", |(_, behind)| behind);
        out += "…";
        out += behind;
    }
    out.replace('|', "\\|")
}

/// The page of documentation.
fn page() -> String {
    let mut out = String::from(
        "# 问题一览\n\n\
         读取和评估时会提出的全部问题，按类列出。代码（`missing_value` 等）写在 JSON 里，不会改变；“…”在提示时换成实际的内容：文件、学校、数。\n\n\
         - **错误**：有数没有读到，或不能用，改正以前相关的项目不能判断。\n\
         - **警告**：按一种理解继续计算，请核对。\n\
         - **提示**：不用处理，但应当知道。\n\n\
         本页由 `UPDATE_EXPECT=1 cargo test --test findings` 从 `src/findings/` 生成，请改那里，不要改这里。\n",
    );
    for family in FAMILIES {
        write!(out, "\n## {}\n", family.name).unwrap();
        for entry in family.entries {
            let Entry { code, severity, title, does, why, example, sentences } = entry;
            write!(out, "\n### {title}（`{}`）\n\n{}。{does}\n\n", id(*code), word(*severity))
                .unwrap();
            write!(out, "- 为什么要紧：{why}\n- 例：{example}\n\n").unwrap();
            out.push_str("| | 说什么 | 怎么办 |\n|---|---|---|\n");
            for one in *sentences {
                let hint = one.hint.unwrap_or("—");
                writeln!(
                    out,
                    "| {} | {} | {} |",
                    word(one.severity),
                    cell(one.message),
                    cell(hint)
                )
                .unwrap();
            }
        }
    }
    out
}

#[test]
fn the_page_says_what_the_registry_says() {
    expect_file!["../docs/findings.md"].assert_eq(&page());
}
