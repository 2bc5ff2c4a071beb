//! Findings about what the user changed by hand.

use super::registry::family;

family! {
    /// Corrections.
    Corrections "手工更正"

    RetypedFar Warning "手工改的数相差悬殊" {
        does: "手工改的数是原来的十倍以上、十分之一以下，或由不是 0 改为 0。",
        why: "多打、少打一位最常见，而手工改的数不会再与原表核对。",
        example: "在校生数由 812 改为 8120。",
        Retyped { school, what, was, now, far } => "“{school}”的{what}由 {was} 手工改为 {now}，{far}。", "请核对是否多打、少打了数字，确实如此可以不改。";
    }

    CorrectionUnused Warning "没有用上的更正" {
        does: "手工更正或填写的内容对不上现在的文件。",
        why: "以为改过了，其实没有用上。",
        example: "更正过的学校在新文件里改了名。",
        SchoolGone { school, what } => "“{school}”的{what}有一处手工更正没有用上：现在的文件里没有这所学校（或有几所同名的）。", "更正还留着；不再需要的，请在“手工更正”里取消。";
        ByStage { school, what } => "“{school}”的{what}有一处手工更正没有用上：现在的文件按学段给出这个数。", "更正还留着；不再需要的，请在“手工更正”里取消。";
        EntryGone { school } => "为“{school}”填写的举办者或城乡类型没有用上：现在的文件里没有这所学校（或有几所同名的）。", "填写的内容还留着，放入有这所学校的文件后就会用上。";
    }
}
