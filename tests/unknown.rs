//! What is said of a county with blanks stays true however they are filled in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use fastrand::Rng;
use junheng::app::view::mark::{self, Mark};
use junheng::app::view::summary;
use junheng::county::{
    ART_BANDS, CLASS_BANDS, County, CountyField, Fact, Field, Kind, MUSIC_BANDS, Origin, Part,
    School,
};
use junheng::evaluate::{CheckVerdict, CountyVerdict, Verdict, evaluate};
use junheng::findings::Code;
use junheng::standard::load::load;
use junheng::standard::{Standard, shipped_packs};
use junheng::view_model::{ViewModel, view_model};
use rust_decimal::Decimal;

/// The national pack with every relaxation on and every part switched on.
fn standard() -> Standard {
    let ids = ["shared_teachers", "city_grounds", "rooms_2016", "rooms_small", "size_2010"];
    let on = |id: &&str| format!("[[relaxations]]\nid = \"{id}\"\non = true\n");
    let relaxations: String = ids.iter().chain(&["size_migrant"]).map(on).collect();
    let text = format!(
        "id = \"all\"\nname = \"全部打开\"\nbase = \"cn-2017\"\n{relaxations}
        [[checks]]\nid = \"G2\"\nevidence = false\nfunding.each_school = true\n
        [[checks]]\nid = \"Q4\"\n[[checks.ratio]]\nname = \"教师培训经费占公用经费决算的比例\"\non = true\n"
    );
    load(&text, &shipped_packs().expect("packs")).unwrap_or_else(|errors| panic!("{errors:?}"))
}

struct Maker {
    rng: Rng,
}

impl Maker {
    fn set(school: &mut School, field: Field, part: Part, value: u32) {
        let fact = Fact { value: Some(Decimal::from(value)), origin: Origin::Typed };
        school.facts.set(field, part, fact);
    }

    /// Mostly just enough, sometimes a little less, so that verdicts of both kinds come up.
    fn near(&mut self, figure: u32) -> u32 {
        if self.rng.u8(0..5) == 0 { figure.saturating_sub(1) } else { figure + self.rng.u32(0..2) }
    }

    fn rooms(
        &mut self,
        school: &mut School,
        bands: &[junheng::county::Band],
        total: Field,
        n: u32,
    ) {
        let mut counts: BTreeMap<Field, u32> = bands.iter().map(|band| (band.field, 0)).collect();
        let mut all = 0;
        for _ in 0..n + self.rng.u32(0..2) {
            all += 1;
            let at = if self.rng.bool() { 0 } else { self.rng.usize(0..=bands.len()) };
            if let Some(band) = bands.get(at) {
                *counts.entry(band.field).or_default() += 1;
            }
        }
        for (field, count) in counts {
            Self::set(school, field, Part::Whole, count);
        }
        Self::set(school, total, Part::Whole, all);
    }

