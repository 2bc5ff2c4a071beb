//! How a case is written, evaluated and compared. It holds no expectation of its own.

use std::collections::BTreeMap;

mod said;

use junheng::county::{
    Answer, Cell, Class, County, CountyField, Fact, Field, Kind, Monitor, Monitored, Origin, Part,
    School, SourceFile, Stage, Subject,
};
use junheng::evaluate::{
    CheckVerdict, CountyVerdict, CvVerdict, Dispersion, Evaluation, Unit, UnitIndicator, Verdict,
    evaluate,
};
use junheng::number::{exact, fixed, printed as print};
use junheng::standard::Standard;
use serde::Deserialize;

pub type Figures = BTreeMap<String, String>;
pub type Base = BTreeMap<String, Figures>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub base: Base,
    /// What the county of every case reports, unless the case says otherwise.
    #[serde(default)]
    pub county: Figures,
    /// The rule pack, where it is not cn-2017.
    #[serde(default = "usual")]
    pub pack: String,
    pub case: Vec<Case>,
}

fn usual() -> String {
    "cn-2017".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// What is changed of the rule pack for this case, as in an overlay.
    #[serde(default)]
    pub with: toml::Table,
    #[serde(default)]
    pub schools: Vec<SchoolCase>,
    /// What the county reports, by the official names.
    #[serde(default)]
    pub county: Figures,
    /// Choices: 是 or 否, 有 or 无, by the id of the item.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Monitoring by subject: `Ⅲ 0.14`, `省 Ⅲ 0.14`, 未监测.
    #[serde(default)]
    pub monitoring: BTreeMap<String, String>,
    #[serde(default)]
    pub units: Vec<UnitCase>,
    #[serde(default)]
    pub cvs: Vec<CvCase>,
    #[serde(default)]
    pub excluded: BTreeMap<String, String>,
    /// How items come out, by their id.
    #[serde(default)]
    pub checks: BTreeMap<String, String>,
    /// The schools that do not hold an item, by its id.
    #[serde(default)]
    pub offenders: BTreeMap<String, Vec<String>>,
    /// Words of the sentence about an item.
    #[serde(default)]
    pub detail: BTreeMap<String, String>,
    /// What an item asks for.
    #[serde(default)]
    pub asks: BTreeMap<String, Vec<String>>,
    /// The schools that hold an item by a lower demand, and what it would be without: `甲小学 未达标`.
    #[serde(default)]
    pub relaxed: BTreeMap<String, Vec<String>>,
    /// What a province's result says where the national one is not there.
    pub stand_in: Option<String>,
    /// The mean of all coefficients, to three decimals, and how it comes out, by stage.
    #[serde(default)]
    pub composite: BTreeMap<String, String>,
    /// The county's verdict.
    pub result: Option<String>,
    /// What stands in its way, all of it.
    pub blocking: Option<Vec<String>>,
    /// Codes of findings that are there, whatever others.
    #[serde(default)]
    pub says: Vec<String>,
    /// Codes of findings that are not there.
    #[serde(default)]
    pub silent: Vec<String>,
    /// The codes of all findings, each once, but for `single_unit` where it is not the point. Not
    /// looked at where the case is about items and names none.
    pub findings: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchoolCase {
    name: String,
    kind: String,
    /// The kind whose base is used, where it is not the school's own.
    like: Option<String>,
    /// 城乡类型.
    locality: Option<String>,
    /// 举办者.
    founder: Option<String>,
    /// A list of classes: `三1班 46`, `小学三1班 46`; without a figure, blank.
    #[serde(default)]
    classes: Vec<String>,
    #[serde(default)]
    figures: Figures,
    #[serde(default)]
    without: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitCase {
    school: String,
    stage: String,
    pupils: Option<String>,
    verdict: Option<String>,
    met: Option<usize>,
    values: Option<String>,
    #[serde(default)]
    marks: BTreeMap<String, String>,
    #[serde(default)]
    short: BTreeMap<String, String>,
    #[serde(default)]
    resource: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CvCase {
    stage: String,
    indicator: String,
    mean: Option<String>,
    mean6: Option<String>,
    deviation: Option<String>,
    cv: Option<String>,
    printed: Option<String>,
    unweighted: Option<String>,
    counted: Option<usize>,
    left_out: Option<usize>,
    flips_at: Option<u32>,
    verdict: String,
}

/// The words of the cases for quantities.
fn field(word: &str) -> Field {
    match word {
        "在校生" => Field::Pupils,
        "高学历" => Field::HigherDegreeTeachers,
        "博士" => Field::DoctorTeachers,
        "硕士" => Field::MasterTeachers,
        "研究生" => Field::PostgraduateTeachers,
        "本科" => Field::BachelorTeachers,
        "专科" => Field::CollegeTeachers,
        "骨干" => Field::BackboneTeachers,
        "体艺" => Field::SportsArtsTeachers,
        "体育" => Field::SportsTeachers,
        "艺术（计）" => Field::AllArtsTeachers,
        "音乐" => Field::MusicTeachers,
        "美术" => Field::FineArtTeachers,
        "艺术" => Field::ArtsTeachers,
        "教学用房" => Field::TeachingArea,
        "教学用房（净）" => Field::TeachingAreaNet,
        "体育馆" => Field::GymArea,
        "运动场地" => Field::GroundArea,
        "运动场馆" => Field::SportsArea,
        "设备" => Field::EquipmentValue,
        "多媒体" => Field::MultimediaRooms,
        other => {
            let named =
                Field::ALL.iter().find(|field| field.name() == other || field.id() == other);
            *named.unwrap_or_else(|| panic!("no quantity is called “{other}”"))
        }
    }
}

fn key(word: &str) -> (Field, Part) {
    for part in [Part::Primary, Part::Junior, Part::Senior] {
        if let Some(rest) = word.strip_prefix(part.name()) {
            return (field(rest), part);
        }
    }
    (field(word), Part::Whole)
}

fn fact(figure: &str, cell: Cell) -> Fact {
    let value = (!figure.is_empty())
        .then(|| figure.parse().unwrap_or_else(|_| panic!("“{figure}” is no figure")));
    Fact { value, origin: Origin::Cells(vec![cell]) }
}

fn report(case: &Case, file: &File, county: &mut County) {
    let mut figures = file.county.clone();
    figures.extend(case.county.clone());
    for (row, (word, figure)) in (0u32..).zip(&figures) {
        let named = CountyField::ALL.iter().find(|field| field.name() == word);
        let field = named.unwrap_or_else(|| panic!("no quantity of a county is called “{word}”"));
        let cell = Cell { file: 0, sheet: 1, row, column: 4 };
        county.form.facts.insert(*field, fact(figure, cell));
    }
    for (item, word) in &case.answers {
        let yes = match word.as_str() {
            "是" | "有" => Some(true),
            "否" | "无" => Some(false),
            "" => None,
            other => panic!("“{other}” is no answer"),
        };
        let note = String::new();
        let answer = Answer { yes, note, date: String::new(), origin: Origin::Typed };
        county.form.answers.insert(item.clone(), answer);
    }
    for (word, result) in &case.monitoring {
        let subject = Subject::ALL.into_iter().find(|subject| subject.name() == word);
        let subject = subject.unwrap_or_else(|| panic!("no subject is called “{word}”"));
        let mut words: Vec<&str> = result.split_whitespace().collect();
        let mut monitored = Monitored::default();
        match words.first() {
            Some(&"省") => {
                monitored.by = Monitor::Provincial;
                words.remove(0);
            }
            Some(&"未监测") => {
                monitored.by = Monitor::NotYet;
                words.clear();
            }
            _ => {}
        }
        let typed = |figure: &str| Fact {
            value: Some(figure.parse().expect("a figure")),
            origin: Origin::Typed,
        };
        for word in words {
            match ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"].iter().position(|level| *level == word) {
                Some(level) => monitored.level = Some(typed(&(level + 1).to_string())),
                None => monitored.difference = Some(typed(word)),
            }
        }
        county.form.monitoring.insert(subject, monitored);
    }
}

fn class(written: &str) -> Class {
    let (name, pupils) = written.rsplit_once(' ').unwrap_or((written, ""));
    let parts = [Part::Primary, Part::Junior];
    let part = parts.into_iter().find(|part| name.starts_with(part.name())).unwrap_or(Part::Whole);
    Class { part, name: name.to_owned(), pupils: pupils.parse().ok(), cell: None }
}

pub fn county(case: &Case, file: &File) -> County {
    let base = &file.base;
    let source = SourceFile::new("案例.xlsx", vec!["数据".into(), "区县".into()]);
    let mut county = County { files: vec![source], ..County::default() };
    report(case, file, &mut county);
    for (row, written) in case.schools.iter().enumerate() {
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == written.kind);
        let kind = kind.unwrap_or_else(|| panic!("no kind of school is called “{}”", written.kind));
        let mut school = School::new(&written.name, kind);
        let mut figures =
            base.get(written.like.as_ref().unwrap_or(&written.kind)).cloned().unwrap_or_default();
        for word in &written.without {
            assert!(figures.remove(word).is_some(), "“{word}” is not in the base");
        }
        figures.extend(written.figures.clone());
        for (column, (word, figure)) in figures.iter().enumerate() {
            let (field, part) = key(word);
            let cell = Cell {
                file: 0,
                sheet: 0,
                row: u32::try_from(row).expect("few"),
                column: u32::try_from(column).expect("few"),
            };
            school.facts.set(field, part, fact(figure, cell));
        }
        school.locality.clone_from(&written.locality);
        school.founder.clone_from(&written.founder);
        school.classes = written.classes.iter().map(|one| class(one)).collect();
        county.schools.push(school);
    }
    county
}

fn mark(one: &UnitIndicator) -> &'static str {
    match (one.verdict, one.floor_verdict) {
        (Verdict::Met, _) => "✓",
        (Verdict::Missing, _) => "？",
        (Verdict::NotMet, Verdict::Met) => "▲",
        (Verdict::NotMet, _) => "✗",
        (Verdict::NotJudged, _) => "－",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "达标",
        Verdict::NotMet => "未达标",
        Verdict::Missing => "数据缺失",
        Verdict::NotJudged => "不作判定",
    }
}

