//! The bands of the forms: classes by their pupils, rooms by their area. They are what the forms ask
//! for, not what anything demands.

use super::{Field, Measure};

/// A quantity that counts what lies between two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The quantity.
    pub field: Field,
    /// The least that it counts.
    pub from: u32,
    /// The first that it counts no more; `None` where it is open.
    pub below: Option<u32>,
}

const fn band(field: Field, from: u32, below: Option<u32>) -> Band {
    Band { field, from, below }
}

/// Classes by their pupils. The form's first band is called 25人以下 and the next begins with 26, so it
/// holds 25 as well.
pub const CLASS_BANDS: [Band; 10] = [
    band(Field::ClassesTo25, 0, Some(26)),
    band(Field::ClassesTo30, 26, Some(31)),
    band(Field::ClassesTo35, 31, Some(36)),
    band(Field::ClassesTo40, 36, Some(41)),
    band(Field::ClassesTo45, 41, Some(46)),
    band(Field::ClassesTo50, 46, Some(51)),
    band(Field::ClassesTo55, 51, Some(56)),
    band(Field::ClassesTo60, 56, Some(61)),
    band(Field::ClassesTo65, 61, Some(66)),
    band(Field::ClassesOver65, 66, None),
];

/// What rosters call 大班额: it holds the last bands together, beside them or in their place.
pub const LARGE_CLASSES: Band = band(Field::ClassesFrom56, 56, None);

/// Music rooms by their area. The school's form ends at 61 ㎡; the last band is our own.
pub const MUSIC_BANDS: [Band; 4] = [
    band(Field::MusicRooms96, 96, None),
    band(Field::MusicRooms73, 73, Some(96)),
    band(Field::MusicRooms61, 61, Some(73)),
    band(Field::MusicRooms54, 54, Some(61)),
];

/// Art rooms by their area. The school's form ends at 61 ㎡; the last band is our own.
pub const ART_BANDS: [Band; 4] = [
    band(Field::ArtRooms90, 90, None),
    band(Field::ArtRooms67, 67, Some(90)),
    band(Field::ArtRooms61, 61, Some(67)),
    band(Field::ArtRooms54, 54, Some(61)),
];

impl Field {
    /// Whether the figures of parts make up the figure of their whole.
    pub fn adds_up(self) -> bool {
        !matches!(self.measure(), Measure::YesNo | Measure::Year) && self != Self::LargestClass
    }

    /// Whether it can only be about 初中, whatever part of a school it is given for.
    pub fn is_of_junior(self) -> bool {
        matches!(
            self,
            Self::Graduates
                | Self::Entrants
                | Self::TransferredIn
                | Self::TransferredOut
                | Self::Died
        )
    }
}
