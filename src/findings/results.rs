//! Findings about results: units that are not counted, roundings and formulas that would tell the other verdict, the
//! usual mistakes of reports.

use super::registry::family;

family! {
    /// Evaluation.
    Results "评估结果"

    UnitWithoutPupils Warning "没有学生" {
        does: "学校或学段的在校生数是 0。",
        why: "没有学生的不算评价单位；如果仍在办学，就少算了一所。",
        example: "“石桥小学”在校生数为 0，教师 3 人。",
        NoPupils { school } => "“{school}”在校生数为 0，不计入指标和差异系数。", "如学校仍在办学，请填写在校生数。";
        TeachersWithoutPupils { school, stage, field, count } => "“{school}”的{stage}在校生数为 0，却有{stage}{field} {count} 人，这些教师没有计入。", "如{stage}仍在办学，请填写在校生数，否则请改到实际任教的学段。";
    }

    SingleUnit Notice "只有一所学校" {
        does: "一个学段只有一个单位（有数据）。",
        why: "一所学校没有校际差异，差异系数 0 不说明均衡。",
        example: "只放进来一所初中的表。",
        OneUnit { stage } => "{stage}只有一个单位，差异系数为 0，没有比较意义。", "请加入全县其他学校。";
        OneCounted { stage, indicators } => "{stage}“{indicators}”只有一个单位有数据，差异系数为 0，没有比较意义。", "请补上其他学校的数据。";
    }

    ZeroMean Error "平均值为 0" {
        does: "一项指标的平均值是 0。",
        why: "差异系数是标准差除以平均值，平均值为 0 就没有结果。",
        example: "各校的“网络多媒体教室”都填了 0。",
        MeanIsZero { stage, indicator, whose } => "{stage}“{indicator}”{whose}平均值为 0，差异系数无法计算。", "请核对该项数据。";
    }

    RoundingFlips Notice "四舍五入会改变结论" {
        does: "按表格印出的小数位数看，会得出相反的结论。",
        why: "判定用未舍入的数；只看印出来的数会以为判错了。",
        example: "差异系数 0.500 4，印成 0.50，上限是 0.50。",
        PrintedValue { school, stage, indicator, decimals, printed, verdict } => "“{school}”（{stage}）的“{indicator}”按 {decimals} 位小数显示为 {printed}，实际{verdict}；判定以未舍入的数值为准。";
        PrintedComposite { stage, cv, decimals } => "{stage}综合差异系数为 {cv:.6}；只看 {decimals} 位小数会得出相反的结论，判定以未舍入的数值为准。";
        PrintedCv { stage, indicator, cv, kept, limit, decimals } => "{stage}“{indicator}”差异系数为 {cv:.6}，{kept}上限 {limit}；只看 {decimals} 位小数会得出相反的结论，判定以未舍入的数值为准。";
    }

    NoSplitRatio Error "没有拆分比例" {
        does: "学校的学段组合在标准里没有拆分比例。",
        why: "校舍、设备按什么比例分到学段，没有规定，不能自己定。",
        example: "同时有小学和高中学生、没有初中的学校。",
        NoRatio { school, stages } => "“{school}”同时有{stages}学生，标准没有规定这种组合的拆分比例。", "请按学段分别填写面积、设备和多媒体教室。";
    }

    UnweightedFlips Notice "不加权会改变结论" {
        does: "不按学生数加权的公式会得出相反的结论。",
        why: "旧表常用 STDEV/AVERAGE，与标准的公式不同；两个结果要能对上。",
        example: "加权 0.47，STDEV/AVERAGE 得 0.53，上限 0.50。",
        Unweighted { stage, indicator, cv, kept, limit, formula, other } => "{stage}“{indicator}”按学生数加权的差异系数为 {cv:.3}，{kept}上限 {limit}；不加权的 {formula} 会得出 {other:.3}，结论相反。", "旧表如有不同请核对公式。";
    }

    MultiYearExchange Notice "交流人数像是几年合计" {
        does: "交流轮岗的比例高得像是几年的合计。",
        why: "要求是一年的；按几年合计会错判为达标。",
        example: "填报 31%，三年平均每年约 10.3%。",
        SeveralYearsExchange { item, name, value, years, each } => "{item}“{name}”为 {value}%：如果这是近 {years} 年的合计，每年约 {each}%，达不到要求。", "请核对统计的年数。";
    }

    PartTimeCounted Notice "像是算进了兼任教师" {
        does: "体育、艺术专任教师多于专任教师，或与兼任的人数相同。",
        why: "这一项只计专任教师，算进兼任的会错判为达标。",
        example: "音乐专任 4 人，音乐兼任也是 4 人。",
        MoreThanTeachers { school, all, teachers } => "“{school}”体育、艺术专任教师合计 {all} 人，多于专任教师 {teachers} 人：像是把兼任教师计成了专任教师，L3 只计专任。", "请核对。";
        SameAsShared { school, full, shared, count } => "“{school}”{full}与{shared}同为 {count}：像是把兼任教师计成了专任教师，L3 只计专任。", "请核对。";
    }

    NineYearRetention Notice "像是九年巩固率" {
        does: "填的是九年义务教育巩固率，需要的是初中三年巩固率。",
        why: "两个指标算法不同，不能互相代替。",
        example: "“巩固率”填 96.5%，与九年巩固率相同。",
        NineYears { rate, item } => "九年义务教育巩固率 {rate}% 不是初中三年巩固率，不能用于 {item}。", "请填毕业班学生数和三年前入学、转入、转出、死亡学生数。";
    }

    TenPointScale Warning "像是十分制" {
        does: "满意度填的像是十分制的得分。",
        why: "9.2 分不是 9.2%，也不是 92% 的人满意。",
        example: "“问卷满意度”填 9.2。",
        ScoreDecides [Error] { item, why } => "待核：{item}：{why}。", "请填满意人数或百分比。";
        Score { what, rate } => "{what}填的是 {rate}，像是十分制的得分而不是百分比；得分不能当作满意度。", "请填满意人数或百分比。";
    }

    ProvincialStandIn Notice "用省级监测代替" {
        does: "质量监测填的是省级监测结果。",
        why: "标准要求国家监测的结果，省级的只能暂代。",
        example: "“监测单位”选了“省级”。",
        Provincial {} => "质量监测填的是省级监测结果，只能暂代；达标要以国家义务教育质量监测结果为准。";
    }
}
