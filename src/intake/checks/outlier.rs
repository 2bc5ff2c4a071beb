//! Figures for each pupil that lie far from those of the county's other units: a slip of a digit or of
//! a unit, or something rare. It only asks to look again; no verdict depends on it.
//!
//! The measure is the robust z-score of Iglewicz and Hoaglin (1993), 0.6745·(x − median) / MAD. The
//! numbers below are those of that method and of common sense about counties; the standard knows none.

use rust_decimal::Decimal;

use crate::county::{
    ART_BANDS, CLASS_BANDS, County, Field, LARGE_CLASSES, MUSIC_BANDS, Measure, Origin, Part,
    School, Stage,
};
use crate::findings::{Figures, Finding};
use crate::intake::tables::notes::Notes;

/// With fewer units nobody can say what is usual.
const FEWEST_UNITS: usize = 8;
/// Iglewicz and Hoaglin call a score over 3.5 a potential outlier. Schools differ more than samples of
/// one thing do: twice as much is asked about.
const LARGEST_SCORE: u32 = 7;
/// Makes the median of deviations comparable with a standard deviation of a normal distribution.
const CONSISTENCY: (i64, u32) = (6745, 4);
/// A slip of a digit or a unit is a multiple; what is nearer than this is not asked about, however
/// alike the others are.
const LEAST_MULTIPLE: u32 = 5;

/// A few people or rooms more or less are nothing unusual in a small school, however large the multiple.
const LEAST_APART: u32 = 10;

/// No figure is told with more decimals.
const MOST_DIGITS: u32 = 8;

/// Whether a quantity is compared, by what each pupil has of it: everything that grows with the pupils.
fn is_compared(field: Field) -> bool {
    use Measure::{Books, Classes, People, Rooms, Sets, SquareMetres, Yuan};
    let grows =
        matches!(field.measure(), People | Rooms | Classes | Sets | Books | SquareMetres | Yuan);
    // These are no amounts of a school's, or those of one year or of classes of one size alone.
    let apart = [
        Field::Pupils,
        Field::LargestClass,
        Field::Died,
        Field::TransferredIn,
        Field::TransferredOut,
        Field::MigrantPupils,
        Field::LeasedArea,
        Field::OtherGroundArea,
        Field::GymArea,
        Field::GymnasiumArea,
    ];
    let rooms = MUSIC_BANDS.iter().chain(&ART_BANDS);
    let bands = CLASS_BANDS.iter().chain([&LARGE_CLASSES]).chain(rooms);
    let banded = bands.map(|band| band.field).any(|band| band == field);
    grows && !banded && !apart.contains(&field)
}

/// One unit's figure.
struct Point<'a> {
    school: &'a School,
    part: Part,
    each: Decimal,
    amount: Decimal,
    pupils: Decimal,
}

impl Point<'_> {
    fn is_corrected(&self, field: Field) -> bool {
        let fact = self.school.facts.get(field, self.part);
        fact.is_some_and(|fact| matches!(fact.origin, Origin::Corrected { .. }))
    }
}

fn is_many_apart(point: &Point<'_>, usual: Decimal) -> bool {
    let expected = usual.saturating_mul(point.pupils);
    point.amount.saturating_sub(expected).abs() >= Decimal::from(LEAST_APART)
}

/// Tells the figures that lie far from the others of their stage.
pub(crate) fn tell(county: &County, notes: &mut Notes) {
    for stage in Stage::ALL {
        for field in Field::ALL.iter().filter(|field| is_compared(**field)) {
            let points: Vec<Point<'_>> = county
                .schools
                .iter()
                .filter_map(|school| point(school, *field, stage.part()))
                .collect();
            let mut far = far(&points);
            if field.measure().is_whole() {
                far.retain(|(point, usual)| is_many_apart(point, *usual));
            }
            // What was typed by hand is told in any case, were the others ever so many.
            far.sort_by_key(|(point, _)| !point.is_corrected(*field));
            for (point, usual) in far {
                note(point, *field, stage, usual, notes);
            }
        }
    }
}

/// What each pupil of a school's stage has: of the stage's own figure, or of the school's where it has
/// one stage only. Resources of several stages are compared with nothing: they are not split yet.
fn point(school: &School, field: Field, stage: Part) -> Option<Point<'_>> {
    let known = |field, part| {
        let fact = school.facts.get(field, part)?;
        fact.value.filter(|value| *value > Decimal::ZERO)
    };
    let alone = matches!(school.kind.parts(), [only] if *only == stage);
    let own = known(field, stage).map(|amount| (amount, stage));
    let whole = || known(field, Part::Whole).filter(|_| alone).map(|one| (one, Part::Whole));
    let (amount, part) = own.or_else(whole)?;
    let pupils = known(Field::Pupils, stage)
        .or_else(|| known(Field::Pupils, Part::Whole).filter(|_| alone))?;
    let each = amount.checked_div(pupils)?;
    Some(Point { school, part, each, amount, pupils })
}

