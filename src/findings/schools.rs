//! Findings about which schools there are: their kinds, names, codes and campuses, and whose county and year.

use super::registry::family;

family! {
    /// Schools and identity.
    Schools "学校与身份"

    UnknownKind Error "办学类型不明" {
        does: "办学类型没有写、写了两种或写法不认识。",
        why: "不知道有哪些学段，就不知道用哪个标准。",
        example: "“办学类型”写着“公办”。",
        TwoKinds { school, one, other } => "“{school}”的办学类型有两种写法：{one}和{other}，不知道按哪种计算，没有计算。", "请核对后改成一致。";
        NoKind { school } => "看不出“{school}”的办学类型，没有计算。", "请在“办学类型”一列填写小学、初级中学、九年一贯制学校等。";
        OtherKind [Warning] { word } => "办学类型“{word}”不认识，现按校名或学生数判断。", "请改为小学、小学教学点、初级中学、九年一贯制学校、完全中学、十二年一贯制学校等。";
        Kindergartens [Notice] { count } => "这张表里有 {count} 所幼儿园，不在义务教育评估范围内，没有读取。";
    }

    KindAssumed Notice "办学类型是推断的" {
        does: "办学类型没有写，由校名、学段或学生数推断。",
        why: "推断错了，学段和标准就都错了。",
        example: "“城关第一小学”没有写办学类型，当作小学。",
        AssumedKind { school, by, kind } => "没有写明“{school}”的办学类型，按{by}当作{kind}。", "如不对，请在“办学类型”一列写明。";
    }

    UnexpectedStage Warning "学段与办学类型不符" {
        does: "学校有办学类型所没有的学段的学生。",
        why: "可能是附设班，也可能是办学类型或学生数填错了。",
        example: "一所小学填了初中学生 36 人。",
        OtherStage { school, stage, kind } => "“{school}”只列在{stage}的表里，它的办学类型却是{kind}的，现按{kind}计算。", "如果列的是附设班，请把{kind}的表也放进来。";
        AttachedPupils { school, kind, stage, pupils } => "“{school}”是{kind}，却有{stage}学生 {pupils} 人。", "如果是附设班可以不改，否则请核对办学类型或学生数。";
        KindergartenClass { school, pupils, asked } => "“{school}”有附设幼儿班 {pupils} 人：标准没有给出幼儿班的折算比例，校舍、场地、设备没有分出幼儿班使用的部分，第 4 至 7 项因此可能偏高。", "{asked}请只填义务教育阶段使用的，或分学段填写。";
    }

    DuplicateSchool Error "学校重复" {
        does: "同一张表里同一所学校出现了两次。",
        why: "不是重复计算，就是两所同名的学校当成了一所。",
        example: "“育才小学”在第 5 行和第 31 行。",
        TwiceDiffering { school, at } => "“{school}”出现了两次（另一处在 {at}），数字不同，不知道用哪一行。", "请删去或改正其中一行，两所同名学校请填上学校标识码。";
        TwiceSame [Warning] { school, at } => "“{school}”出现了两次（另一处在 {at}），数字相同，只算一次。", "请删去一行；两所同名学校请填上学校标识码。";
    }

    NearName Warning "校名相近" {
        does: "不同文件里的两个校名几乎相同，没有合并。",
        why: "是同一所就各缺一半数据；不是同一所，合并就错了。",
        example: "“城关镇中心小学”和“城关中心小学”。",
        NearNames { one, other } => "“{one}”和“{other}”校名相近，没有合并。", "如果是同一所学校，请把校名改成一样或都填上学校标识码。";
    }

    CampusMerged Notice "校区并入本校" {
        does: "不计校数的校区并入它的学校计算。",
        why: "校区不是一所学校，它的学生和校舍算在本校里。",
        example: "“育才小学东校区”，是否计校数为 0。",
        Merged { campus, school } => "“{campus}”不计校数，作为“{school}”的校区合并计算。";
    }

    CampusApart Notice "校区单独评价" {
        does: "不计校数的校区按您的选择单独评价。",
        why: "与缺省的做法不同，要看得见。",
        example: "选了“校区单独评价”。",
        Apart { campus } => "“{campus}”不计校数，按您的选择单独评价。";
    }

    CampusAlone Warning "校区没有本校" {
        does: "不计校数的校区看不出属于哪所学校。",
        why: "现在单独计算，多出一个评价单位。",
        example: "“东校区”，别的学校没有叫这个名的。",
        Alone { campus } => "“{campus}”不计校数，但看不出属于哪所学校，现单独计算。", "请加一列“所属学校”写明。";
    }

    SpoiltCode Warning "标识码丢了数字" {
        does: "学校标识码被存成数字而丢了后几位，或一格里有几个号码。",
        why: "错的标识码会把两所学校合成一所。",
        example: "标识码显示为 2.14E+09。",
        DigitsLost { school, written } => "“{school}”的学校标识码写成了“{written}”，后面的数字已经丢失，没有采用，只按校名对应。", "请在 Excel 里把这一列设为“文本”后重新填写或粘贴标识码。";
        SeveralCodes { school, written } => "“{school}”的学校标识码写成了“{written}”，不止一个号码，看不出是哪一个，没有采用，只按校名对应。", "请在这一列只写一个标识码（列设为“文本”）。";
    }

    SeveralCounties Error "不止一个区县" {
        does: "放进来的表属于不止一个区县，或看不出属于哪个。",
        why: "差异系数按县计算；混在一起的结果不是任何一个县的。",
        example: "全市的汇总表里有甲县和乙县的学校。",
        Counties { count, parts, example } => "这些表像是 {count} 个区县的：{parts}{example}。差异系数和结论要一个县一个县地算，现在没有合并，也没有算全县的结果。", "请说明是同一个县，还是只看其中一个。";
        NoDistrict { count, county, first } => "有 {count} 所学校没有写区县，看不出是不是“{county}”的，没有算进来。第一所是“{first}”。", "请补上区县。";
        OthersLeftOut [Notice] { county, count } => "现在只看“{county}”，其他区县的 {count} 所学校没有算进来。";
        FormOfNobody [Warning] { file, county } => "“{file}”的县级填报没有写是哪个区县，看不出是不是“{county}”的，没有算进来。", "请在文件名里写明区县，再添加一次。";
        Stray [Warning] { file, set } => "“{file}”看不出是哪个县、哪一年的，没有算进来。", "如果是“{set}”的，请在“全县”页的“文件”里移出它，再添加一次。";
    }

    SeveralYears Error "不止一个年度" {
        does: "几份表里多数学校相同、数字不同，像是不同年度的。",
        why: "新旧数字混在一起，哪一年的结论都不对。",
        example: "“2023年.xlsx”和“2024年.xlsx”一起拖了进来。",
        Years { example, parts } => "这些表里多数学校相同、数字不同{example}，像是不同年度的：{parts}。现在没有合并，也没有算全县的结果。", "请说明是用新的换掉旧的、分成两个年度，还是同一年的要合并。";
    }
}
