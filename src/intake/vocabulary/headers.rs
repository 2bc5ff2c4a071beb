//! The words of headers, as tables: which word means which column or quantity.
//! Wordings are stems: a header is compared after its stage, unit, brackets and counting words
//! (数, 人数, 面积 …) are taken off. It holds data only; `column` says how it is used.

use crate::county::{Field, Part};

/// What a column is that says who a school is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Identity {
    /// 学校名称.
    Name,
    /// 学校标识码.
    Code,
    /// 办学类型.
    Kind,
    /// 学段.
    Stage,
    /// 举办者.
    Founder,
    /// 城乡类型.
    Locality,
    /// 是否计校数.
    Counted,
    /// 所属学校: the school that a campus belongs to.
    Parent,
    /// 区县, 统计三级: the county that the school is in.
    District,
    /// 班级名称: the row is about one class.
    Class,
    /// 年级 of that class.
    Year,
    /// 镇街, 学片: where the school belongs.
    Township,
    /// A column that is known and says nothing about figures (序号, 备注).
    Known,
}

/// Whole headers, without their brackets.
#[rustfmt::skip]
pub(crate) const IDENTITIES: &[(Identity, &[&str])] = &[
    (
        Identity::Name,
        &[
            "学校名称", "学校", "校名", "单位名称", "机构名称", "学校全称", "学校机构名称",
            "学校或机构名称", "学校单位名称", "填报学校", "学校名", "学校校名",
        ],
    ),
    (
        Identity::Code,
        &[
            "学校标识码", "学校代码", "机构标识码", "标识码", "学校编码", "机构代码",
            "学校机构标识码", "学校机构代码", "单位代码", "学校识别码",
        ],
    ),
    (
        Identity::Kind,
        &[
            "办学类型", "学校类型", "学校类别", "学校办学类型", "办学类别", "机构类型",
            "学校机构办学类型", "类型", "类别", "学校种类",
        ],
    ),
    (Identity::Stage, &["学段", "办学学段", "教育阶段", "所属学段", "学段类别"]),
    (
        Identity::Founder,
        &[
            "举办者", "举办者类型", "学校举办者", "办别", "学校性质", "办学性质", "举办者性质",
            "公办民办", "办学体制", "学校办别", "学校举办者类型",
        ],
    ),
    (
        Identity::Locality,
        &[
            "城乡类型", "城乡分类", "城乡类别", "所在地城乡类型", "学校所在地城乡类型", "城乡",
            "驻地城乡类型",
        ],
    ),
    (
        Identity::District,
        &[
            "区县", "县区", "县市区", "市县区", "县", "区县名称", "县区名称", "县名", "县名称",
            "所属区县", "所在区县", "所属县区", "所在县区", "所属县", "所在县", "所属县市区", "所在县市区",
            "县级行政区", "行政区县", "统计三级", "统计三级名称", "三级统计",
        ],
    ),
    (Identity::Counted, &["是否计校数", "计校数", "是否计学校数"]),
    (
        Identity::Parent,
        &[
            "所属学校", "所属学校名称", "主校", "主校名称", "本校", "本部", "所属主校", "主体学校",
            "上级学校",
        ],
    ),
    (Identity::Class, &["班级名称", "班名", "班级编号", "班号", "教学班名称"]),
    (Identity::Year, &["年级", "所在年级"]),
    (
        Identity::Township,
        &[
            "镇街", "乡镇", "街道", "乡镇街道", "镇乡街道", "所属乡镇", "所属镇街", "所属街道",
            "所在乡镇", "所在镇街", "镇街名称", "乡镇名称", "学片", "学区", "片区", "所属学区",
            "所属片区", "中心学区", "指导中心", "教育集团", "集团", "所属集团", "乡镇街",
        ],
    ),
    (
        Identity::Known,
        &[
            "序号", "编号", "备注", "行号", "说明", "备注说明", "年份", "年度", "统计二级", "统计一级",
            "地址", "校长", "联系人", "联系电话", "填表人",
        ],
    ),
];

/// 单位 names the schools of a roster only where its row says so; elsewhere it is a unit of measurement.
pub(crate) const OFFICE: &str = "单位";

/// Where a wording counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Wherever it stands.
    Anywhere,
    /// Only of full-time teachers: not under 教职工, 行政人员 …
    FullTime,
    /// As [`Scope::FullTime`], and never under rooms, areas, equipment.
    Subject,
}

/// A quantity and the stems that mean it.
pub(crate) struct Wording {
    pub(crate) field: Field,
    pub(crate) scope: Scope,
    pub(crate) stems: &'static [&'static str],
}

const fn anywhere(field: Field, stems: &'static [&'static str]) -> Wording {
    Wording { field, scope: Scope::Anywhere, stems }
}

const fn full_time(field: Field, stems: &'static [&'static str]) -> Wording {
    Wording { field, scope: Scope::FullTime, stems }
}

const fn subject(field: Field, stems: &'static [&'static str]) -> Wording {
    Wording { field, scope: Scope::Subject, stems }
}

