//! A site as a map from names to bytes, read from a folder and written to one. Knows nothing of what the
//! files are.

use crate::Outcome;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// All files, by name; a site has no folders.
pub type Site = BTreeMap<String, Vec<u8>>;

/// Reads a folder.
pub fn read(folder: &Path) -> Outcome<Site> {
    let cannot = |error| format!("{} cannot be read: {error}.", folder.display());
    let mut site = Site::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        site.insert(name, fs::read(&path).map_err(cannot)?);
    }
    Ok(site)
}

/// Writes a folder anew.
pub fn write(folder: &Path, site: &Site) -> Outcome<()> {
    let cannot = |error| format!("{} cannot be written: {error}.", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(cannot)?;
    }
    fs::create_dir_all(folder).map_err(cannot)?;
    for (name, bytes) in site {
        fs::write(folder.join(name), bytes).map_err(cannot)?;
    }
    Ok(())
}

/// A file of the site as text.
pub fn text(site: &Site, name: &str) -> Outcome<String> {
    let bytes = site.get(name).ok_or_else(|| format!("The site has no {name}."))?;
    String::from_utf8(bytes.clone()).map_err(|_| format!("{name} is no text."))
}
