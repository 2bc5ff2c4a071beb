//! The screens and their addresses in the hash, so that reload and back work on any static host.
//! It never looks at the data: whether a school is there is for its screen to say.

use crate::county::Stage;
use crate::share::{Hash, hash_of};

/// A screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Where one begins.
    #[default]
    Start,
    /// 全县.
    County,
    /// One school at one stage.
    School {
        /// Index into the county's schools.
        school: usize,
        /// The stage.
        stage: Stage,
    },
    /// What was found on reading and evaluating.
    Findings,
    /// 手工更正: the list of all corrections.
    Mends,
    /// 识别情况: what was recognised as what.
    Tables,
    /// 手工填写一所学校.
    Manual,
    /// 督导评估项目, and the item to show, by its place in the standard.
    Checks(Option<usize>),
    /// 标准: the standard in use, as a document.
    Standard,
    /// 修改阈值.
    StandardEdit,
    /// 两套标准对比.
    StandardCompare,
    /// 关于: where the data goes.
    About,
    /// 分享: a link to what is on the screen.
    Share,
    /// A link that came; it stands in the address, and nowhere else.
    Open,
}

impl Route {
    /// The screen of a hash, with or without its `#`; an unknown one is the start.
    pub fn parse(hash: &str) -> Self {
        if let Hash::Link(_) = hash_of(hash) {
            return Self::Open;
        }
        let path = hash.trim_start_matches('#').trim_matches('/');
        let mut words = path.split('/');
        let route = match words.next() {
            Some("county") => Self::County,
            Some("findings") => Self::Findings,
            Some("corrections") => Self::Mends,
            Some("tables") => Self::Tables,
            Some("manual") => Self::Manual,
            Some("about") => Self::About,
            Some("share") => Self::Share,
            // Whatever follows is for the worker to read, or to say why it cannot.
            Some("open") => return Self::Open,
            Some("standard") => match words.next() {
                None => Self::Standard,
                Some("edit") => Self::StandardEdit,
                Some("compare") => Self::StandardCompare,
                Some(_) => Self::Start,
            },
            Some("checks") => match words.next().map(str::parse) {
                None => Self::Checks(None),
                Some(Ok(item)) => Self::Checks(Some(item)),
                Some(Err(_)) => Self::Start,
            },
            Some("school") => return Self::school(words.next(), words.next()).unwrap_or_default(),
            _ => Self::Start,
        };
        if words.next().is_some() { Self::Start } else { route }
    }

    fn school(index: Option<&str>, stage: Option<&str>) -> Option<Self> {
        let school = index?.parse().ok()?;
        let stage = stage?;
        let stage = Stage::ALL.into_iter().find(|one| one.id() == stage)?;
        Some(Self::School { school, stage })
    }

    /// The address of the screen, ready for a link.
    pub fn hash(self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::County => "#/county".to_owned(),
            Self::School { school, stage } => format!("#/school/{school}/{}", stage.id()),
            Self::Findings => "#/findings".to_owned(),
            Self::Mends => "#/corrections".to_owned(),
            Self::Tables => "#/tables".to_owned(),
            Self::Manual => "#/manual".to_owned(),
            Self::Standard => "#/standard".to_owned(),
            Self::StandardEdit => "#/standard/edit".to_owned(),
            Self::StandardCompare => "#/standard/compare".to_owned(),
            Self::Checks(None) => "#/checks".to_owned(),
            Self::Checks(Some(item)) => format!("#/checks/{item}"),
            Self::About => "#/about".to_owned(),
            Self::Share => "#/share".to_owned(),
            Self::Open => "#/open/".to_owned(),
        }
    }

    /// Whether the screen is about the standard in use.
    pub fn is_standard(self) -> bool {
        matches!(self, Self::Standard | Self::StandardEdit | Self::StandardCompare)
    }

    /// Whether the screen shows a county that is not in its address: the one that is kept.
    pub fn needs_county(self) -> bool {
        !matches!(self, Self::Start | Self::Manual | Self::About | Self::Open)
            && !self.is_standard()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_comes_back_from_its_address() {
        let school = Route::School { school: 12, stage: Stage::Junior };
        let standards = [Route::Standard, Route::StandardEdit, Route::StandardCompare];
        let lists = [
            Route::Findings,
            Route::Tables,
            Route::Mends,
            Route::Checks(None),
            Route::Checks(Some(7)),
            Route::Share,
            Route::Open,
        ];
        let others = [Route::Start, Route::County, school, Route::Manual, Route::About];
        for route in lists.into_iter().chain(standards).chain(others) {
            assert_eq!(Route::parse(&route.hash()), route);
        }
    }

    #[test]
    fn a_link_that_came_is_known_whatever_is_in_it() {
        for hash in [
            "#/open/AAEC-_9",
            "#/open/",
            "#/open/a/b",
            "#/open/城关第一小学",
            "#%2Fopen%2FAAEC-_9",
            "##/open/AAEC-_9",
            "#/open/AAEC-_9?from=timeline",
        ] {
            assert_eq!(Route::parse(hash), Route::Open, "{hash}");
        }
    }

    #[test]
    fn an_address_that_is_none_leads_to_the_start() {
        for hash in [
            "",
            "#",
            "#main",
            "#/school/x/junior",
            "#/school/1/senior",
            "#/county/1",
            "#/standard/1",
            "#/checks/x",
        ] {
            assert_eq!(Route::parse(hash), Route::Start, "{hash}");
        }
    }
}
