//! Figures as text. A figure is printed with the form's decimals, and with more where fewer would
//! tell another verdict. It never changes a figure.

use num_traits::Zero;
use rust_decimal::Decimal;

use crate::evaluate::{CvVerdict, Dispersion, StageResult, UnitIndicator};
use crate::number::{Exact, exact, fixed, from_cell, printed, raw, rounded, text};
use crate::standard::Standard;

/// What stands where there is no figure.
pub(super) const NOTHING: &str = "—";

/// No figure gets more decimals than this.
const MOST: u32 = 8;

/// The value with `decimals` digits, or with as many as it takes to stand on the same side of
/// `limit` as the exact one does.
pub(super) fn honest(value: &Exact, limit: &Exact, decimals: u32) -> String {
    let over = raw::reaches(value, limit);
    let tells = |digits: &u32| raw::reaches(&rounded(value, *digits), limit) == over;
    fixed(value, (decimals..MOST).find(tells).unwrap_or(MOST))
}

/// A unit's value: `4.44`.
pub(super) fn value(one: &UnitIndicator, standard: &Standard) -> String {
    let figure = |value: &Exact| match &one.threshold {
        Some(limit) => honest(value, &exact(limit.value), standard.rounding.value),
        None => fixed(value, standard.rounding.value),
    };
    match (&one.at_most, &one.value) {
        (Some(value), _) => ["≤ ", &figure(value)].concat(),
        (None, Some(value)) => figure(value),
        (None, None) => NOTHING.to_owned(),
    }
}

/// A stage's pooled mean.
pub(super) fn mean(one: &Dispersion, standard: &Standard) -> String {
    one.mean.map_or_else(|| NOTHING.to_owned(), |mean| printed(mean, standard.rounding.mean))
}

/// A coefficient of variation, on the right side of its limit.
pub(super) fn cv(one: &Dispersion, standard: &Standard) -> String {
    let limit = one.limit.as_ref().map(|limit| limit.value);
    judged_cv(one.cv, limit, one.verdict, standard)
}

/// A coefficient with so many digits that it stands on the side of its limit that the verdict says.
fn judged_cv(
    cv: Option<f64>,
    limit: Option<Decimal>,
    verdict: CvVerdict,
    standard: &Standard,
) -> String {
    let decimals = standard.rounding.cv;
    let Some(cv) = cv.and_then(from_cell).map(exact) else { return NOTHING.to_owned() };
    let Some(limit) = limit.map(exact) else { return fixed(&cv, decimals) };
    let over = match verdict {
        CvVerdict::Met => false,
        CvVerdict::NotMet => true,
        CvVerdict::Missing | CvVerdict::Undefined | CvVerdict::NotJudged => {
            return fixed(&cv, decimals);
        }
    };
    let tells = |digits: &u32| raw::reaches(&limit, &rounded(&cv, *digits)) != over;
    fixed(&cv, (decimals..MOST).find(tells).unwrap_or(MOST))
}

/// The mean of all coefficients of a stage, on the right side of its limit.
pub(super) fn composite(stage: &StageResult, standard: &Standard) -> String {
    let limit = stage.composite_limit.as_ref().map(|limit| limit.value);
    judged_cv(stage.composite_cv, limit, stage.composite_verdict, standard)
}

/// A coefficient that is no verdict.
pub(super) fn plain_cv(cv: Option<f64>, standard: &Standard) -> String {
    cv.map_or_else(|| NOTHING.to_owned(), |cv| printed(cv, standard.rounding.cv))
}

/// The largest coefficient allowed, as the documents write it: `0.50`.
pub(super) fn limit(limit: Decimal) -> String {
    fixed(&exact(limit), 2)
}

/// An exact figure with at most `decimals` digits and no zeros at its end.
pub(super) fn trimmed(value: &Exact, decimals: u32) -> String {
    let text = fixed(value, decimals);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A decimal figure as written.
pub(super) fn plain(value: Decimal) -> String {
    text(value.normalize())
}

/// A share as a percentage: `85%`.
pub(super) fn percent(share: Decimal) -> String {
    format!("{}%", plain(share * Decimal::ONE_HUNDRED))
}

/// What is short, with its unit: `3 人`, `120.5 ㎡`; nothing when nothing is.
pub(super) fn gap(one: &UnitIndicator) -> Option<String> {
    let short = one.shortfall.as_ref().filter(|_| one.is_short())?;
    let measure = one.trace.as_ref()?.terms.first()?.input.field.measure();
    // Less than a hundredth must not read as nothing.
    let digits = (2..MOST).find(|digits| !rounded(short, *digits).is_zero()).unwrap_or(MOST);
    let least = if one.at_most.is_some() { "至少 " } else { "" };
    Some(format!("{least}{} {}", trimmed(short, digits), measure.unit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(figure: &str) -> Exact {
        exact(figure.parse().unwrap())
    }

    #[test]
    fn a_figure_never_prints_on_the_other_side_of_its_limit() {
        let cases = [
            ("4.196", "4.2", "4.196"),
            ("4.2", "4.2", "4.20"),
            ("4.194", "4.2", "4.19"),
            ("4.19999", "4.2", "4.19999"),
        ];
        for (value, limit, shown) in cases {
            assert_eq!(honest(&of(value), &of(limit), 2), shown);
        }
    }

    #[test]
    fn zeros_at_the_end_are_dropped_but_not_those_of_a_whole_number() {
        assert_eq!(trimmed(&of("120.50"), 2), "120.5");
        assert_eq!(trimmed(&of("300"), 2), "300");
        assert_eq!(trimmed(&of("300"), 0), "300");
    }
}
