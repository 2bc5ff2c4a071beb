//! A county as a snapshot, and back as what a file would say. Which figures a link holds is chosen here;
//! what they mean is not looked at.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::differing;
use super::snapshot::{AnswerShot, ClassShot, MonitoredShot, SchoolShot, Snapshot, Told};
use crate::county::{
    Cell, Class, County, Fact, Facts, Field, Locality, Monitor, Origin, Part, School, SourceFile,
    Stage,
};
use crate::intake::{Asks, CountyLine, FileReading, Record};
use crate::standard::{Standard, Term};

/// Whose names are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// All schools with their names.
    #[default]
    County,
    /// One school; the others without names, as what it is compared with.
    School(usize),
    /// Figures without names.
    Nameless,
}

/// What a link is to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Whose names.
    pub scope: Scope,
    /// 学校标识码 and, as they are written, 举办者 and 城乡类型, too.
    pub codes: bool,
    /// All figures and answers, and not only those that the indicators are made of.
    pub everything: bool,
}

/// The county as a link holds it.
pub fn snapshot(county: &County, standard: &Standard, contents: Contents) -> Snapshot {
    let fields = (!contents.everything).then(|| fields(standard));
    let wanted = |field: &Field| fields.as_ref().is_none_or(|fields| fields.contains(field));
    let named = |index: usize| match contents.scope {
        Scope::County => true,
        Scope::School(one) => one == index,
        Scope::Nameless => false,
    };
    let school = |(index, school): (usize, &School)| {
        let text = |is_told: bool, text: Option<&str>| {
            text.filter(|_| is_told && named(index)).unwrap_or_default().to_owned()
        };
        // Items ask for the class of these words, and so it goes with the other answers.
        let class = |written: String, class: Option<&str>| {
            let class = class.filter(|_| contents.everything && written.is_empty());
            class.map_or(written, str::to_owned)
        };
        let founder = text(contents.codes, school.founder.as_deref());
        let locality = text(contents.codes, school.locality.as_deref());
        let summed = (!contents.everything).then(|| summed(school, standard));
        let facts = summed.as_ref().unwrap_or(&school.facts).iter();
        let facts = facts.filter(|(key, _)| wanted(&key.field));
        SchoolShot {
            name: text(true, Some(&school.name)),
            code: text(contents.codes, school.code.as_deref()),
            kind: school.kind,
            founder: class(founder, founder_class(school)),
            locality: class(locality, locality_class(school)),
            facts: facts.map(|(key, fact)| ((key.field, key.part), plain(fact.value))).collect(),
            classes: if contents.everything { classes(school) } else { Vec::new() },
        }
    };
    let mut made = Snapshot {
        standard: standard.id.clone(),
        focus: match contents.scope {
            Scope::School(index) => Some(index),
            _ => None,
        },
        schools: county.schools.iter().enumerate().map(school).collect(),
        ..Snapshot::default()
    };
    let words = |words: &Option<crate::county::Words>| {
        words.as_ref().map(|words| words.text.clone()).unwrap_or_default()
    };
    // A school's name tells its county anyway; without names the county is kept back, too.
    if contents.scope != Scope::Nameless {
        made.county = words(&county.form.name);
    }
    made.year = words(&county.form.year);
    if contents.everything {
        form(county, &mut made);
    }
    let is_named = contents.scope == Scope::County;
    made.differing = differing::differing(county, contents, wanted, is_named);
    if contents.scope != Scope::County {
        // What is written freely may name anybody.
        for answer in &mut made.answers {
            answer.note.clear();
        }
        let hidden = made.schools.iter_mut().filter(|school| school.name.is_empty());
        for class in hidden.flat_map(|school| &mut school.classes) {
            class.name.clear();
        }
    }
    made
}

/// 公办 or 民办, and nothing that names anybody.
fn founder_class(school: &School) -> Option<&'static str> {
    school.is_private().map(|is_private| if is_private { "民办" } else { "公办" })
}

fn locality_class(school: &School) -> Option<&'static str> {
    school.locality_class().map(|class| match class {
        Locality::City => "城区",
        Locality::Town => "镇区",
        Locality::Country => "乡村",
    })
}

fn classes(school: &School) -> Vec<ClassShot> {
    let class = |class: &Class| ClassShot {
        part: class.part,
        name: class.name.clone(),
        pupils: plain(class.pupils),
    };
    school.classes.iter().map(class).collect()
}

fn form(county: &County, made: &mut Snapshot) {
    let form = &county.form;
    made.figures = form.facts.iter().map(|(field, fact)| (*field, plain(fact.value))).collect();
    let answer = |(item, answer): (&String, &crate::county::Answer)| AnswerShot {
        item: item.clone(),
        yes: answer.yes,
        note: answer.note.clone(),
        date: answer.date.clone(),
    };
    made.answers = form.answers.iter().map(answer).collect();
    let place =
        |fact: &Option<Fact>| fact.as_ref().map_or(Told::Nowhere, |fact| plain(fact.value).into());
    let monitored = form.monitoring.iter().map(|(subject, one)| MonitoredShot {
        subject: *subject,
        by: one.by,
        level: place(&one.level),
        difference: place(&one.difference),
    });
    made.monitoring = monitored.collect();
}

fn plain(value: Option<Decimal>) -> Option<Decimal> {
    value.map(|value| value.normalize())
}

