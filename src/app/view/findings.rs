//! Which findings a search shows: those that speak of it, or of a school of this name or code.

use crate::digest::{Digest, FindingDigest};

/// Whether a finding is about what is searched for.
pub fn keeps(one: &FindingDigest, digest: &Digest, search: &str) -> bool {
    let search = search.trim();
    let of_unit = one.unit.and_then(|unit| digest.units.get(unit)).map(|unit| unit.school);
    let school = one.fact.map(|(school, _)| school).or(of_unit);
    let code = school.and_then(|school| digest.schools.get(school)?.code.as_deref());
    let texts = [one.school.as_deref(), one.place.as_deref(), code, Some(&one.message)];
    texts.into_iter().flatten().any(|text| text.contains(search))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Choice;
    use crate::worker::answer::answer;
    use crate::worker::protocol::{Answer, Request};

    #[test]
    fn a_school_is_found_by_name_and_by_code() {
        let answered =
            answer(Request::Sample { job: 1, standard: Choice::default() }, &[], &mut |_| ()).0;
        let Answer::Read { digest, .. } = answered else { panic!() };
        let (school, _) = digest.findings.iter().find_map(|one| one.fact).unwrap();
        let school = &digest.schools[school];
        let count =
            |search: &str| digest.findings.iter().filter(|one| keeps(one, &digest, search)).count();
        assert_eq!(count(" "), digest.findings.len());
        assert_eq!(count(&school.name), 1);
        assert_eq!(count(school.code.as_deref().unwrap()), 1);
        assert_eq!(count("没有这所学校"), 0);
    }
}