/// Stems of quantities. Those of teachers are compared without 教师, 专任教师, 学历, 毕业 at the end.
#[rustfmt::skip]
pub(crate) const WORDINGS: &[Wording] = &[
    anywhere(
        Field::Pupils,
        &[
            "在校生", "在校学生", "学生", "生", "在籍学生", "在籍生", "在校", "学生在校",
            "在读学生", "现有学生",
        ],
    ),
    anywhere(Field::Classes, &["班级", "教学班", "班", "教学班级", "现有班级"]),
    full_time(Field::Teachers, &["专任教师", "专任"]),
    full_time(
        Field::HigherDegreeTeachers,
        &[
            "高于规定学历", "高于规定学历专任", "高于规定学历的", "高于规定学历的专任",
            "专任教师高于规定学历", "超规定学历", "高于规定学历合格",
        ],
    ),
    full_time(Field::DoctorTeachers, &["博士研究生", "博士", "博士及以上"]),
    full_time(Field::MasterTeachers, &["硕士研究生", "硕士"]),
    full_time(
        Field::PostgraduateTeachers,
        &[
            "研究生", "研究生及以上", "硕士及以上", "硕士以上", "硕士研究生及以上", "硕博",
            "硕士博士", "博士硕士",
        ],
    ),
    full_time(Field::BachelorTeachers, &["本科", "大学本科", "大学"]),
    full_time(Field::CollegeTeachers, &["专科", "大专", "大学专科", "高等专科"]),
    anywhere(
        Field::BackboneTeachers,
        &[
            "县级以上骨干", "县级及以上骨干", "县级及其以上骨干", "区级及以上骨干", "区级以上骨干",
            "骨干", "县区级及以上骨干", "县区级以上骨干", "区县级及以上骨干", "区县级以上骨干",
            "县市区级及以上骨干", "县市区级以上骨干", "旗县级以上骨干", "旗县级及以上骨干",
            "县级骨干及以上", "县及以上骨干", "县以上骨干", "区及以上骨干",
        ],
    ),
    subject(
        Field::SportsArtsTeachers,
        &[
            "体育艺术", "体艺", "体育艺术专任", "体育音乐美术", "体音美", "音体美", "体育美术音乐",
            "体育和艺术", "体育及艺术", "体育与艺术", "音乐体育美术", "体艺专任", "艺体",
        ],
    ),
    subject(Field::SportsTeachers, &["体育", "体育与健康", "体育健康", "体育专任"]),
    subject(Field::MusicTeachers, &["音乐"]),
    subject(Field::FineArtTeachers, &["美术"]),
    subject(Field::ArtsTeachers, &["艺术", "艺术综合", "综合艺术"]),
    anywhere(
        Field::TeachingArea,
        &[
            "教学及辅助用房", "教学用房", "教学辅助用房", "教学及教学辅助用房", "教学和辅助用房",
            "教学与辅助用房", "教学及辅助用房校舍", "教辅用房", "教学及辅助房屋",
        ],
    ),
    anywhere(
        Field::GymArea,
        &[
            "室内体育用房", "体育馆", "学校体育馆", "室内体育馆", "校内体育馆", "室内体育活动室",
            "室内体育场馆",
        ],
    ),
    anywhere(
        Field::GroundArea,
        &[
            "运动场地", "校内体育场", "体育场", "运动场", "体育运动场地", "体育场地",
            "校内运动场地", "室外运动场地", "室外体育场地", "学校运动场地", "室外运动场",
            "学校体育场",
        ],
    ),
    anywhere(
        Field::SportsArea,
        &[
            "体育运动场馆", "体育场馆", "运动场馆", "体育运动场地及场馆", "学校体育运动场馆",
            "学校体育场馆",
        ],
    ),
    anywhere(
        Field::EquipmentValue,
        &[
            "教学仪器设备", "教学仪器设备资产", "教学科研仪器设备", "教学科研仪器设备资产",
            "仪器设备", "教学设备", "教学仪器", "教学仪器和设备", "教学仪器设备固定资产",
        ],
    ),
    anywhere(
        Field::MultimediaRooms,
        &["网络多媒体教室", "多媒体教室", "网络多媒体", "网络多媒体教学教室", "网络多媒体用教室"],
    ),
];

/// Phrases that mean a quantity wherever they stand in a stem that no table above holds.
#[rustfmt::skip]
pub(crate) const PHRASES: &[(Field, Scope, &[&str])] = &[
    (Field::HigherDegreeTeachers, Scope::FullTime, &["高于规定学历"]),
    (Field::BackboneTeachers, Scope::Anywhere, &["级以上骨干", "级及以上骨干", "级及其以上骨干"]),
    (
        Field::EquipmentValue,
        Scope::Anywhere,
        &["教学仪器设备资产", "教学仪器设备值", "教学仪器设备总"],
    ),
    (Field::MultimediaRooms, Scope::Anywhere, &["网络多媒体教室"]),
    // 除室内体育用房外的教学及辅助用房面积, 教学及辅助用房面积, 不含体育馆.
    (Field::TeachingArea, Scope::Anywhere, &[
        "的教学及辅助用房", "外教学及辅助用房", "后教学及辅助用房", "教学及辅助用房不含", "教学及辅助用房除",
        "教学及辅助用房面积不含", "教学及辅助用房面积除", "教学及辅助用房面积扣除",
    ]),
];

