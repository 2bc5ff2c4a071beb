//! All of an evaluation as text, to see whether anything at all is another.

use junheng::evaluate::evaluate;
use junheng::number::printed as print;
use junheng::standard::Standard;

use super::made::county;
use super::words::{printed, values};
use super::{Case, File, said};

/// Everything that a user would notice of an evaluation, as text: no threshold, limit or citation is
/// in it, so it changes only where a result does.
pub fn outcome(case: &Case, file: &File, standard: &Standard) -> String {
    let county = county(case, file);
    let result = evaluate(&county, standard);
    let mut text = String::new();
    for unit in &result.units {
        let short: Vec<_> = unit.indicators.iter().map(|one| one.shortfall.is_some()).collect();
        text += &format!(
            "{} {:?} {} {:?} {short:?}\n",
            unit.school,
            unit.stage,
            values(unit, standard),
            unit.verdict
        );
    }
    for stage in &result.stages {
        for one in &stage.indicators {
            let mean = one.mean.map(|mean| print(mean, standard.rounding.mean));
            text += &format!(
                "{mean:?} {:?} {:?} {:?}\n",
                printed(one, standard),
                one.verdict,
                one.flips_at
            );
        }
    }
    for one in &result.excluded {
        text += &format!("{one:?}\n");
    }
    let codes: Vec<_> = result.findings.iter().map(|finding| finding.code).collect();
    text + &format!("{codes:?}\n") + &said::of(&result, standard)
}
