//! What a link holds beside plain figures: what several files state differently, and what stands open of the
//! county as a whole. Nothing of it is decided here.

use rust_decimal::Decimal;

use super::convert::Contents;
use super::snapshot::Snapshot;
use crate::county::{
    Class, County, Fact, Field, Mixture, Monitor, Origin, Part, School, Slot, Uncounted, Unequal,
};
use crate::findings::{Figures, Finding};
use crate::intake::{Asks, CountyLine, FileReading};

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferingShot {
    /// Of schools, by their place: the figure, and everything that is stated.
    pub schools: Vec<(usize, (Field, Part), Vec<Decimal>)>,
    /// What the stages of a school may come to together.
    pub sums: Vec<(usize, Field, Vec<Decimal>)>,
    /// School, class, and what each list states of it.
    pub classes: Vec<(usize, usize, Lists)>,
    /// Of the county's form.
    pub form: Vec<(Slot, Vec<Decimal>)>,
    /// Totals that the schools do not make up.
    pub totals: Vec<TotalShot>,
    /// Schools that could not be calculated, by name.
    pub uncounted: Vec<String>,
    /// What is mixed.
    pub mixture: Option<Mixture>,
}

/// What each list of classes, by its number, states of a class.
pub type Lists = Vec<(u32, Decimal)>;

/// A total that the schools do not make up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalShot {
    /// Of what.
    pub key: (Field, Part),
    /// As it is stated.
    pub total: Decimal,
    /// What the schools come to.
    pub sum: Decimal,
    /// By how much a sum of rounded figures may be off.
    pub slack: Decimal,
}

/// The name of a school that is kept back.
const NAMELESS: &str = "未写名的学校";

/// What of the county is to go into a snapshot that has everything else.
pub(super) fn differing(
    county: &County,
    contents: Contents,
    wanted: impl Fn(&Field) -> bool,
    is_named: bool,
) -> DifferingShot {
    let mut all = DifferingShot { mixture: county.mixture, ..DifferingShot::default() };
    for (index, school) in county.schools.iter().enumerate() {
        for (key, stated) in &school.disputed {
            // Typed by hand since: nothing is open.
            let is_open =
                school.facts.get(key.field, key.part).is_some_and(|one| one.value.is_none());
            if is_open && wanted(&key.field) {
                all.schools.push((index, (key.field, key.part), plain(stated)));
            }
        }
        let sums = school.sums.iter().filter(|(field, _)| wanted(field));
        all.sums.extend(sums.map(|(field, sums)| (index, *field, plain(sums))));
        if contents.everything {
            let classes = school.classes.iter().enumerate();
            let open = classes.filter(|(_, class)| !class.lists.is_empty());
            all.classes.extend(open.map(|(at, class)| (index, at, numbered(school, class))));
        }
    }
    if contents.everything {
        let form = county.form.disputed.iter();
        all.form = form.map(|(slot, stated)| (slot.clone(), plain(stated))).collect();
    }
    let totals = county.totals.iter().filter(|one| one.is_open() && wanted(&one.field));
    all.totals = totals
        .map(|one| TotalShot {
            key: (one.field, one.part),
            total: one.total.normalize(),
            sum: one.sum.normalize(),
            slack: one.slack.normalize(),
        })
        .collect();
    let name = |one: &Uncounted| if is_named { one.name.clone() } else { NAMELESS.to_owned() };
    all.uncounted = county.uncounted.iter().map(name).collect();
    all
}

fn plain(all: &[Decimal]) -> Vec<Decimal> {
    all.iter().map(Decimal::normalize).collect()
}

/// The lists by their order in the school: the numbers of files say nothing to who opens the link.
fn numbered(school: &School, class: &Class) -> Lists {
    let mut known: Vec<u32> = Vec::new();
    for (list, _) in school.classes.iter().flat_map(|class| &class.lists) {
        if !known.contains(list) {
            known.push(*list);
        }
    }
    let number = |list: u32| known.iter().position(|one| *one == list).unwrap_or_default();
    let lists = class.lists.iter();
    lists
        .map(|(list, pupils)| {
            (u32::try_from(number(*list)).unwrap_or_default(), pupils.normalize())
        })
        .collect()
}

