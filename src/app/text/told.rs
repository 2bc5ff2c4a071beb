//! Long texts and the names of quantities: all that is read only on screens which need the worker
//! anyway. They come with it when it is up, and so weigh nothing in what is fetched before the first
//! paint. The words themselves stand with those of their screen.

use super::{
    about, checks, county, findings, grid, keep, locked, manual, mend, notice, program, school,
    share, standard, tables,
};
use crate::county::Field;

macro_rules! long {
    ($($name:ident = $words:expr,)*) => {
        /// A long text, named after its screen and its constant there.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Long { $($name,)* }

        /// Their words, in their order.
        const WORDS: &[&str] = &[$($words,)*];

        /// How many there are: the names follow.
        #[cfg(target_arch = "wasm32")]
        const COUNT: usize = [$(Long::$name,)*].len();
    };
}

long! {
    AboutPrivacy = about::PRIVACY_NOTE,
    AboutStep1 = about::CHECK_STEPS[0],
    AboutStep2 = about::CHECK_STEPS[1],
    AboutStep3 = about::CHECK_STEPS[2],
    AboutScope = about::SCOPE_NOTE,
    ProgramSums = program::SUMS_NOTE,
    ProgramSingle = program::IS_SINGLE,
    ChecksLead = checks::LEAD,
    ChecksAllFour = checks::ALL_FOUR,
    ChecksAbout = checks::ABOUT_NOTE,
    ChecksOthers = checks::OTHERS_NOTE,
    FindingsLead = findings::LEAD,
    FindingsMarked = findings::MARKED_ABOUT,
    CountyCompare = county::COMPARE_NOTE,
    CountyWhyMet = county::WHY_MET,
    CountyNothing = county::DO_NOTHING,
    CountyCvs = county::DO_CVS,
    CountyCaption = county::TABLE_CAPTION,
    GridTyping = grid::TYPING,
    GridKeys = grid::KEYS,
    GridCaption = grid::CAPTION,
    ManualCvs = manual::CV_NEEDS_COUNTY,
    MendLead = mend::LEAD,
    MendNone = mend::NONE,
    NoSuchSchool = notice::NO_SUCH_SCHOOL,
    StandardLead = standard::LEAD,
    StandardEdit = standard::EDIT_LEAD,
    StandardCompare = standard::COMPARE_LEAD,
    TablesLead = tables::LEAD,
    TablesUnknown = tables::UNKNOWN,
    TablesReadOnly = tables::READ_ONLY,
    TablesNotAtHand = tables::NOT_AT_HAND,
    TablesRemembered = tables::REMEMBERED_NOTE,
    KeepNote = keep::NOTE,
    KeepGone = keep::GONE_ELSEWHERE,
    KeepChanged = keep::CHANGED_ELSEWHERE,
    ShareLead = share::LEAD,
    SharePassphrase = share::PASSPHRASE_NOTE,
    ShareNoCode = share::NO_CODE,
    ShareCode = share::CODE,
    MendKeys = mend::KEYS,
    ChecksOfSchool = checks::OF_SCHOOL_NOTE,
    ChecksAdd = checks::ADD_NOTE,
    SchoolNoRatio = school::NO_RATIO,
    CountyCompareName = county::COMPARE,
    CountyExcluded = county::EXCLUDED_NOTE,
    CountySchools = county::DO_SCHOOLS,
    FindingsNotAtHand = findings::NOT_AT_HAND,
    ManualSenior = manual::HINTS[0],
    ManualPrimaryDegrees = manual::HINTS[1],
    ManualDegrees = manual::HINTS[2],
    ManualBackbone = manual::HINTS[3],
    ManualSportsArts = manual::HINTS[4],
    ManualTeaching = manual::HINTS[5],
    ManualGym = manual::HINTS[6],
    ManualGround = manual::HINTS[7],
    ManualEquipment = manual::HINTS[8],
    KeepOff = keep::OFF_NOTE,
    MendNotDone = mend::NOT_DONE,
    ShareNotCopied = share::NOT_COPIED,
    ShareKeptAside = share::KEPT_ASIDE,
    ShareReadOnly = share::READ_ONLY,
    ShareClosed = share::CLOSED_NOTE,
    TablesNotReread = tables::NOT_REREAD,
    NoticeNotKept = notice::NOT_KEPT,
    LockedNotKept = locked::NOT_KEPT,
    CountyMet = county::HEADINGS[0],
    CountyNotMet = county::HEADINGS[1],
    CountyMissing = county::HEADINGS[2],
    CountyNotJudged = county::HEADINGS[3],
    ChecksMet = checks::VERDICTS[0],
    ChecksNotMet = checks::VERDICTS[1],
    ChecksIncomplete = checks::VERDICTS[2],
    ManualNothing = manual::NOTHING_YET,
    ManualNotCounted = manual::NOT_COUNTED,
}

/// All words, for the worker to tell.
pub fn all() -> Vec<String> {
    let names = Field::ALL.iter().map(|field| field.name());
    WORDS.iter().copied().chain(names).map(str::to_owned).collect()
}

/// A long text.
#[cfg(not(target_arch = "wasm32"))]
pub fn long(text: Long) -> &'static str {
    WORDS[text as usize]
}

/// The name of a quantity.
#[cfg(not(target_arch = "wasm32"))]
pub fn name(of: Field) -> &'static str {
    of.name()
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    static TOLD: std::cell::OnceCell<Vec<&'static str>> = const { std::cell::OnceCell::new() };
}

/// Keeps what the worker told, as long as the page is open.
#[cfg(target_arch = "wasm32")]
pub fn keep(words: &[String]) {
    TOLD.with(|told| {
        told.get_or_init(|| words.iter().map(|one| &*one.clone().leak()).collect());
    });
}

/// A long text; nothing until the worker is up.
#[cfg(target_arch = "wasm32")]
pub fn long(text: Long) -> &'static str {
    word(text as usize)
}

/// The name of a quantity; nothing until the worker is up.
#[cfg(target_arch = "wasm32")]
pub fn name(of: Field) -> &'static str {
    word(COUNT + of as usize)
}

#[cfg(target_arch = "wasm32")]
#[inline(never)]
fn word(place: usize) -> &'static str {
    TOLD.with(|told| told.get().and_then(|words| words.get(place).copied()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_finds_what_the_worker_tells() {
        let told = all();
        assert_eq!(told[Long::TablesRemembered as usize], tables::REMEMBERED_NOTE);
        for field in Field::ALL {
            assert_eq!(told[WORDS.len() + *field as usize], field.name());
        }
    }
}
