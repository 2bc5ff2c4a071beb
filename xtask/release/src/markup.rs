//! The `link` and `script` elements of our own index.html: finds them, reads and rewrites them. Knows only
//! the HTML that this project and Trunk write, and complains about any other.

use std::ops::Range;

/// An element as it stands in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// `link` or `script`.
    pub kind: &'static str,
    /// Name and value; the value is nothing where there is only a name.
    pub attributes: Vec<(String, Option<String>)>,
    /// From its first `<` to its last `>`.
    pub place: Range<usize>,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(one, _)| one == name)?.1.as_deref()
    }

    /// Whether the attribute is there, with or without a value.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(one, _)| one == name)
    }

    /// The name of the file that it means, if it means one beside the page.
    pub fn file(&self) -> Option<&str> {
        self.get("href").or_else(|| self.get("src"))?.strip_prefix("./")
    }

    /// Sets an attribute, or adds it.
    pub fn set(&mut self, name: &str, value: &str) {
        self.attributes.retain(|(one, _)| one != name);
        self.attributes.push((name.to_owned(), Some(value.to_owned())));
    }

    /// As it is written into the page.
    pub fn written(&self) -> String {
        let mut text = format!("<{}", self.kind);
        for (name, value) in &self.attributes {
            text.push(' ');
            text.push_str(name);
            if let Some(value) = value {
                text.push_str("=\"");
                text.push_str(value);
                text.push('"');
            }
        }
        text.push_str(if self.kind == "script" { "></script>" } else { ">" });
        text
    }
}

/// All `link` and empty `script` elements, in order.
pub fn elements(html: &str) -> Vec<Element> {
    let mut found = Vec::new();
    for (kind, end) in [("link", ">"), ("script", "></script>")] {
        let start = format!("<{kind} ");
        let mut from = 0;
        while let Some(at) = html[from..].find(&start).map(|at| from + at) {
            let inside = at + start.len();
            let Some(close) = html[inside..].find(end).map(|close| inside + close) else { break };
            let attributes = attributes(html[inside..close].trim_end_matches('/'));
            found.push(Element { kind, attributes, place: at..close + end.len() });
            from = close + end.len();
        }
    }
    found.sort_by_key(|element| element.place.start);
    found
}

/// The page with each element replaced by what `change` makes of it.
pub fn replaced(
    html: &str,
    mut change: impl FnMut(Element) -> Result<String, String>,
) -> Result<String, String> {
    let (mut text, mut from) = (String::new(), 0);
    for element in elements(html) {
        let Range { start, end } = element.place;
        text.push_str(&html[from..start]);
        text.push_str(&change(element)?);
        from = end;
    }
    text.push_str(&html[from..]);
    Ok(text)
}

/// Replaces what has to be there exactly once.
pub fn replace_once(text: &str, old: &str, new: &str) -> Result<String, String> {
    if text.matches(old).count() == 1 {
        Ok(text.replace(old, new))
    } else {
        Err(format!("“{old}” should stand exactly once in the page."))
    }
}

fn attributes(mut text: &str) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    loop {
        text = text.trim_start();
        let end = text.find(|letter: char| letter == '=' || letter.is_whitespace());
        let (name, rest) = text.split_at(end.unwrap_or(text.len()));
        if name.is_empty() {
            return found;
        }
        let value = rest.strip_prefix("=\"").and_then(|rest| rest.split_once('"'));
        found.push((name.to_owned(), value.map(|(value, _)| value.to_owned())));
        text = value.map_or(rest, |(_, rest)| rest);
    }
}

#[cfg(test)]
mod tests {
    use super::{elements, replaced};

    const PAGE: &str = r#"<link rel="icon" href="data:,<x>"><link href="./a.css" rel="stylesheet"/>
<script src="./b.js" defer></script><script type="text/plain">x</script><p id="link ">"#;

    #[test]
    fn finds_and_rewrites_elements() {
        let files: Vec<_> =
            elements(PAGE).iter().filter_map(|one| one.file().map(str::to_owned)).collect();
        assert_eq!(files, ["a.css", "b.js"]);
        let page = replaced("a<script src=\"./b.js\" defer></script>c", |mut element| {
            assert!(element.has("defer") && !element.has("async"));
            element.set("src", "./d.js");
            Ok(element.written())
        });
        assert_eq!(page.as_deref(), Ok("a<script defer src=\"./d.js\"></script>c"));
    }
}
