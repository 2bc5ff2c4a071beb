//! What kinds of findings are called. The names travel with the findings, so that the page need not
//! know them all.

use crate::findings::registry::title;
use crate::findings::{Code, Finding};

/// The kinds of these findings, each once.
pub(super) fn of<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<(Code, String)> {
    let mut kinds: Vec<(Code, String)> = Vec::new();
    for finding in findings {
        if kinds.iter().all(|(code, _)| *code != finding.code) {
            kinds.push((finding.code, title(finding.code).to_owned()));
        }
    }
    kinds
}
