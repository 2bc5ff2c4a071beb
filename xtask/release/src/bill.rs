//! The software bill of materials: every crate that the site is made of, in CycloneDX. Taken from what
//! cargo says and from Cargo.lock; without times or paths, so that the same sources give the same bill.

use crate::Outcome;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

/// As tools for bills expect it.
pub const NAME: &str = "junheng.cdx.json";
const TARGET: &str = "wasm32-unknown-unknown";
const ROOT: &str = "junheng";

/// Asks cargo and writes it.
pub fn bill() -> Outcome<Vec<u8>> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET])
        .output()
        .map_err(|error| format!("cargo metadata cannot be started: {error}."))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("cargo metadata: {error}."))?;
    let lock = fs::read_to_string("Cargo.lock").map_err(|error| format!("Cargo.lock: {error}."))?;
    let bill = written(&metadata, &checksums(&lock)?)?;
    serde_json::to_vec_pretty(&bill).map_err(|error| format!("The bill: {error}."))
}

/// Checksums by name and version.
fn checksums(lock: &str) -> Outcome<BTreeMap<(String, String), String>> {
    let lock: toml::Table =
        toml::from_str(lock).map_err(|error| format!("Cargo.lock: {error}."))?;
    let packages = lock.get("package").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let text = |package: &toml::Value, key: &str| {
        package.get(key).and_then(toml::Value::as_str).map(str::to_owned)
    };
    Ok(packages
        .iter()
        .filter_map(|one| {
            Some(((text(one, "name")?, text(one, "version")?), text(one, "checksum")?))
        })
        .collect())
}

/// How a crate gets into the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// It runs there.
    Runs,
    /// It makes something that runs there.
    Builds,
}

struct Graph<'a> {
    packages: BTreeMap<&'a str, &'a Value>,
    nodes: BTreeMap<&'a str, &'a Value>,
}

