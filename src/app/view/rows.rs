//! The table of schools: which units are shown and in which order. It orders and filters results and
//! knows nothing of how they came about.

use std::cmp::Ordering;

use crate::county::Stage;
use crate::evaluate::Verdict;
use crate::view_model::{UnitView, ViewModel};

use super::{holds, mark, ordered};

/// What the table shows of each school.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// The indicators.
    #[default]
    Results,
    /// The figures that the indicators are made from (原始数据).
    Figures,
    /// The other figures that schools report.
    Others,
}

/// A column one can sort by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The order of the files.
    #[default]
    File,
    /// 学校名称.
    Name,
    /// 学段.
    Stage,
    /// 学生数.
    Pupils,
    /// An indicator, by its place in the standard.
    Indicator(usize),
    /// How many indicators are met.
    Met,
    /// The verdict.
    Verdict,
}

/// What the user chose to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableView {
    /// What it shows of each school.
    pub show: Show,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only this verdict.
    pub verdict: Option<Verdict>,
    /// Only names that contain this.
    pub search: String,
    /// The column to sort by.
    pub column: Column,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl TableView {
    /// The same, sorted by a column; by the same column once more, the other way round.
    #[must_use]
    pub fn sorted_by(mut self, column: Column) -> Self {
        self.descending = self.column == column && !self.descending;
        self.column = column;
        self
    }

    /// The same with nothing hidden.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        Self {
            show: self.show,
            column: self.column,
            descending: self.descending,
            ..Self::default()
        }
    }

    /// Whether some units are hidden.
    pub fn is_filtered(&self) -> bool {
        self.stage.is_some() || self.verdict.is_some() || !self.search.trim().is_empty()
    }

    pub(super) fn keeps(&self, unit: &UnitView, name: &str) -> bool {
        self.stage.is_none_or(|stage| unit.stage == stage)
            && self.verdict.is_none_or(|verdict| unit.verdict == verdict)
            && holds(name, self.search.trim())
    }
}

/// The units to show, as indices into the results, in their order. Units without a figure come last
/// either way.
pub fn visible(view_model: &ViewModel, view: &TableView) -> Vec<usize> {
    let name =
        |unit: &UnitView| view_model.schools.get(unit.school).map_or("", |one| one.name.as_str());
    let rank = |unit: &UnitView| view_model.schools.get(unit.school).map_or(0, |one| one.rank);
    let units = &view_model.units;
    let shown: Vec<usize> =
        (0..units.len()).filter(|index| view.keeps(&units[*index], name(&units[*index]))).collect();
    let turned = |order: Ordering| if view.descending { order.reverse() } else { order };
    let compare = |left: &UnitView, right: &UnitView| match view.column {
        Column::File => Ordering::Equal,
        Column::Name => turned(rank(left).cmp(&rank(right))),
        Column::Stage => turned(left.stage.cmp(&right.stage)),
        Column::Pupils => blank_last(left.pupils_order, right.pupils_order, &turned),
        Column::Indicator(index) => {
            let value = |unit: &UnitView| unit.indicators.get(index).and_then(|one| one.order);
            blank_last(value(left), value(right), &turned)
        }
        Column::Met => turned(left.met.cmp(&right.met)),
        Column::Verdict => {
            turned(mark::verdict(left.verdict).0.cmp(&mark::verdict(right.verdict).0))
        }
    };
    ordered(shown, &|left, right| compare(&units[*left], &units[*right]))
}

fn blank_last(
    left: Option<f64>,
    right: Option<f64>,
    turned: &dyn Fn(Ordering) -> Ordering,
) -> Ordering {
    match (left, right) {
        (Some(left), Some(right)) => turned(left.total_cmp(&right)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// The units before and after one, in the order of the table; in the order of the files where the
/// table does not show it.
pub fn neighbours(shown: &[usize], all: usize, unit: usize) -> (Option<usize>, Option<usize>) {
    match shown.iter().position(|one| *one == unit) {
        Some(place) => {
            let before = place.checked_sub(1).and_then(|place| shown.get(place));
            (before.copied(), shown.get(place + 1).copied())
        }
        None => (unit.checked_sub(1), Some(unit + 1).filter(|next| *next < all)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::manual::Form;
    use crate::county::{County, Field, Kind, Part};
    use crate::evaluate::evaluate;
    use crate::intake::typed;
    use crate::standard::shipped;
    use crate::view_model::view_model;

    fn shown(view: &TableView) -> Vec<usize> {
        let mut county = County::default();
        for (name, pupils) in [("乙校", "300"), ("甲校", ""), ("丙校", "100")] {
            let mut form = Form::new(Kind::Primary, name);
            form.type_in((Field::Pupils, Part::Primary), pupils.into());
            county.schools.extend(typed(form.school()).0.schools);
        }
        let standard = shipped("cn-2017").unwrap();
        let evaluation = evaluate(&county, &standard);
        visible(&view_model(&county, &standard, &evaluation, &[], &[]), view)
    }

    #[test]
    fn blanks_come_last_either_way() {
        let view = TableView::default().sorted_by(Column::Pupils);
        assert_eq!(shown(&view), [2, 0, 1]);
        let view = view.sorted_by(Column::Pupils);
        assert!(view.descending);
        assert_eq!(shown(&view), [0, 2, 1]);
    }

    #[test]
    fn filters_hide_and_the_order_of_the_files_stays() {
        assert_eq!(shown(&TableView::default()), [0, 1, 2]);
        assert_eq!(shown(&TableView { search: " 甲 ".into(), ..TableView::default() }), [1]);
        let junior = TableView { stage: Some(Stage::Junior), ..TableView::default() };
        assert!(junior.is_filtered() && shown(&junior).is_empty());
    }

    #[test]
    fn neighbours_follow_the_table() {
        assert_eq!(neighbours(&[2, 0, 1], 3, 0), (Some(2), Some(1)));
        assert_eq!(neighbours(&[2], 3, 2), (None, None));
        assert_eq!(neighbours(&[2], 3, 0), (None, Some(1)));
    }
}
