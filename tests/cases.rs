//! Cases that someone who knows the standard can read and write: `tests/cases/*.toml`.
//! The second test changes every value of the rule pack in turn and demands that some case notices.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::needless_pass_by_value
)]

mod case;

use case::{File, outcome};
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

fn pack() -> toml::Value {
    let text = std::fs::read_to_string("standards/cn-2017.toml").expect("the rule pack is there");
    toml::from_str(&text).expect("the rule pack is TOML")
}

fn standard(pack: toml::Value) -> Result<Standard, String> {
    let written: Written = pack.try_into().map_err(|error| format!("{error}"))?;
    resolve(&written).map_err(|problems| problems.join("\n"))
}

#[test]
fn every_case_comes_out_as_written() {
    let standard = standard(pack()).expect("the rule pack resolves");
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, file) in files() {
        for case in &file.case {
            count += 1;
            wrong.extend(
                case.check(&file.base, &standard)
                    .iter()
                    .map(|text| format!("{name} “{}”: {text}", case.name)),
            );
        }
    }
    assert!(count >= 40, "only {count} cases were found");
    assert!(wrong.is_empty(), "{} of the expectations differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every place of the pack that the evaluation could depend on, as a path of keys and indices.
fn places(value: &toml::Value, path: &[String], found: &mut Vec<Vec<String>>) {
    const WORDS: [&str; 8] =
        ["id", "name", "label", "short", "unit", "document", "clause", "documents"];
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
        toml::Value::String(text) => ["classes", "junior", "no_pupils"]
            .into_iter()
            .filter(|other| other != text)
            .map(toml::Value::from)
            .collect(),
        other => panic!("a kind of value that is not expected in a pack: {other:?}"),
    }
}

#[test]
fn every_value_of_the_pack_changes_some_case() {
    let pack = pack();
    let files = files();
    let outcomes = |standard: &Standard| -> Vec<String> {
        files
            .iter()
            .flat_map(|(_, file)| file.case.iter().map(|case| outcome(case, &file.base, standard)))
            .collect()
    };
    let before = outcomes(&standard(pack.clone()).expect("the rule pack resolves"));
    let mut found = Vec::new();
    places(&pack, &[], &mut found);
    assert!(found.len() > 60, "only {} values were found", found.len());
    let mut dead = Vec::new();
    for path in found {
        let mut tried = 0;
        let mut noticed = false;
        for change in changes(at(&mut pack.clone(), &path)) {
            let mut changed = pack.clone();
            *at(&mut changed, &path) = change;
            // A value that the pack's own check refuses says nothing about the evaluation.
            if let Ok(standard) = standard(changed) {
                tried += 1;
                noticed |= outcomes(&standard) != before;
            }
        }
        if tried == 0 || !noticed {
            dead.push(path.join("."));
        }
    }
    assert!(dead.is_empty(), "no case notices a change of:\n{}", dead.join("\n"));
}
