//! Workbooks with one trait that the sheets of schools and counties really have, and rosters of whole
//! districts. They lie beside the project and are no part of it: where they are not there, this says so
//! and checks nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use junheng::intake::Shape;
use junheng::pipeline;
use serde_json::Value;

/// The folder beside the project, where it is there.
fn handed(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if !folder.is_dir() {
        println!("../shared/{name} is not here: nothing to check.");
        return None;
    }
    Some(folder)
}

fn evaluated(folder: &Path, names: &[&str]) -> Result<Value, String> {
    let read = |name: &&str| ((*name).to_owned(), fs::read(folder.join(name)).expect(name));
    let files: Vec<(String, Vec<u8>)> = names.iter().map(read).collect();
    let json = pipeline::evaluate_to_json(&files, "cn-2017");
    let json = json.map_err(|error| error.to_string())?;
    Ok(serde_json::from_str(&json).expect("the document is JSON"))
}

/// `城关第一小学 小学 450 2.67`: a unit, its pupils, and the figures that are there, at two decimals.
fn units(document: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let unit = |unit: &Value| {
        let stage = if unit["stage"] == "primary" { "小学" } else { "初中" };
        let mut words =
            vec![unit["school"].as_str().unwrap_or_default().to_owned(), stage.to_owned()];
        words.extend(unit["pupils"].as_f64().map(|pupils| pupils.to_string()));
        for (_, indicator) in unit["indicators"].as_object().into_iter().flatten() {
            words.extend(indicator["value"].as_f64().map(|value| format!("{value:.2}")));
        }
        words.join(" ")
    };
    list(&document["units"]).iter().map(unit).collect()
}

/// The cells that have a finding, without those that only say what is still missing.
fn told(document: &Value) -> Vec<String> {
    let findings = document["findings"].as_array().cloned().unwrap_or_default();
    let said = |one: &Value| {
        let code = one["code"].as_str().unwrap_or_default();
        let others =
            ["missing_value", "kind_assumed", "single_unit", "gym_area_unknown", "stage_absent"];
        let cell = one["cell"].as_str()?.rsplit('!').next()?.to_owned();
        (!others.contains(&code) && cell.len() < 6).then_some(cell)
    };
    findings.iter().filter_map(said).collect()
}

