//! How a family of findings is written down, and the list of all families.
//!
//! A family is a table: for each code its severity, its title, what it does, why it matters and an example, then
//! its sentences. A sentence has a name, its placeholders, the message (what is wrong, and where) and the hint (what
//! to do). The table becomes an enum with one variant a sentence, so that a placeholder that is forgotten, or one
//! that nobody knows, does not compile.

use super::{Code, Severity};

/// A sentence that can be said: a variant of a family's enum, with its placeholders filled in.
pub trait Sentence {
    /// The code that it belongs to.
    fn code(&self) -> Code;
    /// How much it matters.
    fn severity(&self) -> Severity;
    /// What is wrong, and where.
    fn message(&self) -> String;
    /// What to do; `None` where nothing is to be done.
    fn hint(&self) -> Option<String>;
}

/// A family of codes.
pub struct Family {
    /// Its Chinese name.
    pub name: &'static str,
    /// Its codes.
    pub entries: &'static [Entry],
}

/// What the registry says of a code.
pub struct Entry {
    /// The code.
    pub code: Code,
    /// How much it matters, unless a sentence says otherwise.
    pub severity: Severity,
    /// What its findings are called together.
    pub title: &'static str,
    /// What is looked for.
    pub does: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// A case in which it is told.
    pub example: &'static str,
    /// What can be said.
    pub sentences: &'static [Template],
}

/// A sentence with its placeholders in braces.
pub struct Template {
    /// Its name among those of its family.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The names of its placeholders.
    pub placeholders: &'static [&'static str],
    /// What is wrong, and where.
    pub message: &'static str,
    /// What to do.
    pub hint: Option<&'static str>,
}

/// All families.
pub const FAMILIES: &[Family] = &[
    super::files::FAMILY,
    super::tables::FAMILY,
    super::cells::FAMILY,
    super::figures::FAMILY,
    super::schools::FAMILY,
    super::persons::FAMILY,
    super::results::FAMILY,
    super::items::FAMILY,
    super::corrections::FAMILY,
];

/// What the findings of a code are called together. Titles stand apart from [`FAMILIES`], so that the documentation
/// is not part of a program that only needs them.
pub fn title(code: Code) -> &'static str {
    let all = [
        super::files::TITLES,
        super::tables::TITLES,
        super::cells::TITLES,
        super::figures::TITLES,
        super::schools::TITLES,
        super::persons::TITLES,
        super::results::TITLES,
        super::items::TITLES,
        super::corrections::TITLES,
    ];
    let known = all.into_iter().flatten().find(|(one, _)| *one == code);
    known.map_or("", |(_, title)| title)
}

/// Writes the enum of a family, its sentences and its documentation from one table.
macro_rules! family {
    (
        $(#[doc = $doc:literal])*
        $family:ident $name:literal
        $(
            $code:ident $severity:ident $title:literal {
                does: $does:literal,
                why: $why:literal,
                example: $example:literal,
                $(
                    $variant:ident $([$own:ident])? { $($field:ident),* }
                        => $message:literal $(, $hint:literal)?;
                )+
            }
        )+
    ) => {
        $(#[doc = $doc])*
        pub(crate) enum $family<'a> {
            $($(
                #[doc = concat!("[`Code::", stringify!($code), "`]: ", $message)]
                $variant {
                    $(
                        #[doc = concat!("`{", stringify!($field), "}`")]
                        $field: &'a dyn std::fmt::Display,
                    )*
                },
            )+)+
        }

        #[allow(unused_variables, reason = "a placeholder may stand in the message or in the hint alone")]
        impl $crate::findings::registry::Sentence for $family<'_> {
            fn code(&self) -> $crate::findings::Code {
                match self {
                    $($(Self::$variant { .. } => $crate::findings::Code::$code,)+)+
                }
            }

            fn severity(&self) -> $crate::findings::Severity {
                match self {
                    $($(
                        Self::$variant { .. } =>
                            $crate::findings::registry::family!(@severity $severity $($own)?),
                    )+)+
                }
            }

            fn message(&self) -> String {
                match self {
                    $($(Self::$variant { $($field),* } => format!($message),)+)+
                }
            }

            fn hint(&self) -> Option<String> {
                match self {
                    $($(
                        Self::$variant { $($field),* } =>
                            $crate::findings::registry::family!(@hint $($hint)?),
                    )+)+
                }
            }
        }

        /// The titles of the codes.
        pub(super) const TITLES: &[($crate::findings::Code, &str)] =
            &[$(($crate::findings::Code::$code, $title),)+];

        /// The family with its documentation.
        pub(super) const FAMILY: $crate::findings::registry::Family =
            $crate::findings::registry::Family {
                name: $name,
                entries: &[$(
                    $crate::findings::registry::Entry {
                        code: $crate::findings::Code::$code,
                        severity: $crate::findings::Severity::$severity,
                        title: $title,
                        does: $does,
                        why: $why,
                        example: $example,
                        sentences: &[$(
                            $crate::findings::registry::Template {
                                name: stringify!($variant),
                                severity: $crate::findings::registry::family!(
                                    @severity $severity $($own)?
                                ),
                                placeholders: &[$(stringify!($field)),*],
                                message: $message,
                                hint: $crate::findings::registry::family!(@template $($hint)?),
                            },
                        )+],
                    },
                )+],
            };
    };
    (@severity $all:ident) => { $crate::findings::Severity::$all };
    (@severity $all:ident $own:ident) => { $crate::findings::Severity::$own };
    (@hint) => { None };
    (@hint $hint:literal) => { Some(format!($hint)) };
    (@template) => { None };
    (@template $hint:literal) => { Some($hint) };
}
pub(super) use family;
