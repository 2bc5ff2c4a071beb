//! The whole table of combinations: kind of school × stages present × where the figure stands × blank or
//! not × campus or not. Schools are made up, written into tables, read, joined and evaluated; every value
//! is held against a reckoning of its own in fractions of whole numbers.

use fastrand::Rng;
use junheng::county::{County, Stage};
use junheng::evaluate::{Evaluation, evaluate};
use junheng::number::exact;
use junheng::standard::shipped;

use super::fraction::Fraction;
use super::support::county;

/// 小学, 初中, 高中.
const STAGES: [&str; 3] = ["小学", "初中", "高中"];
/// 教学及辅助用房, 室内体育用房, 运动场地, 设备, 多媒体教室.
const FIELDS: [&str; 5] = [
    "教学及辅助用房面积",
    "室内体育用房面积",
    "运动场地面积",
    "教学仪器设备资产值（元）",
    "网络多媒体教室（间）",
];
/// The kinds and the stages that they have by their name.
const KINDS: [(&str, [bool; 3]); 9] = [
    ("小学", [true, false, false]),
    ("小学教学点", [true, false, false]),
    ("初级中学", [false, true, false]),
    ("九年一贯制学校", [true, true, false]),
    ("完全中学", [false, true, true]),
    ("十二年一贯制学校", [true, true, true]),
    ("高级中学", [false, false, true]),
    ("特殊教育学校", [true, true, false]),
    ("职业学校", [false, false, true]),
];

/// Pupils of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pupils {
    /// The school has no such stage.
    No,
    /// It has, and nobody says how many.
    Unknown,
    Are(i64),
}

/// What stands in a stage's cell for the pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    /// No row, in rosters; a blank otherwise.
    Absent,
    Blank,
    Figure(i64),
}

/// Where buildings stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// One table, the whole school's columns.
    Whole,
    /// One table, columns of the stages.
    Stages,
    /// One table, the whole school's and one stage's own.
    Beside,
    /// A roster a stage, the same in each.
    Same,
    /// A roster a stage, each stage its own.
    Own,
    /// A roster a stage, one figure other than in the others.
    Differs,
    /// A roster a stage, one figure blank in one.
    BlankRow,
    /// A roster a stage, nothing but 0 in one.
    ZeroRow,
}

const LAYOUTS: [Layout; 8] = [
    Layout::Whole,
    Layout::Stages,
    Layout::Beside,
    Layout::Same,
    Layout::Own,
    Layout::Differs,
    Layout::BlankRow,
    Layout::ZeroRow,
];

impl Layout {
    fn is_roster(self) -> bool {
        !matches!(self, Self::Whole | Self::Stages | Self::Beside)
    }
}

/// Buildings of one row, or of one stage.
type Five = [Option<i64>; 5];

/// One row's or one school's figures as they are written.
#[derive(Clone, Debug)]
struct Entity {
    name: String,
    kind: &'static str,
    own: [bool; 3],
    counts: bool,
    pupils: [Cell; 3],
    teachers: [Option<i64>; 3],
    whole: Five,
    stages: [Five; 3],
}

#[derive(Clone, Debug)]
struct Case {
    layout: Layout,
    main: Entity,
    campus: Option<Entity>,
    /// Whose campus it is: of one stage, and which.
    campus_stage: Option<usize>,
    campus_by_stage: bool,
}

fn five(rng: &mut Rng) -> Five {
    let mut between = |low: i64, high: i64| Some(rng.i64(low..high));
    [
        between(3_000, 9_000),
        between(100, 900),
        between(2_000, 20_000),
        between(200_000, 9_000_000),
        between(5, 60),
    ]
}

fn shifted(five: Five, by: i64) -> Five {
    five.map(|one| one.map(|one| one + by))
}