/// The points that lie far off, and what is usual.
fn far<'a, 'b>(points: &'b [Point<'a>]) -> Vec<(&'b Point<'a>, Decimal)> {
    if points.len() < FEWEST_UNITS {
        return Vec::new();
    }
    let usual = median(points.iter().map(|point| point.each).collect());
    let apart = |each: Decimal| each.saturating_sub(usual).abs();
    let spread = median(points.iter().map(|point| apart(point.each)).collect());
    let times = |figure: Decimal, by: u32| figure.saturating_mul(Decimal::from(by));
    let (digits, decimals) = CONSISTENCY;
    let scores = |deviation: Decimal| {
        let deviation = deviation.saturating_mul(Decimal::new(digits, decimals));
        deviation > times(spread, LARGEST_SCORE)
    };
    let is_far = |point: &&Point<'_>| {
        if point.each >= times(usual, LEAST_MULTIPLE) {
            return scores(apart(point.each));
        }
        // What is low cannot be further from the usual than the usual itself. Seen from its own side,
        // as a multiple, it is as far as its counterpart above.
        let mirrored = usual.checked_div(point.each).unwrap_or_default().saturating_mul(usual);
        times(point.each, LEAST_MULTIPLE) <= usual && scores(mirrored.saturating_sub(usual))
    };
    points.iter().filter(is_far).map(|point| (point, usual)).collect()
}

/// The middle one; the upper one of two.
fn median(mut figures: Vec<Decimal>) -> Decimal {
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

fn note(point: &Point<'_>, field: Field, stage: Stage, usual: Decimal, notes: &mut Notes) {
    let unit = field.measure().unit();
    let per_hundred = field.measure().is_whole();
    let (scale, of) = if per_hundred { (100_u32, "每百名学生") } else { (1, "生均") };
    // What is little must not read as nothing.
    let shown = |each: Decimal| {
        let each = each.saturating_mul(Decimal::from(scale));
        let digits = (2..MOST_DIGITS).find(|digits| !each.round_dp(*digits).is_zero());
        each.round_dp(digits.unwrap_or(MOST_DIGITS)).normalize()
    };
    let finding = Finding::of(&Figures::FarOff {
        school: &point.school.name,
        field: &field.name(),
        of: &of,
        figure: &format_args!("{}{unit}", shown(point.each)),
        stage: &stage.name(),
        usual: &format_args!("{}{unit}", shown(usual)),
    });
    let finding = finding.about(&point.school.name);
    let fact = point.school.facts.get(field, point.part);
    let cell = fact.and_then(|fact| fact.origin.cells().first().copied());
    notes.push(match cell.or(point.school.cell) {
        Some(cell) => finding.at(cell),
        None => finding,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{Fact, Kind};

    fn county(areas: &[i64]) -> County {
        let school = |area: &i64| {
            let mut school = School::new(format!("校{area}"), Kind::Primary);
            let fact = |value: i64| Fact { value: Some(value.into()), origin: Origin::Typed };
            school.facts.set(Field::Pupils, Part::Primary, fact(100));
            school.facts.set(Field::TeachingArea, Part::Whole, fact(*area));
            school
        };
        County { schools: areas.iter().map(school).collect(), ..County::default() }
    }

    fn told(areas: &[i64]) -> Vec<String> {
        let mut notes = Notes::default();
        tell(&county(areas), &mut notes);
        notes.folded().into_iter().filter_map(|finding| finding.school).collect()
    }

    #[test]
    fn a_slip_of_a_digit_is_asked_about_and_ordinary_differences_are_not() {
        assert_eq!(told(&[450, 460, 470, 480, 490, 500, 510, 5200]), ["校5200"]);
        assert_eq!(told(&[450, 460, 470, 480, 490, 500, 510, 52]), ["校52"]);
        assert_eq!(told(&[450, 450, 450, 450, 450, 450, 450, 4500]), ["校4500"]);
        assert_eq!(told(&[450, 450, 450, 450, 450, 450, 450, 500]), [""; 0]);
        assert_eq!(told(&[300, 420, 450, 600, 800, 900, 1100, 1500]), [""; 0]);
        // Too few to know what is usual.
        assert_eq!(told(&[450, 460, 470, 5200]), [""; 0]);
    }
}
