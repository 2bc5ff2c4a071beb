//! Makes texts smaller that only programs read: scripts by oxc, style sheets and the page by leaving out
//! indentation, empty lines and remarks. Never changes what they do; names that another script may use stay as they are.

use crate::Outcome;
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// What a browser has to know at least to read a script: one that lacks more is to be told so by it.
const LANGUAGE: &str = "es2018";

/// A classic script, smaller.
pub fn script(name: &str, text: &str) -> Outcome<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::script()).parse();
    if let Some(error) = parsed.diagnostics.first() {
        return Err(format!("{name} is no script: {error}."));
    }
    let mut program = parsed.program;
    let target = EngineTargets::from_target(LANGUAGE)?;
    let compress = Some(CompressOptions { target, ..CompressOptions::default() });
    let options = MinifierOptions { compress, ..MinifierOptions::default() };
    let scoping = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let written = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(scoping);
    Ok(written.build(&program).code)
}

/// A page without indentation, empty lines and remarks on lines of their own.
pub fn page(text: &str) -> String {
    let is_remark = |line: &str| line.starts_with("<!--") && line.ends_with("-->");
    lines(text.lines().filter(|line| !is_remark(line.trim())))
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
    use super::{page, script, styles};

    #[test]
    fn what_only_people_read_goes() {
        let text = "// What.\n\"use strict\";\nfunction a(long) {\n  // Why.\n\n  return \"// b\" + long;\n}\n";
        let smaller = "\"use strict\";function a(e){return`// b`+e}";
        assert_eq!(script("a.js", text).as_deref(), Ok(smaller));
        let text = "<p>\n  <!-- Why. -->\n\n  <b>a</b>\n  <b>b</b>\n</p>\n";
        assert_eq!(page(text), "<p>\n<b>a</b>\n<b>b</b>\n</p>\n");
        let text = "/* What. */\na {\n  color: red; /* so */\n}\n\n/* Why\n   and how. */\nb {}\n";
        assert_eq!(styles(text), "a {\ncolor: red; /* so */\n}\nb {}\n");
    }

    #[test]
    fn nothing_newer_comes_in() {
        let text = "x = x === null || x === undefined ? 1 : x;";
        let smaller = script("a.js", text).unwrap_or_default();
        assert!(!smaller.contains("??"), "{smaller}");
    }

    #[test]
    fn what_is_no_script_is_refused() {
        let refused = script("a.js", "function (");
        assert!(refused.is_err_and(|sentence| sentence.starts_with("a.js is no script")));
    }
}
