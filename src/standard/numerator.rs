//! Reads sums of quantities: `college_teachers + bachelor_teachers - gym_area?`.
//! It knows the names of quantities and nothing of their figures.

use crate::county::Field;

use super::Term;
use super::error::SumError;

/// One quantity of a sum as written.
pub(super) struct Part<F> {
    pub quantity: F,
    pub minus: bool,
    pub optional: bool,
}

/// The parts of a sum whose quantities `find` knows by their ids.
pub(super) fn sum<F>(written: &str, find: fn(&str) -> Option<F>) -> Result<Vec<Part<F>>, SumError> {
    let mut parts = Vec::new();
    let mut minus = false;
    let mut expects_field = true;
    for word in written.split_whitespace() {
        match word {
            "+" | "-" if expects_field => {
                let word = word.to_owned();
                return Err(SumError::SignFirst { written: written.to_owned(), word });
            }
            "+" | "-" => {
                minus = word == "-";
                expects_field = true;
            }
            _ if !expects_field => {
                let word = word.to_owned();
                return Err(SumError::NoSign { written: written.to_owned(), word });
            }
            _ => {
                let (id, optional) = word.strip_suffix('?').map_or((word, false), |id| (id, true));
                let quantity = find(id).ok_or_else(|| SumError::Unknown {
                    written: written.to_owned(),
                    id: id.to_owned(),
                })?;
                parts.push(Part { quantity, minus, optional });
                expects_field = false;
            }
        }
    }
    if expects_field {
        return Err(SumError::NoEnd(written.to_owned()));
    }
    if parts.iter().all(|part| part.optional) {
        return Err(SumError::AllOptional(written.to_owned()));
    }
    Ok(parts)
}

/// The terms of one way to make a numerator.
pub(super) fn parse(written: &str) -> Result<Vec<Term>, SumError> {
    let term = |part: Part<Field>| Term {
        field: part.quantity,
        minus: part.minus,
        optional: part.optional,
    };
    Ok(sum(written, Field::from_id)?.into_iter().map(term).collect())
}

/// A sum without optional quantities; `true` marks what is taken off.
pub(super) fn plain<F>(
    written: &str,
    find: fn(&str) -> Option<F>,
) -> Result<Vec<(F, bool)>, SumError> {
    let parts = sum(written, find)?;
    if parts.iter().any(|part| part.optional) {
        return Err(SumError::Optional(written.to_owned()));
    }
    Ok(parts.into_iter().map(|part| (part.quantity, part.minus)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_differences_are_read() {
        let terms = parse("teaching_area - gym_area?").unwrap();
        assert_eq!(
            terms,
            [
                Term { field: Field::TeachingArea, minus: false, optional: false },
                Term { field: Field::GymArea, minus: true, optional: true },
            ]
        );
    }

    #[test]
    fn what_is_no_sum_is_refused() {
        for written in ["", "+ pupils", "pupils +", "pupils classes", "pupil", "gym_area?"] {
            assert!(parse(written).is_err(), "{written}");
        }
    }
}