impl Case {
    fn new(index: usize, rng: &mut Rng) -> Self {
        let mut rest = index;
        let mut axis = |size: usize| {
            let at = rest % size;
            rest /= size;
            at
        };
        let (kind, own) = KINDS[axis(9)];
        let layout = LAYOUTS[axis(8)];
        let mut states = [axis(4), axis(4), axis(4)];
        let (blank, campus) = (axis(4), axis(4));
        let field = rng.usize(..5);
        let single = own.iter().filter(|has| **has).count() == 1;
        let mut pupils = [Cell::Absent; 3];
        for stage in 0..3 {
            // The one stage of a school that has one stands somewhere.
            if single && own[stage] && states[stage] == 3 {
                states[stage] = 0;
            }
            pupils[stage] = match states[stage] {
                0 => {
                    Cell::Figure(if rng.u8(..3) == 0 { rng.i64(20..80) } else { rng.i64(50..900) })
                }
                1 => Cell::Figure(0),
                2 => Cell::Blank,
                _ => Cell::Absent,
            };
            // In one table a stage that a school has not is blank.
            if !layout.is_roster()
                && !own[stage]
                && pupils[stage] != Cell::Absent
                && states[stage] > 0
            {
                pupils[stage] = Cell::Absent;
            }
        }
        let mut main = Entity {
            name: format!("甲{index:05}学校"),
            kind,
            own,
            counts: true,
            pupils,
            teachers: [None; 3],
            whole: [None; 5],
            stages: [[None; 5]; 3],
        };
        let rows: Vec<usize> = main.live(layout);
        for stage in &rows {
            main.teachers[*stage] = Some(rng.i64(1..40));
        }
        main.build(layout, &rows, field, blank == 1, rng);
        if let (3, Some(first)) = (blank, rows.iter().find(|stage| **stage < 2)) {
            main.teachers[*first] = None;
        }
        let mut case =
            Self { layout, main, campus: None, campus_stage: None, campus_by_stage: false };
        case.add_campus(campus, (blank == 2).then_some(field), rng);
        case
    }

    fn add_campus(&mut self, which: usize, blank: Option<usize>, rng: &mut Rng) {
        let main = &self.main;
        let excluded = ["小学教学点", "特殊教育学校", "职业学校"].contains(&main.kind);
        let own: Vec<usize> = (0..3).filter(|stage| main.own[*stage]).collect();
        let settled =
            own.iter().all(|stage| !matches!(main.pupils[*stage], Cell::Absent | Cell::Figure(0)));
        if which == 0 || excluded || !settled || self.layout == Layout::Beside {
            return;
        }
        let stages = if which < 3 { vec![own[rng.usize(..own.len())]] } else { own.clone() };
        let (kind, of_kind) = match (which, stages.as_slice()) {
            (1, [stage]) => (
                ["小学", "初级中学", "高级中学"][*stage],
                std::array::from_fn(|other| other == *stage),
            ),
            _ => (main.kind, main.own),
        };
        let mut campus = Entity {
            name: format!("{}东校区", main.name),
            kind,
            own: of_kind,
            counts: false,
            pupils: [Cell::Absent; 3],
            teachers: [None; 3],
            whole: [None; 5],
            stages: [[None; 5]; 3],
        };
        for stage in own {
            if stages.contains(&stage) {
                campus.pupils[stage] = Cell::Figure(rng.i64(20..300));
                campus.teachers[stage] = Some(rng.i64(0..9));
            } else if !self.layout.is_roster() && which == 2 {
                campus.pupils[stage] = Cell::Figure(0);
            }
        }
        self.campus_stage = if let [stage] = stages.as_slice() { Some(*stage) } else { None };
        self.campus_by_stage = self.layout == Layout::Stages && rng.bool();
        let mut figures = five(rng);
        if let Some(field) = blank {
            figures[field] = None;
        }
        if self.layout.is_roster() {
            for stage in &stages {
                campus.stages[*stage] = figures;
            }
        } else if self.campus_by_stage {
            for stage in &stages {
                campus.stages[*stage] = shifted(figures, 3 * i64::try_from(*stage).unwrap());
            }
        } else {
            campus.whole = figures;
        }
        self.campus = Some(campus);
    }
}

impl Entity {
    /// The stages that have rows or cells with figures.
    fn live(&self, layout: Layout) -> Vec<usize> {
        let here = |stage: &usize| match self.pupils[*stage] {
            Cell::Absent => !layout.is_roster() && self.own[*stage],
            Cell::Blank => true,
            Cell::Figure(pupils) => pupils > 0,
        };
        (0..3).filter(here).collect()
    }

