//! Entry points: read files, assemble a county, evaluate it, show the results. The worker, the examples
//! and the tests all come in here, so that they cannot differ.

use std::ops::ControlFlow;

use crate::county::{Correction, County};
use crate::evaluate::{Evaluation, evaluate};
use crate::findings::Finding;
use crate::intake::{
    Amendments, Assembled, FileReading, Mapping, Question, assemble, assemble_amended, understand,
};
use crate::report::json::{self, JsonError};
use crate::sheet::{self, Limits, Progress};
use crate::standard::{Standard, StandardError, shipped};
use crate::view_model::{ViewModel, view_model};
use crate::work::{Decisions, Work};

/// Reads one file, tables of some layouts as the user said. `progress` may stop it; then the reading
/// holds nothing but a finding.
pub fn read_one(
    name: &str,
    bytes: &[u8],
    mappings: &[Mapping],
    progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
) -> FileReading {
    read_locked(name, bytes, None, mappings, progress)
}

/// The same; `password` opens a locked file.
pub fn read_locked(
    name: &str,
    bytes: &[u8],
    password: Option<&str>,
    mappings: &[Mapping],
    progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
) -> FileReading {
    let workbook = sheet::read(name, 0, bytes, password, &Limits::default(), progress);
    understand(name, &workbook, mappings)
}

/// Reads files as one county.
pub fn read(files: &[(String, Vec<u8>)]) -> Assembled {
    let mut carry_on = |_: Progress<'_>| ControlFlow::Continue(());
    let readings: Vec<FileReading> =
        files.iter().map(|(name, bytes)| read_one(name, bytes, &[], &mut carry_on)).collect();
    assemble(&readings)
}

/// The county of the work in hand: its readings, with the user's amendments.
pub fn assembled(work: &Work) -> Assembled {
    assemble_amended(&work.readings.unpack(), &work.decisions.amendments)
}

/// A county and its evaluation.
#[derive(Clone, Debug)]
pub struct Evaluated {
    /// The county.
    pub county: County,
    /// The standard under which it was evaluated.
    pub standard: Standard,
    /// The evaluation.
    pub evaluation: Evaluation,
    /// What was found while reading and assembling it.
    of_reading: Vec<Finding>,
    /// What has to be said before the county holds as a whole.
    question: Option<Question>,
}

impl Evaluated {
    /// Evaluates a county.
    pub fn new(assembled: Assembled, standard: Standard) -> Self {
        let Assembled { county, findings: of_reading, question } = assembled;
        let evaluation = evaluate(&county, &standard);
        Self { county, standard, evaluation, of_reading, question }
    }

    /// Evaluates what files say, as the user decided.
    ///
    /// # Errors
    /// When the chosen standard cannot be used.
    pub fn of_readings(
        readings: &[FileReading],
        decisions: &Decisions,
    ) -> Result<Self, StandardError> {
        let standard = decisions.standard.standard()?;
        Ok(Self::new(assemble_amended(readings, &decisions.amendments), standard))
    }

    /// Evaluates the work in hand.
    ///
    /// # Errors
    /// When the chosen standard cannot be used.
    pub fn of_work(work: &Work) -> Result<Self, StandardError> {
        Self::of_readings(&work.readings.unpack(), &work.decisions)
    }

    /// Everything that was found: what reading tells first, then the evaluation.
    pub fn findings(&self) -> Vec<Finding> {
        self.of_reading.iter().chain(&self.evaluation.findings).cloned().collect()
    }

    /// The results as the screens show them; `corrections` are those that went into the county.
    pub fn view_model(&self, corrections: &[Correction]) -> ViewModel {
        let Self { county, standard, evaluation, of_reading, question } = self;
        let view_model = view_model(county, standard, evaluation, of_reading, corrections);
        ViewModel { question: question.clone().map(Box::new), ..view_model }
    }

    /// The results as the JSON document of [`json`]; `amendments` are those that went into the county.
    ///
    /// # Errors
    /// When the document cannot be written.
    pub fn json(&self, amendments: &Amendments) -> Result<String, JsonError> {
        let Self { county, standard, evaluation, .. } = self;
        json::amended(county, standard, evaluation, &self.findings(), amendments)
    }
}

/// Why there is no document of a county; its text is a Chinese sentence.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// The standard cannot be used.
    #[error(transparent)]
    Standard(#[from] StandardError),
    /// No school was found; what was found instead.
    #[error("{0}")]
    NoSchool(String),
    /// The document cannot be written.
    #[error(transparent)]
    Json(#[from] JsonError),
}

/// Reads files as one county and evaluates it: the JSON document of [`json`].
///
/// # Errors
/// When there is no such standard, or when no file holds a school.
pub fn evaluate_to_json(
    files: &[(String, Vec<u8>)],
    standard: &str,
) -> Result<String, PipelineError> {
    evaluated_to_json(read(files), &shipped(standard)?)
}

/// Evaluates a county: the JSON document of [`json`].
///
/// # Errors
/// When there is no school.
pub fn evaluated_to_json(
    assembled: Assembled,
    standard: &Standard,
) -> Result<String, PipelineError> {
    if assembled.county.schools.is_empty() {
        let first = assembled.findings.iter().min_by_key(|one| one.severity);
        let told = first.map_or_else(|| "文件里没有找到学校。".to_owned(), Finding::text);
        return Err(PipelineError::NoSchool(told.replace('\n', " ")));
    }
    Ok(Evaluated::new(assembled, standard.clone()).json(&Amendments::default())?)
}
