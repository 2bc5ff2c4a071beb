//! Joins the page's scripts into the few that index.html asks for by `data-join`: each file is one thing
//! to read, but a browser should not have to ask for each. What is joined is made smaller; the scripts with
//! all their remarks are in the sources and in the single file.

use crate::Outcome;
use crate::markup;
use crate::seal::PAGE;
use crate::site::{self, Site};
use crate::thin;
use std::collections::BTreeMap;

const STRICT: &str = "\"use strict\";\n";

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
        let mut joined = String::from(STRICT);
        for file in files {
            // What each says of itself counts only at the beginning of all.
            joined.push_str(&site::text(site, &file)?.replacen(STRICT, "", 1));
            site.remove(&file);
        }
        let name = format!("{name}.js");
        let smaller = thin::script(&name, &joined)?;
        site.insert(name, smaller.into_bytes());
    }
    site.insert(PAGE.to_owned(), html.into_bytes());
    Ok(())
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
        let joined = "\"use strict\";const a=`// no remark`;c();";
        assert_eq!(text(&site, "x.js").as_deref(), Ok(joined));
        assert_eq!(site.len(), 3);
    }
}
