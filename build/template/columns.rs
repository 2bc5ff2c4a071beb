//! The columns of our own template, in their order: header, what may be typed, what it means.
//! Which header means which quantity when a file is read is said by `intake`, never here.

/// What a column's cells may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Any words.
    Words,
    /// 学校标识码: ten digits, kept as text so that nothing is lost.
    Code,
    /// One of these words; others only after a warning.
    OneOf(&'static [&'static str]),
    /// A whole number, 0 or more.
    Whole,
    /// A number with decimals, 0 or more.
    Decimal,
    /// A year of four digits.
    Year,
    /// A percentage, as 94.52 for 94.52 %.
    Percent,
}

/// The schools that have to fill a column, by their 办学类型.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Every school.
    All,
    /// Schools with a primary stage.
    Primary,
    /// Schools with a junior stage.
    Junior,
    /// Schools with a junior and a senior stage.
    Senior,
}

/// The block of columns that it belongs to; blocks differ in the colour of their header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Which school it is.
    School,
    /// Its pupils.
    Pupils,
    /// Its teachers.
    Teachers,
    /// Rooms, grounds, equipment.
    Resources,
    /// Its classes.
    Classes,
    /// Its rooms for music and art.
    Rooms,
    /// Teachers' certificates and training, teachers shared with other schools.
    Staff,
    /// Where its pupils come from.
    Origin,
    /// When it was built and what it is.
    Flags,
    /// Its funds.
    Funds,
    /// The year that leaves 初中.
    Leavers,
    /// What only 基本均衡 asks for.
    Basic,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The header, unit included.
    pub header: &'static str,
    /// Its block.
    pub block: Block,
    /// What may be typed.
    pub rule: Rule,
    /// Who fills it.
    pub who: Who,
    /// Width in characters.
    pub width: f64,
    /// What it means: the header's note, and a line of 填写说明.
    pub meaning: &'static str,
}

/// The values of 办学类型, as the statistics write them.
pub const KINDS: &[&str] = &[
    "小学",
    "小学教学点",
    "初级中学",
    "九年一贯制学校",
    "完全中学",
    "十二年一贯制学校",
    "高级中学",
    "特殊教育学校",
    "职业学校",
];

/// The kinds with a primary stage.
pub const WITH_PRIMARY: &[&str] = &["小学", "小学教学点", "九年一贯制学校", "十二年一贯制学校"];
/// The kinds with a junior stage.
pub const WITH_JUNIOR: &[&str] = &["初级中学", "九年一贯制学校", "完全中学", "十二年一贯制学校"];
/// The kinds with a junior and a senior stage.
pub const WITH_SENIOR: &[&str] = &["完全中学", "十二年一贯制学校"];

const FOUNDERS: &[&str] = &["公办", "民办"];
const YES_NO: &[&str] = &["是", "否"];
const LOCALITIES: &[&str] = &["城区", "镇区", "乡村"];

/// What all bands of class sizes count.
const OF_CLASSES: &str = "全校（义务教育阶段）学生数在此范围内的班级个数；填了最大班额可以不填。";
/// What all bands of rooms count.
const OF_ROOMS: &str = "其中单间使用面积在此范围内的间数。";
/// Who fills in the teachers that schools share.
const SHARED_TEACHERS: &str = "仅50人及以上但不足100人的乡村小规模学校和教学点填写。";
/// What most flags decide.
const LOWER_DEMAND: &str = "是或否。决定能否按规程放宽后的要求评估。";
/// How money is written.
const TEN_THOUSANDS: &str = "单位是万元。";

macro_rules! columns {
    ($($header:literal, $block:ident, $rule:expr, $who:ident, $width:literal, $meaning:expr;)+) => {
        /// All columns, from A on.
        pub const COLUMNS: &[Column] = &[$(Column {
            header: $header,
            block: Block::$block,
            rule: $rule,
            who: Who::$who,
            width: $width,
            meaning: $meaning,
        },)+];
    };
}