    fn school(&mut self, index: usize) -> School {
        const KINDS: [Kind; 6] = [
            Kind::Primary,
            Kind::Junior,
            Kind::NineYear,
            Kind::Complete,
            Kind::TwelveYear,
            Kind::TeachingPoint,
        ];
        let kind = *self.rng.choice(&KINDS).expect("kinds");
        let mut school = School::new(format!("学校{}", index + 1), kind);
        school.locality = Some((*self.rng.choice(&["城区", "镇区", "乡村"]).expect("some")).into());
        school.founder = Some((*self.rng.choice(&["公办", "民办"]).expect("some")).into());
        let small = self.rng.u8(0..3) == 0;
        let large = self.rng.u8(0..9) == 0;
        let (mut classes, mut compulsory) = (Vec::new(), 0);
        let parts = kind.parts();
        for part in parts {
            let limit = if *part == Part::Primary { 45 } else { 50 };
            let count = if small { 1 + self.rng.usize(0..2) } else { 6 + self.rng.usize(0..14) }
                + if large { 48 } else { 0 };
            let most = if small { 30 } else { limit };
            let sizes: Vec<u32> = (0..count).map(|_| self.rng.u32(15..=most)).collect();
            let mut sizes = sizes;
            if self.rng.u8(0..6) == 0 {
                sizes[0] = limit + self.rng.u32(1..15);
            }
            let pupils: u32 = sizes.iter().sum();
            let at = if parts.len() == 1 { Part::Whole } else { *part };
            Self::set(&mut school, Field::Pupils, at, pupils);
            if self.rng.bool() {
                let largest = *sizes.iter().max().expect("classes");
                Self::set(&mut school, Field::LargestClass, *part, largest);
                let number = u32::try_from(sizes.len()).expect("few");
                Self::set(&mut school, Field::Classes, *part, number);
            }
            if *part != Part::Senior {
                compulsory += pupils;
                let district = if self.rng.u8(0..3) == 0 { pupils - 3 } else { pupils };
                Self::set(&mut school, Field::DistrictPupils, at, district);
            }
            classes.extend(sizes);
        }
        let number = u32::try_from(classes.len()).expect("few");
        Self::set(&mut school, Field::Classes, Part::Whole, number);
        for band in CLASS_BANDS {
            let inside =
                |size: &&u32| **size >= band.from && band.below.is_none_or(|below| **size < below);
            let count = u32::try_from(classes.iter().filter(inside).count()).expect("few");
            Self::set(&mut school, band.field, Part::Whole, count);
        }
        let largest = *classes.iter().max().expect("classes");
        Self::set(&mut school, Field::LargestClass, Part::Whole, largest);
        let rooms = number.div_ceil(12);
        let wanted = self.near(rooms);
        self.rooms(&mut school, &MUSIC_BANDS, Field::MusicRooms, wanted);
        self.rooms(&mut school, &ART_BANDS, Field::ArtRooms, rooms);
        let teachers = number * 2;
        Self::set(&mut school, Field::Teachers, Part::Whole, teachers);
        let fewer = |maker: &mut Self| teachers - u32::from(maker.rng.u8(0..9) == 0);
        let (trained, certified) = (fewer(self), fewer(self));
        Self::set(&mut school, Field::TrainedTeachers, Part::Whole, trained);
        Self::set(&mut school, Field::CertifiedTeachers, Part::Whole, certified);
        let budget = self.near(compulsory.max(100) * 1350);
        Self::set(&mut school, Field::PublicBudget, Part::Whole, budget);
        let accounts = self.near(budget);
        Self::set(&mut school, Field::PublicAccounts, Part::Whole, accounts);
        let training = self.near(budget.div_ceil(20));
        Self::set(&mut school, Field::TrainingBudget, Part::Whole, training);
        if parts.contains(&Part::Junior) {
            let entrants = 100 + self.rng.u32(0..50);
            Self::set(&mut school, Field::Entrants, Part::Whole, entrants);
            let stay = entrants * self.rng.u32(93..98) / 100;
            Self::set(&mut school, Field::Graduates, Part::Whole, stay);
            for field in [Field::TransferredIn, Field::TransferredOut, Field::Died] {
                let few = self.rng.u32(0..3);
                Self::set(&mut school, field, Part::Whole, few);
            }
        }
        let migrants = self.rng.u32(0..=compulsory);
        Self::set(&mut school, Field::MigrantPupils, Part::Whole, migrants);
        for flag in
            [Field::BuiltBy2010, Field::BuiltBy2016, Field::SmallClassRural, Field::Boarding]
        {
            let yes = u32::from(self.rng.bool());
            Self::set(&mut school, flag, Part::Whole, yes);
        }
        school
    }

    /// The same county with some figures taken out or left blank.
    fn blanked(&mut self, county: &County) -> County {
        let mut county = county.clone();
        let chance = self.rng.u8(1..20);
        for school in &mut county.schools {
            let keys: Vec<_> = school.facts.iter().map(|(key, _)| key).collect();
            for key in keys {
                if self.rng.u8(0..100) >= chance {
                    continue;
                }
                if self.rng.bool() {
                    school.facts.remove(key.field, key.part);
                } else {
                    let blank = Fact { value: None, origin: Origin::Typed };
                    school.facts.set(key.field, key.part, blank);
                }
            }
            if self.rng.u8(0..100) < chance {
                school.locality = None;
            }
            if self.rng.u8(0..100) < chance {
                school.founder = None;
            }
        }
        county
    }
}

