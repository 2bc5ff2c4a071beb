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

/** Bytes that are no spreadsheet. */
export const broken = { name: "坏文件.xlsx", bytes: new Uint8Array(2048).fill(7) };

/** Waits until the county is on the page with all of its rows. */
export async function shown(page, rows) {
  await page.waitForSelector("#verdict");
  await page.waitForFunction(
    (rows) => document.querySelectorAll(".units tbody tr").length === rows, {}, rows);
}
