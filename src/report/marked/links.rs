//! What leads to the new parts of a package, and what says of them what they are.
//! It never takes anything away.

use super::edit::{Edits, changed, local, prefix, text, value};
use super::package::Changed;
use super::{Failure, Outcome, RELATIONS};
use crate::sheet::parts::{Parts, Piece, Relation};

const TYPES: &str = "[Content_Types].xml";

/// What a part leads to in addition.
pub(super) struct Links {
    taken: Vec<String>,
    new: Vec<(&'static str, String, String)>,
}

impl Links {
    pub fn new(relations: &[Relation]) -> Self {
        Self { taken: relations.iter().map(|one| one.id.clone()).collect(), new: Vec::new() }
    }

    /// Adds one, and gives its name.
    pub fn add(&mut self, kind: &'static str, target: &str) -> String {
        let names = (1_u32..).map(|number| format!("junheng{number}"));
        let id = names.into_iter().find(|id| !self.taken.contains(id)).unwrap_or_default();
        self.taken.push(id.clone());
        self.new.push((kind, id.clone(), target.to_owned()));
        id
    }
}

/// Writes what a part leads to.
pub(super) fn relate(
    parts: &Parts<'_>,
    part: &str,
    links: &Links,
    out: &mut Changed,
) -> Outcome<()> {
    if links.new.is_empty() {
        return Ok(());
    }
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{slash}_rels/{file}.rels");
    let old = parts.whole(&name)?.unwrap_or_else(|| {
        b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_vec()
    });
    let added = |own: &str| {
        let one = |(kind, id, target): &(&str, String, String)| {
            format!(
                "<{own}Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{}\"/>",
                text(&way(folder, target))
            )
        };
        links.new.iter().map(one).collect::<String>()
    };
    out.parts.insert(name, at_the_end(parts, &old, &added)?);
    Ok(())
}

/// The way from a folder to a part, as programs write it: some readers know no other.
fn way(folder: &str, target: &str) -> String {
    let (mut from, mut to) = (folder.split('/').peekable(), target.split('/').peekable());
    while from.peek().is_some() && from.peek() == to.peek() {
        from.next();
        to.next();
    }
    let up = from.filter(|one| !one.is_empty()).map(|_| "..");
    up.chain(to).collect::<Vec<_>>().join("/")
}

/// XML with more at the end of its outermost element.
fn at_the_end(parts: &Parts<'_>, old: &[u8], more: &dyn Fn(&str) -> String) -> Outcome<Vec<u8>> {
    let (mut depth, mut edits, mut own, mut is_done) =
        (0_u32, Edits::default(), String::new(), false);
    parts.scan_bytes(old, &mut |place, piece| match piece {
        Piece::Start(written, is_empty) => {
            depth += 1;
            if depth == 1 {
                prefix(written).clone_into(&mut own);
                if is_empty {
                    let end = format!("</{own}{}>", local(written));
                    edits.replace(place, [changed(written, false, &[]), more(&own), end].concat());
                    is_done = true;
                }
            }
        }
        Piece::End => {
            depth = depth.saturating_sub(1);
            if depth == 0 && !is_done {
                edits.insert(place.start, more(&own));
                is_done = true;
            }
        }
    })?;
    if is_done { Ok(edits.apply(old)) } else { Err(Failure::Strange) }
}

/// Says of the new parts what they are.
pub(super) fn name_types(parts: &Parts<'_>, out: &mut Changed) -> Outcome<()> {
    let old = parts.whole(TYPES)?.ok_or(Failure::Strange)?;
    let mut knows_drawings = false;
    parts.scan_bytes(&old, &mut |_, piece| {
        if let Piece::Start(written, _) = piece {
            let extension = value(written, "Extension").unwrap_or_default();
            knows_drawings |= extension.eq_ignore_ascii_case("vml");
        }
    })?;
    let types = std::mem::take(&mut out.types);
    let added = |own: &str| {
        let one = |(name, kind): &(String, &str)| {
            format!("<{own}Override PartName=\"/{name}\" ContentType=\"{kind}\"/>")
        };
        let parts: String = types.iter().map(one).collect();
        let drawings = if knows_drawings {
            String::new()
        } else {
            format!(
                "<{own}Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"
            )
        };
        [drawings, parts].concat()
    };
    let types = at_the_end(parts, &old, &added)?;
    out.parts.insert(TYPES.to_owned(), types);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::way;

    #[test]
    fn the_way_to_a_part_is_relative() {
        let cases = [
            ("xl/worksheets", "xl/comments1.xml", "../comments1.xml"),
            ("xl/worksheets", "xl/drawings/vmlDrawing1.vml", "../drawings/vmlDrawing1.vml"),
            ("xl", "xl/worksheets/sheet3.xml", "worksheets/sheet3.xml"),
            ("", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet3.xml"),
            ("book/pages", "xl/comments1.xml", "../../xl/comments1.xml"),
        ];
        for (folder, target, wanted) in cases {
            assert_eq!(way(folder, target), wanted);
        }
    }
}