#[test]
fn what_is_decided_with_blanks_stays_decided_when_they_are_filled() {
    let standard = standard();
    let mut maker = Maker { rng: Rng::with_seed(20_170_006) };
    let mut decided: BTreeMap<(String, CheckVerdict), usize> = BTreeMap::new();
    for round in 0..400 {
        let count = 1 + maker.rng.usize(0..4);
        let mut county = County {
            schools: (0..count).map(|index| maker.school(index)).collect(),
            ..County::default()
        };
        for (field, base) in [(CountyField::PrimaryBase, 1150), (CountyField::JuniorBase, 1350)] {
            let fact = Fact { value: Some(Decimal::from(base)), origin: Origin::Typed };
            county.form.facts.insert(field, fact);
        }
        let full = evaluate(&county, &standard);
        let blanked = maker.blanked(&county);
        let partly = evaluate(&blanked, &standard);
        // A 是 is believed until a figure contradicts it, so more figures may take it back.
        let contradicted = full.findings.iter().any(|one| one.code == Code::FlagContradicts);
        for (whole, part) in full.checks.iter().zip(&partly.checks) {
            if contradicted && !part.relaxed.is_empty() {
                continue;
            }
            *decided.entry((part.id.clone(), part.verdict)).or_default() += 1;
            let told = matches!(part.verdict, CheckVerdict::Met | CheckVerdict::NotMet);
            // Where even the full figures leave it open, nothing may be said with fewer.
            assert!(
                !told || part.verdict == whole.verdict,
                "round {round}, {}: {:?} with blanks ({}; {:?}), {:?} when filled ({}; {:?})",
                part.id,
                part.verdict,
                part.detail,
                part.offenders,
                whole.verdict,
                whole.detail,
                whole.offenders
            );
            let open = !told;
            let ambiguous = part.offenders.iter().any(|one| one.verdict == Verdict::Missing);
            assert!(!open || !part.missing.is_empty() || ambiguous, "{}: nothing asked", part.id);
        }
        if partly.county.verdict == CountyVerdict::Met {
            assert_eq!(full.county.verdict, CountyVerdict::Met);
        }
    }
    for id in ["G3", "G4", "G5", "G6", "G9", "G12", "G13", "Q1", "Q4"] {
        for verdict in [CheckVerdict::Met, CheckVerdict::NotMet, CheckVerdict::Missing] {
            let count = decided.get(&(id.to_owned(), verdict)).copied().unwrap_or_default();
            assert!(count > 0, "{id} never came out as {verdict:?}: {decided:?}");
        }
    }
}

/// What the indicators are made of, mostly just enough.
fn resources(maker: &mut Maker, school: &mut School) {
    let parts = school.kind.parts();
    let mut all = 0;
    for part in parts {
        let own = [Part::Whole, *part]
            .into_iter()
            .find_map(|at| school.facts.get(Field::Pupils, at)?.value);
        let pupils = own.and_then(|one| u32::try_from(one.mantissa()).ok()).unwrap_or(100);
        all += pupils;
        let at = if parts.len() == 1 { Part::Whole } else { *part };
        if *part != Part::Senior {
            for (field, each) in [
                (Field::HigherDegreeTeachers, 60),
                (Field::BackboneTeachers, 12),
                (Field::SportsArtsTeachers, 11),
            ] {
                let count = maker.near(pupils * each / 1000 + 1);
                Maker::set(school, field, at, count);
            }
        }
    }
    for (field, each) in [
        (Field::TeachingArea, 7),
        (Field::GymArea, 1),
        (Field::GroundArea, 10),
        (Field::EquipmentValue, 2600),
    ] {
        let amount = all * each + maker.rng.u32(0..all);
        Maker::set(school, field, Part::Whole, amount);
    }
    Maker::set(school, Field::MultimediaRooms, Part::Whole, all / 35 + 2);
}

