//! Findings about figures beside other figures: missing, stated twice, larger than their whole, out of the ordinary.

use super::registry::family;

family! {
    /// Figures.
    Figures "数据"

    MissingValue Error "缺少数据" {
        does: "判断需要的数没有填。",
        why: "空白不是 0；缺了它，这一项只能说“暂时无法判断”。",
        example: "一所学校的“体育运动场馆面积”空着。",
        Missing { school, what, indicator } => "“{school}”缺少{what}，{indicator}暂时无法判断；空白不当作 0。", "请在该单元格填写数字。";
        NoColumn { schools, more, what } => "“{schools}”{more}没有{what}：文件中没有找到这一列。", "请补上这一列或换用含有它的表。";
        OneStageBlank { school, fields } => "“{school}”只有一个学段的表填了{fields}，另一个学段空着，看不出是全校共有的还是这个学段自己的。", "请把空着的填上。";
        CampusBlank [Warning] { campus, field, school } => "校区“{campus}”没有填“{field}”，与“{school}”合并后这一项不知道。", "请补上（没有就填 0）。";
        NoMonitor [Warning] { subject } => "“{subject}”没有写明是国家、省级还是未监测，监测结果没有读取。", "请选择监测单位。";
        EmptyForm [Notice] { file } => "“{file}”的县级填报还没有填写，各项都算待填。";
    }

    Conflict Error "同一项有两个数" {
        does: "同一项在几处有不同的数、名称或说法。",
        why: "只有一个是对的；悄悄选一个，结论就可能是错的。",
        example: "“在校生数”在两个文件里是 812 和 821。",
        StatedTwice { school, field, part, written, at, new, there } => "“{school}”的“{field}”（{part}）有几个数：{written}（{at}）和 {new}（{there}），不知道用哪个。", "请核对后改成一致。";
        FigureChosen [Notice] { school, field, used, at, other, there } => "“{school}”的{field}有两个数，按您的选择用 {used}（{at}），没有用 {other}（{there}）。";
        StatedTwiceByLink { school, field, figures } => "“{school}”的{field}有几个数：{figures}，发送人的几份表填法不同。", "请与发送人核对。";
        TwoWords { school, what, one, other } => "“{school}”的{what}有两种写法：{one}和{other}，不知道用哪个。", "请核对后改成一致。";
        ClassTwice { school, class, at } => "“{school}”的{class}在两份班级名册里人数不同（另一处在 {at}），不知道用哪个。", "请核对后改成一致。";
        StagesDiffer { school, fields } => "“{school}”其他校舍数据各学段的表相同，是全校共有的，{fields}却不相同，不知道用哪个数。", "请核对后改成一致。";
        StageAllZero { school, fields } => "“{school}”有一个学段的校舍、场地和设备全部填了 0，另一个学段不是，{fields}看不出是全校共有的还是各学段各有的。", "共有的请两个学段填同一个数。";
        RowAstray { school } => "有几所学校都可能是这一行的“{school}”（校名相同，标识码不同），不知道是哪一所，这一行没有计算。", "请填上学校标识码。";
        SameCode [Warning] { one, other, at, code } => "“{one}”和“{other}”（{at}）的学校标识码相同（{code}），按两所学校计算。", "请核对标识码。";
        TwoNames [Warning] { code, one, other, at } => "学校标识码 {code} 有两个校名：“{one}”和“{other}”（{at}），按同一所学校合并，用前一个校名。", "请核对。";
        Namesakes [Warning] { school } => "有两所学校都叫“{school}”，学校标识码不同，按两所学校计算。", "如果是同一所，请改成相同的标识码。";
        TotalOfStages [Warning] { school, field, total, sum } => "“{school}”的{field}总数是 {total}，各学段相加是 {sum}，不知道哪个数填错了；两种算法结论相同才算数，不同就待核。", "请核对后改成一致。";
        TwoLines [Warning] { what, first, at, second, there, now } => "县级填报的“{what}”有两个：{first}（{at}）和 {second}（{there}），{now}。", "请核对后改成一致。";
        ReadyMade [Warning] { school, stage, field, total, sum, indicator } => "“{school}”{stage}的“{field}”按填报的总数算是 {total}，按各项相加是 {sum}，两者不一致；{indicator}结论相同才算数，不同就待核。", "请核对。";
        ClassSizes [Warning] { school, why } => "“{school}”班额待核：{why}。", "请核对后改正。";
        MoreListed [Warning] { school, listed, pupils } => "“{school}”班级名册合计 {listed} 人，多于在校生 {pupils} 人。", "请核对。";
        RateDiffers [Warning] { item, why } => "{item}：{why}。", "请核对。";
        RateDecides { item, why } => "待核：{item}：{why}。", "请核对填报的人数和比例。";
    }

    PartOverWhole Error "部分大于合计" {
        does: "部分比含有它的合计还大。",
        why: "两个数至少有一个错了，算出来的比例没有意义。",
        example: "县级及以上骨干教师 60 人，专任教师 52 人。",
        PartOverTotal { school, what, indicator } => "“{school}”的{what}和含有它的总数对不上（部分比总数还大），{indicator}暂时无法判断。", "请核对两个数。";
        StageOverSchool { school, field, of_stage } => "“{school}”的{field}，一个学段就有 {of_stage}，比全校的还多。", "请核对两个数。";
        PartOver [Warning] { part, figure, whole, limit } => "“{part}”是 {figure}，比“{whole}”的 {limit} 还大。", "请核对两个数。";
        OfSchool { school, why } => "“{school}”{why}。", "请核对两个数。";
        OfCounty { item, why } => "待核：{item}：{why}。", "请核对填报的数。";
    }

    GymAreaUnknown Warning "体育馆面积不明" {
        does: "给了教学及辅助用房面积，没有给室内体育用房（体育馆）面积。",
        why: "生均教学及辅助用房面积不含体育馆；没有扣除就偏大，会错判为达标。",
        example: "校舍表只有“教学及辅助用房面积”一列。",
        NoGymArea {} => "表中没有室内体育用房（体育馆）面积。事业统计的教学及辅助用房面积都含体育馆，没有扣除时生均面积偏大：低于要求可以判定，达到要求还不能判定。", "请补上体育馆面积；如果这一列本来就不含体育馆，请在“识别情况”里改为“教学及辅助用房面积（不含室内体育用房）”。";
    }

    StageTotalOnly Error "教师没有分学段" {
        does: "有几个学段的学校只给了全校合计。",
        why: "教师和学生按学段统计，没有依据拆分，拆分就是猜。",
        example: "九年一贯制学校只填了专任教师 86 人。",
        TeachersTotal { school, fields, stages } => "“{school}”的{fields}只有全校合计。教师按任教学段统计，不能按学生数拆分。", "请分别填写{stages}的人数。";
        PupilsTotal { school, kind, given, stages } => "“{school}”是{kind}，只给了{given}，无法分学段计算。", "请分{stages}填写学生数。";
        CampusTotal { campus, field, school } => "校区“{campus}”的{field}没有分学段，不能分别计入“{school}”的各学段。", "请分学段填写。";
        SameInStages [Warning] { school, fields, then } => "“{school}”各学段的{fields}完全相同，很像是全校合计，{then}。", "请核对，按任教学段分别填写。";
    }

    WholeSchoolFigure Notice "两个学段同一个数" {
        does: "各学段的表填了同一个校舍、设备数（或只有一个学段填了），当作全校共有的。",
        why: "重复填写的一个数不是两份；按学段折算才不会多算一倍。",
        example: "小学部和初中部都填体育馆 1200 平方米。",
        SharedByStages { school, fields } => "“{school}”各学段填的{fields}相同，当作全校共有的，按学段折算。", "如果是各学段各有的，请分开填写。";
        SharedByOne { school, fields } => "“{school}”只有一个学段的表填了{fields}，当作全校共有的，按学段折算。", "如果只属于这个学段，请把其他学段的也填上。";
    }

    Implausible Error "数字不合常理" {
        does: "数超出了谁都没见过的范围。",
        why: "多半是错了列、错了单位或多打了一位。",
        example: "学生 40 人，专任教师却有 45 人。",
        TeachersOfPupils [Warning] { school, pupils, field, count } => "“{school}”有学生 {pupils} 人，{field}却有 {count} 人，不合常理。", "请核对两个数。";
        MonitoringLevel { subject, level } => "{subject}的监测结果待核：学业水平等级填的是 {level}，应为Ⅰ至Ⅳ。", "请核对后改正。";
        MonitoringDifference { subject, difference } => "{subject}的监测结果待核：校际差异率填的是 {difference}，应小于 1（如 0.12）。", "请核对；如果是百分数，请改成小数。";
    }

    Outlier Warning "与全县相差悬殊" {
        does: "生均数与全县其他学校的中位数相差悬殊。",
        why: "一个多打的 0 会抬高平均值，改变整个县的差异系数。",
        example: "别的学校每百名学生 12 间教室，这所是 120 间。",
        FarOff { school, field, of, figure, stage, usual } => "“{school}”的{field}合{of} {figure}，全县{stage}的中位数是 {usual}，相差悬殊。", "请核对数字和单位，确实如此可以不改。";
    }
}
