// A 合计 that its rows do not make up: it stands in the way of 达标, the county's page says so where it gives its
// reasons, the user says that the total is wrong, and what was said is there again after a reload.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { county as small, schools } from "./lib/county.mjs";
import { untilKept } from "./lib/keeping.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const HEAD = [
  "学校名称", "镇街", "办学类型", "在校生数", "高于规定学历教师数", "县级以上骨干教师数", "体育、艺术专任教师数",
  "教学及辅助用房面积（㎡）", "室内体育用房面积（㎡）", "运动场地面积（㎡）", "教学仪器设备资产值（元）",
  "网络多媒体教室（间）",
];

/** 24 schools with all that they need, and a 合计 whose pupils are some more. */
function county(more) {
  const schools = Array.from({ length: 24 }, (_, index) => {
    const isJunior = index % 4 === 3, pupils = 300 + index * 7;
    const name = `第${index + 1}${isJunior ? "中学" : "小学"}`;
    const people = [0.06, 0.014, 0.012].map((share) => Math.ceil(pupils * share));
    return [name, index % 2 ? "城关镇" : "石桥镇", isJunior ? "初级中学" : "小学", pupils, ...people,
      pupils * 7, 100, pupils * 11, pupils * 2600, Math.ceil(pupils / 33)];
  });
  const pupils = schools.reduce((sum, school) => sum + school[3], 0);
  const rows = [HEAD, ...schools, ["合计", "", "", pupils + more, ...Array(8).fill("")]];
  return { name: "县汇总.csv", bytes: new TextEncoder().encode(rows.map((row) => row.join(",")).join("\r\n")) };
}

const resources = (page) => page.$eval("#verdict h1, #verdict h2", (one) => one.textContent);
const says = (page, word) =>
  page.waitForFunction((word) => document.querySelector("main")?.textContent.includes(word), {}, word);

test("a total that fits is not spoken of", async () => {
  const visit = await site.visit();
  await visit.drop([county(0)]);
  await visit.page.waitForSelector("#verdict");
  assert.doesNotMatch(await visit.text("main"), /合计与各校之和不符/);
  assert.match(await visit.text(".reasons"), /没有必须补的短板/);
  await visit.close();
});

test("a total that does not add up blocks until the user says that it is wrong", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop([county(5)]);
  await page.waitForSelector("#verdict");
  assert.match(await resources(page), /暂时不能判定/);
  assert.match(await visit.text(".reasons"), /合计与各校之和不符：.*9137.*县汇总\.csv.*D26.*9132/s);
  await visit.screenshots("totals-county");
  await page.evaluate(() => (location.hash = "#/checks"));
  await page.waitForSelector("#county-total-0");
  await page.$eval("#county-total-0", (field) => ((field.closest("details") ?? field).open = true));
  assert.doesNotMatch(await visit.text("main"), /是空白/);
  await visit.screenshots("totals-settle");
  const [before] = await untilKept(page, (all) => all.length > 0);
  const press = (word) =>
    [...document.querySelectorAll("#county-total-0 button")].find((one) => one.textContent.includes(word)).click();
  await page.evaluate(press, "是合计写错了");
  await page.evaluate(() => (location.hash = "#/county"));
  await says(page, "没有必须补的短板");
  assert.doesNotMatch(await visit.text(".reasons"), /合计与各校之和不符/);
  await untilKept(page, ([one]) => one.revision > before.revision);
  await page.reload();
  await says(page, "没有必须补的短板");
  assert.doesNotMatch(await visit.text("main"), /合计与各校之和不符/);
  await page.evaluate(() => (location.hash = "#/school/1/primary"));
  await says(page, "镇街");
  assert.match(await visit.text("main"), /城关镇/);
  await visit.screenshots("totals-school");
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("a county without junior schools is told why nothing can be said yet", async () => {
  const visit = await site.visit();
  const primary = schools(24).filter((school) => school[2] === "小学");
  await visit.drop([small("小学.csv", primary)]);
  await visit.page.waitForSelector("#verdict");
  const reasons = await visit.text(".reasons");
  assert.match(reasons, /没有初中/);
  assert.equal(reasons.match(/没有初中/g).length, 1);
  await visit.close();
});
