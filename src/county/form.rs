//! What a county reports of itself (县级填报): figures, choices with a note, results of monitoring.
//! Like a school's figures they are three-valued and keep where they came from.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::field::quantities;
use super::{Cell, Fact, Origin, Slot};

quantities! {
    /// A quantity that a county reports. Those in % stand in for counts that are not at hand.
    CountyField;
    /// Local yearly public funds for each primary pupil (规定的小学生均公用经费标准).
    PrimaryBase, "primary_base", "规定的小学生均公用经费标准", Yuan;
    /// The same for 初中.
    JuniorBase, "junior_base", "规定的初中生均公用经费标准", Yuan;
    /// Funds of the special schools (特殊教育学校公用经费总额).
    SpecialFunds, "special_funds", "特殊教育学校公用经费总额", Yuan;
    /// Pupils of the special schools.
    SpecialPupils, "special_pupils", "特殊教育学校学生数", People;
    /// Funds for each of them, ready-made.
    SpecialPerPupil, "special_per_pupil", "特殊教育学校生均公用经费", Yuan;
    /// Yearly pay of teachers (义务教育学校教师年平均工资收入).
    TeacherPay, "teacher_pay", "义务教育学校教师年平均工资收入", Yuan;
    /// Yearly pay of civil servants (当地公务员年平均工资收入).
    OfficialPay, "official_pay", "当地公务员年平均工资收入", Yuan;
    /// Full-time teachers of the county (全县专任教师数).
    AllTeachers, "all_teachers", "全县专任教师数", People;
    /// Those with 360 hours of training.
    AllTrained, "all_trained", "完成360学时培训的教师数", People;
    /// Their share, ready-made.
    TrainedRate, "trained_rate", "教师培训完成率", Percent;
    /// Those with a certificate.
    AllCertified, "all_certified", "持有教师资格证的专任教师数", People;
    /// Their share, ready-made.
    CertifiedRate, "certified_rate", "持证上岗率", Percent;
    /// Teachers who may be moved (符合交流条件教师总数).
    RotationEligible, "rotation_eligible", "符合交流条件教师总数", People;
    /// Teachers who were moved (实际交流轮岗教师数).
    Rotated, "rotated", "实际交流轮岗教师数", People;
    /// Backbone teachers among them.
    RotatedBackbone, "rotated_backbone", "实际交流骨干教师数", People;
    /// For how many years the moved are counted; 1 where it is not said.
    RotationYears, "rotation_years", "交流轮岗人数统计的年数", Years;
    /// Share of the eligible that were moved, ready-made.
    RotationRate, "rotation_rate", "交流轮岗教师比例", Percent;
    /// Share of backbone teachers among the moved, ready-made.
    RotatedBackboneRate, "rotated_backbone_rate", "交流轮岗教师中骨干教师比例", Percent;
    /// Share of district pupils in 小学, ready-made.
    DistrictPrimaryRate, "district_primary_rate", "小学就近划片入学比例", Percent;
    /// The same of 初中.
    DistrictJuniorRate, "district_junior_rate", "初中就近划片入学比例", Percent;
    /// Places of the good senior schools (优质高中招生计划总人数).
    QuotaPlan, "quota_plan", "优质高中招生计划总人数", People;
    /// Places shared out to the 初中 (分配指标数).
    QuotaShared, "quota_shared", "优质高中招生分配指标数", People;
    /// Of these, to rural ones.
    QuotaRural, "quota_rural", "向农村学校分配指标数", People;
    /// Share of the places shared out, ready-made.
    QuotaRate, "quota_rate", "优质高中招生名额分配比例", Percent;
    /// Children of migrant workers (符合条件的随迁子女总人数).
    MigrantChildren, "migrant_children", "符合条件的随迁子女总人数", People;
    /// Of these, in public schools.
    MigrantPublic, "migrant_public", "在公办学校就读的随迁子女人数", People;
    /// Of these, in private schools whose places are bought.
    MigrantBought, "migrant_bought", "在政府购买服务的民办学校就读的随迁子女人数", People;
    /// Share of both, ready-made.
    MigrantRate, "migrant_rate", "随迁子女在公办学校和政府购买服务的民办学校就读比例", Percent;
    /// Disabled children of school age (适龄残疾儿童少年总数).
    DisabledChildren, "disabled_children", "适龄残疾儿童少年总数", People;
    /// Of these, at school.
    DisabledEnrolled, "disabled_enrolled", "适龄残疾儿童少年入学总人数", People;
    /// Of these, at special schools.
    DisabledSpecial, "disabled_special", "在特殊教育学校就读的残疾儿童少年数", People;
    /// Share of those at school, ready-made.
    DisabledRate, "disabled_rate", "残疾儿童少年入学率", Percent;
    /// Pupils of the county who leave the last year of 初中.
    AllGraduates, "all_graduates", "全县初中毕业班学生数", People;
    /// Pupils who began it three years before.
    AllEntrants, "all_entrants", "三年前该年级入学学生数", People;
    /// Pupils who joined it.
    AllTransferredIn, "all_transferred_in", "毕业年级三年转入学生数", People;
    /// Pupils who left it.
    AllTransferredOut, "all_transferred_out", "毕业年级三年转出学生数", People;
    /// Pupils who died.
    AllDied, "all_died", "毕业年级三年死亡学生数", People;
    /// Share kept over the three years of 初中, ready-made.
    RetentionRate, "retention_rate", "初中三年巩固率", Percent;
    /// Share kept over nine years, which is another figure.
    NineYearRetentionRate, "nine_year_retention_rate", "九年义务教育巩固率", Percent;
    /// Questionnaires in all (问卷总数).
    SurveySent, "survey_sent", "问卷总数", Sheets;
    /// Valid ones that came back.
    SurveyValid, "survey_valid", "回收有效问卷数", Sheets;
    /// Satisfied ones.
    SurveySatisfied, "survey_satisfied", "满意问卷数", Sheets;
    /// Their share, ready-made.
    SurveyRate, "survey_rate", "问卷调查综合满意度", Percent;
    /// People visited (实地走访人数).
    Visited, "visited", "实地走访人数", People;
    /// Satisfied ones.
    VisitedSatisfied, "visited_satisfied", "实地走访满意人数", People;
    /// Their share, ready-made.
    VisitedRate, "visited_rate", "实地走访满意度", Percent;
    /// Of the questionnaires, those to parents (其中：家长).
    ParentSurveySent, "parent_survey_sent", "问卷总数（家长）", Sheets;
    /// Of the valid ones, those of parents.
    ParentSurveyValid, "parent_survey_valid", "回收有效问卷数（家长）", Sheets;
    /// Of the satisfied ones, those of parents.
    ParentSurveySatisfied, "parent_survey_satisfied", "满意问卷数（家长）", Sheets;
    /// Of the people visited, parents.
    ParentVisited, "parent_visited", "实地走访人数（家长）", People;
    /// Of the satisfied ones, parents.
    ParentVisitedSatisfied, "parent_visited_satisfied", "实地走访满意人数（家长）", People;
}

