//! Cases that someone who knows the standard can read and write: `tests/cases/*.toml`.
//! The other tests change every value of each rule pack in turn and demand that some case notices.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::needless_pass_by_value
)]

mod case;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use case::{Case, File, outcome};
use junheng::county::County;
use junheng::evaluate::evaluate;
use junheng::intake::assemble;
use junheng::share::{Contents, Envelope, Scope, from_fragment, reading, snapshot, to_fragment};
use junheng::standard::overlay::lay;
use junheng::standard::tree::{Table, Tree};
use junheng::standard::written::Written;
use junheng::standard::{Standard, resolve};

fn files() -> Vec<(String, File)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir("tests/cases").expect("tests/cases is there") {
        let path = entry.expect("a directory entry").path();
        let text = std::fs::read_to_string(&path).expect("a readable case file");
        let file =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        files.push((path.display().to_string(), file));
    }
    files.sort_by(|one, other| one.0.cmp(&other.0));
    files
}

/// What the tests change is a table of the `toml` crate's; what is laid and read is ours.
fn tree(value: &toml::Value) -> Tree {
    match value {
        toml::Value::String(text) => Tree::Text(text.clone()),
        toml::Value::Boolean(flag) => Tree::Flag(*flag),
        toml::Value::Array(list) => Tree::List(list.iter().map(tree).collect()),
        toml::Value::Table(table) => Tree::Table(tree_of(table)),
        toml::Value::Integer(number) => Tree::Number(number.to_string()),
        toml::Value::Float(number) => Tree::Number(number.to_string()),
        toml::Value::Datetime(date) => panic!("a date is not expected in a pack: {date}"),
    }
}

fn tree_of(table: &toml::Table) -> Table {
    table.iter().map(|(key, value)| (key.clone(), tree(value))).collect()
}

fn own(id: &str) -> toml::Table {
    let path = format!("standards/{id}.toml");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    toml::from_str(&text).expect("the rule pack is TOML")
}

/// A pack over its base.
fn over_base(own: &toml::Table) -> Table {
    match own.get("base").and_then(toml::Value::as_str).map(self::own) {
        Some(base) => {
            let mut base = tree_of(&base);
            lay(&mut base, tree_of(own));
            base
        }
        None => tree_of(own),
    }
}

