//! Joins the page's scripts into the few that index.html asks for by `data-join`: each file is one thing
//! to read, but a browser should not have to ask for each. Drops the lines that only remark; the scripts
//! with all their remarks are in the sources and in the single file.

use crate::Outcome;
use crate::markup;
use crate::seal::PAGE;
use crate::site::{self, Site};
use std::collections::BTreeMap;

/// Of all scripts with one `data-join` the last one's place is where the joined one stands.
pub fn join(site: &mut Site) -> Outcome<()> {
    let html = site::text(site, PAGE)?;
    let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for element in markup::elements(&html) {
        if let (Some(name), Some(file)) = (element.get("data-join"), element.file()) {
            parts.entry(name.to_owned()).or_default().push(file.to_owned());
        }
    }
    let html = markup::replaced(&html, |mut element| {
        let (Some(name), Some(file)) = (element.get("data-join"), element.file()) else {
            return Ok(element.written());
        };
        if parts.get(name).and_then(|files| files.last()).is_some_and(|last| last != file) {
            return Ok(String::new());
        }
        let address = format!("./{name}.js");
        element.attributes.retain(|(name, _)| name != "data-join");
        element.set("src", &address);
        Ok(element.written())
    })?;
    for (name, files) in parts {
        // What each says of itself counts only at the beginning of all.
        let mut joined = String::from("\"use strict\";\n");
        for file in files {
            joined.push_str(&without_remarks(&site::text(site, &file)?));
            site.remove(&file);
        }
        site.insert(format!("{name}.js"), joined.into_bytes());
    }
    site.insert(PAGE.to_owned(), html.into_bytes());
    Ok(())
}

fn without_remarks(text: &str) -> String {
    let is_remark = |line: &&str| line.trim_start().starts_with("//") || *line == "\"use strict\";";
    text.split_inclusive('\n').filter(|line| !is_remark(&line.trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::join;
    use crate::seal::PAGE;
    use crate::site::{Site, text};

    #[test]
    fn scripts_are_joined_in_order_at_the_place_of_the_last() {
        let page = "<script defer src=\"./a.js\" data-join=\"x\"></script><p><script src=\"./b.js\">\
                    </script><script defer src=\"./c.js\" data-join=\"x\"></script>";
        let a = "// What it is.\n\"use strict\";\nconst a = \"// no remark\";\n";
        let files = [(PAGE, page), ("a.js", a), ("b.js", "b"), ("c.js", "  // c\nc();\n")];
        let mut site: Site =
            files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
        assert_eq!(join(&mut site), Ok(()));
        let page = "<p><script src=\"./b.js\"></script><script defer src=\"./x.js\"></script>";
        assert_eq!(text(&site, PAGE).as_deref(), Ok(page));
        let joined = "\"use strict\";\nconst a = \"// no remark\";\nc();\n";
        assert_eq!(text(&site, "x.js").as_deref(), Ok(joined));
        assert_eq!(site.len(), 3);
    }
}