/// Every text and mark of the screens that sum up, by where it stands.
fn told(view_model: &ViewModel) -> BTreeMap<String, (Option<Mark>, String)> {
    let mut told = BTreeMap::new();
    let mut tell = |at: String, mark: Option<Mark>, text: String| {
        assert!(told.insert(at.clone(), (mark, text)).is_none(), "{at} stands twice");
    };
    let of_county = mark::county(view_model.county.verdict);
    tell("county".into(), Some(of_county.0), of_county.1.into());
    let of_resources = mark::verdict(view_model.verdict);
    tell("resources".into(), Some(of_resources.0), of_resources.1.into());
    let spread = summary::dispersion(view_model, &view_model.rules);
    tell("dispersion".into(), Some(spread.mark), format!("{} {}", spread.number, spread.rest));
    for group in &view_model.county.board {
        tell(format!("board {}", group.name), None, summary::tally(group));
        for tile in &group.tiles {
            let mark = mark::check(tile.verdict, false).0;
            tell(format!("board {} {}", group.name, tile.label), Some(mark), String::new());
        }
    }
    // Those of items repeat the item's own sentence.
    let is_item = |label: &str| view_model.checks.iter().any(|check| check.id == label);
    for one in view_model.county.blocking.iter().filter(|one| !is_item(&one.label)) {
        tell(format!("blocking {} {}", one.label, one.title), None, one.detail.clone());
    }
    for stage in &view_model.stages {
        let name = stage.stage.name();
        let met = summary::units_met(stage);
        tell(format!("met {name}"), Some(met.mark), format!("{} {}", met.number, met.rest));
        tell(format!("pupils {name}"), None, stage.pupils.clone());
        for (at, one) in stage.indicators.iter().enumerate() {
            let mark = mark::cv(one.verdict).0;
            tell(format!("cv {name} {at}"), Some(mark), one.cv.clone());
            tell(format!("mean {name} {at}"), None, one.mean.clone());
            tell(format!("reached {name} {at}"), None, summary::known(one.reached, one.left_out));
        }
        tell(format!("composite {name}"), None, stage.composite.clone());
    }
    for unit in &view_model.units {
        let name = format!("{} {}", view_model.schools[unit.school].name, unit.stage.name());
        tell(
            format!("unit {name}"),
            Some(mark::verdict(unit.verdict).0),
            summary::indicators(unit),
        );
        tell(format!("unit {name} met"), None, summary::met(unit));
        tell(format!("unit {name} pupils"), None, unit.pupils.clone());
        for (at, one) in unit.indicators.iter().enumerate() {
            tell(format!("unit {name} {at}"), Some(mark::indicator(one).0), one.value.clone());
            let gap = one.gap.clone().unwrap_or_default();
            tell(format!("unit {name} {at} gap"), None, gap);
            let trace = one.way.open().trace.map(|trace| trace.formula).unwrap_or_default();
            tell(format!("unit {name} {at} formula"), None, trace);
        }
    }
    for check in &view_model.checks {
        let mark = mark::check(check.verdict, false).0;
        tell(format!("item {}", check.id), Some(mark), check.detail.clone());
        for (at, part) in check.parts.iter().enumerate() {
            let mark = mark::check(part.verdict, false).0;
            tell(format!("item {} {at}", check.id), Some(mark), part.value.clone());
            tell(format!("item {} {at} formula", check.id), None, part.formula.clone());
        }
    }
    for school in &view_model.schools {
        for one in school.checks.open() {
            let mark = mark::verdict(one.verdict).0;
            let at = format!("school {} {}", school.name, view_model.checks[one.item].id);
            tell(at, Some(mark), one.detail);
        }
    }
    told
}

