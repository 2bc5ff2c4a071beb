//! Shares of the variance add up to 1, and are what the definition says.

use fastrand::Rng;
use junheng::county::Stage;
use junheng::number::{Exact, approximate};
use junheng::remedy::{Holding, Holdings, shares};
use num_traits::One;

use crate::made::{fraction, items};

fn holdings(rng: &mut Rng, count: usize) -> Holdings {
    let unit = |(unit, one): (usize, junheng::remedy::Item)| Holding {
        unit,
        pupils: one.pupils,
        has: one.has,
        need: one.need,
        floor: one.need,
    };
    Holdings {
        stage: Stage::Primary,
        indicator: 0,
        whole: true,
        limit: None,
        units: items(rng, count).into_iter().enumerate().map(unit).collect(),
        unknown: vec![99],
    }
}

#[test]
fn shares_add_up_to_one_exactly_and_follow_the_definition() {
    let mut rng = Rng::with_seed(3);
    for count in [2, 3, 5, 17, 40] {
        let holdings = holdings(&mut rng, count);
        let shares = shares(&holdings).unwrap();
        assert_eq!(shares.units.iter().map(|one| one.1.clone()).sum::<Exact>(), Exact::one());
        assert_eq!(shares.unknown, [99]);
        let pupils: f64 = holdings.units.iter().map(|one| one.pupils.near()).sum();
        let mean = holdings.units.iter().map(|one| one.has.near()).sum::<f64>() / pupils;
        let part =
            |one: &Holding| one.pupils.near() * (one.has.near() / one.pupils.near() - mean).powi(2);
        let all: f64 = holdings.units.iter().map(part).sum();
        for (one, (unit, share)) in holdings.units.iter().zip(&shares.units) {
            assert_eq!(one.unit, *unit);
            assert!((approximate(share) - part(one) / all).abs() < 1e-9);
        }
    }
}

#[test]
fn where_all_are_alike_nobody_has_a_share() {
    let mut holdings = holdings(&mut Rng::with_seed(4), 6);
    for one in &mut holdings.units {
        one.has = one.pupils.times(fraction(1, 30)).unwrap();
    }
    assert_eq!(shares(&holdings), None);
    holdings.units.clear();
    assert_eq!(shares(&holdings), None);
}