    fn build(&mut self, layout: Layout, live: &[usize], field: usize, blank: bool, rng: &mut Rng) {
        let mut figures = five(rng);
        let idle = five(rng);
        let Some(last) = live.last().copied() else { return };
        let first = live[0];
        match layout {
            Layout::Whole | Layout::Beside => {
                if layout == Layout::Beside {
                    self.stages[first] = figures.map(|one| one.map(|one| one * 2 / 5 + 1));
                }
                if blank {
                    figures[field] = None;
                }
                self.whole = figures;
            }
            Layout::Stages | Layout::Own => {
                for stage in live {
                    self.stages[*stage] = shifted(figures, 7 * i64::try_from(*stage).unwrap() + 1);
                }
                if blank {
                    self.stages[last][field] = None;
                }
            }
            _ => {
                if blank {
                    figures[field] = None;
                }
                for stage in live {
                    self.stages[*stage] = figures;
                }
                if live.len() > 1 {
                    match layout {
                        Layout::Differs => {
                            self.stages[last][field] = figures[field].map(|one| one + 4);
                        }
                        Layout::BlankRow => self.stages[last][field] = None,
                        Layout::ZeroRow => self.stages[last] = [Some(0); 5],
                        _ => {}
                    }
                }
            }
        }
        if layout.is_roster() {
            // Whatever stands in the row of a stage without pupils changes nothing.
            for stage in 0..3 {
                if self.pupils[stage] == Cell::Figure(0) {
                    self.stages[stage] = if rng.bool() { figures } else { idle };
                }
            }
        }
    }
}

/// What is known of one quantity of buildings.
#[derive(Clone, Copy, Debug)]
enum Known {
    Whole(Option<i64>),
    Stages([Option<i64>; 3]),
    /// The whole school's, and one stage's own.
    Beside(Option<i64>, usize, Option<i64>),
}

/// The value of the unit at each stage: pupils, and 骨干, 教学用房, 场馆, 设备, 多媒体教室.
type Units = [Option<(Option<i64>, [Option<Fraction>; 5])>; 2];

fn figure(cell: Cell) -> Option<i64> {
    if let Cell::Figure(figure) = cell { Some(figure) } else { None }
}

impl Case {
    fn pupils(&self, entity: &Entity, is_campus: bool, stage: usize) -> Pupils {
        let asked = if self.layout.is_roster() {
            entity.pupils[stage] == Cell::Blank || (entity.own[stage] && !is_campus)
        } else {
            entity.own[stage]
        };
        match figure(entity.pupils[stage]) {
            Some(pupils) => Pupils::Are(pupils),
            None if asked => Pupils::Unknown,
            None => Pupils::No,
        }
    }

    fn all_pupils(&self) -> [Pupils; 3] {
        std::array::from_fn(|stage| {
            let own = self.pupils(&self.main, false, stage);
            let more = self.campus.as_ref().map(|campus| self.pupils(campus, true, stage));
            match (own, more.unwrap_or(Pupils::No)) {
                (one, Pupils::No) | (Pupils::No, one) => one,
                (Pupils::Are(own), Pupils::Are(more)) => Pupils::Are(own + more),
                _ => Pupils::Unknown,
            }
        })
    }

    /// What the main school has of one quantity.
    fn known(&self, field: usize) -> Known {
        let main = &self.main;
        let live = main.live(self.layout);
        let of = |stage: &usize| main.stages[*stage][field];
        match self.layout {
            Layout::Whole => Known::Whole(main.whole[field]),
            Layout::Stages => Known::Stages(std::array::from_fn(|stage| main.stages[stage][field])),
            Layout::Beside => match live.first() {
                Some(first) => Known::Beside(main.whole[field], *first, of(first)),
                None => Known::Whole(None),
            },
            Layout::Own if live.len() > 1 => Known::Stages(std::array::from_fn(|stage| {
                of(&stage).filter(|_| live.contains(&stage))
            })),
            // One differs, or is 0: it cannot be told whose either is.
            Layout::Differs | Layout::ZeroRow if live.len() > 1 => {
                let mut all: Vec<Option<i64>> = live.iter().map(of).collect();
                all.dedup();
                Known::Whole(if let [one] = all.as_slice() { *one } else { None })
            }
            _ => Known::Whole(live.iter().find_map(of)),
        }
    }

