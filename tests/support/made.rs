//! Makes a county up from a seed: schools of all kinds, good and poor, some exactly on a threshold or
//! on 85 % of it or a hair under, some with blanks.

use fastrand::Rng;

use super::county::{County, Kind, Resources, School, Stage, Staged};
use super::fraction::Fraction;
use super::names::Names;
use super::truth::{PER, floor, share, threshold};

/// What kind of county to make.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub schools: usize,
    /// How many figures of a hundred are blank.
    pub blanks: u8,
    /// How many figures of a hundred stand on a threshold or a floor, or one step under.
    pub on_the_line: u8,
    /// Whether sheets give combined schools' resources for each stage.
    pub apart: bool,
    /// Whether some schools have many times what others have.
    pub unequal: bool,
}

impl Wish {
    pub fn any(rng: &mut Rng) -> Self {
        Self {
            schools: if rng.u8(..10) == 0 { rng.usize(100..=300) } else { rng.usize(24..100) },
            blanks: [0, 0, 1, 4][rng.usize(..4)],
            on_the_line: [0, 15, 40][rng.usize(..3)],
            apart: false,
            unequal: rng.u8(..4) == 0,
        }
    }
}

/// A county with at least one school of each kind, and 教学点 above and under 50 pupils.
pub fn county(rng: &mut Rng, wish: Wish) -> County {
    let mut names = Names::new(rng);
    let mut kinds = Kind::ALL.to_vec();
    kinds.extend([Kind::TeachingPoint, Kind::Primary, Kind::Junior]);
    while kinds.len() < wish.schools {
        kinds.push(match rng.u8(..100) {
            0..50 => Kind::Primary,
            50..64 => Kind::TeachingPoint,
            64..80 => Kind::Junior,
            80..90 => Kind::NineYear,
            90..94 => Kind::Complete,
            94..97 => Kind::TwelveYear,
            97 => Kind::Senior,
            98 => Kind::Special,
            _ => Kind::Vocational,
        });
    }
    rng.shuffle(&mut kinds);
    let schools = kinds.iter().map(|kind| school(rng, &mut names, *kind, wish)).collect();
    County { name: "清河县".to_owned(), schools }
}

fn school(rng: &mut Rng, names: &mut Names, kind: Kind, wish: Wish) -> School {
    let mut school = School {
        name: names.name(rng, kind),
        code: names.code(rng),
        kind,
        founder: if rng.u8(..8) == 0 { "民办" } else { "公办" },
        locality: ["城区", "镇区", "乡村"][rng.usize(..3)],
        stages: [None, None, None],
        whole: Resources::default(),
        apart: None,
    };
    for stage in kind.stages() {
        let pupils = pupils(rng, kind, *stage);
        let classes = (pupils + 44) / 45;
        let staged = Staged { pupils: Some(pupils), classes: Some(classes), ..Staged::default() };
        school.stages[*stage as usize] = Some(staged);
    }
    let quality = match rng.u8(..10) {
        0..6 => (1.01, 1.5),
        6..8 => (0.88, 1.3),
        _ => (0.6, 1.3),
    };
    for stage in kind.stages() {
        let level = Level { rng, wish, quality, stage: *stage };
        teachers(level, &mut school);
    }
    school.whole = resources(rng, wish, quality, &school, None);
    if wish.apart && kind.is_combined() {
        school.apart = Some(Stage::ALL.map(|stage| {
            if kind.stages().contains(&stage) {
                resources(rng, wish, quality, &school, Some(stage))
            } else {
                Resources::default()
            }
        }));
        keep_apart(&mut school);
    }
    blank_out(rng, wish, &mut school);
    school
}

fn pupils(rng: &mut Rng, kind: Kind, stage: Stage) -> i64 {
    match kind {
        Kind::TeachingPoint => [rng.i64(3..50), 49, 50, rng.i64(50..120)][rng.usize(..4)],
        Kind::Special => rng.i64(5..120),
        // Numbers at which thresholds and floors of people and rooms are whole numbers.
        _ if rng.u8(..3) == 0 => [500, 1000, 2000, 2500, 1250, 220, 1100][rng.usize(..7)],
        _ if rng.u8(..50) == 0 && !(kind.is_combined() && stage == Stage::Junior) => 0,
        _ if rng.u8(..3) == 0 => rng.i64(60..300),
        _ => rng.i64(200..2600),
    }
}

struct Level<'a> {
    rng: &'a mut Rng,
    wish: Wish,
    quality: (f64, f64),
    stage: Stage,
}

