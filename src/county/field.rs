//! The quantities that schools report, each with its id, its name and what it is measured in.
//! Which of them make an indicator is said by the rule pack, which header means which by `intake`.

use serde::{Deserialize, Serialize};

/// What a quantity is measured in; amounts are kept in exactly this unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// 人, whole.
    People,
    /// 间, whole.
    Rooms,
    /// 个 (classes), whole.
    Classes,
    /// 台 (computers), whole.
    Sets,
    /// 册 (books), whole.
    Books,
    /// 份 (questionnaires), whole.
    Sheets,
    /// 平方米.
    SquareMetres,
    /// 元.
    Yuan,
    /// %, as written: 95 for 95 %.
    Percent,
    /// A year (年).
    Year,
    /// A number of years (年).
    Years,
    /// 是 (1) or 否 (0).
    YesNo,
}

impl Measure {
    /// The unit's Chinese name.
    pub fn unit(self) -> &'static str {
        match self {
            Self::People => "人",
            Self::Rooms => "间",
            Self::Classes => "个",
            Self::Sets => "台",
            Self::Books => "册",
            Self::Sheets => "份",
            Self::SquareMetres => "㎡",
            Self::Yuan => "元",
            Self::Percent => "%",
            Self::Year | Self::Years => "年",
            Self::YesNo => "是/否",
        }
    }

    /// Whether only whole numbers make sense.
    pub fn is_whole(self) -> bool {
        matches!(
            self,
            Self::People
                | Self::Rooms
                | Self::Classes
                | Self::Sets
                | Self::Books
                | Self::Sheets
                | Self::Year
                | Self::YesNo
        )
    }
}

/// A list of quantities as an enum with ids, names and measures.
macro_rules! quantities {
    ($(#[doc = $about:literal])+ $list:ident; $($(#[doc = $doc:literal])+ $variant:ident, $id:literal, $name:literal, $measure:ident;)+) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $list { $($(#[doc = $doc])+ $variant,)+ }

        impl $list {
            /// All quantities.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The id used in packs and mappings.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The Chinese name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it is measured in.
            pub fn measure(self) -> $crate::county::Measure {
                match self { $(Self::$variant => $crate::county::Measure::$measure,)+ }
            }

            /// The quantity of that id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.id() == id)
            }
        }
    };
}

pub(super) use quantities;

