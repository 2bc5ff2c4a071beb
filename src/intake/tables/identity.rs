//! Who a row or form is about: name, code, kind, part, campus. It reads no figure.

use crate::county::{Cell, Facts, Kind, Part};
use crate::findings::{Finding, Schools};
use crate::intake::Record;
use crate::intake::values::code::{SchoolCode, code};
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::school_kind::{self, Said};
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::intake::vocabulary::stage::behind_name;
use crate::number;
use crate::sheet::Value;

/// The cells of a row that say who it is about, where there are such cells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Who<'a> {
    pub(crate) code: Option<(Value<'a>, Cell)>,
    pub(crate) kind: Option<(Value<'a>, Cell)>,
    pub(crate) stage: Option<Value<'a>>,
    pub(crate) founder: Option<Value<'a>>,
    pub(crate) locality: Option<Value<'a>>,
    pub(crate) counted: Option<Value<'a>>,
    pub(crate) parent: Option<Value<'a>>,
    pub(crate) district: Option<Value<'a>>,
    /// The stage that the whole table is about.
    pub(crate) table: Option<Part>,
    /// The kind of all schools of the table, where its title or its sheet states one.
    pub(crate) table_kind: Option<Kind>,
    /// 镇街, 学片: where the school belongs.
    pub(crate) township: Option<Value<'a>>,
}

/// A record without figures.
pub(crate) fn record(reader: &mut Reader, written_name: &str, cell: Cell, who: Who<'_>) -> Record {
    let (name, suffix) = behind_name(written_name);
    let kind = who.kind.and_then(|(value, at)| said(reader, value, at, &name));
    let stage = who.stage.and_then(text).and_then(|word| school_kind::from_word(&plain(&word)));
    let said_part = |said: Option<Said>| said.and_then(|said| said.part);
    let stage_part = stage.and_then(|said| said.part.or_else(|| said.kind.and_then(only_part)));
    let mut kind_told = kind.and_then(|said| said.kind);
    if kind_told.is_none() && suffix.is_none() {
        kind_told = stage.and_then(|said| said.kind);
    }
    kind_told = kind_told.or(who.table_kind);
    // 办学类型 小学 on a row 育才学校小学部 is the part's type, not the school's.
    if suffix.is_some() && kind_told.is_some_and(|kind| only_part(kind).is_some()) {
        kind_told = None;
    }
    let row = suffix.or(said_part(kind)).or(stage_part);
    let attached = is_attached(written_name)
        || who.kind.and_then(|(value, _)| text(value)).is_some_and(|word| is_attached(&word));
    let counted = who.counted.and_then(text);
    let is = |words: &[&str]| counted.as_deref().is_some_and(|word| words.contains(&word));
    Record {
        name,
        // A code that is not known neither joins nor parts schools.
        code: who.code.and_then(|(value, at)| match code(value) {
            SchoolCode::Known(code) => Some(code),
            SchoolCode::Spoilt(written) => {
                let says = Schools::DigitsLost { school: &written_name, written: &written };
                reader.note(Finding::of(&says).saying(&written), at, written_name);
                None
            }
            SchoolCode::Several(written) => {
                let says = Schools::SeveralCodes { school: &written_name, written: &written };
                reader.note(Finding::of(&says).saying(&written), at, written_name);
                None
            }
            SchoolCode::None => None,
        }),
        kind: kind_told,
        part: row.or(who.table),
        roster: (row.is_none() || attached) && who.table.is_some(),
        attached,
        founder: who.founder.and_then(text),
        locality: who.locality.and_then(text),
        // Attached classes are never a school, and no campus of one.
        campus: !attached && is(&["0", "否"]),
        counts: is(&["1", "是"]),
        parent: who.parent.and_then(text),
        township: who.township.and_then(text),
        district: who.district.and_then(text),
        cell,
        facts: Facts::default(),
        classes: Vec::new(),
        settled: false,
        disputed: Vec::new(),
        sums: Vec::new(),
        persons: false,
    }
}

fn said(reader: &mut Reader, value: Value<'_>, cell: Cell, school: &str) -> Option<Said> {
    let word = text(value)?;
    let said = school_kind::from_word(&plain(&word));
    if said.is_none() {
        reader.note(Finding::of(&Schools::OtherKind { word: &word }), cell, school);
    }
    said
}

/// Whether words speak of classes attached to a school of another stage.
fn is_attached(words: &str) -> bool {
    let words = plain(words);
    words.contains("附设") && words.trim_end_matches(')').ends_with('班')
}

/// The one stage of a kind that has one.
pub(crate) fn only_part(kind: Kind) -> Option<Part> {
    match kind.parts() {
        [part] => Some(*part),
        _ => None,
    }
}

/// A cell's words as written; numbers as they are shown. `None` for a blank.
pub(crate) fn text(value: Value<'_>) -> Option<String> {
    let words = match value {
        Value::Text(text) => text.trim().trim_start_matches('\'').to_owned(),
        Value::Number(stored) => number::from_cell(stored)?.to_string(),
        _ => return None,
    };
    (!is_nothing(&plain(&words))).then_some(words)
}
