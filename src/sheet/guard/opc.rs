//! Office packages (.xlsx, .xlsb): which part is the workbook, and which parts it leads to.
//! It never reads a cell.

use quick_xml::escape::escape;

use crate::sheet::guard::package::{Entry, Package};
use crate::sheet::guard::xml::{Token, Xml};
use crate::sheet::reading::{Outcome, Reading};

/// A relation of a part.
pub(crate) struct Relation {
    pub id: String,
    /// The last word of its type: `worksheet`, `sharedStrings`.
    pub kind: String,
    /// The part it leads to, from the root of the package.
    pub target: String,
}

/// Parts that list things are small, and read as a whole.
pub(in crate::sheet) const LIST_BYTES: usize = 16 << 20;

/// The part that holds the workbook, by the package's relations or by its usual name.
pub(in crate::sheet) fn workbook(
    reading: &Reading<'_>,
    package: &Package<'_>,
) -> Outcome<Option<String>> {
    let root = relations(reading, package, "")?;
    let by_relation = root
        .into_iter()
        .find(|relation| relation.kind == "officeDocument")
        .map(|relation| relation.target);
    let usual = ["xl/workbook.xml", "xl/workbook.bin"].map(str::to_owned);
    let known = |name: &String| {
        package.find(name).is_some() && !name.starts_with("word/") && !name.starts_with("ppt/")
    };
    Ok(by_relation.into_iter().chain(usual).find(known))
}

/// The relations of a part.
pub(in crate::sheet) fn relations(
    reading: &Reading<'_>,
    package: &Package<'_>,
    part: &str,
) -> Outcome<Vec<Relation>> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut relations = Vec::new();
    let Some(bytes) = package.whole(&format!("{folder}{slash}_rels/{file}.rels"), LIST_BYTES)?
    else {
        return Ok(relations);
    };
    let mut xml = Xml::new(bytes.as_slice(), reading.limits);
    while let Some(token) = xml.next()? {
        if let Token::Start(tag) = token
            && tag.name() == "Relationship"
        {
            let kind = tag.text("Type").rsplit('/').next().unwrap_or_default().to_owned();
            let target = resolve(folder, &tag.text("Target"));
            relations.push(Relation { id: tag.text("Id"), kind, target });
        }
    }
    Ok(relations)
}

/// A target seen from a folder, as a path from the root.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "" | "." => {}
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// The shared texts' part.
pub(in crate::sheet) fn strings<'p>(
    package: &'p Package<'_>,
    relations: &[Relation],
) -> Option<&'p Entry> {
    let relation = relations.iter().find(|relation| relation.kind == "sharedStrings")?;
    package.find(&relation.target)
}

/// The worksheets' parts, each with the place of its relation.
pub(in crate::sheet) fn sheets<'p>(
    package: &'p Package<'_>,
    relations: &[Relation],
) -> Vec<(usize, &'p Entry)> {
    let named = relations.iter().enumerate().filter_map(|(index, relation)| {
        let entry = package.find(&relation.target).filter(|_| relation.kind == "worksheet")?;
        Some((index, entry))
    });
    named.collect()
}

/// Relations as calamine is to read them: worksheets under the places of [`sheets`], all others as
/// charts, which have no cells. `missing` are the ids of sheets that lead nowhere.
pub(in crate::sheet) fn written(relations: &[Relation], missing: &[String]) -> Vec<u8> {
    let mut xml = String::from("<Relationships>");
    let mut push = |id: &str, kind: &str, target: &str| {
        for piece in [
            "<Relationship Id=\"",
            &escape(id),
            "\" Type=\"/",
            kind,
            "\" Target=\"",
            target,
            "\"/>",
        ] {
            xml.push_str(piece);
        }
    };
    for (index, relation) in relations.iter().enumerate() {
        if relation.kind == "worksheet" {
            push(&relation.id, "worksheet", &format!("worksheets/{index}"));
        } else {
            push(&relation.id, "chartsheet", "chartsheets/none");
        }
    }
    for id in missing {
        push(id, "worksheet", "worksheets/none");
    }
    xml.push_str("</Relationships>");
    xml.into_bytes()
}
