//! Items that no figure decides: a choice with a note and a date.

use crate::standard::{CheckRule, Group};

use super::part::PartResult;
use super::{CheckVerdict, Needed, NeededAt, Scene};

pub(super) fn part(rule: &CheckRule, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new("佐证材料");
    let veto = rule.group == Group::Veto;
    let answer = scene.county.form.answers.get(&rule.id);
    let choice = answer.and_then(|answer| answer.yes);
    // A veto holds when what it says is not so.
    part.verdict = match choice {
        None => CheckVerdict::Evidence,
        Some(yes) if yes != veto => CheckVerdict::Met,
        Some(_) => CheckVerdict::NotMet,
    };
    let said = match (choice, veto) {
        (None, true) => "待填：请选择有或无，并写明依据",
        (None, false) => "待填：请核对佐证材料后选择，并写明依据",
        (Some(true), true) => "有",
        (Some(false), true) => "无",
        (Some(true), false) => "经核对达到",
        (Some(false), false) => "经核对未达到",
    };
    said.clone_into(&mut part.detail);
    if let Some(answer) = answer {
        for words in [&answer.note, &answer.date] {
            if !words.trim().is_empty() {
                part.detail.push('，');
                part.detail.push_str(words.trim());
            }
        }
        part.cells = answer.origin.cells().to_vec();
    }
    if choice.is_none() {
        part.missing.push(Needed {
            what: format!("{} {}", rule.id, rule.title),
            at: NeededAt::Answer(rule.id.clone()),
            cell: None,
        });
    }
    part
}