fn cv_verdict(verdict: CvVerdict) -> &'static str {
    match verdict {
        CvVerdict::Met => "未超过",
        CvVerdict::NotMet => "超过上限",
        CvVerdict::Undefined => "无法计算",
        CvVerdict::NotJudged => "不作判定",
    }
}

fn values(unit: &Unit, standard: &Standard) -> String {
    let of = |one: &UnitIndicator| {
        let value = one.value.as_ref().map(|value| fixed(value, standard.rounding.value));
        value.unwrap_or_default() + mark(one)
    };
    unit.indicators.iter().map(of).collect::<Vec<_>>().join(" ")
}

/// Everything that a user would notice of an evaluation, as text: no threshold, limit or citation is
/// in it, so it changes only where a result does.
pub fn outcome(case: &Case, file: &File, standard: &Standard) -> String {
    let county = county(case, file);
    let result = evaluate(&county, standard);
    let mut text = String::new();
    for unit in &result.units {
        let short: Vec<_> = unit.indicators.iter().map(|one| one.shortfall.is_some()).collect();
        text += &format!(
            "{} {:?} {} {:?} {short:?}\n",
            unit.school,
            unit.stage,
            values(unit, standard),
            unit.verdict
        );
    }
    for stage in &result.stages {
        for one in &stage.indicators {
            let mean = one.mean.map(|mean| print(mean, standard.rounding.mean));
            text += &format!(
                "{mean:?} {:?} {:?} {:?}\n",
                printed(one, standard),
                one.verdict,
                one.flips_at
            );
        }
    }
    for one in &result.excluded {
        text += &format!("{one:?}\n");
    }
    let codes: Vec<_> = result.findings.iter().map(|finding| finding.code).collect();
    text + &format!("{codes:?}\n") + &said::of(&result, standard)
}