    /// The same with what the campus has.
    fn with_campus(&self, field: usize) -> Known {
        let known = self.known(field);
        let Some(campus) = &self.campus else { return known };
        let sum = |one: Option<i64>, more: Option<i64>| Some(one? + more?);
        let stages: Vec<usize> =
            (0..3).filter(|stage| figure(campus.pupils[*stage]).is_some_and(|n| n > 0)).collect();
        let by_stage: [Option<Option<i64>>; 3] = std::array::from_fn(|stage| {
            stages.contains(&stage).then_some(campus.stages[stage][field])
        });
        let whole = if self.layout.is_roster() {
            campus.stages[stages[0]][field]
        } else if self.campus_by_stage {
            by_stage.iter().flatten().copied().sum::<Option<i64>>()
        } else {
            campus.whole[field]
        };
        match (known, self.campus_stage) {
            (Known::Whole(own), _) => Known::Whole(sum(own, whole)),
            (Known::Stages(mut own), Some(stage)) => {
                own[stage] = sum(own[stage], whole);
                Known::Stages(own)
            }
            (Known::Stages(own), None) if self.campus_by_stage => {
                Known::Stages(std::array::from_fn(|stage| match by_stage[stage] {
                    Some(more) => sum(own[stage], more),
                    None => own[stage],
                }))
            }
            // A school of one stage has its campus's figure there, whatever it is called.
            (Known::Stages(own), None) if self.main.own.iter().filter(|has| **has).count() == 1 => {
                Known::Stages(std::array::from_fn(|stage| {
                    if self.main.own[stage] { sum(own[stage], whole) } else { own[stage] }
                }))
            }
            // Of a stage that the campus has not, it has nothing.
            (Known::Stages(own), None) => Known::Stages(std::array::from_fn(|stage| {
                own[stage].filter(|_| !stages.contains(&stage))
            })),
            (Known::Beside(..), _) => unreachable!("made without a campus"),
        }
    }

    /// The weights of the stages in hundredths, by the school's own kind as far as it goes.
    fn weights(&self, here: [bool; 3]) -> [i64; 3] {
        match (self.main.kind, here) {
            ("完全中学", [false, ..]) | (_, [false, true, true])
                if self.main.kind != "十二年一贯制学校" =>
            {
                [0, 100, 120]
            }
            _ => [100, 110, 132],
        }
    }

    /// The part of a figure of these stages together that one of them has.
    fn part(
        &self,
        all: i64,
        of: [bool; 3],
        here: [bool; 3],
        pupils: [Pupils; 3],
        stage: usize,
    ) -> Option<Fraction> {
        let alone = of.iter().filter(|has| **has).count() == 1;
        if alone {
            return Some(Fraction::whole(all));
        }
        let weights = self.weights(here);
        let mut sum = 0;
        for other in (0..3).filter(|other| of[*other]) {
            let Pupils::Are(pupils) = pupils[other] else { return None };
            sum += pupils * weights[other];
        }
        let Pupils::Are(own) = pupils[stage] else { return None };
        let share = Fraction::new((own * weights[stage]).into(), sum.into());
        Some(Fraction::whole(all) * share)
    }

    fn resource(
        &self,
        field: usize,
        here: [bool; 3],
        pupils: [Pupils; 3],
        stage: usize,
    ) -> Option<Fraction> {
        match self.with_campus(field) {
            Known::Stages(own) => own[stage].map(Fraction::whole),
            Known::Whole(all) => self.part(all?, here, here, pupils, stage),
            // The only stage has what the whole school has: of two figures nobody knows which is right.
            Known::Beside(Some(all), of, Some(own))
                if of == stage && here == self.main.own && self.is_of_one_stage() && all != own =>
            {
                None
            }
            Known::Beside(_, of, own) if of == stage => own.map(Fraction::whole),
            Known::Beside(all, of, own) => {
                let left = if here[of] { all? - own? } else { all? };
                let others = std::array::from_fn(|other| here[other] && other != of);
                self.part(left, others, here, pupils, stage)
            }
        }
    }

