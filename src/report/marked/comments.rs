//! Comments (批注) on marked cells: those that the sheet has already stay, and one on the same cell is
//! joined. Their boxes are drawn in VML, the old language that spreadsheets still ask for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::edit::{Edits, changed, local, prefix, text, value};
use super::{AUTHOR, Failure, Outcome};
use crate::county::a1;
use crate::sheet::parts::{Parts, Piece};

/// What is said of the cells, by row and column.
pub(super) type Said = BTreeMap<Spot, String>;

/// A row and a column.
pub(super) type Spot = (u32, u32);

/// A comment is cut after so many characters: no box shows more, and the list has all of it.
const LETTERS: usize = 8_000;

fn run(own: &str, said: &str) -> String {
    let said: String = said.chars().take(LETTERS).collect();
    format!("<{own}r><{own}t xml:space=\"preserve\">{}</{own}t></{own}r>", text(&said))
}

fn comment(own: &str, author: u32, place: Spot, said: &str) -> String {
    let (address, run) = (a1(place.0, place.1), run(own, said));
    format!(
        "<{own}comment ref=\"{address}\" authorId=\"{author}\"><{own}text>{run}</{own}text></{own}comment>"
    )
}

/// The part of a sheet without comments.
pub(super) fn new(said: &Said) -> Vec<u8> {
    let comments: String = said.iter().map(|(place, said)| comment("", 0, *place, said)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>{AUTHOR}</author></authors><commentList>{comments}</commentList></comments>"
    )
    .into_bytes()
}

/// The part of a sheet that has comments, with more of them; and the cells that had none.
pub(super) fn joined(parts: &Parts<'_>, name: &str, said: &Said) -> Outcome<(Vec<u8>, Vec<Spot>)> {
    let bytes = parts.whole(name)?.ok_or(Failure::Strange)?;
    let mut edits = Edits::default();
    let mut missing: BTreeMap<String, Spot> =
        said.keys().map(|place| (a1(place.0, place.1), *place)).collect();
    let (mut path, mut authors, mut own) = (Vec::<String>::new(), 0_u32, String::new());
    // The comment in hand; where the lists end.
    let (mut here, mut authors_end, mut list_end) = (None, None, None);
    parts.scan_bytes(&bytes, &mut |place, piece| match piece {
        Piece::Start(written, is_empty) => {
            path.push(local(written).to_owned());
            match (path.len(), local(written)) {
                (1, _) => prefix(written).clone_into(&mut own),
                (2, "commentList") if is_empty => {
                    list_end = Some((place, Some(written.to_owned())));
                }
                (3, "author") => authors += 1,
                (3, "comment") => {
                    here = value(written, "ref")
                        .and_then(|address| missing.remove(&address.replace('$', "")));
                }
                (4, "text") if is_empty => {
                    if let Some(at) = here.take() {
                        let said = said.get(&at).map_or("", String::as_str);
                        let end = format!("</{own}text>");
                        edits.replace(
                            place,
                            [changed(written, false, &[]), run(&own, said), end].concat(),
                        );
                    }
                }
                _ => {}
            }
        }
        Piece::End => {
            let name = path.pop().unwrap_or_default();
            match (path.len(), name.as_str()) {
                (3, "text") => {
                    if let Some(at) = here.take() {
                        let said = said.get(&at).map_or("", String::as_str);
                        edits.insert(place.start, run(&own, &["\n\n", said].concat()));
                    }
                }
                (1, "authors") if place.start < place.end => authors_end = Some(place.start),
                (1, "commentList") if place.start < place.end => list_end = Some((place, None)),
                _ => {}
            }
        }
    })?;
    let (Some(authors_end), Some((list, empty))) = (authors_end, list_end) else {
        return Err(Failure::Strange);
    };
    edits.insert(authors_end, format!("<{own}author>{AUTHOR}</{own}author>"));
    let new: String = missing
        .values()
        .map(|place| comment(&own, authors, *place, said.get(place).map_or("", String::as_str)))
        .collect();
    match empty {
        Some(written) => {
            let end = format!("</{own}commentList>");
            edits.replace(list, [changed(&written, false, &[]), new, end].concat());
        }
        None => edits.insert(list.start, new),
    }
    Ok((edits.apply(&bytes), missing.into_values().collect()))
}

/// The boxes of a sheet without drawings; `block` are the numbers that are this sheet's.
pub(super) fn boxes(places: &[Spot], block: usize) -> Vec<u8> {
    let shapes = shapes(places, block * 1024);
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{block}\"/></o:shapelayout>{TYPE}{shapes}</xml>"
    )
    .into_bytes()
}

/// The drawings of a sheet, with more boxes. Their part need not be proper XML and is not read.
pub(super) fn more_boxes(old: &[u8], places: &[Spot], block: usize) -> Outcome<Vec<u8>> {
    let end = memchr::memmem::rfind(old, b"</xml>").ok_or(Failure::Strange)?;
    let (head, tail) = old.split_at(end);
    let has = |here: &[u8], words: &[u8]| memchr::memmem::find(here, words).is_some();
    // Declared further in, a prefix would not hold at the end of the part.
    let root = head.split(|byte| *byte == b'>').find(|tag| has(tag, b"<xml")).unwrap_or_default();
    if !has(root, b"xmlns:v=") || !has(root, b"xmlns:o=") || !has(root, b"xmlns:x=") {
        return Err(Failure::Strange);
    }
    let kind = if has(head, b"id=\"_x0000_t202\"") { "" } else { TYPE };
    Ok([head, kind.as_bytes(), shapes(places, block * 1024).as_bytes(), tail].concat())
}

const TYPE: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

fn shapes(places: &[Spot], first: usize) -> String {
    let mut text = String::new();
    for (index, (row, column)) in places.iter().enumerate() {
        let number = first + index + 1;
        let (left, right, bottom) = (column + 1, column + 5, row.saturating_add(6));
        let _ = write!(
            text,
            "<v:shape id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:80pt;margin-top:2pt;width:240pt;height:90pt;z-index:{};visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left},15,{row},2,{right},15,{bottom},4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
            index + 1
        );
    }
    text
}
