//! A made-up county as the crate's own facts, past all files. It never evaluates anything.

use junheng::county::{self, Cell, Fact, Field, Origin, Part, SourceFile};
use rust_decimal::Decimal;

use super::county::{County, Kind, Resources, School, Stage};

/// The county as if it stood in one sheet, a row a school.
pub fn facts(made: &County) -> county::County {
    let file = SourceFile::new("县.xlsx", vec!["数据".to_owned()]);
    let schools = (1..).zip(&made.schools).map(|(row, each)| school(each, row)).collect();
    county::County { files: vec![file], schools, ..county::County::default() }
}

fn school(made: &School, row: u32) -> county::School {
    let mut school = county::School::new(made.name.clone(), kind(made.kind));
    school.code = Some(made.code.clone());
    school.founder = Some(made.founder.to_owned());
    school.locality = Some(made.locality.to_owned());
    let mut column = 0;
    let mut set = |field, part, steps: Option<i64>, decimals| {
        column += 1;
        let origin = Origin::Cells(vec![Cell { file: 0, sheet: 0, row, column }]);
        let value = steps.map(|steps| Decimal::new(steps, decimals));
        school.facts.set(field, part, Fact { value, origin });
    };
    for stage in Stage::ALL {
        let Some(staged) = made.staged(stage) else { continue };
        let part = part(stage);
        set(Field::Pupils, part, staged.pupils, 0);
        set(Field::Classes, part, staged.classes, 0);
        let degrees = [
            Field::DoctorTeachers,
            Field::MasterTeachers,
            Field::BachelorTeachers,
            Field::CollegeTeachers,
        ];
        for (field, figure) in degrees.into_iter().zip(staged.degrees) {
            set(field, part, figure, 0);
        }
        set(Field::BackboneTeachers, part, staged.backbone, 0);
        let arts = [
            Field::SportsTeachers,
            Field::MusicTeachers,
            Field::FineArtTeachers,
            Field::ArtsTeachers,
        ];
        for (field, figure) in arts.into_iter().zip(staged.arts) {
            set(field, part, figure, 0);
        }
    }
    let mut resources = |part, has: &Resources| {
        set(Field::TeachingArea, part, has.gross, 2);
        set(Field::GymArea, part, has.gym, 2);
        set(Field::GroundArea, part, has.ground, 2);
        set(Field::EquipmentValue, part, has.equipment, 2);
        set(Field::MultimediaRooms, part, has.rooms, 0);
    };
    match &made.apart {
        None => resources(Part::Whole, &made.whole),
        Some(apart) => made.kind.stages().iter().for_each(|stage| {
            resources(part(*stage), &apart[*stage as usize]);
        }),
    }
    school
}

fn part(stage: Stage) -> Part {
    [Part::Primary, Part::Junior, Part::Senior][stage as usize]
}

fn kind(kind: Kind) -> county::Kind {
    county::Kind::ALL[kind as usize]
}