/// How often a text says 0, alone: not within 10 or 0.5.
fn zeros(text: &str) -> usize {
    let is_part = |letter: Option<char>| letter.is_some_and(|it| it.is_ascii_digit() || it == '.');
    let letters: Vec<char> = text.chars().collect();
    let alone = |at: &usize| {
        letters[*at] == '0'
            && !is_part(at.checked_sub(1).and_then(|at| letters.get(at).copied()))
            && !is_part(letters.get(at + 1).copied())
    };
    (0..letters.len()).filter(alone).count()
}

#[test]
fn a_zero_is_told_from_other_figures() {
    for (text, count) in
        [("0 元", 1), ("共 0 所，0 项", 2), ("10 元", 0), ("0.5", 0), ("100", 0), ("", 0)]
    {
        assert_eq!(zeros(text), count, "{text}");
    }
}

#[test]
fn no_text_turns_to_good_or_to_a_zero_when_figures_are_taken_away() {
    let standard = standard();
    let mut maker = Maker { rng: Rng::with_seed(20_261_128) };
    let (mut turned, mut compared, mut faults) = (0, 0, Vec::new());
    for round in 0..60 {
        let count = 1 + maker.rng.usize(0..5);
        let mut schools: Vec<School> = (0..count).map(|index| maker.school(index)).collect();
        for school in &mut schools {
            resources(&mut maker, school);
        }
        let mut county = County { schools, ..County::default() };
        for (field, base) in [(CountyField::PrimaryBase, 1150), (CountyField::JuniorBase, 1350)] {
            let fact = Fact { value: Some(Decimal::from(base)), origin: Origin::Typed };
            county.form.facts.insert(field, fact);
        }
        let shown_of = |county: &County| {
            let evaluation = evaluate(county, &standard);
            told(&view_model(county, &standard, &evaluation, &[], &[]))
        };
        let full = shown_of(&county);
        let mut blanked = match round % 4 {
            // Everything is gone, or all of some quantities.
            0 => {
                let mut gone = county.clone();
                for school in &mut gone.schools {
                    for (_, fact) in school.facts.iter_mut() {
                        fact.value = None;
                    }
                }
                gone
            }
            1 => {
                let mut gone = county.clone();
                let fields: Vec<Field> =
                    Field::ALL.iter().copied().filter(|_| maker.rng.bool()).collect();
                for school in &mut gone.schools {
                    for (key, fact) in school.facts.iter_mut() {
                        if fields.contains(&key.field) {
                            fact.value = None;
                        }
                    }
                }
                gone
            }
            _ => maker.blanked(&county),
        };
        if round % 3 == 0 {
            blanked.form.facts.clear();
        }
        // A 是 or 否 decides which rule holds; without it another one may be kept.
        for (school, full) in blanked.schools.iter_mut().zip(&county.schools) {
            // Where no file has a place for the gym at all, L4 is an upper bound and told as one.
            if school.facts.get(Field::GymArea, Part::Whole).is_none() {
                let blank = Fact { value: None, origin: Origin::Typed };
                school.facts.set(Field::GymArea, Part::Whole, blank);
            }
            school.locality.clone_from(&full.locality);
            school.founder.clone_from(&full.founder);
        }
        for (at, (mark, text)) in shown_of(&blanked) {
            let is_good = mark == Some(Mark::Good);
            // A place that was not there before has nothing good to say, nor a zero.
            let (was, said) = full.get(&at).cloned().unwrap_or_default();
            compared += 1;
            if is_good && was != Some(Mark::Good) {
                faults.push(format!("round {round}, {at} turns to good: {said} → {text}"));
            }
            // Where nothing was said before, a 0 may be one that is known, unless nothing is.
            let may_be_known = said.is_empty() && round % 4 != 0;
            if zeros(&text) > zeros(&said) && !may_be_known {
                faults.push(format!("round {round}, {at} turns to a zero: {said} → {text}"));
            }
            turned += usize::from(was == Some(Mark::Good) && mark == Some(Mark::Unknown));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(compared > 5_000 && turned > 200, "{compared} {turned}");
}
