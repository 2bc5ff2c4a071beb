//! The least additions are the least: against a conic solver, every plan there is, and a table of totals.

use fastrand::Rng;
use junheng::remedy::{Fraction, Item, divisible_additions, divisible_optimum, whole_additions};

use crate::conic;
use crate::made::{fraction, items, limit};

/// CV² + 1 ≤ limit² + 1 in whole numbers, by the definition and nothing else.
fn keeps(items: &[Item], add: &[i128], limit: Fraction) -> bool {
    let common = items.iter().fold(1, |common, one| lcm(common, one.has.under()));
    let has: Vec<i128> = items
        .iter()
        .zip(add)
        .map(|(one, add)| one.has.over() * (common / one.has.under()) + add * common)
        .collect();
    let heads: Vec<i128> = items.iter().map(|one| one.pupils.over()).collect();
    let under = heads.iter().fold(1, |common, one| lcm(common, *one));
    let squares: i128 =
        has.iter().zip(&heads).map(|(has, heads)| has * has * (under / heads)).sum();
    let (total, pupils): (i128, i128) = (has.iter().sum(), heads.iter().sum());
    let (over, below) = (limit.over() * limit.over(), limit.under() * limit.under());
    total > 0 && pupils * squares * below <= total * total * under * (over + below)
}

fn lcm(one: i128, other: i128) -> i128 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    one / a * other
}

fn reaches(item: &Item, add: i128) -> bool {
    item.has.plus(add).unwrap() >= item.need
}

#[test]
fn divided_at_will_the_addition_is_that_of_a_conic_solver_in_500_counties() {
    let mut rng = Rng::with_seed(500);
    let (mut bound_by_the_limit, mut unsolved) = (0, 0);
    for round in 0..500 {
        let count = rng.usize(3..60);
        let (items, limit) = (items(&mut rng, count), limit(&mut rng));
        let bounds: Vec<(f64, f64)> =
            items.iter().map(|one| (one.has.max(one.need).near(), one.pupils.near())).collect();
        let has: f64 = items.iter().map(|one| one.has.near()).sum();
        let ours = divisible_optimum(&items, Some(limit));
        let theirs = conic::solve(&bounds, limit.near());
        unsolved += usize::from(!theirs.is_solved);
        bound_by_the_limit += usize::from(ours.level > 0.0);
        let total = ours.cost + has;
        assert!((total - theirs.total).abs() <= 1e-9 * total, "{round}: {total} {}", theirs.total);
        assert!(total >= theirs.bound - 1e-9 * total, "{round}: {total} under {}", theirs.bound);
        // The plan itself is worth no more than its millionths, and keeps what it promises.
        let plan = divisible_additions(&items, Some(limit)).unwrap();
        let cost: f64 = plan.iter().map(|one| one.near()).sum();
        assert!(
            cost >= ours.cost - 1e-9 * total
                && cost <= ours.cost + 1e-6 * count as f64 + 1e-9 * total
        );
        assert!(items.iter().zip(&plan).all(|(one, add)| one.has.and(*add).unwrap() >= one.need));
    }
    assert_eq!(unsolved, 0);
    assert!(bound_by_the_limit > 200, "{bound_by_the_limit}");
}

#[test]
fn a_level_a_hair_lower_breaks_the_limit() {
    let mut rng = Rng::with_seed(7);
    let mut seen = 0;
    for _ in 0..200 {
        let (items, limit) = (items(&mut rng, 12), limit(&mut rng));
        let level = divisible_optimum(&items, Some(limit)).level;
        let cv = |level: f64| {
            let x = items.iter().map(|one| {
                (one.has.max(one.need).near().max(level * one.pupils.near()), one.pupils.near())
            });
            let sums = x
                .fold((0.0, 0.0, 0.0), |sums, (x, p)| (sums.0 + p, sums.1 + x, sums.2 + x * x / p));
            (sums.0 * sums.2 / (sums.1 * sums.1) - 1.0).sqrt()
        };
        if level > 0.0 {
            seen += 1;
            assert!((cv(level) - limit.near()).abs() < 1e-9);
            assert!(cv(level * (1.0 - 1e-5)) > limit.near());
        }
    }
    assert!(seen > 50, "{seen}");
}

/// The least total over every plan there is.
fn by_trying_all(items: &[Item], limit: Fraction, most: i128) -> Option<i128> {
    (0..=most).find(|total| any_plan(items, limit, &mut Vec::new(), *total))
}

fn any_plan(items: &[Item], limit: Fraction, add: &mut Vec<i128>, left: i128) -> bool {
    if add.len() + 1 == items.len() {
        add.push(left);
        let all = items.iter().zip(add.iter()).all(|(one, add)| reaches(one, *add));
        let found = all && keeps(items, add, limit);
        add.pop();
        return found;
    }
    (0..=left).any(|one| {
        add.push(one);
        let found = any_plan(items, limit, add, left - one);
        add.pop();
        found
    })
}

fn few(rng: &mut Rng) -> Vec<Item> {
    let share = rng.u8(..3) == 0;
    (0..rng.usize(2..5))
        .map(|_| {
            let pupils = rng.i64(3..60) * 10;
            let under = if share { rng.i64(1..6) } else { 1 };
            let most = pupils / 40 + rng.i64(0..6);
            let has = rng.i64(0..=most) * under + rng.i64(0..under);
            Item {
                pupils: fraction(pupils, 1),
                has: fraction(has, under),
                need: fraction(pupils, [100, 150, 90][rng.usize(..3)]),
            }
        })
        .collect()
}