/// A pack as a case changes it.
fn standard(pack: &Table, with: &toml::Table) -> Result<Standard, String> {
    let mut pack = pack.clone();
    lay(&mut pack, tree_of(with));
    resolve(&Written::of(pack))
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

#[test]
fn every_case_comes_out_as_written() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, file) in files() {
        let pack = over_base(&own(&file.pack));
        for case in &file.case {
            count += 1;
            let standard = standard(&pack, &case.with)
                .unwrap_or_else(|error| panic!("{name} “{}”: {error}", case.name));
            wrong.extend(
                case.check(&file, &standard)
                    .iter()
                    .map(|text| format!("{name} “{}”: {text}", case.name)),
            );
        }
    }
    assert!(count >= 250, "only {count} cases were found");
    println!("{count} cases");
    assert!(wrong.is_empty(), "{} of the expectations differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_page_and_the_document_say_the_same_of_every_case() {
    let mut wrong = Vec::new();
    for (name, file) in files() {
        let pack = over_base(&own(&file.pack));
        for case in &file.case {
            let standard = standard(&pack, &case.with).expect("the pack resolves");
            let county = case::county(case, &file);
            let differences = case::page::differences(&county, &standard);
            wrong.extend(differences.iter().map(|text| format!("{name} “{}”: {text}", case.name)));
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// What an evaluation decides, without its sentences and places.
fn decided(county: &County, standard: &Standard) -> Vec<String> {
    let result = evaluate(county, standard);
    let mut said = vec![format!("{:?} {:?}", result.county.verdict, result.county.resources)];
    let mut blocking: Vec<&str> =
        result.county.blocking.iter().map(|one| one.id.as_str()).collect();
    blocking.sort_unstable();
    said.push(blocking.join(" "));
    for unit in &result.units {
        let of = |one: &junheng::evaluate::UnitIndicator| {
            let value = one.value.as_ref().map(ToString::to_string);
            format!("{value:?} {} {}", one.verdict.id(), one.floor_verdict.id())
        };
        let indicators: Vec<String> = unit.indicators.iter().map(of).collect();
        let (stage, verdict) = (unit.stage.id(), unit.verdict.id());
        said.push(format!("{} {stage} {verdict} {:?} {indicators:?}", unit.school, unit.pupils));
    }
    for stage in &result.stages {
        let of = |one: &junheng::evaluate::Dispersion| format!("{:?} {}", one.verdict, one.counted);
        let all: Vec<String> = stage.indicators.iter().map(of).collect();
        said.push(format!("{} {all:?} {:?}", stage.stage.id(), stage.composite_verdict));
    }
    said.extend(result.checks.iter().map(|check| format!("{} {:?}", check.id, check.verdict)));
    said.extend(result.excluded.iter().map(|one| format!("{one:?}")));
    said
}

/// Who opens a link comes to the same as who sent it: also of what files state differently, of totals that
/// do not add up and of schools that could not be calculated.
#[test]
fn a_link_says_the_same_of_every_case() {
    let mut wrong = Vec::new();
    for (name, file) in files() {
        let pack = over_base(&own(&file.pack));
        for case in &file.case {
            let standard = standard(&pack, &case.with).expect("the pack resolves");
            let county = case::county(case, &file);
            let contents = Contents { everything: true, codes: true, scope: Scope::County };
            let told = snapshot(&county, &standard, contents);
            let fragment = to_fragment(&Envelope::Open(Box::new(told)));
            let Ok(Envelope::Open(opened)) = from_fragment(&fragment) else {
                panic!("{name} “{}” cannot be opened", case.name);
            };
            let again = assemble(&[reading(&opened)]).county;
            let (before, after) = (decided(&county, &standard), decided(&again, &standard));
            if before != after {
                let differs: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
                wrong.push(format!("{name} “{}”: {differs:#?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ by link:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every place of the pack that the evaluation could depend on, as a path of keys and indices.
fn places(value: &toml::Value, path: &[String], found: &mut Vec<Vec<String>>) {
    const WORDS: [&str; 14] = [
        "id",
        "name",
        "base",
        "label",
        "title",
        "short",
        "definition",
        "notes",
        "unit",
        "document",
        "clause",
        "documents",
        "item",
        "form_words",
    ];
    let mut below = |key: String, value: &toml::Value| {
        let mut path = path.to_vec();
        path.push(key);
        places(value, &path, found);
    };
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table.iter().filter(|(key, _)| !WORDS.contains(&key.as_str())) {
                below(key.clone(), value);
            }
        }
        toml::Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                below(index.to_string(), value);
            }
        }
        _ => found.push(path.to_vec()),
    }
}

fn at<'a>(pack: &'a mut toml::Value, path: &[String]) -> &'a mut toml::Value {
    path.iter().fold(pack, |value, key| match value {
        toml::Value::Array(list) => &mut list[key.parse::<usize>().expect("an index")],
        table => table.get_mut(key).expect("a key"),
    })
}

/// Another value that is as good as the old one, but for its meaning.
fn changes(value: &toml::Value) -> Vec<toml::Value> {
    match value {
        toml::Value::Integer(number) => vec![(number + 1).into(), (number - 1).into()],
        toml::Value::Float(number) => vec![(number * 1.01).into(), (number * 0.99).into()],
        toml::Value::Boolean(flag) => vec![(!flag).into()],
        toml::Value::String(text) => {
            OTHER_WORDS.into_iter().filter(|other| other != text).map(toml::Value::from).collect()
        }
        other => panic!("a kind of value that is not expected in a pack: {other:?}"),
    }
}

/// Words that are right in some place of a pack.
const OTHER_WORDS: [&str; 24] = [
    "classes",
    "junior",
    "primary",
    "no_pupils",
    "boarding",
    "county",
    "schools",
    "each",
    "total",
    "units",
    "compulsory",
    "public",
    "urban",
    "day",
    "quality",
    "veto",
    "guarantee",
    "rotated",
    "quota_rate",
    "arts",
    "morals",
    "chinese",
    "special",
    "complete",
];

/// What a pack cannot do without: its own check refuses every other value.
const PINNED: [&str; 2] = ["evidence", "from"];

/// Looks whether any case of the pack notices a change of it, the one that noticed last first.
struct Watch<'a> {
    cases: Vec<(&'a File, &'a Case)>,
    before: Vec<String>,
    last: Mutex<Vec<usize>>,
}

impl<'a> Watch<'a> {
    fn new(files: &'a [(String, File)], id: &str, pack: &Table) -> Self {
        let of_pack = files.iter().filter(|(_, file)| file.pack == id);
        let cases: Vec<_> =
            of_pack.flat_map(|(_, file)| file.case.iter().map(move |case| (file, case))).collect();
        let before = cases
            .iter()
            .map(|(file, case)| {
                outcome(case, file, &standard(pack, &case.with).expect("the pack resolves"))
            })
            .collect();
        let last = Mutex::new((0..cases.len()).collect());
        Self { cases, before, last }
    }

    /// `None` where the pack's own check refuses the change, which says nothing of the evaluation.
    fn notices(&self, pack: &Table) -> Option<bool> {
        let plain = standard(pack, &toml::Table::new()).ok()?;
        let mut standards: BTreeMap<String, Option<Standard>> = BTreeMap::new();
        let order = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for index in order {
            let (file, case) = self.cases[index];
            let standard = if case.with.is_empty() {
                Some(&plain)
            } else {
                let made = || standard(pack, &case.with).ok();
                standards.entry(format!("{:?}", case.with)).or_insert_with(made).as_ref()
            };
            let noticed = standard
                .is_some_and(|standard| outcome(case, file, standard) != self.before[index]);
            if noticed {
                let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
                let place = last.iter().position(|one| *one == index).expect("in the list");
                last.remove(place);
                last.insert(0, index);
                return Some(true);
            }
        }
        Some(false)
    }
}

/// What no case of the pack notices. Only what the pack itself writes is changed, not its base.
fn dead(id: &str, least: usize) -> Vec<String> {
    let files = files();
    let own = own(id);
    let watch = Watch::new(&files, id, &over_base(&own));
    let mut found = Vec::new();
    places(&toml::Value::Table(own.clone()), &[], &mut found);
    assert!(found.len() >= least, "only {} values were found in {id}", found.len());
    let (next, dead) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(path) = found.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut value = toml::Value::Table(own.clone());
            let mut noticed = false;
            for change in changes(at(&mut value, path)) {
                let mut changed = toml::Value::Table(own.clone());
                *at(&mut changed, path) = change;
                let toml::Value::Table(changed) = changed else { continue };
                noticed = match watch.notices(&over_base(&changed)) {
                    Some(noticed) => noticed,
                    None => path.last().is_some_and(|key| PINNED.contains(&key.as_str())),
                };
                if noticed {
                    break;
                }
            }
            if !noticed {
                let mut dead = dead.lock().unwrap_or_else(PoisonError::into_inner);
                dead.push(format!("{id}: {}", path.join(".")));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(work);
        }
    });
    dead.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn no_case_misses_a_value(id: &str, least: usize) {
    let dead = dead(id, least);
    assert!(dead.is_empty(), "no case notices a change of:\n{}", dead.join("\n"));
}

#[test]
fn every_value_of_cn_2017_changes_some_case() {
    no_case_misses_a_value("cn-2017", 250);
}

#[test]
fn every_value_of_cn_2012_changes_some_case() {
    no_case_misses_a_value("cn-2012", 50);
}

#[test]
fn every_value_of_shenyang_changes_some_case() {
    no_case_misses_a_value("shenyang", 10);
}
