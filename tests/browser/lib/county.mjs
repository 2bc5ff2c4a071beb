// A small county as a file, for journeys: the flat table that people make, as CSV.

const HEADER = [
  "学校名称", "学校标识码", "办学类型", "小学在校生数", "初中在校生数", "高于规定学历教师数（小学）",
  "高于规定学历教师数（初中）", "县级及以上骨干教师数（小学）", "县级及以上骨干教师数（初中）",
  "体育、艺术专任教师数（小学）", "体育、艺术专任教师数（初中）", "教学及辅助用房面积（㎡）",
  "室内体育用房面积（㎡）", "运动场地面积（㎡）", "教学仪器设备资产值（元）", "网络多媒体教室（间）",
];

const SCHOOLS = [
  ["甲小学", 3101000001, "小学", 500, "", 25, "", 6, "", 5, "", 2600, 100, 4000, 1100000, 13],
  ["乙小学", 3101000002, "小学", 300, "", 10, "", 4, "", 3, "", 1500, 0, 2400, 700000, 8],
  ["丙中学", 3101000003, "初级中学", "", 400, "", 24, "", 5, "", 4, 2500, 100, 4100, 1100000, 10],
];

/** The file: two primary schools, of which 乙小学 is short of teachers, and a junior one. */
export function county(name = "全县.csv", schools = SCHOOLS) {
  const lines = [HEADER, ...schools].map((row) => row.join(","));
  return { name, bytes: new TextEncoder().encode("\uFEFF" + lines.join("\r\n") + "\r\n") };
}

const TOWNS = ["城关", "青山", "柳树湾", "河东", "石桥", "白马", "双河", "大槐树"];
const NUMBERS = [..."一二三四五六七八九十"];

/**
 * So many schools, the same each time: primary ones, every fifth a junior one, every eighth with both
 * stages; names short and long, some figures blank, some schools short of something.
 */
export function many(count) {
  return county(`全县${count}校.csv`, schools(count));
}

/** The rows of these schools. */
export function schools(count) {
  return Array.from({ length: count }, (_, at) => {
    const town = TOWNS[at % TOWNS.length];
    const number = NUMBERS[Math.floor(at / TOWNS.length) % NUMBERS.length];
    const turn = at < TOWNS.length * NUMBERS.length ? "" : `${Math.floor(at / 80) + 1}号`;
    const kind = at % 8 === 7 ? "九年一贯制学校" : at % 5 === 4 ? "初级中学" : "小学";
    const long = at % 6 === 5 ? "（与教师发展中心合办实验校区）" : "";
    const name = `${town}镇第${number}${turn}${kind === "九年一贯制学校" ? "学校" : kind === "小学" ? "小学" : "中学"}${long}`;
    const [primary, junior] = [kind !== "初级中学", kind !== "小学"];
    const pupils = 180 + ((at * 137) % 900);
    const of = (is, share) => (is ? Math.round(pupils * share * (0.8 + ((at * 7) % 5) / 10)) : "");
    const whole = pupils * (primary && junior ? 2 : 1);
    return [
      name, 3101000000 + at, kind, primary ? pupils : "", junior ? pupils : "", of(primary, 0.045), of(junior, 0.055),
      of(primary, 0.01), of(junior, 0.01), at % 13 === 3 ? "" : of(primary, 0.009), of(junior, 0.009),
      Math.round(whole * 5.4), at % 9 === 2 ? "" : 120, Math.round(whole * 8.5), whole * 2300, Math.ceil(whole / 40),
    ];
  });
}

/** Bytes that are no spreadsheet. */
export const broken = { name: "坏文件.xlsx", bytes: new Uint8Array(2048).fill(7) };

/** Waits until the county is on the page with all of its rows. */
export async function shown(page, rows) {
  await page.waitForSelector("#verdict");
  await page.waitForFunction(
    (rows) => document.querySelectorAll(".units tbody tr").length === rows, {}, rows);
}