impl<'a> Graph<'a> {
    fn of(metadata: &'a Value) -> Self {
        let by_id = |list: &'a Value| -> BTreeMap<&'a str, &'a Value> {
            let all = list.as_array().into_iter().flatten();
            all.filter_map(|one| Some((one["id"].as_str()?, one))).collect()
        };
        Self { packages: by_id(&metadata["packages"]), nodes: by_id(&metadata["resolve"]["nodes"]) }
    }

    fn root(&self) -> Outcome<&'a str> {
        let own = |package: &&Value| package["name"] == ROOT && package["source"].is_null();
        let found = self.packages.iter().find(|(_, package)| own(package)).map(|(id, _)| *id);
        found.ok_or_else(|| format!("cargo knows no package {ROOT}."))
    }

    /// What a package needs, but for its tests.
    fn needs(&self, id: &str) -> Vec<(&'a str, Part)> {
        let all = self.nodes.get(id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let mut found = Vec::new();
        for need in all {
            let Some(id) = need["pkg"].as_str() else { continue };
            let kinds = need["dep_kinds"].as_array().into_iter().flatten();
            for kind in kinds {
                match kind["kind"].as_str() {
                    None if self.is_macro(id) => found.push((id, Part::Builds)),
                    None => found.push((id, Part::Runs)),
                    Some("build") => found.push((id, Part::Builds)),
                    Some(_) => {}
                }
            }
        }
        found
    }

    fn is_macro(&self, id: &str) -> bool {
        let targets = self.packages.get(id).and_then(|one| one["targets"].as_array());
        let mut kinds =
            targets.into_iter().flatten().filter_map(|one| one["kind"].as_array()).flatten();
        kinds.any(|kind| kind == "proc-macro")
    }

    /// All that `root` needs; what runs counts as running, however else it is needed.
    fn reached(&self, root: &'a str) -> BTreeMap<&'a str, Part> {
        let mut reached = BTreeMap::new();
        let mut open = vec![(root, Part::Runs)];
        while let Some((id, part)) = open.pop() {
            if matches!((reached.get(id), part), (Some(Part::Runs), _) | (Some(_), Part::Builds)) {
                continue;
            }
            reached.insert(id, part);
            for (need, kind) in self.needs(id) {
                let part = if part == Part::Runs { kind } else { Part::Builds };
                open.push((need, part));
            }
        }
        reached
    }
}

fn written(metadata: &Value, sums: &BTreeMap<(String, String), String>) -> Outcome<Value> {
    let graph = Graph::of(metadata);
    let root = graph.root()?;
    let reached = graph.reached(root);
    let mut components: Vec<Value> = Vec::new();
    let mut dependencies: Vec<Value> = Vec::new();
    for (&id, &part) in &reached {
        let Some(package) = graph.packages.get(id) else { continue };
        if id != root {
            components.push(component(package, part, sums));
        }
        let needs = graph.needs(id);
        let needs: BTreeSet<String> = needs
            .iter()
            .filter_map(|(need, _)| graph.packages.get(need))
            .map(|need| purl(need))
            .collect();
        dependencies.push(json!({ "ref": purl(package), "dependsOn": needs }));
    }
    components.push(json!({
        "type": "library",
        "bom-ref": "rust-std",
        "name": "std",
        "version": toolchain()?,
        "description": "Rust standard library",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }));
    components.sort_by_cached_key(|one| one["bom-ref"].to_string());
    dependencies.sort_by_cached_key(|one| one["ref"].to_string());
    let Some(package) = graph.packages.get(root) else { return Err(ROOT.to_owned()) };
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": purl(package),
            "name": package["name"],
            "version": package["version"],
            "description": package["description"],
            "licenses": [{ "expression": package["license"] }],
        } },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn component(package: &Value, part: Part, sums: &BTreeMap<(String, String), String>) -> Value {
    let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let mut one = json!({
        "type": "library",
        "bom-ref": purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(package),
        "scope": if part == Part::Runs { "required" } else { "excluded" },
    });
    if let Some(sum) = sums.get(&(text("name"), text("version"))) {
        one["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    // Some write “MIT/Apache-2.0”, which is no expression any more.
    if let Some(licence) = package["license"].as_str() {
        one["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    one
}

fn purl(package: &Value) -> String {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    format!("pkg:cargo/{}@{}", text("name"), text("version"))
}

/// The compiler's version, which is its library's.
fn toolchain() -> Outcome<String> {
    let text = fs::read_to_string("rust-toolchain.toml")
        .map_err(|error| format!("rust-toolchain.toml: {error}."))?;
    let table: toml::Table =
        toml::from_str(&text).map_err(|error| format!("rust-toolchain.toml: {error}."))?;
    let channel =
        table.get("toolchain").and_then(|one| one.get("channel")).and_then(toml::Value::as_str);
    channel.map(str::to_owned).ok_or_else(|| "rust-toolchain.toml names no channel.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Graph, Part};
    use serde_json::json;

    #[test]
    fn tells_what_runs_from_what_builds() {
        let need =
            |id: &str, kind: Option<&str>| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let package = |id: &str, kind: &str| json!({ "id": id, "name": id, "source": null, "targets": [{ "kind": [kind] }] });
        let metadata = json!({
            "packages": [package("junheng", "lib"), package("a", "lib"), package("m", "proc-macro"),
                package("b", "lib"), package("c", "lib"), package("t", "lib")],
            "resolve": { "nodes": [
                { "id": "junheng", "deps": [need("a", None), need("m", None), need("t", Some("dev"))] },
                { "id": "m", "deps": [need("b", None), need("c", None)] },
                { "id": "a", "deps": [need("b", None)] },
            ] },
        });
        let graph = Graph::of(&metadata);
        let reached: Vec<_> = graph.reached("junheng").into_iter().collect();
        let expected = [
            ("a", Part::Runs),
            ("b", Part::Runs),
            ("c", Part::Builds),
            ("junheng", Part::Runs),
            ("m", Part::Builds),
        ];
        assert_eq!(reached, expected);
        assert_eq!(graph.root(), Ok("junheng"));
    }
}
