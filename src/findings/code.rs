//! The codes of findings: what kind of finding it is.

use serde::{Deserialize, Serialize};

/// Declares [`Code`] and the list of all codes, which thus cannot differ.
macro_rules! codes {
    ($($(#[doc = $doc:literal])* $code:ident,)*) => {
        /// What kind of finding it is; the English name stands in the JSON and is stable. Severity, sentences and
        /// documentation of each stand in the registry, one file a family.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Code {
            $($(#[doc = $doc])* $code,)*
        }

        impl Code {
            /// All codes, in their order.
            pub const ALL: &[Self] = &[$(Self::$code,)*];
        }
    };
}

codes! {
    /// The bytes are none of the formats that can be read.
    NotASpreadsheet,
    /// A workbook that opens with a password, which is not known.
    PasswordProtected,
    /// A workbook that opens with another password than the one that was given.
    WrongPassword,
    /// A workbook that is locked in a way that cannot be opened here.
    UnknownEncryption,
    /// A file or workbook that broke off or is damaged.
    DamagedFile,
    /// A file that goes over a limit of [`crate::sheet`].
    OverLimit,
    /// Reading took longer than allowed, or the reader broke down.
    ReaderStopped,
    /// Nothing is written in the file.
    EmptyFile,
    /// No row of the file names a school.
    NoSchool,
    /// No column or cell gives the number of pupils.
    NoPupilsColumn,
    /// A formula whose result was never stored: the file was written by a program.
    FormulaWithoutValue,
    /// A cell holds an error such as `#DIV/0!`.
    CellError,
    /// A figure that the evaluation needs is blank or absent.
    MissingValue,
    /// A cell that should hold a figure holds words.
    NotANumber,
    /// A cell that holds more than one figure.
    SeveralFigures,
    /// A figure under zero where none can be.
    NegativeValue,
    /// A count of people, rooms or classes with a fraction.
    NotWhole,
    /// 万元 or 元 was told from nothing but the size of the figures, or looks wrong.
    WrongUnit,
    /// 办学类型 is a word that is not known.
    UnknownKind,
    /// The kind of a school is not given and was told from its name or its pupils.
    KindAssumed,
    /// Pupils of a stage that the kind of school does not have.
    UnexpectedStage,
    /// A part is larger than its whole (gym area over teaching area, backbone over all teachers).
    PartOverWhole,
    /// The gym area is not given: 教学及辅助用房 is taken as not containing it.
    GymAreaUnknown,
    /// A combined school gives one total of teachers for two stages.
    StageTotalOnly,
    /// The same figure stands in both stages' rows: taken as the whole school's and split.
    WholeSchoolFigure,
    /// Two rows for the same school and stage.
    DuplicateSchool,
    /// Two schools of different files whose names are nearly the same: joined by nobody.
    NearName,
    /// A campus (是否计校数 = 0) that counts with the school it belongs to.
    CampusMerged,
    /// A campus that is evaluated by itself because the user said so.
    CampusApart,
    /// A campus whose school cannot be told: it counts by itself.
    CampusAlone,
    /// A 学校标识码 whose digits a program has lost (2.14E+09).
    SpoiltCode,
    /// One figure in a cell that is merged over the rows of several schools.
    MergedFigure,
    /// A row with a name that is no school: a sum, a town, a calculated row, a note.
    RowLeftOut,
    /// A file that no person made: what Excel keeps while a workbook is open (~$…).
    FilePassedOver,
    /// A sheet that lists no school of compulsory education.
    SheetPassedOver,
    /// Two different figures for one fact.
    Conflict,
    /// A column that could be two things, or stands twice.
    AmbiguousColumn,
    /// A sheet or column of results (达标值, 生均…) that is not read as raw figures.
    DerivedIgnored,
    /// A total row whose sum is not the sum of the rows.
    TotalMismatch,
    /// A unit without pupils is left out of the indicators.
    UnitWithoutPupils,
    /// One unit alone: its coefficient of variation says nothing.
    SingleUnit,
    /// The pooled mean is zero: no coefficient of variation.
    ZeroMean,
    /// Rounded as the form prints it, the figure would give the other verdict.
    RoundingFlips,
    /// Pupils of stages for whose combination the standard gives no ratio.
    NoSplitRatio,
    /// Figures fall outside the range that anybody has ever seen.
    Implausible,
    /// A formula that does not weigh by pupils would tell the other verdict.
    UnweightedFlips,
    /// Teachers moved in several years seem to be held against a demand for one year.
    MultiYearExchange,
    /// 兼任 teachers seem to be counted as 专任.
    PartTimeCounted,
    /// 九年巩固率 stands where 初中三年巩固率 belongs.
    NineYearRetention,
    /// A figure on a scale of ten where a percentage belongs.
    TenPointScale,
    /// A province's monitoring stands in for the national one.
    ProvincialStandIn,
    /// A 是/否 of a school contradicts its figures.
    FlagContradicts,
    /// Classes or rooms by bands do not add up to their total.
    BandsMismatch,
    /// The form's bands of areas end above the area that is allowed.
    AreaBandUnknown,
    /// A lower demand could be used, and what it counts in addition is not given.
    RelaxationUnclaimed,
    /// A line of a form that is filled in and not known.
    UnknownItem,
    /// A figure for each pupil that lies far from those of the county's other units.
    Outlier,
    /// A figure typed by hand that is ten times the one in whose place it stands, or a tenth of it.
    RetypedFar,
    /// A correction by hand whose school or figure is no longer there.
    CorrectionUnused,
    /// A table that was read as the user said, or not read because the user said so.
    ReadAsSaid,
    /// A figure that its number format shows as another one: read as it is shown.
    ShownOtherwise,
    /// A cell with a superscript, struck-out or hidden words: read without them.
    PartlyRead,
    /// What was counted from a roster of persons (名册).
    PersonsCounted,
    /// A roster that was not counted: it lists some people only, or nobody knows whom.
    PersonsNotCounted,
    /// Rows of a roster that do not tell what is counted.
    PersonUnclear,
    /// Somebody who stands in a roster twice.
    PersonTwice,
    /// Rows or columns that are hidden, and read like all others.
    HiddenCells,
    /// Schools of several counties (区县) lie side by side: nobody said which one is meant.
    SeveralCounties,
    /// The same schools stand in the files of several years: nobody said which one is meant.
    SeveralYears,
}