/// File, stage, units, pupils, and means and coefficients as they are printed.
type Row = (&'static str, &'static str, u64, u64, &'static [(&'static str, &'static str)]);

const FIRST: &str = "城关第一小学 小学 450 2.67";
const SECOND: &str = "城关第二小学 小学 620 2.42";

#[test]
fn faults_of_real_workbooks() {
    let Some(folder) = handed("faults") else { return };
    let both = &[FIRST, SECOND][..];
    let one = &[FIRST][..];
    let cases: &[(&[&str], &[&str], &[&str])] = &[
        (
            &["01-formula-zero.xlsx"],
            &["城关第一小学 小学 450", "城关第二小学 小学 620 1.13"],
            &["D2"],
        ),
        (&["02-two-lines.csv"], &["城关第一小学 小学 450"], &["D2"]),
        (&["02-two-figures.csv"], &["城关第一小学 小学 450"], &["D2"]),
        (&["03-superscript.xlsx"], one, &["D2"]),
        (&["03-superscript-html.xls"], one, &["C2"]),
        (&["04-struck-out.xlsx"], one, &["D2"]),
        (&["05-total-word.csv"], both, &[]),
        (&["05-town-total.csv"], both, &["A2"]),
        (&["06-town-like-note.csv"], both, &[]),
        (&["06-first-pending.csv"], &["城关第一小学 小学", SECOND], &["B2", "C2"]),
        (&["06-name-in-brackets.csv"], &["注溪小学（本部） 小学 450 2.67", SECOND], &[]),
        (&["07-side-by-side.csv"], both, &[]),
        (&["08-codes-e.csv"], both, &["B2", "B3"]),
        (&["08-codes-float-pupils.xlsx", "08-codes-float-rooms.csv"], one, &[]),
        (
            &["10-merged-values.xlsx"],
            &["青山九年一贯制学校 小学 166 2.52", "青山九年一贯制学校 初中 210 2.77"],
            &[],
        ),
        (&["11-xml-comment.xml"], one, &[]),
        (&["11-html-comment.xls"], &["城关第一小学 小学"], &["B2"]),
        (&["12-space-quote.csv"], &["城关第一小学 小学 450 2.67 5.00"], &[]),
        (&["13-string-value.ods"], one, &[]),
        (&["13-linked-cache.ods"], one, &[]),
        (&["14-error-cell.xlsx"], one, &["D2"]),
        (&["14-nan-cell.xlsx"], one, &["D2"]),
        (&["14-string-index.xlsx"], one, &["D2"]),
        (&["15-nested.xls"], one, &[]),
        (&["16-wide-name.xlsx"], one, &[]),
        (&["17-radical.csv"], one, &[]),
        (&["18-direction-mark.csv"], one, &[]),
        (&["19-centred.xlsx"], &["河口初级中学 初中 540"], &[]),
        (&["20-hidden-row.xlsx"], &[FIRST, "旧城小学（已撤并） 小学 90 1.11", SECOND], &["A3"]),
        (&["20-hidden-sheet.xlsx"], both, &[]),
        (&["21-backslashes.xlsx"], one, &[]),
        (&["21-class-id.et"], one, &[]),
        (&["21-strict.xlsx"], one, &[]),
        (&["21-utf16-parts.xlsx"], one, &[]),
        (&["23-county.xlsx", "~$23-county.xlsx"], one, &[]),
        (&["25-wan-format.xlsx"], &["城关第一小学 小学 450 2122.22"], &["C2"]),
    ];
    for (files, schools, cells) in cases {
        let document =
            evaluated(&folder, files).unwrap_or_else(|error| panic!("{files:?}: {error}"));
        let found = units(&document);
        assert_eq!(found, *schools, "{files:?}");
        assert_eq!(told(&document), *cells, "{files:?}: {}", document["findings"]);
    }
    let refused = [
        ("22-cut-character.csv", "编码"),
        ("22-mark-before-gbk.csv", "编码"),
        ("24-guarded.xlsx", "加密系统"),
        ("24-guarded-other.xlsx", "加密系统"),
    ];
    for (file, why) in refused {
        let error = evaluated(&folder, &[file]).expect_err(file);
        assert!(error.contains(why), "{file}: {error}");
    }
}

#[test]
fn rosters_of_whole_districts() {
    let Some(folder) = handed("rosters") else { return };
    let rows: [Row; 4] = [
        (
            "district-a.xlsx",
            "primary",
            38,
            40_010,
            &[("equipment_value", "2855.808 0.492810 missing")],
        ),
        (
            "district-a.xlsx",
            "junior",
            25,
            22_369,
            &[("equipment_value", "3972.674 0.544523 not_met")],
        ),
        (
            "district-b.xlsx",
            "primary",
            39,
            36_650,
            &[
                ("degree_teachers", "0.227536 met"),
                ("teaching_area", "0.364218 met"),
                ("equipment_value", "3081.478 0.649354 not_met"),
            ],
        ),
        (
            "district-b.xlsx",
            "junior",
            25,
            20_056,
            &[
                ("degree_teachers", "0.222623 met"),
                ("teaching_area", "0.249559 met"),
                ("equipment_value", "3542.446 0.441635 met"),
            ],
        ),
    ];
    for (file, stage, count, pupils, indicators) in rows {
        let document = evaluated(&folder, &[file]).expect(file);
        let here = &document["stages"][stage];
        assert_eq!(here["units"].as_u64(), Some(count), "{file} {stage}");
        assert_eq!(here["pupils"].as_u64(), Some(pupils), "{file} {stage}");
        for (id, expected) in indicators {
            let one = &here["indicators"][id];
            let figure = |key: &str, decimals: usize| {
                one[key].as_f64().map(|value| format!("{value:.decimals$}")).unwrap_or_default()
            };
            let verdict = one["verdict"].as_str().unwrap_or_default();
            let shown = format!("{} {} {verdict}", figure("mean", 3), figure("cv", 6));
            assert!(shown.ends_with(expected), "{file} {stage} {id}: {shown}, not {expected}");
        }
    }
    let verdicts = [
        ("district-a.xlsx", "primary", [0, 6, 32]),
        ("district-a.xlsx", "junior", [0, 6, 19]),
        ("district-b.xlsx", "primary", [13, 25, 1]),
        ("district-b.xlsx", "junior", [5, 20, 0]),
    ];
    for (file, stage, expected) in verdicts {
        let document = evaluated(&folder, &[file]).expect(file);
        let units = document["units"].as_array().expect("units");
        let count = |verdict: &str| {
            units.iter().filter(|one| one["stage"] == stage && one["verdict"] == verdict).count()
        };
        assert_eq!(["met", "not_met", "missing"].map(count), expected, "{file} {stage}");
        let asked = document["findings"].as_array().expect("findings");
        assert!(
            asked.iter().all(|one| one["code"] != "unknown_kind" && one["code"] != "kind_assumed")
        );
    }
}

/// Each alone is one county; together they are two, whichever comes first.
#[test]
fn rosters_of_two_districts_are_not_pooled() {
    let Some(folder) = handed("rosters") else { return };
    let is_asked = |files: &[&str]| {
        let document = evaluated(&folder, files).expect("rosters are read");
        let findings = document["findings"].as_array().expect("findings").clone();
        findings
            .iter()
            .any(|one| one["code"] == "several_counties" || one["code"] == "several_years")
    };
    let (a, b) = ("district-a.xlsx", "district-b.xlsx");
    assert!(!is_asked(&[a]) && !is_asked(&[b]));
    let shown = [is_asked(&[a, b]), is_asked(&[b, a])];
    assert_eq!(shown, [true, true]);
}

/// None of the handed files is called one of several counties or years.
#[test]
fn no_handed_file_is_called_several_counties() {
    for name in ["faults", "reports", "forms", "rosters"] {
        let Some(folder) = handed(name) else { continue };
        let files = fs::read_dir(&folder).expect("the folder is read").filter_map(Result::ok);
        for file in files.map(|file| file.file_name().to_string_lossy().into_owned()) {
            let Ok(document) = evaluated(&folder, &[&file]) else { continue };
            let findings = document["findings"].as_array().expect("findings");
            let is_it =
                |one: &&Value| one["code"] == "several_counties" || one["code"] == "several_years";
            assert!(!findings.iter().any(|one| is_it(&one)), "{name}/{file}");
        }
    }
}

/// Sheets of nothing wrong are not called unread: kindergartens, addresses, summaries, instructions.
#[test]
fn no_sheet_of_the_handed_workbooks_is_called_unread() {
    let mut go_on = |_: junheng::sheet::Progress<'_>| std::ops::ControlFlow::Continue(());
    for (name, file) in [
        ("rosters", "district-a.xlsx"),
        ("rosters", "district-b.xlsx"),
        ("forms", "county-form.xlsx"),
        ("forms", "school-form.xlsx"),
        ("forms", "national-application-and-school-self-assessment.xlsx"),
    ] {
        let Some(folder) = handed(name) else { continue };
        let bytes = fs::read(folder.join(file)).expect(file);
        let reading = pipeline::read_one(file, &bytes, &[], &mut go_on);
        let unread = reading.tables.iter().filter(|table| table.shape == Shape::Unknown);
        let unread: Vec<&str> = unread
            .filter_map(|table| reading.source.sheets.get(table.sheet as usize))
            .map(String::as_str)
            .collect();
        assert!(unread.is_empty(), "{file}: {unread:?} of {}", reading.tables.len());
    }
}