/// Words that make another quantity of the same leaf, anywhere in the path.
#[rustfmt::skip]
pub(crate) const OTHERS: &[&str] = &[
    "女", "少数民族", "随迁", "留守", "残疾", "寄宿", "住宿", "毕业班", "毕业生", "招生", "新生",
    "划片", "转入", "转出", "交流", "轮岗", "兼职", "走教", "兼任", "租赁", "租借", "租用", "借用",
    "危房", "新增", "非学校产权", "上学年", "上年", "去年", "持有", "培训", "外聘", "代课", "编外",
    "退休", "其他", "其它", "应有", "应配", "需要", "缺", "超编", "定编", "核定", "规划", "在建",
    "预计", "校级骨干", "市级以上", "市级及以上", "省级", "国家级", "音乐教室", "美术教室", "职称",
    "年龄", "普通教室",
];

/// Words of figures that were calculated from others.
#[rustfmt::skip]
pub(crate) const DERIVED: &[&str] = &[
    "每百名", "每百", "百名学生", "百生", "生均", "人均", "师均", "班均", "平均", "均值", "达标",
    "基本值", "实际值", "标准值", "标准差", "差异系数", "系数", "比例", "占比", "比率", "达到要求",
    "是否合格", "综合评估", "师生比", "生师比", "百分比", "差值", "差距", "缺口", "评估结果",
    "指标值",
];

/// Words of a group of calculated figures: what stands under it is calculated too, even a plain leaf.
#[rustfmt::skip]
pub(crate) const DERIVED_GROUPS: &[&str] =
    &["达标值", "基本值", "实际值", "标准值", "差异系数", "标准差"];

/// The nearest of these above or in a leaf says whose degrees and subjects it counts.
pub(crate) const FULL_TIME: &[&str] = &["专任教师", "专任"];

/// People who are not full-time teachers, or not only.
#[rustfmt::skip]
pub(crate) const OTHER_STAFF: &[&str] =
    &["教职工", "行政人员", "教辅人员", "工勤", "职工", "校长", "保育", "专职教练", "管理人员"];

/// A subject under one of these is a room or a thing, not a teacher.
#[rustfmt::skip]
pub(crate) const ROOMS: &[&str] =
    &["用房", "面积", "教室", "器材", "场地", "场馆", "设备", "仪器", "图书"];

/// Leaves that add up their group.
pub(crate) const SUMS: &[&str] = &["计", "合计", "小计", "总计", "共计"];

/// Leaves that say only that their group is counted: the group above tells what.
#[rustfmt::skip]
pub(crate) const GENERIC: &[&str] = &[
    "计", "合计", "小计", "总计", "共计", "本学年", "学校产权", "全部", "值", "原值", "账面原值",
    "金额", "其中",
];

/// Counting words at the end of a stem.
#[rustfmt::skip]
pub(crate) const COUNTING: &[&str] = &[
    "总人数", "人数", "总间数", "间数", "个数", "总面积", "建筑面积", "使用面积", "面积",
    "资产总值", "资产值", "总价值", "价值", "总值", "账面原值", "原值", "总金额", "金额", "数量",
    "总数", "数", "合计", "总计", "小计", "值", "总",
];

/// Words before a stem that say nothing about what is counted.
#[rustfmt::skip]
pub(crate) const LEADS: &[&str] =
    &["其中", "#", "*", ":", "学校拥有", "拥有", "现有", "全校", "本校", "-", "—"];

/// What a teacher's stem may end in.
#[rustfmt::skip]
pub(crate) const TEACHER_ENDS: &[&str] =
    &["专任教师", "教师", "老师", "学历", "毕业", "学位", "任课", "学科", "课程", "及教练员"];

/// What stands over the labels of a vertical form.
#[rustfmt::skip]
pub(crate) const FORM_ITEMS: &[&str] =
    &["填报项目", "项目", "填报指标", "指标", "指标名称", "项目名称", "数据项", "填写项目"];
/// What stands over its values.
#[rustfmt::skip]
pub(crate) const FORM_VALUES: &[&str] = &[
    "填报值", "填报数", "填报数据", "数值", "数据", "填写值", "填写内容", "填报内容", "学校填报",
    "填写", "填报",
];
/// What stands over its units.
pub(crate) const FORM_UNITS: &[&str] = &["单位", "计量单位", "数据单位"];
/// What stands over its groups.
pub(crate) const FORM_GROUPS: &[&str] = &["类别", "分类", "指标类别", "项目类别", "大类"];

/// What the statistics' own sheets bear in their name or title.
pub(crate) const SHEET_MARKS: &[&str] = &["教基", "基础基"];
/// The stage of those sheets by their number, where neither name nor title says it.
pub(crate) const SHEET_STAGES: &[(&str, Part)] = &[
    ("教基3112", Part::Primary),
    ("教基3115", Part::Junior),
    ("教基4155", Part::Primary),
    ("教基4156", Part::Junior),
    ("基础基423", Part::Primary),
    ("基础基424", Part::Junior),
];
