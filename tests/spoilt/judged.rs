//! What is evaluated of a file and told of it, to be compared.

use std::collections::BTreeSet;
use std::fmt::Write;

use junheng::pipeline;
use serde_json::Value;

/// What is evaluated, by name: pupils, values, verdicts, coefficients, what is left out.
pub fn figures(document: &Value) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for unit in document["units"].as_array().into_iter().flatten() {
        let mut line =
            format!("{} {} {} {}", unit["school"], unit["stage"], unit["code"], unit["pupils"]);
        for (id, one) in unit["indicators"].as_object().into_iter().flatten() {
            write!(line, " {id} {} {}", one["value"], one["verdict"]).unwrap();
        }
        all.insert(line);
    }
    for (stage, one) in document["stages"].as_object().into_iter().flatten() {
        for (id, one) in one["indicators"].as_object().into_iter().flatten() {
            all.insert(format!("{stage} {id} {} {}", one["cv"], one["verdict"]));
        }
    }
    for one in document["excluded"].as_array().into_iter().flatten() {
        all.insert(format!("left out {} {}", one["school"], one["reason"]));
    }
    all
}

pub fn evaluated(name: &str, bytes: Vec<u8>) -> Result<Value, String> {
    let json = pipeline::evaluate_to_json(&[(name.to_owned(), bytes)], "cn-2017")
        .map_err(|error| error.to_string())?;
    Ok(serde_json::from_str(&json).unwrap())
}

/// A finding: the cell at which it stands, and what it says.
pub type Told = (String, String);

/// The findings that say more than that something is missing.
pub fn findings(document: &Value) -> Vec<Told> {
    let list = document["findings"].as_array().into_iter().flatten();
    let told = list.filter(|one| {
        !matches!(one["code"].as_str().unwrap(), "missing_value" | "kind_assumed" | "outlier")
    });
    told.map(|one| {
        let cell = one["cell"].as_str().unwrap_or_default();
        let at = cell.rsplit('!').next().unwrap_or_default().to_owned();
        (at, format!("{} {} {}", one["code"], one["message"], one["cells"]))
    })
    .collect()
}