/// Everything that a county reports beside its schools.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountyForm {
    /// 区县名称.
    pub name: Option<Words>,
    /// 区县代码.
    pub code: Option<Words>,
    /// 填报年度.
    pub year: Option<Words>,
    /// Its figures.
    pub facts: BTreeMap<CountyField, Fact>,
    /// Choices, by the id of the item (`G1`, `V2`).
    pub answers: BTreeMap<String, Answer>,
    /// Results of monitoring (质量监测), by subject.
    pub monitoring: BTreeMap<Subject, Monitored>,
    /// What is stated in several ways, with everything that is stated: it stands as a blank above, with
    /// the cells. A choice is 0 or 1, a monitoring body its place in [`Monitor::ALL`].
    pub disputed: Vec<(Slot, Vec<Decimal>)>,
}

/// Words and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// As written.
    pub text: String,
    /// Where they came from.
    pub origin: Origin,
}

/// A choice about an item that no figure decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// 是/达到/有 or 否/未达到/无: whether what the item says is so; `None` where only a note is there.
    pub yes: Option<bool>,
    /// What it rests on.
    pub note: String,
    /// The day, as typed.
    pub date: String,
    /// Where it came from.
    pub origin: Origin,
}

/// A subject of the national monitoring (国家义务教育质量监测).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// 语文.
    Chinese,
    /// 数学.
    Mathematics,
    /// 科学.
    Science,
    /// 体育.
    Sports,
    /// 艺术.
    Arts,
    /// 德育.
    Morals,
}

/// Whose result it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Monitor {
    /// 国家.
    #[default]
    National,
    /// 省级, as a stand-in.
    Provincial,
    /// 未监测: the subject has not been monitored yet.
    NotYet,
}

