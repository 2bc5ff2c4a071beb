//! The workbooks we hand out, as the build script writes them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../build/sample.rs"]
mod sample;
#[path = "../build/template/mod.rs"]
mod template;

#[test]
fn the_crate_holds_what_the_build_writes() {
    assert!(template::template().unwrap() == junheng::report::template::TEMPLATE);
    assert!(sample::sample().unwrap() == junheng::report::template::SAMPLE);
}

/// Nothing but what is wrong with the made-up county is told of it, and nothing of the guide beside it.
#[test]
fn the_sample_reads_with_the_one_finding_it_was_given() {
    let files = [("示例.xlsx".to_owned(), junheng::report::template::SAMPLE.to_vec())];
    let json = junheng::door::evaluate_to_json(&files, "cn-2017").unwrap();
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let told: Vec<(&str, &str)> = document["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["code"].as_str().unwrap(), one["cell"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(told, [("missing_value", "示例.xlsx!数据!P11")]);
}

#[test]
fn the_blank_template_holds_no_school() {
    let files = [("模板.xlsx".to_owned(), junheng::report::template::TEMPLATE.to_vec())];
    let sentence = junheng::door::evaluate_to_json(&files, "cn-2017").unwrap_err();
    assert!(sentence.contains("空白模板"), "{sentence}");
}
