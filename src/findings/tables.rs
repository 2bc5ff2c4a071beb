//! Findings about tables, their rows and their columns: what was not found, and what was read as what.

use super::registry::family;

family! {
    /// Tables, rows and columns.
    Tables "表、行和列"

    NoSchool Error "没有学校" {
        does: "文件、表或名册里认不出学校。",
        why: "不知道是哪所学校的数，一个也不能用。",
        example: "一张没有“学校名称”一列的教师表。",
        BlankTemplate { file, sheet } => "“{file}”是空白模板，还没有填写。", "请在“{sheet}”表里一校一行填好后再放进来（不知道的数空着，不要填 0）。";
        NoSchoolFound { file, instead } => "“{file}”里没有找到学校：找的是“学校名称”（“单位”“校名”也行）一列和在校生数等数据列；{instead}。", "请检查表头，或下载模板填写。";
        NoNameColumn {} => "这张表没有哪一列是“学校名称”，没有读取。", "请到“识别情况”里指定。";
        NamelessForm {} => "填报表没有写学校名称，这张表没有读取。", "请填写学校名称。";
        RosterOfNobody {} => "这张名册看不出是哪所学校的，没有计数：没有“学校”一列，标题、工作表名、文件名里也没有写全的校名。", "请加一列“学校名称”，或在标题里写明校名（如“城关第一小学教师名册”）。";
    }

    NoPupilsColumn Warning "没有学生数一列" {
        does: "有学校，却没有在校生数。",
        why: "七项指标都以学生数为分母，没有它一项也算不出。",
        example: "只有校舍面积的“校舍表.xlsx”单独放了进来。",
        NoPupils {} => "没有找到在校生数：没有学生数就算不出任何一项指标。", "请补上“在校生数”一列，或把有学生数的文件一起放进来。";
    }

    RowLeftOut Notice "没有当作学校的行" {
        does: "有名称或有数字的一行没有当作学校：小计、镇街名、算出来的结果、说明。",
        why: "当作学校会重复计算；如果它就是学校，不说出来就少了一所。",
        example: "各校行下面的“城关镇”一行，数是上面几所之和。",
        Subtotals { names, more } => "“{names}”{more}的数字是相邻几所学校之和，当作小计，没有当作学校读取。", "如果是学校，请填上学校标识码、写全校名。";
        NamelessRow { row } => "第 {row} 行有数字，没有校名，没有当作学校读取。", "如果是学校，请填上校名。";
        NamelessSchool [Warning] { row } => "第 {row} 行有数字，没有校名，没有当作学校读取。", "如果是学校，请填上校名。";
        NotASchool [Warning] { name } => "“{name}”这一行看起来不是学校（像镇街名、“其中”项，或没有学校标识码），没有读取。", "如果它是学校，请填上学校标识码或写全校名。";
        Calculated { name } => "“{name}”这一行是算出来的结果或说明，没有当作学校读取。";
    }

    AmbiguousColumn Warning "列的含义不明" {
        does: "两列（或两处）说的是同一个数，只用了其中一个；或一列可以有两种含义。",
        why: "用错一列，整列的数都错。",
        example: "“专任教师数”出现了两列，有 3 行数字不同。",
        TwoColumns { field, rows } => "“{field}”有两列，其中 {rows} 行数字不同，只用了前面一列。", "请删去或改名不用的一列。";
        AssignedTwice { used, other, field } => "“{used}”和“{other}”都指定为“{field}”，只用了“{used}”。", "请到“识别情况”里改掉一列。";
        AssignedBeside { used, other, field } => "“{used}”按您的指定当作“{field}”，“{other}”也像是，没有用。", "如果不对请到“识别情况”里改。";
        IdentityTwice { first, second, identity } => "“{first}”和“{second}”都指定为{identity}，只用了前一列。", "请到“识别情况”里改掉一列。";
        FilledTwice { field, first, second } => "“{field}”填了两处，数字不同（{first} 和 {second}），只用了前一处。", "请核对。";
        HallAndGym { hall, indoor } => "体育馆面积 {hall} 与室内体育用房面积 {indoor} 不同：前者计入体育运动场馆，后者从教学及辅助用房中扣除。", "请核对。";
        ArtsAreTotals [Notice] {} => "“艺术”专任教师数处处等于音乐加美术，当作它们的合计，不再相加。", "如果另有艺术（综合）教师，请核对。";
    }

    DerivedIgnored Notice "没有读的计算列" {
        does: "列是算出来的结果（达标值、生均……），没有当作原始数据读。",
        why: "别人算的结果可能用了别的口径；结论只由原始数据重新计算。",
        example: "“生均教学用房面积”“是否达标”两列。",
        DerivedColumns { names, count } => "“{names}”等 {count} 列是算出来的结果，不作为原始数据读取；达标情况由本工具重新计算。";
    }

    TotalMismatch Warning "合计对不上" {
        does: "合计行写的数不等于各校相加。",
        why: "或者漏了学校，或者有一所填错了；不知道是哪一个。",
        example: "合计写 12 450 人，各校相加是 12 405 人。",
        Total { field, total, sum } => "“{field}”的合计是 {total}，各校相加是 {sum}；计算只用各校的数字，弄清以前不能判为达标。", "请核对是否漏了学校或改过数字；确是合计写错的，请在“评估项目”页末尾说明。";
    }

    ReadAsSaid Notice "按您的指定读取" {
        does: "在“识别情况”里指定过的表头、列和单位。",
        why: "与自动识别不同的地方要看得见，以便改回来。",
        example: "把“人数”一列指定为“在校生数”。",
        AsSaid { what } => "按您的指定读取：{what}。";
        SkippedAsSaid {} => "按您的指定，这张表没有读取。", "要读取请到“识别情况”里改回来。";
    }

    HiddenCells Notice "有隐藏的行列" {
        does: "隐藏（手工或筛选）的行列里有内容，照常读入。",
        why: "在 Excel 里看不见，却计入了结果。",
        example: "筛选后藏起来的 3 所停办学校。",
        HiddenRows { sheet, rows } => "“{sheet}”的第 {rows} 行是隐藏的（手工隐藏或筛选），里面的内容照常读入、计入。", "不应计入的，请取消隐藏、删去后再导入。";
        HiddenColumns { sheet, columns } => "“{sheet}”的{columns} 列是隐藏的（手工隐藏或筛选），里面的内容照常读入、计入。", "不应计入的，请取消隐藏、删去后再导入。";
    }

    MergedFigure Error "合并单元格里的数" {
        does: "一个数所在的单元格跨了几所学校或几列。",
        why: "分不出每所、每列是多少；平均分是猜。",
        example: "本部和分校两行合并，写了一个“1200”。",
        OverSchools { first, second, value } => "这个单元格合并了几行，“{first}”“{second}”等学校共用一个数 {value}，分不出每所是多少，没有读取。", "请取消合并，分别填写。";
        OverColumns [Warning] { columns, value } => "这个单元格横着合并了“{columns}”几列，只有一个“{value}”，当作第一列的，其余几列按没有填写处理。", "请取消合并，分别填写。";
    }
}