/// The quantities that the indicators are made of, and what lowers their demands.
fn fields(standard: &Standard) -> BTreeSet<Field> {
    let mut fields = BTreeSet::from([Field::Pupils]);
    for indicator in &standard.indicators {
        for way in Stage::ALL.iter().flat_map(|stage| indicator.numerator.get(*stage)) {
            fields.extend(way.iter().map(|term| term.field));
        }
    }
    for relaxation in standard.relaxations.iter().filter(|one| one.on) {
        fields.extend(&relaxation.add);
        fields.extend(relaxation.flag);
        fields.extend(relaxation.share.map(|(field, _)| field));
        fields.extend(relaxation.built_until.map(|_| Field::FoundedYear));
        fields.extend(relaxation.largest_class_below.map(|_| Field::LargestClass));
    }
    fields
}

/// The school's figures, where the standard knows a ready-made one (高于规定学历教师数) for the sum of
/// several, with that one in their place.
fn summed(school: &School, standard: &Standard) -> Facts {
    let mut facts = school.facts.clone();
    let stages = Stage::ALL.into_iter().filter(|stage| school.kind.parts().contains(&stage.part()));
    for stage in stages {
        for indicator in standard.indicators.iter().filter(|one| !one.split) {
            sum(&mut facts, indicator.numerator.get(stage), stage.part());
        }
    }
    facts
}

fn sum(facts: &mut Facts, ways: &[Vec<Term>], part: Part) -> Option<()> {
    let ready = ways.iter().find_map(|way| match way.as_slice() {
        [only] if !only.minus && !only.optional => Some(only.field),
        _ => None,
    })?;
    let figure = |field| facts.get(field, part).and_then(|fact| fact.value);
    let is_blank = |term: &Term| facts.get(term.field, part).is_some_and(|one| one.value.is_none());
    let is_whole = |way: &&Vec<Term>| {
        let known = |term: &Term| term.optional || figure(term.field).is_some();
        way.iter().all(|term| !term.minus && !is_blank(term) && known(term))
    };
    let total = |way: &Vec<Term>| {
        let all = way.iter().filter_map(|term| figure(term.field));
        all.map(Some).reduce(|one, other| one?.checked_add(other?))?
    };
    // Blanks and figures that differ from their parts are judged as they are.
    if ways.iter().flatten().any(is_blank) {
        return None;
    }
    // Of several that agree any may stand for all.
    let mut totals = ways.iter().filter(is_whole).map(total);
    let value = totals.next()??;
    if totals.any(|other| other.is_some_and(|other| other != value)) {
        return None;
    }
    for term in ways.iter().flatten() {
        facts.remove(term.field, part);
    }
    facts.set(ready, part, Fact { value: Some(value), origin: Origin::Shared });
    Some(())
}

/// The name under which figures of a link appear beside those of files.
pub const SOURCE: &str = "分享链接";

/// What a link says of the county, line by line.
fn lines(snapshot: &Snapshot) -> Vec<CountyLine> {
    let mut lines = Vec::new();
    let mut add = |asks, value, text: &str, note: &str, date: &str| {
        let row = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let [words, note, date] = [text, note, date].map(str::to_owned);
        let cell = Cell { file: 0, sheet: 1, row, column: 0 };
        lines.push(CountyLine { asks, value, words, note, date, cell });
    };
    for (asks, text) in [(Asks::Name, &snapshot.county), (Asks::Year, &snapshot.year)] {
        if !text.is_empty() {
            add(asks, None, text, "", "");
        }
    }
    for (field, value) in &snapshot.figures {
        add(Asks::Figure(*field), *value, "", "", "");
    }
    for one in &snapshot.answers {
        let yes = one.yes.map(|yes| Decimal::from(u8::from(yes)));
        add(Asks::Answer(one.item.clone()), yes, "", &one.note, &one.date);
    }
    for one in &snapshot.monitoring {
        let by = match one.by {
            Monitor::National => "国家",
            Monitor::Provincial => "省级",
            Monitor::NotYet => "未监测",
        };
        add(Asks::By(one.subject), None, by, "", "");
        for (asks, told) in
            [(Asks::Level(one.subject), one.level), (Asks::Difference(one.subject), one.difference)]
        {
            match told {
                Told::Nowhere => {}
                Told::Blank => add(asks, None, "", "", ""),
                Told::Figure(value) => add(asks, Some(value), "", "", ""),
            }
        }
    }
    lines
}

fn class(shot: &ClassShot) -> Class {
    Class {
        part: shot.part,
        name: shot.name.clone(),
        pupils: shot.pupils,
        stated: Vec::new(),
        lists: Vec::new(),
        cell: None,
    }
}

/// What a link says, as if a file said it.
pub fn reading(snapshot: &Snapshot) -> FileReading {
    let record = |(index, school): (usize, &SchoolShot)| {
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let row = u32::try_from(index).unwrap_or(u32::MAX);
        let mut facts = Facts::default();
        for ((field, part), value) in &school.facts {
            facts.set(*field, *part, Fact { value: *value, origin: Origin::Shared });
        }
        Record {
            name: text(&school.name).unwrap_or_else(|| format!("{:03}号学校", index + 1)),
            code: text(&school.code),
            kind: Some(school.kind),
            part: None,
            roster: false,
            founder: text(&school.founder),
            locality: text(&school.locality),
            township: None,
            attached: false,
            campus: false,
            counts: false,
            parent: None,
            district: None,
            cell: Cell { file: 0, sheet: 0, row, column: 0 },
            facts,
            classes: school.classes.iter().map(class).collect(),
            persons: false,
            settled: true,
            disputed: Vec::new(),
            sums: Vec::new(),
        }
    };
    let mut reading = FileReading {
        source: SourceFile::new(SOURCE, vec!["学校".to_owned(), "县级填报".to_owned()]),
        records: snapshot.schools.iter().enumerate().map(record).collect(),
        county: lines(snapshot),
        ..FileReading::default()
    };
    differing::put(snapshot, &mut reading);
    reading
}