quantities! {
    /// A quantity that a school reports.
    Field;
    /// Pupils enrolled (在校生数).
    Pupils, "pupils", "在校生数", People;
    /// Classes (教学班数).
    Classes, "classes", "教学班数", Classes;
    /// Full-time teachers (专任教师数).
    Teachers, "teachers", "专任教师数", People;
    /// Teachers above the required degree, ready-made (高于规定学历教师数).
    HigherDegreeTeachers, "higher_degree_teachers", "高于规定学历教师数", People;
    /// Full-time teachers with a doctorate (博士).
    DoctorTeachers, "doctor_teachers", "博士研究生学历专任教师数", People;
    /// Full-time teachers with a master's degree (硕士).
    MasterTeachers, "master_teachers", "硕士研究生学历专任教师数", People;
    /// Full-time teachers with any postgraduate degree, master's and doctor's together (研究生).
    PostgraduateTeachers, "postgraduate_teachers", "研究生学历专任教师数", People;
    /// Full-time teachers with a bachelor's degree (本科).
    BachelorTeachers, "bachelor_teachers", "本科学历专任教师数", People;
    /// Full-time teachers with a college diploma (专科).
    CollegeTeachers, "college_teachers", "专科学历专任教师数", People;
    /// Backbone teachers at county level and above (县级及以上骨干教师), each counted once.
    BackboneTeachers, "backbone_teachers", "县级及以上骨干教师数", People;
    /// Full-time teachers of sports and arts, ready-made (体育、艺术专任教师数).
    SportsArtsTeachers, "sports_arts_teachers", "体育、艺术专任教师数", People;
    /// Full-time teachers of sports (体育, 体育与健康).
    SportsTeachers, "sports_teachers", "体育专任教师数", People;
    /// Full-time teachers of all arts together (艺术·计, 音乐美术合计).
    AllArtsTeachers, "all_arts_teachers", "艺术专任教师数（计）", People;
    /// Full-time teachers of music (音乐).
    MusicTeachers, "music_teachers", "音乐专任教师数", People;
    /// Full-time teachers of fine art (美术).
    FineArtTeachers, "fine_art_teachers", "美术专任教师数", People;
    /// Full-time teachers of arts as one subject (艺术, 综合), beside music and fine art.
    ArtsTeachers, "arts_teachers", "艺术（综合）专任教师数", People;
    /// Teaching and auxiliary rooms, the gym among them (教学及辅助用房面积).
    TeachingArea, "teaching_area", "教学及辅助用房面积", SquareMetres;
    /// Teaching and auxiliary rooms, said to be without the gym (教学及辅助用房面积, 不含室内体育用房).
    TeachingAreaNet, "teaching_area_net", "教学及辅助用房面积（不含室内体育用房）", SquareMetres;
    /// Rooms for sports inside (室内体育用房面积, 体育馆面积).
    GymArea, "gym_area", "室内体育用房（体育馆）面积", SquareMetres;
    /// Grounds for sports outside (运动场地面积).
    GroundArea, "ground_area", "运动场地面积", SquareMetres;
    /// Grounds and gym together, ready-made (体育运动场馆面积).
    SportsArea, "sports_area", "体育运动场馆面积", SquareMetres;
    /// Book value of the teaching equipment (教学仪器设备资产值), in 元.
    EquipmentValue, "equipment_value", "教学仪器设备资产值", Yuan;
    /// Classrooms with network and multimedia (网络多媒体教室间数).
    MultimediaRooms, "multimedia_rooms", "网络多媒体教室间数", Rooms;
    /// Gym building of the school (学校体育馆面积), where the form tells it from 室内体育用房面积.
    GymnasiumArea, "gymnasium_area", "学校体育馆面积", SquareMetres;
    /// Grounds on the campus under ground or on roofs (校内其他体育场面积: 地下、楼顶等).
    OtherGroundArea, "other_ground_area", "校内其他体育场（地下、楼顶）面积", SquareMetres;
    /// Venues near the school leased by the government (校外租赁场馆面积).
    LeasedArea, "leased_area", "校外租赁场馆面积", SquareMetres;
    /// Teachers of sports who rotate, teach part-time or at several schools (体育交流轮岗/兼职/走教).
    SharedSportsTeachers, "shared_sports_teachers", "体育交流轮岗/兼职/走教教师数", People;
    /// The same of music.
    SharedMusicTeachers, "shared_music_teachers", "音乐交流轮岗/兼职/走教教师数", People;
    /// The same of fine art.
    SharedFineArtTeachers, "shared_fine_art_teachers", "美术交流轮岗/兼职/走教教师数", People;
    /// The same of arts as one subject.
    SharedArtsTeachers, "shared_arts_teachers", "艺术交流轮岗/兼职/走教教师数", People;
    /// Year of foundation (建校时间).
    FoundedYear, "founded_year", "建校时间", Year;
    /// Planned and built in or before 2010 (是否2010年及之前规划并建成).
    BuiltBy2010, "built_by_2010", "是否2010年及之前规划并建成", YesNo;
    /// Planned and built in or before 2016 (是否2016年及之前规划并建成).
    BuiltBy2016, "built_by_2016", "是否2016年及之前规划并建成", YesNo;
    /// In the crowded centre of a big city (是否人口密度过高的大城市中心城区学校).
    CrowdedCentre, "crowded_centre", "是否人口密度过高的大城市中心城区学校", YesNo;
    /// A small rural school or 教学点 of 50 to 99 pupils.
    SmallRural, "small_rural", "是否50人及以上但不足100人的乡村小规模学校和教学点", YesNo;
    /// A small rural school whose largest class has fewer than 30 pupils.
    SmallClassRural, "small_class_rural", "是否最大班额低于30人的农村小规模学校", YesNo;
    /// A boarding school (是否寄宿制学校).
    Boarding, "boarding", "是否寄宿制学校", YesNo;
    /// Children of migrant workers among the pupils (进城务工人员随迁子女在校生数).
    MigrantPupils, "migrant_pupils", "进城务工人员随迁子女在校生数", People;
    /// Pupils who live in the school's district (家庭住址在划片范围内的在校学生数).
    DistrictPupils, "district_pupils", "家庭住址在划片范围内的在校学生数", People;
    /// Pupils of the largest class (最大班额).
    LargestClass, "largest_class", "最大班额", People;
    /// Classes of up to 25 pupils.
    ClassesTo25, "classes_to_25", "25人以下班级数", Classes;
    /// Classes of 26 to 30.
    ClassesTo30, "classes_to_30", "26-30人班级数", Classes;
    /// Classes of 31 to 35.
    ClassesTo35, "classes_to_35", "31-35人班级数", Classes;
    /// Classes of 36 to 40.
    ClassesTo40, "classes_to_40", "36-40人班级数", Classes;
    /// Classes of 41 to 45.
    ClassesTo45, "classes_to_45", "41-45人班级数", Classes;
    /// Classes of 46 to 50.
    ClassesTo50, "classes_to_50", "46-50人班级数", Classes;
    /// Classes of 51 to 55.
    ClassesTo55, "classes_to_55", "51-55人班级数", Classes;
    /// Classes of 56 to 60.
    ClassesTo60, "classes_to_60", "56-60人班级数", Classes;
    /// Classes of 61 to 65.
    ClassesTo65, "classes_to_65", "61-65人班级数", Classes;
    /// Classes of 66 and more.
    ClassesOver65, "classes_over_65", "66人以上班级数", Classes;
    /// Classes of 56 and more (大班额), as rosters sum the last bands up.
    ClassesFrom56, "classes_from_56", "56人以上班级数", Classes;
    /// Full-time teachers with a teacher's certificate (持有教师资格证的专任教师数).
    CertifiedTeachers, "certified_teachers", "持有教师资格证的专任教师数", People;
    /// Full-time teachers with 360 hours of training in five years.
    TrainedTeachers, "trained_teachers", "近5年培训满360学时专任教师数", People;
    /// Music rooms, all (音乐教室总间数).
    MusicRooms, "music_rooms", "音乐教室总间数", Rooms;
    /// Music rooms of at least 96 ㎡.
    MusicRooms96, "music_rooms_96", "单间面积≥96㎡的音乐教室间数", Rooms;
    /// Music rooms of 73 to under 96 ㎡.
    MusicRooms73, "music_rooms_73", "73㎡≤单间面积＜96㎡的音乐教室间数", Rooms;
    /// Music rooms of 61 to under 73 ㎡.
    MusicRooms61, "music_rooms_61", "61㎡≤单间面积＜73㎡的音乐教室间数", Rooms;
    /// Music rooms of 54 to under 61 ㎡, which the school's form does not ask for.
    MusicRooms54, "music_rooms_54", "54㎡≤单间面积＜61㎡的音乐教室间数", Rooms;
    /// Fine art rooms, all (美术教室总间数).
    ArtRooms, "art_rooms", "美术教室总间数", Rooms;
    /// Fine art rooms of at least 90 ㎡.
    ArtRooms90, "art_rooms_90", "单间面积≥90㎡的美术教室间数", Rooms;
    /// Fine art rooms of 67 to under 90 ㎡.
    ArtRooms67, "art_rooms_67", "67㎡≤单间面积＜90㎡的美术教室间数", Rooms;
    /// Fine art rooms of 61 to under 67 ㎡.
    ArtRooms61, "art_rooms_61", "61㎡≤单间面积＜67㎡的美术教室间数", Rooms;
    /// Fine art rooms of 54 to under 61 ㎡, which the school's form does not ask for.
    ArtRooms54, "art_rooms_54", "54㎡≤单间面积＜61㎡的美术教室间数", Rooms;
    /// Budget of public funds of the year before (上一年度公用经费预算总额).
    PublicBudget, "public_budget", "上一年度公用经费预算总额", Yuan;
    /// What was spent of them (上一年度公用经费决算总额).
    PublicAccounts, "public_accounts", "上一年度公用经费决算总额", Yuan;
    /// Budget for the training of teachers (上一年度教师培训经费预算总额).
    TrainingBudget, "training_budget", "上一年度教师培训经费预算总额", Yuan;
    /// Pupils who leave the last year of 初中 (本届毕业学生数).
    Graduates, "graduates", "本届毕业学生数", People;
    /// Pupils of that year when it began 初中 (毕业年级初一时在校学生数).
    Entrants, "entrants", "毕业年级初一时在校学生数", People;
    /// Pupils who joined it in three years (毕业年级三年转入学生数).
    TransferredIn, "transferred_in", "毕业年级三年转入学生数", People;
    /// Pupils who left it in three years (毕业年级三年转出学生数).
    TransferredOut, "transferred_out", "毕业年级三年转出学生数", People;
    /// Pupils who died in three years (毕业年级三年死亡学生数).
    Died, "died", "毕业年级三年死亡学生数", People;
    /// Computers for pupils (学生用计算机台数).
    Computers, "computers", "计算机台数", Sets;
    /// Books of the library (图书册数).
    Books, "books", "图书册数", Books;
    /// Teachers and staff (教职工数).
    Staff, "staff", "教职工数", People;
    /// Full-time teachers of middle and higher rank (中级及以上专业技术职务专任教师数).
    RankedTeachers, "ranked_teachers", "中级及以上专业技术职务教师数", People;
}
