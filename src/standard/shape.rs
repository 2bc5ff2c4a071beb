//! What may stand where in a rule pack: keys, what they mean, and what kind of value each takes.
//! The reader of packs and their schema are made from it. It uses nothing of the crate, since the
//! build script reads it too.

/// What kind of value is expected.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Words that are not empty.
    Words,
    /// A number.
    Number,
    /// A number over 0.
    Positive,
    /// A whole number of at least 0.
    Whole,
    /// A year.
    Year,
    /// true or false.
    Flag,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A name of the crate's.
    Name(Names),
    /// The short name of a document of the pack.
    Document,
    /// A sum of quantities: `a + b - c?`.
    Sum(Names),
    /// A table with these keys.
    Table(Vec<Key>),
    /// A table whose keys are names.
    Map(MapKeys, Box<Self>),
    /// A list.
    List(Box<Self>),
}

/// Which names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Quantities that schools report.
    Field,
    /// 是/否 quantities that schools report.
    FlagField,
    /// Quantities that a county reports.
    CountyField,
    /// Either of both.
    AnyField,
    /// Kinds of school.
    Kind,
    /// Reasons for leaving a school out.
    Exclusion,
    /// Subjects of the monitoring.
    Subject,
}

/// Which keys a map has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapKeys {
    /// `primary` and `junior`, both.
    Stages,
    /// Parts of a school.
    Parts,
    /// Any.
    Any,
}

/// One key of a table.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it means.
    pub about: &'static str,
    /// Whether a pack without it is incomplete.
    pub required: bool,
    /// What it takes.
    pub shape: Shape,
}

/// A list of tables.
pub fn list(keys: Vec<Key>) -> Shape {
    Shape::List(Box::new(Shape::Table(keys)))
}

/// A map of tables.
pub fn map(of: MapKeys, keys: Vec<Key>) -> Shape {
    Shape::Map(of, Box::new(Shape::Table(keys)))
}

/// A list of single values.
pub fn many(shape: Shape) -> Shape {
    Shape::List(Box::new(shape))
}

/// The keys by which an entry of a list is known, best first.
pub const IDS: [&str; 3] = ["id", "name", "kind"];
