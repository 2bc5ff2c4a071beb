//! From the verdict to a plan (整改): what is missing, the least that mends it, what to move between
//! schools, and how many pupils there is room for. It knows no screen and does no I/O.
//!
//! It judges nothing: what a unit has, needs and may not fall under is what the evaluation says, and what
//! a plan promises is held against [`crate::evaluate::suppose`] before it is given. What is not known is
//! planned by nobody: such units are named beside the plan. `docs/plan.md` has the definitions and why the
//! plans are the least ones.

mod additions;
mod breakpoints;
mod capacity;
mod costs;
mod dispersion;
mod divisible;
mod document;
mod exchange;
mod fraction;
mod holding;
mod joint;
mod marginal;
mod pairs;
mod rotation;
mod school;
mod shadow;
mod teaching_point;
mod variance;
mod whole;

pub use additions::{Addition, Plan, additions};
pub use capacity::{Binds, Capacity, Interval, capacities};
pub use costs::{Costs, Price};
pub use divisible::{
    Item, Optimum, additions as divisible_additions, optimum as divisible_optimum,
};
pub use document::{VERSION, document};
pub use exchange::{Move, Outcome, Rules, School, fewest_moves};
pub use fraction::Fraction;
pub use holding::{Holding, Holdings, is_whole};
pub use joint::{Joint, joint};
pub use pairs::{Pairs, Shape, pairs};
pub use rotation::{Demanded, Exchange, demanded, exchange, exchanges};
pub use school::{Cheapest, Lack, Needs, needs};
pub use teaching_point::{Coefficient, Entering, entering};
pub use variance::{Shares, shares};
pub use whole::additions as whole_additions;