impl Level<'_> {
    /// How much a unit has of one of the seven, in steps of which `steps` make a person, a ㎡, a 元 or
    /// a room; `share` is the part of the figure that counts for the unit.
    fn figure(&mut self, index: usize, pupils: i64, share: Fraction, steps: i64) -> i64 {
        // Senior stages have figures too; the junior thresholds will do for those.
        let stage = if self.stage == Stage::Primary { Stage::Primary } else { Stage::Junior };
        let of = |limit: Fraction| {
            limit * Fraction::whole(pupils) * Fraction::whole(steps)
                / Fraction::whole(PER[index])
                / share
        };
        if pupils > 0 && self.rng.u8(..100) < self.wish.on_the_line {
            let limit = if self.rng.bool() { threshold(stage, index) } else { floor(stage, index) };
            if let Some(exact) = of(limit).as_whole() {
                return (exact - i64::from(self.rng.u8(..4) == 0)).max(0);
            }
        }
        let (low, high) = self.quality;
        let rich = self.wish.unequal && self.rng.u8(..3) == 0;
        let factor = low + (if rich { 6.0 } else { high } - low) * self.rng.f64();
        let wanted = of(threshold(stage, index)).to_f64() * factor;
        let rounded = if steps == 1 && low > 1.0 { wanted.ceil() } else { wanted.round() };
        rounded as i64
    }
}

fn teachers(mut level: Level<'_>, school: &mut School) {
    let one = Fraction::whole(1);
    let stage = level.stage;
    let pupils = school.pupils(stage).unwrap();
    let figures = [0, 1, 2].map(|index| level.figure(index, pupils, one, 1));
    let rng = level.rng;
    let staged = school.stages[stage as usize].as_mut().unwrap();
    let counted = if stage == Stage::Primary { 4 } else { 3 };
    let mut degrees = parts(rng, figures[0], counted);
    degrees.resize_with(5, || rng.i64(0..6));
    staged.degrees = std::array::from_fn(|i| Some(degrees[i]));
    staged.backbone = Some(figures[1]);
    let arts = parts(rng, figures[2], 4);
    staged.arts = std::array::from_fn(|i| Some(arts[i]));
}

/// Cuts a whole into parts at random.
fn parts(rng: &mut Rng, whole: i64, count: usize) -> Vec<i64> {
    let mut cuts: Vec<i64> = (1..count).map(|_| rng.i64(0..=whole)).collect();
    cuts.extend([0, whole]);
    cuts.sort_unstable();
    cuts.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Of the whole school, sized for one of its stages, or of one stage alone.
fn resources(
    rng: &mut Rng,
    wish: Wish,
    quality: (f64, f64),
    school: &School,
    alone: Option<Stage>,
) -> Resources {
    let stages = school.kind.stages();
    // A stage without pupils needs nothing, but the school's other stages do.
    let peopled: Vec<Stage> =
        stages.iter().copied().filter(|stage| school.pupils(*stage) != Some(0)).collect();
    let peopled = if peopled.is_empty() { stages } else { &peopled[..] };
    let stage = alone.unwrap_or_else(|| peopled[rng.usize(..peopled.len())]);
    let pupils = school.pupils(stage).unwrap();
    let share = match alone {
        None if school.kind.is_combined() => share(school, stage),
        _ => None,
    };
    let share = share.filter(|share| share.n > 0).unwrap_or(Fraction::whole(1));
    let mut level = Level { rng, wish, quality, stage };
    let net = level.figure(3, pupils, share, 100);
    let sports = level.figure(4, pupils, share, 100);
    let equipment = level.figure(5, pupils, share, 100);
    let rooms = level.figure(6, pupils, share, 1);
    let gym = if level.rng.u8(..3) == 0 { 0 } else { level.rng.i64(0..=sports / 3) };
    Resources {
        gross: Some(net + gym),
        gym: Some(gym),
        ground: Some(sports - gym),
        equipment: Some(equipment),
        rooms: Some(rooms),
    }
}

/// The same figure at two stages would be the whole school's: makes figures of stages differ.
fn keep_apart(school: &mut School) {
    let Some(apart) = &mut school.apart else { return };
    for (step, each) in (1..).zip(apart.iter_mut()) {
        for (figure, wide) in [
            (&mut each.gym, true),
            (&mut each.ground, true),
            (&mut each.equipment, true),
            (&mut each.rooms, false),
        ] {
            if let Some(value) = figure {
                let modulus = if wide { 3 } else { 7 };
                *value = *value / modulus * modulus + step % modulus;
            }
        }
        if let (Some(gross), Some(gym)) = (&mut each.gross, each.gym) {
            *gross = (*gross).max(gym) / 3 * 3 + 3 + step;
        }
    }
}

fn blank_out(rng: &mut Rng, wish: Wish, school: &mut School) {
    let blanks = wish.blanks;
    let mut hit = |figure: &mut Option<i64>, one_in: u32| {
        if rng.u32(..100 * one_in) < u32::from(blanks) {
            *figure = None;
        }
    };
    for staged in school.stages.iter_mut().flatten() {
        hit(&mut staged.pupils, 2);
        hit(&mut staged.classes, 1);
        staged.degrees.iter_mut().for_each(|figure| hit(figure, 4));
        hit(&mut staged.backbone, 1);
        staged.arts.iter_mut().for_each(|figure| hit(figure, 4));
    }
    let mut all = vec![&mut school.whole];
    if let Some(apart) = &mut school.apart {
        all = apart.iter_mut().collect();
    }
    for each in all {
        for figure in
            [&mut each.gross, &mut each.gym, &mut each.ground, &mut each.equipment, &mut each.rooms]
        {
            hit(figure, 1);
        }
    }
}