/// The result of one subject, as typed; it is never recomputed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Monitored {
    /// Whose result.
    pub by: Monitor,
    /// The level of the pupils: 1 to 4 for Ⅰ to Ⅳ.
    pub level: Option<Fact>,
    /// 校际差异率.
    pub difference: Option<Fact>,
}

impl CountyField {
    /// Whether it is an average of people, which is no part of another one's.
    pub fn is_average(self) -> bool {
        matches!(self, Self::TeacherPay | Self::OfficialPay | Self::SpecialPerPupil)
    }

    /// Whether it is a satisfaction (满意度), which some give on a scale of ten.
    pub fn is_satisfaction(self) -> bool {
        matches!(self, Self::SurveyRate | Self::VisitedRate)
    }
}

impl Monitor {
    /// All, in the order of the form.
    pub const ALL: [Self; 3] = [Self::National, Self::Provincial, Self::NotYet];
}

impl CountyForm {
    /// Puts one of the values that are stated in the place of a disputed one.
    pub fn state(&mut self, slot: &Slot, value: Decimal) {
        let put = |fact: &mut Fact| fact.value = Some(value);
        match slot {
            Slot::Figure(field) => {
                self.facts.get_mut(field).map(put);
            }
            Slot::Choice(item) => {
                if let Some(answer) = self.answers.get_mut(item) {
                    answer.yes = Some(!value.is_zero());
                }
            }
            Slot::Monitor(subject) => {
                let by = Monitor::ALL.into_iter().find(|by| Decimal::from(*by as u8) == value);
                self.monitoring.entry(*subject).or_default().by = by.unwrap_or_default();
            }
            Slot::Level(subject) => {
                let result = self.monitoring.get_mut(subject);
                result.and_then(|result| result.level.as_mut()).map(put);
            }
            Slot::Difference(subject) => {
                let result = self.monitoring.get_mut(subject);
                result.and_then(|result| result.difference.as_mut()).map(put);
            }
            _ => {}
        }
        self.disputed.retain(|(one, _)| one != slot);
    }

    /// Leaves open what hangs on a disputed monitoring body, and states what no longer does.
    pub fn settle_disputes(&mut self) {
        let bodies = |form: &Self, subject| {
            form.disputed.iter().any(|(slot, _)| *slot == Slot::Monitor(subject))
        };
        for subject in Subject::ALL {
            if !bodies(self, subject) {
                continue;
            }
            let result = self.monitoring.entry(subject).or_default();
            result.by = Monitor::default();
            for (slot, fact) in [
                (Slot::Level(subject), &mut result.level),
                (Slot::Difference(subject), &mut result.difference),
            ] {
                if let Some(value) = fact.as_mut().and_then(|fact| fact.value.take()) {
                    self.disputed.push((slot, vec![value]));
                }
            }
        }
        let alone = |(slot, values): &(Slot, Vec<Decimal>)| match (slot, values.as_slice()) {
            (Slot::Level(subject) | Slot::Difference(subject), [value]) => {
                (!bodies(self, *subject)).then(|| (slot.clone(), *value))
            }
            _ => None,
        };
        let settled: Vec<_> = self.disputed.iter().filter_map(alone).collect();
        for (slot, value) in settled {
            self.state(&slot, value);
        }
    }

    /// The fact, if there is a place for it at all.
    pub fn get(&self, field: CountyField) -> Option<&Fact> {
        self.facts.get(&field)
    }

    /// The figure, where it is known.
    pub fn figure(&self, field: CountyField) -> Option<Decimal> {
        self.get(field).and_then(|fact| fact.value)
    }

    /// The blank cell of a figure, to be filled in.
    pub fn blank(&self, field: CountyField) -> Option<Cell> {
        let fact = self.get(field).filter(|fact| fact.value.is_none());
        fact.and_then(|fact| fact.origin.cells().first().copied())
    }
}

impl Subject {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Chinese, Self::Mathematics, Self::Science, Self::Sports, Self::Arts, Self::Morals];

    /// The id in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Chinese => "chinese",
            Self::Mathematics => "mathematics",
            Self::Science => "science",
            Self::Sports => "sports",
            Self::Arts => "arts",
            Self::Morals => "morals",
        }
    }

    /// The subject of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chinese => "语文",
            Self::Mathematics => "数学",
            Self::Science => "科学",
            Self::Sports => "体育",
            Self::Arts => "艺术",
            Self::Morals => "德育",
        }
    }
}