fn printed(one: &Dispersion, standard: &Standard) -> Option<String> {
    one.cv.map(|cv| format!("{cv:.0$}", standard.rounding.cv as usize))
}

struct Differences(Vec<String>);

impl Differences {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, expected: T) {
        if found != expected {
            self.0.push(format!("{what}: expected {expected:?}, found {found:?}"));
        }
    }
}

impl Case {
    /// Everything that differs from what the case says, as sentences.
    pub fn check(&self, file: &File, standard: &Standard) -> Vec<String> {
        let county = county(self, file);
        let result = evaluate(&county, standard);
        let mut differences = Differences(Vec::new());
        self.check_units(&county, &result, standard, &mut differences);
        self.check_cvs(&result, standard, &mut differences);
        let name = |school: usize| county.schools[school].name.clone();
        let excluded =
            result.excluded.iter().map(|one| (name(one.school), one.reason.id().to_owned()));
        if !self.excluded.is_empty() || self.checks.is_empty() {
            let excluded: BTreeMap<_, _> = excluded.collect();
            differences.same("excluded", excluded, self.excluded.clone());
        }
        let mut codes: Vec<String> = result
            .findings
            .iter()
            .map(|finding| serde_json::to_string(&finding.code).expect("a code").replace('"', ""))
            .collect();
        codes.sort();
        codes.dedup();
        for code in &self.says {
            differences.same(code, codes.contains(code), true);
        }
        for code in &self.silent {
            differences.same(code, codes.contains(code), false);
        }
        let of_items = !self.checks.is_empty() || self.result.is_some();
        let findings = self.findings.clone();
        if let Some(findings) = findings.or((!of_items).then(Vec::new)) {
            codes.retain(|code| code != "single_unit" || findings.contains(code));
            differences.same("findings", codes, findings);
        }
        said::check(self, &county, &result, &mut differences);
        differences.0
    }

