//! Findings about rosters of persons (名册). A sentence names rows and schools, never a person.

use super::registry::family;

family! {
    /// Persons.
    Persons "名册"

    PersonsCounted Notice "从名册计数" {
        does: "从一人一行的名册计得的人数。",
        why: "数是数出来的，不是填报的；没有计入谁也要说。",
        example: "“教师花名册.xlsx”列了 86 人。",
        Counted { schools, what, more } => "从名册计得 {schools} 所学校{what}{more}。姓名、证件号码只在读取时用来查重，没有保存，也不会导出。";
        Exchange { moved, backbone, eligible } => "名册里写明交流轮岗的 {moved} 人（其中县级及以上骨干 {backbone} 人），符合交流条件的 {eligible} 人。交流轮岗比例按全县计，名册是否列全、是否当年看不出，没有自动填入。", "请在“评估项目”页填写。";
        InSeveralFiles { school, files } => "“{school}”的学生名册分在 {files} 个文件里，没有一个班重复，当作同一份名册的几部分，人数相加。", "如果有的文件是旧版，请删去。";
    }

    PersonsNotCounted Warning "没有计数的名册" {
        does: "名册只列了一部分人，或看不出列的是谁。",
        why: "一部分人的数不是全校的人数。",
        example: "“2024年退休教师名册”。",
        NeitherKind {} => "这张表一人一行，但看不出列的是教师还是学生，没有计数。", "请在标题写明“教师名册”或“学生名册”，或加上学历、任教学科（教师）或班级、学籍号（学生）等列。";
        SomeOnly { some, all } => "按标题、工作表名或文件名，这张名册只列了{some}，没有计数。", "需要的是全体{all}的名册，如果它就是，请改掉名称里的这些字。";
        OneEach { schools } => "这张名册 {schools} 所学校每校只有一人，像是校长或联系人名单，没有计数。", "请放入全体教师的名册。";
        OnlyMarked [Notice] { only } => "这张名册只列了{only}，只用来计{only}数，不计全体人数和其他各项。";
    }

    PersonUnclear Warning "名册里看不清的行" {
        does: "名册的行或列没有写明要计数的事。",
        why: "看不清的不按 0 计，也不按“是”计，相关人数算缺失。",
        example: "第 5、9 行的“是否骨干”空着。",
        Unclear { whose, rows, question } => "{whose}名册{rows}的“{question}”空着或写法不认识，这个学段的相关人数因此算缺失，没有按 0 计。", "请填写或改成通行的写法。";
        NotFilled { whose, rows, question } => "{whose}名册{rows}的“{question}”空着，而本校其他人写了“否”或“无”，看不出空着的是不是，相关人数算缺失。", "请补填。";
        NobodyMarked { whose, question, count } => "{whose}名册里这所学校的“{question}”全部空着（{count} 人），看不出是一个也没有还是没有填，相关人数算缺失。", "一个也没有的，请写“无”或“否”。";
        BlankIsNo [Notice] { whose, question, count } => "{whose}名册的“{question}”有 {count} 人空着，同一所学校其他人填了，空着的按“不是”计。", "如果是漏填，请补上。";
        FullTimeUnclear { whose, rows } => "{whose}名册{rows}看不出是不是专任教师，这个学段的教师人数因此都算缺失。", "请在“专任/兼职”一列写“专任”或“兼职”。";
        StageUnclear { whose, rows } => "{whose}名册{rows}看不出是哪个学段，这所学校的人数只能按全校计。", "请在“学段”一列写小学、初中或高中（教师同时教两个学段的写主要的一个），或把年级写成“七年级”这样。";
        StatusUnclear { whose, rows } => "{whose}名册{rows}的状态写法不认识，照常计入。", "已离开的请写“退休”“调出”“转出”等。";
        SeveralSubjects { whose, rows } => "{whose}名册{rows}写了几个任教学科，按写在前面的一个计。", "体育、艺术专任教师只计以它为主的，请核对。";
        BackboneNotFullTime [Notice] { whose, rows } => "{whose}名册{rows}有骨干称号，但不是专任教师，没有计入县级及以上骨干教师。";
        NoSchool [Error] { whose, rows } => "{whose}名册{rows}没有写学校，没有计入。", "请补上学校名称。";
        NotASchool [Error] { whose, rows } => "{whose}名册{rows}的学校一列写的不像校名（可能错了列），没有计入。", "请写学校全称。";
        NoClass { whose, rows } => "{whose}名册{rows}没有写班级（或写的不像班级），这些学生不在任何一个班里，班额不能全部证明。", "请补上班级。";
        BareClass { whose, rows } => "{whose}名册{rows}的班级只是班号，没有年级，分不清是哪个年级的班，没有按班计数。", "请加一列“年级”。";
        SpoiltNumber { whose, rows } => "{whose}名册{rows}等的证件号码存成了数字，后几位已经丢失，没有用来查重。", "请在 Excel 里把这一列设为“文本”后重新填写。";
        AlmostEmpty { whose, rows } => "{whose}名册{rows}几乎是空行，没有计入。", "如果是人，请填写完整。";
        NoName { whose, rows } => "{whose}名册{rows}有内容，却没有姓名也没有证件号码，没有计入。", "如果是人，请补上姓名。";
        ExampleRow [Notice] { whose, rows } => "{whose}名册{rows}是填写示例，没有计入。";
        StaffList {} => "名册列的是教职工，没有“专任/兼职”（或“岗位类别”）一列，看不出谁是专任教师，专任教师数和按专任教师计的各项都算缺失。", "请加上这一列。";
        FullTimeAssumed {} => "名册没有“专任/兼职”一列，列出的都按专任教师计。", "如果有兼职、行政、工勤人员，请加上这一列写明。";
        FirstDegreeOnly {} => "名册只有第一学历（全日制学历），没有最高学历，高于规定学历教师数不能计算。", "请加一列“最高学历”。";
        HoursWithoutYears { count } => "继续教育学时没有写是几年的，有 {count} 人不到 360，看不出五年是否达到 360 学时，相关人数算缺失。", "请把列名改成“近五年继续教育学时”。";
    }

    PersonTwice Warning "名册里重复的人" {
        does: "同一个证件号码、同校同名的人出现了两次。",
        why: "一个人计两次，教师和班额都多了。",
        example: "同一位教师在两所学校的名册里。",
        SameNumber { whose, rows } => "{whose}名册{rows}与前面的行是同一个证件号码、同一所学校，当作同一个人，只计一次。", "请核对。";
        SameName { whose, rows } => "{whose}名册{rows}与前面的行同校同班（教师为同校）同姓名，没有证件号码可以分辨，按两人计。", "请核对有没有重复。";
        SameNameOtherTable { whose, rows } => "{whose}名册{rows}与本文件另一张表里的人同校同班（教师为同校）同姓名，当作同一个人，只计一次。", "请核对。";
        InTwoSchools { rows, school, others, other } => "名册{rows}（“{school}”）与{others}（“{other}”）是同一个证件号码，两所学校各计了一次。", "请核对属于哪所学校，在另一所删去。";
    }
}