    fn is_of_one_stage(&self) -> bool {
        self.main.own.iter().filter(|has| **has).count() == 1
    }

    fn units(&self) -> Units {
        let pupils = self.all_pupils();
        let here = pupils.map(|one| !matches!(one, Pupils::No | Pupils::Are(0)));
        let small = match (pupils[0], pupils[1]) {
            (Pupils::Are(one), Pupils::Are(other)) => one + other < 50,
            (Pupils::Are(one), Pupils::No) | (Pupils::No, Pupils::Are(one)) => one < 50,
            _ => false,
        };
        let none = ["特殊教育学校", "职业学校"].contains(&self.main.kind)
            || (self.main.kind == "小学教学点" && small)
            // No roster has a row of it.
            || (self.layout.is_roster() && self.main.pupils == [Cell::Absent; 3]);
        std::array::from_fn(|stage| {
            if none || !here[stage] {
                return None;
            }
            let Pupils::Are(own) = pupils[stage] else { return Some((None, [None; 5])) };
            let of = |field| self.resource(field, here, pupils, stage);
            let (rooms, gym, ground) = (of(0), of(1), of(2));
            let teachers = self.campus.as_ref().and_then(|campus| {
                matches!(self.pupils(campus, true, stage), Pupils::Are(1..))
                    .then_some(campus.teachers[stage])
            });
            let teachers = match (self.main.teachers[stage], teachers) {
                (own, None) => own,
                (own, Some(more)) => own.and_then(|own| Some(own + more?)),
            };
            let each = |figure: Option<Fraction>, per: i64| {
                figure.map(|one| one * Fraction::new(per.into(), own.into()))
            };
            let net = rooms.and_then(|rooms| Some(rooms - gym?));
            let net = net.filter(|net| *net >= Fraction::ZERO);
            let sports = ground.and_then(|ground| Some(ground + gym?));
            let values = [
                each(teachers.map(Fraction::whole), 100),
                each(net, 1),
                each(sports, 1),
                each(of(3), 1),
                each(of(4), 100),
            ];
            Some((Some(own), values))
        })
    }
}

fn shown(figure: Option<i64>) -> String {
    figure.map_or(String::new(), |figure| figure.to_string())
}

/// One table with a column for each figure of each stage and of the whole school.
fn flat(cases: &[Case]) -> String {
    let mut text = String::from("学校名称 | 办学类型 | 是否计校数");
    let stages = || STAGES.iter().flat_map(|stage| FIELDS.iter().map(move |field| (stage, field)));
    for stage in STAGES {
        text += &format!(" | {stage}在校生数 | 县级以上骨干教师（{stage}）");
    }
    for (stage, field) in stages() {
        text += &format!(" | {stage}{field}");
    }
    for field in FIELDS {
        text += &format!(" | {field}");
    }
    for one in cases.iter().flat_map(|case| std::iter::once(&case.main).chain(&case.campus)) {
        text += &format!("\n{} | {} | {}", one.name, one.kind, u8::from(one.counts));
        for stage in 0..3 {
            text += &format!(
                " | {} | {}",
                shown(figure(one.pupils[stage])),
                shown(one.teachers[stage])
            );
        }
        for figure in one.stages.iter().flatten().chain(&one.whole) {
            text += &format!(" | {}", shown(*figure));
        }
    }
    text
}

/// A roster of one stage.
fn roster(cases: &[Case], stage: usize) -> String {
    let mut text = format!(
        "学校名称 | 办学类型 | 是否计校数 | 在校生数 | 县级以上骨干教师 | {}",
        FIELDS.join(" | ")
    );
    for one in cases.iter().flat_map(|case| std::iter::once(&case.main).chain(&case.campus)) {
        if one.pupils[stage] == Cell::Absent {
            continue;
        }
        let pupils = shown(figure(one.pupils[stage]));
        let teachers = shown(one.teachers[stage]);
        let counts = u8::from(one.counts);
        text += &format!("\n{} | {} | {counts} | {pupils} | {teachers}", one.name, one.kind);
        for figure in one.stages[stage] {
            text += &format!(" | {}", shown(figure));
        }
    }
    text
}

