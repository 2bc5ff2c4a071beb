//! Lower demands as they are written: what each is for, on what it rests, what it allows. Whether a
//! school may use one is not known here.

use super::super::shape::{MapKeys, Names, Shape, many, map};
use super::super::slot::Named;
use super::Number;
use super::table::tables;

tables! {
    /// A lower demand, for schools of which its conditions hold. Several conditions hold together.
    Relaxation {
        /// Its id.
        id: String, must Shape::Words;
        /// The label of the indicator or the id of the check that it is for.
        item: String, must Shape::Words;
        /// Its name for a person.
        name: String, must Shape::Words;
        /// Whether it is used.
        on: bool, must Shape::Flag;
        /// Short name of the document.
        document: String, must Shape::Document;
        /// The clause in it.
        clause: String, must Shape::Words;
        /// The 是/否 of the school that it rests on.
        flag: Option<String>, may Shape::Name(Names::FlagField);
        /// A school founded after this year contradicts the flag.
        built_until: Option<u16>, may Shape::Year;
        /// A school with fewer pupils contradicts the flag.
        pupils_from: Option<Number>, may Shape::Positive;
        /// A school with as many pupils contradicts the flag.
        pupils_below: Option<Number>, may Shape::Positive;
        /// A school with a class as large contradicts the flag.
        largest_class_below: Option<Number>, may Shape::Positive;
        /// The share of pupils that it rests on.
        share: Option<Share>, may Shape::Table(Share::keys());
        /// Quantities that are counted in addition (an indicator's).
        add: Vec<String>, may many(Shape::Name(Names::Field));
        /// Areas of rooms by stage (for `rooms`).
        rooms: Named<RoomAreas>, may map(MapKeys::Stages, RoomAreas::keys());
        /// Sizes of schools (for `size`).
        size: Option<RelaxedSize>, may Shape::Table(RelaxedSize::keys());
    }
    /// A share of a school's pupils.
    Share {
        /// The quantity.
        of: String, must Shape::Name(Names::Field);
        /// In %; the share must be larger.
        over: Number, must Shape::Positive;
    }
    /// The least areas of rooms that count, in ㎡.
    RoomAreas {
        /// 音乐.
        music: Number, must Shape::Positive;
        /// 美术.
        art: Number, must Shape::Positive;
    }
    /// The largest sizes of schools.
    RelaxedSize {
        /// 小学, 初中.
        single: Number, must Shape::Positive;
        /// 一贯制.
        combined: Number, must Shape::Positive;
    }
}
