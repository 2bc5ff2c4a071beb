//! What is evaluated of a single file, in lines that can be read here. Tests only.

use std::fmt::Write;

use junheng::pipeline;
use serde_json::Value;

/// `城关第一小学 450 2.67`: each unit with its pupils and the figures that are there, at two decimals.
///
/// # Errors
/// The sentence by which the file is refused.
pub fn units(name: &str, bytes: &[u8]) -> Result<Vec<String>, String> {
    let files = [(name.to_owned(), bytes.to_vec())];
    let json = pipeline::evaluate_to_json(&files, "cn-2017").map_err(|error| error.to_string())?;
    let document: Value = serde_json::from_str(&json).unwrap();
    let shown = |unit: &Value| {
        let mut line = unit["school"].as_str().unwrap_or_default().to_owned();
        let pupils = unit["pupils"].as_f64();
        line += &pupils.map_or(" 空".to_owned(), |pupils| format!(" {pupils}"));
        for one in unit["indicators"].as_object().unwrap().values() {
            if let Some(value) = one["value"].as_f64() {
                write!(line, " {value:.2}").unwrap();
            }
        }
        line
    };
    Ok(document["units"].as_array().unwrap().iter().map(shown).collect())
}

/// The cells at which something is told, as `B2`.
pub fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    let read = pipeline::read(&[(name.to_owned(), bytes.to_vec())]);
    let cell = |finding: &junheng::findings::Finding| match &finding.place {
        junheng::findings::Place::Cell(cell) => Some(cell.a1()),
        _ => None,
    };
    let kinds = [junheng::findings::Code::KindAssumed];
    read.findings.iter().filter(|one| !kinds.contains(&one.code)).filter_map(cell).collect()
}