#[test]
fn in_whole_numbers_the_addition_is_the_least_of_all_there_are_in_300_small_cases() {
    let mut rng = Rng::with_seed(300);
    let (mut tried, mut for_the_limit) = (0, 0);
    while tried < 300 {
        let (items, limit) = (few(&mut rng), limit(&mut rng));
        let add = whole_additions(&items, Some(limit)).unwrap();
        let total: i128 = add.iter().sum();
        if total > 14 {
            continue;
        }
        tried += 1;
        assert!(items.iter().zip(&add).all(|(one, add)| *add >= 0 && reaches(one, *add)));
        assert!(keeps(&items, &add, limit));
        assert_eq!(by_trying_all(&items, limit, total), Some(total), "{items:?}");
        let needs: i128 = whole_additions(&items, None).unwrap().iter().sum();
        for_the_limit += usize::from(total > needs);
        assert!(total as f64 >= divisible_optimum(&items, Some(limit)).cost - 1e-9);
    }
    assert!(for_the_limit > 60, "{for_the_limit}");
}

/// For each total the least Σ R²/P, in parts of the least common multiple of the pupils.
fn by_a_table(items: &[Item], limit: Fraction, most: usize) -> Option<usize> {
    const COMMON: i128 = 1200;
    let mut best: Vec<Option<i128>> = vec![None; most + 1];
    best[0] = Some(0);
    for one in items {
        let mut next: Vec<Option<i128>> = vec![None; most + 1];
        for (total, known) in best.iter().enumerate() {
            let Some(known) = known else { continue };
            for add in 0..=most - total {
                if reaches(one, add as i128) {
                    let has = one.has.over() + add as i128;
                    let with = known + has * has * (COMMON / one.pupils.over());
                    let place = &mut next[total + add];
                    *place = Some(place.map_or(with, |old| old.min(with)));
                }
            }
        }
        best = next;
    }
    let pupils: i128 = items.iter().map(|one| one.pupils.over()).sum();
    let had: i128 = items.iter().map(|one| one.has.over()).sum();
    let (over, below) = (limit.over() * limit.over(), limit.under() * limit.under());
    best.iter().enumerate().find_map(|(total, squares)| {
        let all = had + total as i128;
        let kept = pupils * (*squares)? * below <= all * all * COMMON * (over + below);
        (kept && all > 0).then_some(total)
    })
}

#[test]
fn in_whole_numbers_the_addition_is_that_of_a_table_of_totals_for_50_counties_of_20_schools() {
    let mut rng = Rng::with_seed(20);
    let sizes = [40, 50, 60, 75, 80, 100, 120, 150, 200, 240, 300, 400, 600, 1200];
    let mut for_the_limit = 0;
    for _ in 0..50 {
        let items: Vec<Item> = (0..20)
            .map(|_| {
                let pupils = sizes[rng.usize(..sizes.len())];
                let most = pupils / [60, 30, 15][rng.usize(..3)] + 2;
                Item {
                    pupils: fraction(pupils, 1),
                    has: fraction(rng.i64(0..=most), 1),
                    need: fraction(pupils, 100),
                }
            })
            .collect();
        let limit = limit(&mut rng);
        let total: i128 = whole_additions(&items, Some(limit)).unwrap().iter().sum();
        let needs: i128 = whole_additions(&items, None).unwrap().iter().sum();
        for_the_limit += usize::from(total > needs);
        let total = usize::try_from(total).unwrap();
        assert_eq!(by_a_table(&items, limit, total), Some(total));
    }
    assert!(for_the_limit > 20, "{for_the_limit}");
}

#[test]
fn exactly_at_the_limit_is_kept_and_one_fewer_is_not() {
    // Two schools of 100 pupils with 1 and 3: CV is 1/2 exactly.
    let two = |less: i64, more: i64| {
        [less, more].map(|has| Item {
            pupils: fraction(100, 1),
            has: fraction(has, 1),
            need: Fraction::ZERO,
        })
    };
    let half = Some(fraction(50, 100));
    assert_eq!(whole_additions(&two(1, 3), half), Some(vec![0, 0]));
    assert_eq!(whole_additions(&two(0, 3), half), Some(vec![1, 0]));
    assert_eq!(whole_additions(&two(99_999, 300_000), half), Some(vec![1, 0]));
    let hair = Some(Fraction::new(499_999_999_999, 1_000_000_000_000).unwrap());
    assert_eq!(whole_additions(&two(1, 3), hair), Some(vec![1, 0]));
    assert_eq!(divisible_optimum(&two(1, 3), half).cost, 0.0);
}

#[test]
fn nothing_anywhere_has_no_divisible_plan_and_a_whole_one() {
    let none = [Item { pupils: fraction(100, 1), has: Fraction::ZERO, need: Fraction::ZERO }; 3];
    let half = Some(fraction(50, 100));
    assert_eq!(divisible_additions(&none, half), None);
    assert_eq!(whole_additions(&none, half), Some(vec![1, 1, 1]));
    assert_eq!(whole_additions(&none, None), Some(vec![0, 0, 0]));
}