/// Puts it into what a link says, as if a file said it.
pub(super) fn put(snapshot: &Snapshot, reading: &mut FileReading) {
    let all = &snapshot.differing;
    for (index, (field, part), stated) in &all.schools {
        let Some(record) = reading.records.get_mut(*index) else { continue };
        let key = crate::county::FactKey { field: *field, part: *part };
        record.facts.set(*field, *part, Fact { value: None, origin: Origin::Shared });
        record.disputed.push((key, stated.clone()));
        let figures: Vec<String> = stated.iter().map(ToString::to_string).collect();
        let part = if *part == Part::Whole { "" } else { part.name() };
        let (figures, unit) = (figures.join("、"), field.measure().unit());
        let finding = Finding::of(&Figures::StatedTwiceByLink {
            school: &record.name,
            field: &format_args!("{part}{}", field.name()),
            figures: &format_args!("{figures}（{unit}）"),
        });
        let finding = finding.about(&record.name);
        reading.findings.push(finding.in_file(0));
    }
    for (index, field, sums) in &all.sums {
        if let Some(record) = reading.records.get_mut(*index) {
            record.sums.push((*field, sums.clone()));
        }
    }
    for (index, at, lists) in &all.classes {
        let record = reading.records.get_mut(*index);
        if let Some(class) = record.and_then(|record| record.classes.get_mut(*at)) {
            let mut stated: Vec<Decimal> = lists.iter().map(|(_, pupils)| *pupils).collect();
            stated.sort_unstable();
            stated.dedup();
            class.pupils = if stated.len() > 1 { None } else { stated.first().copied() };
            class.lists.clone_from(lists);
            class.stated = if stated.len() > 1 { stated } else { Vec::new() };
        }
    }
    form(&all.form, &mut reading.county);
    reading.totals = all
        .totals
        .iter()
        .map(|one| Unequal {
            field: one.key.0,
            part: one.key.1,
            total: one.total,
            sum: one.sum,
            slack: one.slack,
            cell: None,
            item: String::new(),
            is_settled: false,
        })
        .collect();
    let uncounted = all.uncounted.iter();
    reading.uncounted =
        uncounted.map(|name| Uncounted { name: name.clone(), cell: None }).collect();
    reading.mixture = all.mixture;
}

/// A line for each statement, as if several files made one each.
fn form(disputed: &[(Slot, Vec<Decimal>)], lines: &mut Vec<CountyLine>) {
    for (slot, stated) in disputed {
        let asks = match slot {
            Slot::Figure(field) => Asks::Figure(*field),
            Slot::Choice(item) => Asks::Answer(item.clone()),
            Slot::Monitor(subject) => Asks::By(*subject),
            Slot::Level(subject) => Asks::Level(*subject),
            Slot::Difference(subject) => Asks::Difference(*subject),
            _ => continue,
        };
        if matches!(asks, Asks::By(_)) {
            // The one that stands there is none of them.
            lines.retain(|line| line.asks != asks);
        }
        for one in stated {
            let bodies = Monitor::ALL.into_iter().find(|by| Decimal::from(*by as u8) == *one);
            let words = match (&asks, bodies) {
                (Asks::By(_), Some(Monitor::National)) => "国家",
                (Asks::By(_), Some(Monitor::Provincial)) => "省级",
                (Asks::By(_), Some(Monitor::NotYet)) => "未监测",
                _ => "",
            };
            let value = (!matches!(asks, Asks::By(_))).then_some(*one);
            let row = u32::try_from(lines.len()).unwrap_or(u32::MAX);
            let cell = crate::county::Cell { file: 0, sheet: 1, row, column: 0 };
            let (note, date) = (String::new(), String::new());
            let words = words.to_owned();
            lines.push(CountyLine { asks: asks.clone(), value, words, note, date, cell });
        }
    }
}