    fn check_units(
        &self,
        county: &County,
        result: &Evaluation,
        standard: &Standard,
        differences: &mut Differences,
    ) {
        if !self.units.is_empty() {
            differences.same("number of units", result.units.len(), self.units.len());
        }
        let labels: Vec<&str> = standard.indicators.iter().map(|one| one.label.as_str()).collect();
        for expected in &self.units {
            let found = result.units.iter().find(|unit| {
                county.schools[unit.school].name == expected.school
                    && unit.stage.name() == expected.stage
            });
            let Some(unit) = found else {
                differences.0.push(format!("{} {}: no such unit", expected.school, expected.stage));
                continue;
            };
            let what = |item: &str| format!("{} {} {item}", expected.school, expected.stage);
            let one = |label: &String| {
                let index =
                    labels.iter().position(|known| known == label).expect("a label of the pack");
                &unit.indicators[index]
            };
            if let Some(pupils) = &expected.pupils {
                differences.same(
                    &what("pupils"),
                    unit.pupils.map(|one| one.to_string()),
                    Some(pupils.clone()),
                );
            }
            if let Some(expected) = &expected.verdict {
                differences.same(&what("verdict"), verdict(unit.verdict), expected.as_str());
            }
            if let Some(expected) = expected.met {
                differences.same(&what("met"), unit.met, expected);
            }
            if let Some(expected) = &expected.values {
                differences.same(&what("values"), &values(unit, standard), expected);
            }
            for (label, expected) in &expected.marks {
                differences.same(&what(label), mark(one(label)), expected.as_str());
            }
            for (label, expected) in &expected.short {
                let expected = exact(expected.parse().expect("a figure"));
                differences.same(&what(label), one(label).shortfall.clone(), Some(expected));
            }
            for (label, expected) in &expected.resource {
                let found = one(label).resource.as_ref().map(|found| fixed(found, 2));
                differences.same(&what(label), found.as_deref(), Some(expected.as_str()));
            }
        }
    }

    fn check_cvs(&self, result: &Evaluation, standard: &Standard, differences: &mut Differences) {
        for expected in &self.cvs {
            let stage = Stage::ALL
                .iter()
                .position(|stage| stage.name() == expected.stage)
                .expect("a stage");
            let index = standard.indicators.iter().position(|one| one.label == expected.indicator);
            let found = &result.stages[stage].indicators[index.expect("a label of the pack")];
            let what = |item: &str| format!("{} {} {item}", expected.stage, expected.indicator);
            let mean = |decimals| found.mean.map(|mean| print(mean, decimals));
            let mut text = |item: &str, found: Option<String>, expected: &Option<String>| {
                if expected.is_some() {
                    differences.same(&what(item), found, expected.clone());
                }
            };
            text("mean", mean(standard.rounding.mean), &expected.mean);
            text("mean to six", mean(6), &expected.mean6);
            text("deviation", found.deviation.map(|one| format!("{one:.6}")), &expected.deviation);
            text("cv", found.cv.map(|one| format!("{one:.6}")), &expected.cv);
            text("printed", printed(found, standard), &expected.printed);
            let unweighted = found
                .unweighted
                .map(|one| format!("{:.3} {:.3}", one.population, one.sample.unwrap_or_default()));
            text("unweighted", unweighted, &expected.unweighted);
            differences.same(
                &what("verdict"),
                cv_verdict(found.verdict),
                expected.verdict.as_str(),
            );
            differences.same(&what("flips_at"), found.flips_at, expected.flips_at);
            if let Some(expected) = expected.counted {
                differences.same(&what("counted"), found.counted, expected);
            }
            if let Some(expected) = expected.left_out {
                differences.same(&what("left out"), found.left_out, expected);
            }
        }
    }
}