fn same(value: Option<&junheng::number::Exact>, expected: Option<Fraction>) -> bool {
    match (value, expected) {
        (None, None) => true,
        (Some(value), Some(Fraction { n, d })) => {
            let (n, d) = (exact(n.into()), exact(d.into()));
            *value == n / d
        }
        _ => false,
    }
}

/// What is other than reckoned.
fn differences(case: &Case, county: &County, evaluation: &Evaluation) -> Vec<String> {
    let mut found = Vec::new();
    for (expected, stage) in case.units().into_iter().zip(Stage::ALL) {
        let unit = evaluation
            .units
            .iter()
            .find(|unit| unit.stage == stage && county.schools[unit.school].name == case.main.name);
        let (unit, (pupils, values)) = match (unit, expected) {
            (None, None) => continue,
            (Some(unit), Some(expected)) => (unit, expected),
            (unit, _) => {
                found.push(format!("{stage:?}: a unit is there: {}", unit.is_some()));
                continue;
            }
        };
        if unit.pupils != pupils.map(Into::into) {
            found.push(format!("{stage:?}: {pupils:?} pupils, found {:?}", unit.pupils));
        }
        for (index, expected) in [1, 3, 4, 5, 6].into_iter().zip(values) {
            let value = unit.indicators[index].value.as_ref();
            if !same(value, expected) {
                let value = value.map(ToString::to_string);
                found.push(format!("{stage:?} L{}: {expected:?}, found {value:?}", index + 1));
            }
        }
    }
    found
}

/// Makes up a share of the cases and holds them against the reckoning.
fn compared(indices: &[usize], seed: u64) -> (usize, Vec<String>) {
    const TOGETHER: usize = 8;
    let mut standard = shipped("cn-2017").unwrap();
    // Of the items beside the indicators nothing is reckoned here.
    standard.checks.clear();
    let mut rng = Rng::with_seed(seed);
    let (mut compared, mut wrong) = (0, Vec::new());
    let cases: Vec<Case> = indices.iter().map(|index| Case::new(*index, &mut rng)).collect();
    let (rosters, tables): (Vec<Case>, Vec<Case>) =
        cases.into_iter().partition(|case| case.layout.is_roster());
    for (cases, is_roster) in [(rosters, true), (tables, false)] {
        for cases in cases.chunks(TOGETHER) {
            let mut files: Vec<(String, String)> = if is_roster {
                (0..3).map(|at| (format!("{}.xlsx", STAGES[at]), roster(cases, at))).collect()
            } else {
                vec![("全县.xlsx".to_owned(), flat(cases))]
            };
            // The order of files changes nothing.
            rng.shuffle(&mut files);
            let files: Vec<(&str, &str)> =
                files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            let read = county(&files);
            let evaluation = evaluate(&read.county, &standard);
            for case in cases {
                compared += 1;
                let differences = differences(case, &read.county, &evaluation);
                if !differences.is_empty() {
                    wrong.push(format!("{differences:#?}\n{case:?}"));
                }
            }
        }
    }
    (compared, wrong)
}

#[test]
fn every_combination_comes_out_as_reckoned() {
    // The axes: kind, layout, pupils of three stages, what is blank, which campus.
    const ALL: usize = 9 * 8 * 64 * 4 * 4;
    // Prime to every axis: each step turns all of them.
    const STEP: usize = 7;
    const COMPARED: usize = 20_160;
    let indices: Vec<usize> = (0..COMPARED).map(|index| index * STEP % ALL).collect();
    let (compared, wrong) = std::thread::scope(|scope| {
        let parts = (0..).zip(indices.chunks(COMPARED / 4));
        let parts: Vec<_> =
            parts.map(|(seed, part)| scope.spawn(move || compared(part, seed))).collect();
        let parts = parts.into_iter().map(|part| part.join().expect("a share of the cases"));
        parts.fold((0, Vec::new()), |(sum, mut all), (compared, mut wrong)| {
            all.append(&mut wrong);
            (sum + compared, all)
        })
    });
    assert_eq!(compared, COMPARED);
    let shown: Vec<&String> = wrong.iter().take(8).collect();
    assert!(wrong.is_empty(), "{} of {compared} differ: {shown:#?}", wrong.len());
}
