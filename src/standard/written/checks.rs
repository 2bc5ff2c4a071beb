//! The items beside the indicators as they are written, each with its parts. Whether they make sense is
//! for [`super::super::resolve`] to say.

use super::super::shape::{MapKeys, Names, Shape, list, many, map};
use super::super::slot::Named;
use super::table::tables;
use super::{Number, Value};

const STAGES: &[&str] = &["primary", "junior"];
const GROUPS: &[&str] = &["guarantee", "quality", "recognition", "veto"];

tables! {
    /// One item beside the indicators. It holds when each of its parts does.
    Check {
        /// Its id, stable in JSON: `G4`.
        id: String, must Shape::Words;
        /// What it belongs to.
        group: String, must Shape::OneOf(GROUPS);
        /// Its official wording.
        title: String, must Shape::Words;
        /// Short name of the document.
        document: String, must Shape::Document;
        /// The clause in it.
        clause: String, must Shape::Words;
        /// Whether it is a local addition.
        local: bool, may Shape::Flag;
        /// Whether somebody has to look and say.
        evidence: bool, may Shape::Flag;
        /// Words by which the county's form calls this item: a line that holds all of them asks for it.
        form_words: Vec<String>, may many(Shape::Words);
        /// Shares and amounts.
        ratio: Vec<Ratio>, may list(Ratio::keys());
        /// Rooms for music and art by the number of classes.
        rooms: Option<Rooms>, may Shape::Table(Rooms::keys());
        /// The size of schools.
        size: Option<Size>, may Shape::Table(Size::keys());
        /// The size of classes, by stage.
        class_size: Named<Value>, may map(MapKeys::Stages, Value::keys());
        /// Small schools that are funded as if they were larger.
        small_schools: Option<SmallSchools>, may Shape::Table(SmallSchools::keys());
        /// Public funds for each pupil.
        funding: Option<Funding>, may Shape::Table(Funding::keys());
        /// Results of the national monitoring.
        monitoring: Option<Monitoring>, may Shape::Table(Monitoring::keys());
    }
    /// A share or an amount: `per` × numerator ÷ denominator.
    Ratio {
        /// Its name.
        name: String, must Shape::Words;
        /// Whether it is used.
        on: Option<bool>, may Shape::Flag;
        /// Whose figures it is made from.
        from: String, must Shape::OneOf(&["county", "schools"]);
        /// `all`: each school has to reach it; `total`: all of them together.
        judge: Option<String>, may Shape::OneOf(&["each", "total"]);
        /// Which schools: those that count as units, or all of compulsory education.
        scope: Option<String>, may Shape::OneOf(&["units", "compulsory"]);
        /// Only this stage.
        stage: Option<String>, may Shape::OneOf(STAGES);
        /// Only schools of which all of these hold.
        only: Vec<String>, may many(Shape::OneOf(&["public", "urban", "day"]));
        /// What is divided.
        numerator: String, must Shape::Sum(Names::AnyField);
        /// What it is divided by.
        denominator: String, must Shape::Sum(Names::AnyField);
        /// The same of the county's own figures, where the schools' are not at hand.
        county_numerator: Option<String>, may Shape::Sum(Names::CountyField);
        /// The same of the county's own figures, where the schools' are not at hand.
        county_denominator: Option<String>, may Shape::Sum(Names::CountyField);
        /// The result itself, where only that is at hand.
        rate: Option<String>, may Shape::Name(Names::CountyField);
        /// A number of years that the numerator is counted for.
        years: Option<String>, may Shape::Name(Names::CountyField);
        /// Other formulas in use.
        formulas: Vec<Formula>, may list(Formula::keys());
        /// The one of them that is used; without it, the one above.
        formula: Option<String>, may Shape::Words;
        /// By what the quotient is multiplied: 100 for %.
        per: Number, must Shape::Positive;
        /// The unit of the result.
        unit: String, must Shape::Words;
        /// Whether it holds where there is nothing to count: 0 of 0.
        may_be_empty: bool, may Shape::Flag;
        /// The least that is allowed. Without it the result is shown and not judged.
        at_least: Option<Value>, may Shape::Table(Value::keys());
    }
    /// Another formula of a share.
    Formula {
        /// Its id.
        id: String, must Shape::Words;
        /// Its name.
        name: String, must Shape::Words;
        /// What is divided.
        numerator: String, must Shape::Sum(Names::AnyField);
        /// What it is divided by.
        denominator: String, must Shape::Sum(Names::AnyField);
        /// The same of the county's own figures.
        county_numerator: Option<String>, may Shape::Sum(Names::CountyField);
        /// The same of the county's own figures.
        county_denominator: Option<String>, may Shape::Sum(Names::CountyField);
    }
    /// Rooms for music and art.
    Rooms {
        /// One room of each for so many classes.
        classes: Value, must Shape::Table(Value::keys());
        /// The least area of a music room, in ㎡.
        music: Value, must Shape::Table(Value::keys());
        /// The least area of an art room, in ㎡.
        art: Value, must Shape::Table(Value::keys());
    }
    /// The size of schools.
    Size {
        /// The most pupils of 小学, 初中.
        single: Value, must Shape::Table(Value::keys());
        /// The most pupils of compulsory age of a 一贯制 school.
        combined: Value, must Shape::Table(Value::keys());
        /// Which kinds are 一贯制.
        combined_kinds: Vec<String>, must many(Shape::Name(Names::Kind));
    }
    /// Small schools that are funded as if they were larger.
    SmallSchools {
        /// As if they had so many pupils.
        pupils: Value, must Shape::Table(Value::keys());
    }
    /// Public funds for each pupil.
    Funding {
        /// The least that the local rule may be, by stage.
        at_least: Named<Value>, may map(MapKeys::Stages, Value::keys());
        /// Whether each school's budget is held against the local rule.
        each_school: bool, may Shape::Flag;
    }
    /// Results of the national monitoring.
    Monitoring {
        /// The subjects.
        subjects: Vec<String>, must many(Shape::Name(Names::Subject));
        /// The least level: 3 for Ⅲ.
        level: Value, must Shape::Table(Value::keys());
        /// The difference between schools must be smaller.
        below: Value, must Shape::Table(Value::keys());
        /// Whether a province's result decides.
        accept_provincial: bool, may Shape::Flag;
    }
}
