//! What one more of each resource costs (单价): the user's, or samples that say so of themselves.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::number::{Exact, exact};
use crate::standard::Standard;
use crate::standard::tree::{Table, Tree, text, tree};

/// Unit costs by indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costs {
    /// A name for a person.
    pub name: String,
    /// Whether they are made up to show how planning works, and no more.
    pub sample: bool,
    /// By the indicator's id.
    prices: BTreeMap<String, Price>,
}

/// What one more costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// 元 for one person, room, ㎡ or 元 of the resource; never under 0.
    pub value: Decimal,
    /// The unit: `元/人`.
    pub unit: String,
    /// Where it is from.
    pub source: String,
}

impl Costs {
    /// The samples that come with the crate.
    ///
    /// # Errors
    /// A sentence when they are damaged.
    pub fn sample() -> Result<Self, String> {
        Self::read(include_str!("../../standards/costs/sample.toml"))
    }

    /// Reads a file of unit costs, shaped as `standards/costs/sample.toml`.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn read(file: &str) -> Result<Self, String> {
        let file = file.trim_start_matches('\u{feff}');
        let value = toml_span::parse(file).map_err(|error| {
            let line = file.get(..error.span.start).unwrap_or(file).matches('\n').count() + 1;
            format!("单价文件第 {line} 行不符合 TOML 格式，请对照 standards/costs/sample.toml 修改")
        })?;
        let Some(Tree::Table(table)) = tree(&value, file) else {
            return Err("单价文件是空的".to_owned());
        };
        let mut prices = BTreeMap::new();
        for one in table.get("costs").map(Tree::list).unwrap_or_default() {
            let Some(one) = one.table() else { continue };
            let id = text(one, "indicator");
            if id.is_empty() {
                return Err("单价文件中有一项没有写 indicator（指标编号）".to_owned());
            }
            let known = prices.insert(id.to_owned(), price(id, one)?);
            if known.is_some() {
                return Err(format!("单价文件中“{id}”写了两次，请只留一个"));
            }
        }
        let sample = table.get("sample") == Some(&Tree::Flag(true));
        Ok(Self { name: text(&table, "name").to_owned(), sample, prices })
    }

    /// The price of an indicator's resource, by the indicator's id.
    pub fn price(&self, indicator: &str) -> Option<&Price> {
        self.prices.get(indicator)
    }

    /// Sets a price.
    pub fn set(&mut self, indicator: impl Into<String>, price: Price) {
        self.prices.insert(indicator.into(), price);
    }

    /// The prices in the order of a standard's indicators; `None` where there is none.
    pub fn by_indicator(&self, standard: &Standard) -> Vec<Option<Exact>> {
        let price = |id: &String| self.price(id).map(|one| exact(one.value));
        standard.indicators.iter().map(|one| price(&one.id)).collect()
    }
}

fn price(id: &str, one: &Table) -> Result<Price, String> {
    let value = match one.get("value") {
        Some(Tree::Number(written)) => Decimal::from_scientific(written)
            .or_else(|_| written.replace('_', "").parse())
            .ok()
            .filter(|value| *value >= Decimal::ZERO),
        _ => None,
    };
    let value = value.ok_or_else(|| format!("单价文件中“{id}”的 value 应是不小于 0 的数（元）"))?;
    Ok(Price { value, unit: text(one, "unit").to_owned(), source: text(one, "source").to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::shipped;

    #[test]
    fn the_samples_say_that_they_are_and_price_every_indicator_that_is_judged() {
        let costs = Costs::sample().unwrap();
        assert!(costs.sample);
        let prices = costs.by_indicator(&shipped("cn-2017").unwrap());
        assert!(prices.iter().all(Option::is_some));
    }

    #[test]
    fn a_file_that_cannot_be_used_says_why() {
        let refused = |text: &str| Costs::read(text).unwrap_err();
        assert!(refused("a = ").contains("第 1 行"));
        assert!(refused("[[costs]]\nvalue = 1").contains("indicator"));
        assert!(refused("[[costs]]\nindicator = \"a\"\nvalue = -1").contains("不小于 0"));
        assert!(refused("[[costs]]\nindicator = \"a\"\nvalue = \"1\"").contains("不小于 0"));
        let twice = "[[costs]]\nindicator = \"a\"\nvalue = 1\n";
        assert!(refused(&twice.repeat(2)).contains("两次"));
        let own = Costs::read("\u{feff}[[costs]]\nindicator = \"a\"\nvalue = 1.5").unwrap();
        assert!(!own.sample);
        assert_eq!(own.price("a").map(|one| one.value), Some(Decimal::new(15, 1)));
        assert_eq!(own.price("b"), None);
    }
}
