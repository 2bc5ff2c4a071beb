//! The JSON Schema of rule packs, made from the same tables as the packs themselves.
//! `standards/schema.json` is its print; a test compares them.

use serde_json::{Map, Value, json};

use super::load::{YEARS, ids, keys_of};
use super::shape::{Key, Shape};
use super::written::Written;

/// The schema, printed, with a line break at its end.
pub fn schema() -> String {
    let mut root = table(&Written::keys(), false);
    // An overlay leaves out what it does not change.
    root.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    root.insert("title".into(), json!("均衡尺 rule pack"));
    root.insert("required".into(), json!(["id", "name"]));
    let whole = required(&Written::keys());
    root.insert("if".into(), json!({ "not": { "required": ["base"] } }));
    root.insert("then".into(), json!({ "required": whole }));
    // Printing a value made of strings and lists cannot fail.
    serde_json::to_string_pretty(&Value::Object(root)).unwrap_or_default() + "\n"
}

fn required(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().filter(|key| key.required).map(|key| key.name).collect()
}

fn table(keys: &[Key], complete: bool) -> Map<String, Value> {
    let mut properties = Map::new();
    for key in keys {
        let mut shape = shape(&key.shape);
        shape.insert("description".into(), json!(key.about.trim()));
        properties.insert(key.name.into(), Value::Object(shape));
    }
    let mut map = Map::new();
    map.insert("type".into(), json!("object"));
    map.insert("properties".into(), Value::Object(properties));
    map.insert("additionalProperties".into(), json!(false));
    if complete {
        map.insert("required".into(), json!(required(keys)));
    }
    map
}

fn shape(shape_of: &Shape) -> Map<String, Value> {
    let value = match shape_of {
        Shape::Words | Shape::Document | Shape::Sum(_) => {
            json!({ "type": "string", "minLength": 1 })
        }
        Shape::Number => json!({ "type": "number" }),
        Shape::Positive => json!({ "type": "number", "exclusiveMinimum": 0 }),
        Shape::Whole => json!({ "type": "integer", "minimum": 0 }),
        Shape::Year => {
            json!({ "type": "integer", "minimum": YEARS.start(), "maximum": YEARS.end() })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Name(of) => json!({ "enum": ids(*of) }),
        Shape::Table(keys) => return table(keys, false),
        Shape::List(one) => json!({ "type": "array", "items": shape(one) }),
        Shape::Map(of, one) => match keys_of(*of) {
            None => json!({ "type": "object", "additionalProperties": shape(one) }),
            Some(keys) => closed(&keys, one),
        },
    };
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn closed(keys: &[&str], one: &Shape) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| ((*key).to_owned(), Value::Object(shape(one)))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
