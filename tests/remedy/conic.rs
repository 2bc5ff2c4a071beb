//! The least addition of a divisible resource as a second-order cone programme, for a general solver.

use clarabel::algebra::CscMatrix;
use clarabel::solver::SupportedConeT::{NonnegativeConeT, SecondOrderConeT};
use clarabel::solver::{DefaultSettingsBuilder, DefaultSolver, IPSolver, SolverStatus};

/// The solver's optimum from both sides: the total of its plan, and what it proves that no plan can be under.
#[allow(dead_code, reason = "the benchmark looks at the total alone")]
pub struct Solved {
    pub total: f64,
    pub bound: f64,
    pub is_solved: bool,
}

/// Minimises Σx with x ≥ bound and ‖x/√P‖ ≤ √((1 + limit²)/ΣP)·Σx. The variables are x/√P, scaled to about 1.
pub fn solve(bounds: &[(f64, f64)], limit: f64) -> Solved {
    let count = bounds.len();
    let pupils: f64 = bounds.iter().map(|one| one.1).sum();
    let all: f64 = bounds.iter().map(|one| one.0).sum();
    let scale = all / pupils * (pupils / count as f64).sqrt();
    let kappa = ((1.0 + limit * limit) / pupils).sqrt();
    let weight: Vec<f64> = bounds.iter().map(|one| one.1.sqrt()).collect();
    // Each variable stands in its own bound, at the head of the cone and in its own row of the cone.
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for (index, weight) in weight.iter().enumerate() {
        rows.extend([index, count, count + 1 + index]);
        values.extend([-1.0, -kappa * weight, -1.0]);
    }
    let starts = (0..=count).map(|index| 3 * index).collect();
    let matrix = CscMatrix::new(2 * count + 1, count, starts, rows, values);
    let mut right: Vec<f64> =
        bounds.iter().zip(&weight).map(|((bound, _), weight)| -bound / (weight * scale)).collect();
    right.resize(2 * count + 1, 0.0);
    let largest = weight.iter().copied().fold(0.0, f64::max);
    let costs: Vec<f64> = weight.iter().map(|weight| weight / largest).collect();
    let settings = DefaultSettingsBuilder::default()
        .verbose(false)
        .tol_gap_abs(1e-11)
        .tol_gap_rel(1e-11)
        .tol_feas(1e-11)
        .build()
        .unwrap();
    let cones = [NonnegativeConeT(count), SecondOrderConeT(count + 1)];
    let nothing = CscMatrix::zeros((count, count));
    let mut solver =
        DefaultSolver::new(&nothing, &costs, &matrix, &right, &cones, settings).unwrap();
    solver.solve();
    let solution = &solver.solution;
    Solved {
        total: solution.obj_val * largest * scale,
        bound: solution.obj_val_dual * largest * scale,
        is_solved: matches!(solution.status, SolverStatus::Solved | SolverStatus::AlmostSolved),
    }
}
