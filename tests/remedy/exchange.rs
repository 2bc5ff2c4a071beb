//! The fewest moves are the fewest of all there are, and what is lacking is the least that would do.

use fastrand::Rng;
use junheng::remedy::{Fraction, Move, Outcome, School, fewest_moves};

use crate::made::fraction;

fn few(rng: &mut Rng) -> Vec<School> {
    (0..rng.usize(2..5))
        .map(|_| {
            let pupils = rng.i64(3..40) * 10;
            let most = pupils / 30 + 2;
            School {
                pupils: fraction(pupils, 1),
                has: fraction(rng.i64(0..=most), 1),
                need: fraction(pupils, [100, 110, 200][rng.usize(..3)]),
                group: [Some(0), Some(0), Some(1), None][rng.usize(..4)],
            }
        })
        .collect()
}

/// By the definition, in whole numbers.
fn keeps(schools: &[School], has: &[i128], limit: Fraction) -> bool {
    let under: i128 = schools.iter().map(|one| one.pupils.over()).product();
    let squares: i128 =
        has.iter().zip(schools).map(|(has, one)| has * has * (under / one.pupils.over())).sum();
    let pupils: i128 = schools.iter().map(|one| one.pupils.over()).sum();
    let total: i128 = has.iter().sum();
    let (over, below) = (limit.over() * limit.over(), limit.under() * limit.under());
    total > 0 && pupils * squares * below <= total * total * under * (over + below)
}

/// How many are moved, if this is what all have in the end and nobody was hired.
fn moves_to(schools: &[School], has: &[i128], most: i128) -> Option<i128> {
    let change: Vec<i128> =
        has.iter().zip(schools).map(|(has, one)| has - one.has.over()).collect();
    let mut groups: Vec<Option<usize>> = schools.iter().map(|one| one.group).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in groups {
        let inside = || change.iter().zip(schools).filter(move |(_, one)| one.group == group);
        let balanced = match group {
            Some(_) => inside().map(|(change, _)| change).sum::<i128>() == 0,
            None => inside().all(|(change, _)| *change == 0),
        };
        if !balanced {
            return None;
        }
    }
    let small = change.iter().all(|change| change.abs() <= most);
    small.then(|| change.iter().filter(|change| **change > 0).sum())
}

/// Calls with every way to share a total among so many.
fn every(count: usize, total: i128, so_far: &mut Vec<i128>, call: &mut dyn FnMut(&[i128])) {
    if so_far.len() + 1 == count {
        so_far.push(total);
        call(so_far);
        so_far.pop();
        return;
    }
    for one in 0..=total {
        so_far.push(one);
        every(count, total - one, so_far, call);
        so_far.pop();
    }
}

fn by_trying_all(schools: &[School], limit: Fraction, most: i128) -> Option<i128> {
    let total = schools.iter().map(|one| one.has.over()).sum();
    let mut best: Option<i128> = None;
    every(schools.len(), total, &mut Vec::new(), &mut |has| {
        let met = has.iter().zip(schools).all(|(has, one)| fraction(*has as i64, 1) >= one.need);
        if met
            && keeps(schools, has, limit)
            && let Some(moves) = moves_to(schools, has, most)
        {
            best = Some(best.map_or(moves, |best| best.min(moves)));
        }
    });
    best
}

fn after(schools: &[School], moves: &[Move]) -> Vec<i128> {
    let mut has: Vec<i128> = schools.iter().map(|one| one.has.over()).collect();
    for one in moves {
        assert!(one.count > 0 && one.from != one.to);
        has[one.from] -= one.count;
        has[one.to] += one.count;
    }
    has
}

#[test]
fn the_moves_are_the_fewest_there_are_in_300_small_cases() {
    let mut rng = Rng::with_seed(1);
    let (mut possible, mut for_limits, mut tried) = (0, 0, 0);
    while possible < 300 {
        tried += 1;
        let mut schools = few(&mut rng);
        if tried % 2 == 0 {
            // No townships.
            schools.iter_mut().for_each(|one| one.group = Some(0));
        }
        let most = [None, Some(1), Some(2), Some(3)][rng.usize(..4)];
        let limit = fraction([50, 45, 30][rng.usize(..3)], 100);
        let expected = by_trying_all(&schools, limit, most.map_or(1000, i128::from));
        match (fewest_moves(&schools, Some(limit), most), expected) {
            (Outcome::Moves(moves), Some(fewest)) => {
                if fewest > 0 {
                    possible += 1;
                }
                assert_eq!(moves.iter().map(|one| one.count).sum::<i128>(), fewest, "{schools:?}");
                let has = after(&schools, &moves);
                assert!(keeps(&schools, &has, limit));
                assert!(moves_to(&schools, &has, most.map_or(1000, i128::from)) == Some(fewest));
                assert!(moves.iter().all(|one| schools[one.from].group == schools[one.to].group));
                let short: i128 =
                    schools.iter().map(|one| (one.need.ceil() - one.has.over()).max(0)).sum();
                for_limits += usize::from(fewest > short);
            }
            (Outcome::Lacks(lacking), None) => assert!(lacking > 0),
            (ours, theirs) => panic!("{ours:?} and {theirs:?} for {schools:?} {most:?}"),
        }
    }
    assert!(for_limits > 50, "{for_limits}");
}

/// Whether it can be done with so many more, placed anywhere.
fn with_more(
    schools: &mut Vec<School>,
    more: i128,
    from: usize,
    limit: Fraction,
    most: i128,
) -> bool {
    if more == 0 {
        return by_trying_all(schools, limit, most).is_some();
    }
    (from..schools.len()).any(|index| {
        let has = schools[index].has;
        schools[index].has = has.plus(1).unwrap();
        let found = with_more(schools, more - 1, index, limit, most);
        schools[index].has = has;
        found
    })
}

#[test]
fn what_is_lacking_is_the_least_that_would_do() {
    let mut rng = Rng::with_seed(2);
    let mut seen = 0;
    while seen < 60 {
        let mut schools = few(&mut rng);
        schools.truncate(3);
        if schools.iter().map(|one| one.has.over()).sum::<i128>() > 14 {
            continue;
        }
        let most = [None, Some(1), Some(2)][rng.usize(..3)];
        let limit = fraction([50, 45][rng.usize(..2)], 100);
        let Outcome::Lacks(lacking) = fewest_moves(&schools, Some(limit), most) else { continue };
        if lacking > 4 {
            continue;
        }
        seen += 1;
        let most = most.map_or(1000, i128::from);
        assert!(with_more(&mut schools.clone(), lacking, 0, limit, most), "{schools:?} {lacking}");
        assert!(
            !with_more(&mut schools.clone(), lacking - 1, 0, limit, most),
            "{schools:?} {lacking}"
        );
    }
}

#[test]
fn a_school_without_a_township_neither_gives_nor_gets() {
    let school = |has, group| School {
        pupils: fraction(100, 1),
        has: fraction(has, 1),
        need: fraction(1, 1),
        group,
    };
    let half = Some(fraction(50, 100));
    let schools = [school(0, None), school(3, Some(0))];
    assert_eq!(fewest_moves(&schools, half, None), Outcome::Lacks(1));
    let schools = [school(0, Some(0)), school(3, Some(0))];
    let one = Move { from: 1, to: 0, count: 1 };
    assert_eq!(fewest_moves(&schools, half, None), Outcome::Moves(vec![one]));
    assert_eq!(fewest_moves(&schools, half, Some(0)), Outcome::Lacks(1));
}
