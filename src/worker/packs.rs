//! What the worker does about rule packs: shows one, takes one from a file, makes one of changed values,
//! holds two against each other.

use crate::evaluate::compare;
use crate::pipeline::{self, Evaluated};
use crate::sheet;
use crate::standard::change::{About, Change, overlay};
use crate::standard::load::{PackError, written};
use crate::standard::tree;
use crate::standard::write::write;
use crate::standard::{Choice, shipped_packs};
use crate::view_model::paper::{Cell, Paper, Section};
use crate::view_model::{PackPage, Side, compared, pack_page};
use crate::work::Work;

use crate::standard::Own;

/// The screens about a standard.
pub(super) fn page(choice: &Choice) -> Result<PackPage, String> {
    let (pack, standard) = choice.written()?;
    Ok(pack_page(&pack, &standard, &shipped_packs()?))
}

/// A pack from a file, or what is wrong with it.
pub(super) fn from_file(name: &str, bytes: &[u8]) -> Result<Result<Own, Paper>, String> {
    let refused = format!("“{name}”没有载入");
    let Some(text) = sheet::decode(bytes) else {
        let message = "不是文本文件；标准文件是 TOML 文本，见“标准文件怎么写”".to_owned();
        return Ok(Err(mistakes(&[PackError { line: 1, key: String::new(), message }], &refused)));
    };
    taken(&text, &refused)
}

/// A pack of changed values, or what is wrong with it.
pub(super) fn changed(
    choice: &Choice,
    about: &About,
    changes: &[Change],
) -> Result<Result<Own, Paper>, String> {
    const WORDS: &str = "均衡尺标准文件：以底本为基础，只写不同之处。\n写法见 docs/packs.md；可以用文本编辑器修改，再载入均衡尺。";
    let (own, base) = choice.own()?;
    taken(&write(&overlay(own, base, about, changes), WORDS), "没有保存，请先改正下列各处")
}

fn taken(text: &str, refused: &str) -> Result<Result<Own, Paper>, String> {
    let packs = shipped_packs()?;
    Ok(match written(text, &packs) {
        Ok((pack, _)) => {
            let base = packs.iter().find(|one| pack.base.as_deref() == Some(tree::text(one, "id")));
            let base = base.map(|one| tree::text(one, "name").to_owned());
            Ok(Own { name: pack.name, base, text: text.to_owned() })
        }
        Err(errors) => Err(mistakes(&errors, refused)),
    })
}

fn mistakes(errors: &[PackError], refused: &str) -> Paper {
    let heading = format!("{refused}（{} 处错误）", errors.len());
    let row = |one: &PackError| {
        [one.line.to_string(), one.key.clone(), one.message.clone()].map(Cell::Text).to_vec()
    };
    let section = Section {
        heading,
        lead: "正在使用的标准没有变。".to_owned(),
        columns: ["行", "键", "哪里不对、应该填什么"].map(str::to_owned).to_vec(),
        rows: errors.iter().map(row).collect(),
        entries: Vec::new(),
    };
    Paper { sections: vec![section] }
}

/// The standard in use beside another, on the work in hand where there is any.
pub(super) fn side_by_side(work: &Work, other: &Choice) -> Result<Paper, String> {
    let (pack, standard) = work.decisions.standard.written()?;
    let (other_pack, other_standard) = other.written()?;
    let sides = [
        Side { pack: &pack, standard: &standard },
        Side { pack: &other_pack, standard: &other_standard },
    ];
    let assembled = pipeline::assembled(work);
    if assembled.county.schools.is_empty() {
        return Ok(compared(sides, None));
    }
    let before = Evaluated::new(assembled.clone(), standard.clone());
    let after = Evaluated::new(assembled, other_standard.clone());
    let comparison = compare((&before.evaluation, &standard), (&after.evaluation, &other_standard));
    Ok(compared(sides, Some((&after.county, &comparison))))
}
