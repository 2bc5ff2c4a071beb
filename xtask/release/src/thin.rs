//! Takes out of texts what only people read: indentation, empty lines, remarks on lines of their own.
//! Never changes what stands within a line, so that no string is touched.

/// A script without them.
pub fn script(text: &str) -> String {
    lines(text.lines().filter(|line| !line.trim_start().starts_with("//")))
}

/// A style sheet without them.
pub fn styles(text: &str) -> String {
    let mut is_remark = false;
    lines(text.lines().filter(|line| {
        let line = line.trim();
        is_remark |= line.starts_with("/*");
        let is_kept = !is_remark;
        is_remark &= !line.ends_with("*/");
        is_kept
    }))
}

fn lines<'a>(kept: impl Iterator<Item = &'a str>) -> String {
    let kept = kept.map(str::trim).filter(|line| !line.is_empty());
    kept.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{script, styles};

    #[test]
    fn what_only_people_read_goes() {
        let text = "// What.\nfunction a() {\n    // Why.\n\n    return \"  // b\";\n}\n";
        assert_eq!(script(text), "function a() {\nreturn \"  // b\";\n}\n");
        let text = "/* What. */\na {\n  color: red; /* so */\n}\n\n/* Why\n   and how. */\nb {}\n";
        assert_eq!(styles(text), "a {\ncolor: red; /* so */\n}\nb {}\n");
    }
}
