//! Why a standard cannot be used, and why a sum of a pack cannot be read.

use super::load::PackError;
use super::resolve::Problem;

/// Why a standard cannot be used; its text is a Chinese sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StandardError {
    /// There is no pack of this id.
    #[error("没有名为“{id}”的标准；现有：{}", .known.join("、"))]
    Unknown {
        /// The id that was asked for.
        id: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// A pack of the program contradicts itself.
    #[error("{}", joined(.0))]
    Contradicts(Vec<Problem>),
    /// The user's pack has mistakes.
    #[error("{}", joined(.0))]
    Mistakes(Vec<PackError>),
    /// The packs of the program cannot be read.
    #[error("随程序附带的标准文件已损坏，请重新获取程序")]
    Damaged,
}

fn joined<T: ToString>(problems: &[T]) -> String {
    problems.iter().map(T::to_string).collect::<Vec<_>>().join("；")
}

/// Why a sum of quantities cannot be read. Each names the sum as written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum SumError {
    /// A sign stands where a quantity belongs.
    #[error("“{written}”：“{word}”前面应是一个数量")]
    SignFirst { written: String, word: String },
    /// A quantity stands where a sign belongs.
    #[error("“{written}”：“{word}”前面应有 + 或 -")]
    NoSign { written: String, word: String },
    /// There is no quantity of this id.
    #[error("“{written}”：没有名为“{id}”的数量")]
    Unknown { written: String, id: String },
    /// A sign is the last word.
    #[error("“{0}”：末尾缺少一个数量")]
    NoEnd(String),
    /// All quantities may be absent.
    #[error("“{0}”：至少要有一个必填的数量")]
    AllOptional(String),
    /// A quantity may be absent where all have to be there.
    #[error("“{0}”：这里不能用 ?")]
    Optional(String),
}
