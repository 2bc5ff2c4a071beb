//! Made-up names and codes of schools, all different within a county.

use std::collections::BTreeSet;

use fastrand::Rng;

use super::county::Kind;

const FIRST: &[&str] = &[
    "东", "西", "南", "北", "上", "下", "新", "大", "小", "龙", "凤", "青", "白", "黄", "石", "柳",
    "杨", "梅", "松", "竹", "双", "三", "五", "高", "平", "长", "古", "红",
];
const SECOND: &[&str] = &[
    "河", "山", "塘", "岭", "湾", "桥", "坪", "沟", "店", "集", "庄", "堡", "寨", "泉", "湖", "林",
    "坡", "溪", "冲", "洼",
];
const NUMBERS: &[&str] = &[
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "二十一",
];

/// Gives out names and codes.
pub struct Names {
    used: BTreeSet<String>,
    district: u32,
    next: u32,
}

impl Names {
    pub fn new(rng: &mut Rng) -> Self {
        Self { used: BTreeSet::new(), district: rng.u32(1100..6600), next: 0 }
    }

    /// Ten digits, as 学校标识码 has.
    pub fn code(&mut self, rng: &mut Rng) -> String {
        self.next += rng.u32(1..900);
        format!("2{:04}{:05}", self.district, self.next)
    }

    pub fn name(&mut self, rng: &mut Rng, kind: Kind) -> String {
        loop {
            let name = candidate(rng, kind);
            if self.used.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// 示例 stands in none of them, and none ends like a stage's part of a school.
fn candidate(rng: &mut Rng, kind: Kind) -> String {
    let mut pick = |words: &[&str]| words[rng.usize(..words.len())].to_owned();
    let place = pick(FIRST) + &pick(SECOND);
    let number = pick(NUMBERS);
    let area = pick(&["镇", "乡", "街道", "村", ""]);
    let form = match kind {
        Kind::Primary => pick(&[
            "{place}{area}中心小学",
            "{place}小学",
            "城关第{number}小学",
            "{place}{area}第{number}小学",
            "{place}实验小学",
            "{place}（{area}）希望小学",
            "市第{number}中学附属{place}小学",
        ]),
        Kind::TeachingPoint => pick(&["{place}教学点", "{place}{area}小学{number}教学点"]),
        Kind::Junior => {
            pick(&["{place}{area}初级中学", "第{number}初级中学", "{place}第{number}中学"])
        }
        Kind::NineYear => pick(&["{place}九年一贯制学校", "{place}{area}学校", "{place}实验学校"]),
        Kind::Complete => {
            pick(&["{place}完全中学", "{place}第{number}中学校", "{place}外国语中学"])
        }
        Kind::TwelveYear => pick(&["{place}国际学校", "{place}十二年一贯制学校"]),
        Kind::Senior => pick(&["{place}高级中学", "{place}第{number}高级中学"]),
        Kind::Special => pick(&["{place}特殊教育学校", "{place}{area}启智学校"]),
        Kind::Vocational => pick(&["{place}职业学校", "{place}职业技术学校"]),
    };
    form.replace("{place}", &place)
        .replace("{area}", &area)
        .replace("{number}", &number)
        .replace("（）", "")
}