columns! {
    "学校名称", School, Rule::Words, All, 26.0,
        "学校全称，与公章一致。一校一行：九年一贯制、完全中学、十二年一贯制学校也只填一行，各学段的数填在各自的列里。";
    "学校标识码", School, Rule::Code, All, 13.0,
        "教育部统一的10位学校（机构）标识码。多份文件合并时先按它对应学校。";
    "办学类型", School, Rule::OneOf(KINDS), All, 16.0,
        "从下拉表中选。它决定学校按哪些学段评估、资源是否要按学段拆分。";
    "举办者", School, Rule::OneOf(FOUNDERS), All, 8.0,
        "公办或民办。民办学校同样计入评估。";
    "城乡类型", School, Rule::OneOf(LOCALITIES), All, 9.0,
        "城区、镇区或乡村。";
    "小学在校生数（人）", Pupils, Rule::Whole, Primary, 10.0,
        "小学阶段在校学生数，不含附设幼儿班。";
    "初中在校生数（人）", Pupils, Rule::Whole, Junior, 10.0,
        "初中阶段在校学生数。";
    "高中在校生数（人）", Pupils, Rule::Whole, Senior, 10.0,
        "只由完全中学和十二年一贯制学校填写，用来按学生数拆分校舍、场地和设备。";
    "高于规定学历教师数（小学）（人）", Teachers, Rule::Whole, Primary, 13.0,
        "教小学的专任教师中，专科、本科、硕士、博士毕业的人数之和。";
    "高于规定学历教师数（初中）（人）", Teachers, Rule::Whole, Junior, 13.0,
        "教初中的专任教师中，本科、硕士、博士毕业的人数之和，不含专科。";
    "县级及以上骨干教师数（小学）（人）", Teachers, Rule::Whole, Primary, 13.0,
        "教小学的县级及以上骨干教师数。有几种称号的教师只计一次。";
    "县级及以上骨干教师数（初中）（人）", Teachers, Rule::Whole, Junior, 13.0,
        "教初中的县级及以上骨干教师数。有几种称号的教师只计一次。";
    "体育、艺术专任教师数（小学）（人）", Teachers, Rule::Whole, Primary, 13.0,
        "教小学体育、音乐、美术、艺术（综合）的专任教师数之和。兼任教师不计。";
    "体育、艺术专任教师数（初中）（人）", Teachers, Rule::Whole, Junior, 13.0,
        "教初中体育、音乐、美术、艺术（综合）的专任教师数之和。兼任教师不计。";
    "教学及辅助用房面积（㎡）", Resources, Rule::Decimal, All, 13.0,
        "全校教学及辅助用房面积，含室内体育用房；计算时会减去后一列的室内体育用房面积。";
    "室内体育用房面积（㎡）", Resources, Rule::Decimal, All, 13.0,
        "体育馆等室内体育用房的面积。没有就填0，空着表示不知道。";
    "运动场地面积（㎡）", Resources, Rule::Decimal, All, 13.0,
        "校园内室外运动场地的面积。";
    "教学仪器设备资产值（万元）", Resources, Rule::Decimal, All, 13.0,
        "全校教学仪器设备的账面原值，单位是万元：12万3456元填12.3456。";
    "网络多媒体教室（间）", Resources, Rule::Whole, All, 10.0,
        "全校网络多媒体教室间数。";
    "教学班数（小学）", Classes, Rule::Whole, Primary, 9.0,
        "小学阶段的教学班数。";
    "教学班数（初中）", Classes, Rule::Whole, Junior, 9.0,
        "初中阶段的教学班数。";
    "最大班额（小学）（人）", Classes, Rule::Whole, Primary, 9.0,
        "小学阶段人数最多的一个班的学生数。";
    "最大班额（初中）（人）", Classes, Rule::Whole, Junior, 9.0,
        "初中阶段人数最多的一个班的学生数。";
    "25人以下班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "26-30人班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "31-35人班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "36-40人班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "41-45人班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "46-50人班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "51-55人班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "56-60人班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "61-65人班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "66人以上班级数（个）", Classes, Rule::Whole, All, 8.0, OF_CLASSES;
    "音乐教室总间数（间）", Rooms, Rule::Whole, All, 8.0,
        "全校音乐专用教室的间数。";
    "单间面积≥96㎡的音乐教室间数", Rooms, Rule::Whole, All, 11.0, OF_ROOMS;
    "73㎡≤单间面积＜96㎡的音乐教室间数", Rooms, Rule::Whole, All, 11.0, OF_ROOMS;
    "61㎡≤单间面积＜73㎡的音乐教室间数", Rooms, Rule::Whole, All, 11.0, OF_ROOMS;
    "54㎡≤单间面积＜61㎡的音乐教室间数", Rooms, Rule::Whole, All, 11.0, OF_ROOMS;
    "美术教室总间数（间）", Rooms, Rule::Whole, All, 8.0,
        "全校美术专用教室的间数。";
    "单间面积≥90㎡的美术教室间数", Rooms, Rule::Whole, All, 11.0, OF_ROOMS;
    "67㎡≤单间面积＜90㎡的美术教室间数", Rooms, Rule::Whole, All, 11.0, OF_ROOMS;
    "61㎡≤单间面积＜67㎡的美术教室间数", Rooms, Rule::Whole, All, 11.0, OF_ROOMS;
    "54㎡≤单间面积＜61㎡的美术教室间数", Rooms, Rule::Whole, All, 11.0, OF_ROOMS;
    "专任教师数（小学）（人）", Staff, Rule::Whole, Primary, 11.0,
        "教小学的专任教师数。";
    "专任教师数（初中）（人）", Staff, Rule::Whole, Junior, 11.0,
        "教初中的专任教师数。";
    "持有教师资格证的专任教师数（小学）（人）", Staff, Rule::Whole, Primary, 11.0,
        "教小学的其中持有教师资格证的人数。";
    "持有教师资格证的专任教师数（初中）（人）", Staff, Rule::Whole, Junior, 11.0,
        "教初中的其中持有教师资格证的人数。";
    "近5年培训满360学时专任教师数（小学）（人）", Staff, Rule::Whole, Primary, 11.0,
        "教小学的其中近5年培训满360学时的人数。";
    "近5年培训满360学时专任教师数（初中）（人）", Staff, Rule::Whole, Junior, 11.0,
        "教初中的其中近5年培训满360学时的人数。";
    "体育交流轮岗/兼职/走教教师数（人）", Staff, Rule::Whole, All, 11.0, SHARED_TEACHERS;
    "音乐交流轮岗/兼职/走教教师数（人）", Staff, Rule::Whole, All, 11.0, SHARED_TEACHERS;
    "美术交流轮岗/兼职/走教教师数（人）", Staff, Rule::Whole, All, 11.0, SHARED_TEACHERS;
    "艺术交流轮岗/兼职/走教教师数（人）", Staff, Rule::Whole, All, 11.0, SHARED_TEACHERS;
    "进城务工人员随迁子女在校生数（人）", Origin, Rule::Whole, All, 10.0,
        "在校生中的进城务工人员随迁子女数。";
    "家庭住址在划片范围内的在校学生数（小学）（人）", Origin, Rule::Whole, Primary, 12.0,
        "小学在校生中家庭住址在学校划片范围内的人数。";
    "家庭住址在划片范围内的在校学生数（初中）（人）", Origin, Rule::Whole, Junior, 12.0,
        "初中在校生中家庭住址在学校划片范围内的人数。";
    "建校时间（年）", Flags, Rule::Year, All, 8.0,
        "建校的年份，四位数。";
    "是否2010年及之前规划并建成", Flags, Rule::OneOf(YES_NO), All, 11.0, LOWER_DEMAND;
    "是否2016年及之前规划并建成", Flags, Rule::OneOf(YES_NO), All, 11.0, LOWER_DEMAND;
    "是否人口密度过高的大城市中心城区学校", Flags, Rule::OneOf(YES_NO), All, 11.0, LOWER_DEMAND;
    "是否50人及以上但不足100人的乡村小规模学校和教学点", Flags, Rule::OneOf(YES_NO), All, 11.0, LOWER_DEMAND;
    "是否最大班额低于30人的农村小规模学校", Flags, Rule::OneOf(YES_NO), All, 11.0, LOWER_DEMAND;
    "是否寄宿制学校", Flags, Rule::OneOf(YES_NO), All, 11.0,
        "是或否。有宿舍并有学生住校的学校。";
    "校内其他体育场面积（㎡）", Flags, Rule::Decimal, All, 11.0,
        "校内地下、楼顶等处的专用运动场地面积；仅人口密度过高的大城市中心城区学校填写。";
    "校外租赁场馆面积（㎡）", Flags, Rule::Decimal, All, 11.0,
        "政府租赁、步行10分钟内可到的校外场馆面积；仅人口密度过高的大城市中心城区学校填写。";
    "上一年度公用经费预算总额（万元）", Funds, Rule::Decimal, All, 12.0, TEN_THOUSANDS;
    "上一年度公用经费决算总额（万元）", Funds, Rule::Decimal, All, 12.0, TEN_THOUSANDS;
    "上一年度教师培训经费预算总额（万元）", Funds, Rule::Decimal, All, 12.0, TEN_THOUSANDS;
    "本届毕业学生数（人）", Leavers, Rule::Whole, Junior, 10.0,
        "本届初中毕业学生数。";
    "毕业年级初一时在校学生数（人）", Leavers, Rule::Whole, Junior, 10.0,
        "这一届学生初一时的在校生数。";
    "毕业年级三年转入学生数（人）", Leavers, Rule::Whole, Junior, 10.0,
        "三年里转入这一届的学生数。";
    "毕业年级三年转出学生数（人）", Leavers, Rule::Whole, Junior, 10.0,
        "三年里转出这一届的学生数。";
    "毕业年级三年死亡学生数（人）", Leavers, Rule::Whole, Junior, 10.0,
        "三年里这一届死亡的学生数。";
    "教职工数（人）", Basic, Rule::Whole, All, 9.0,
        "全校教职工数。只有按“基本均衡”评估时才用这一组。";
    "中级及以上专业技术职务专任教师数（小学）（人）", Basic, Rule::Whole, Primary, 12.0,
        "教小学的专任教师中有中级及以上专业技术职务的人数。";
    "中级及以上专业技术职务专任教师数（初中）（人）", Basic, Rule::Whole, Junior, 12.0,
        "教初中的专任教师中有中级及以上专业技术职务的人数。";
    "学生用计算机台数（台）", Basic, Rule::Whole, All, 10.0,
        "全校供学生使用的计算机台数。";
    "图书册数（册）", Basic, Rule::Whole, All, 10.0,
        "全校图书册数。";
}

impl Block {
    /// Whether the seven indicators are made from its columns.
    pub fn is_of_the_indicators(self) -> bool {
        matches!(self, Self::School | Self::Pupils | Self::Teachers | Self::Resources)
    }
}

impl Who {
    /// The 办学类型 that fill the column; none means all.
    pub fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::All => &[],
            Self::Primary => WITH_PRIMARY,
            Self::Junior => WITH_JUNIOR,
            Self::Senior => WITH_SENIOR,
        }
    }

    /// The same in words, for 填写说明.
    pub fn words(self) -> String {
        match self {
            Self::All => "所有学校".to_owned(),
            _ => self.kinds().join("、"),
        }
    }
}
