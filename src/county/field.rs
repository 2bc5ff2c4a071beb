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
    /// 平方米.
    SquareMetres,
    /// 元.
    Yuan,
}

impl Measure {
    /// The unit's Chinese name.
    pub fn unit(self) -> &'static str {
        match self {
            Self::People => "人",
            Self::Rooms => "间",
            Self::Classes => "个",
            Self::SquareMetres => "㎡",
            Self::Yuan => "元",
        }
    }

    /// Whether only whole numbers make sense.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::People | Self::Rooms | Self::Classes)
    }
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $variant:ident, $id:literal, $name:literal, $measure:ident;)+) => {
        /// A quantity that a school reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[doc = $doc])+ $variant,)+ }

        impl Field {
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
            pub fn measure(self) -> Measure {
                match self { $(Self::$variant => Measure::$measure,)+ }
            }
        }
    };
}

fields! {
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
}

impl Field {
    /// The quantity of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.id() == id)
    }
}
