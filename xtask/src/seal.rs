//! The last touch on `dist/`: strips the wasm files and gives the worker's files hashed names, which
//! Trunk does for the page's files only. With them a page never starts a worker of another version:
//! it finds its own, or none and says so. Never run on what `cargo xtask serve` serves.

use crate::run::Outcome;
use crate::wasm;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// A file without a hash, and the file that names it, in this order.
const NAMED: [(&str, &str); 3] = [
    ("worker_bg.wasm", "worker-boot.js"),
    ("worker.js", "worker-boot.js"),
    ("worker-boot.js", "index.html"),
];

/// Finishes the folder that Trunk made.
pub fn seal(dist: &Path) -> Outcome<()> {
    for entry in fs::read_dir(dist).map_err(|error| cannot("read", dist, &error))? {
        let path = entry.map_err(|error| cannot("read", dist, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            let module = fs::read(&path).map_err(|error| cannot("read", &path, &error))?;
            let stripped = wasm::without_custom_sections(&module)
                .ok_or_else(|| format!("{} is no whole wasm module.", path.display()))?;
            fs::write(&path, stripped).map_err(|error| cannot("write", &path, &error))?;
        }
    }
    for (name, user) in NAMED {
        rename(dist, name, user)?;
    }
    Ok(())
}

fn rename(dist: &Path, name: &str, user: &str) -> Outcome<()> {
    let old = dist.join(name);
    let bytes = fs::read(&old).map_err(|error| cannot("read", &old, &error))?;
    let hashed = hashed_name(name, &bytes);
    fs::rename(&old, dist.join(&hashed)).map_err(|error| cannot("rename", &old, &error))?;

    let user = dist.join(user);
    let text = fs::read_to_string(&user).map_err(|error| cannot("read", &user, &error))?;
    let address = format!("./{name}");
    if text.matches(&address).count() != 1 {
        return Err(format!("{} should name {address} exactly once.", user.display()));
    }
    let text = text.replace(&address, &format!("./{hashed}"));
    fs::write(&user, text).map_err(|error| cannot("write", &user, &error))
}

/// `worker_bg.wasm` becomes `worker-0123456789abcdef_bg.wasm`, as Trunk would have named it.
fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let at = name.find(['_', '.']).unwrap_or(name.len());
    let (stem, rest) = name.split_at(at);
    format!("{stem}-{:016x}{rest}", hasher.finish())
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("Cannot {what} {}: {error}.", path.display())
}

#[cfg(test)]
mod tests {
    use super::hashed_name;

    #[test]
    fn the_hash_stands_before_the_rest_of_the_name() {
        let name = hashed_name("worker_bg.wasm", b"x");
        assert!(name.starts_with("worker-") && name.ends_with("_bg.wasm"), "{name}");
        assert_ne!(name, hashed_name("worker_bg.wasm", b"y"));
        assert!(hashed_name("worker-boot.js", b"x").starts_with("worker-boot-"));
    }
}
