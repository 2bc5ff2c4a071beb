// A header that nobody knows is explained on the screen, by keyboard; the verdict follows, it can be
// undone, and the next file of the same layout is offered the same explanation.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const HEADER = [
  "学校名称", "办学类型", "学生规模", "高于规定学历教师数", "县级及以上骨干教师数",
  "体育、艺术专任教师数", "教学及辅助用房面积（㎡）", "室内体育用房面积（㎡）", "运动场地面积（㎡）",
  "教学仪器设备资产值（元）", "网络多媒体教室（间）", "备注",
];
const SCHOOLS = [
  ["甲小学", "小学", 500, 25, 6, 5, 2600, 100, 4000, 1100000, 13, ""],
  ["乙小学", "小学", 300, 10, 4, 3, 1500, 0, 2400, 700000, 8, "新建"],
];

function file(name, rows) {
  const text = rows.map((row) => row.join(",")).join("\r\n");
  return { name, bytes: new TextEncoder().encode(`\uFEFF${text}\r\n`) };
}
const odd = (name = "全县2025.csv") => file(name, [HEADER, ...SCHOOLS]);

const waitText = (page, selector, words) => page.waitForFunction(
  (selector, words) => document.querySelector(selector)?.textContent.includes(words),
  {}, selector, words);

/** Waits for a verdict on the county's screen. A function that throws is not asked again: what is not there yet
 * must not be looked into. */
const decided = (page) => page.waitForFunction(() => {
  const badge = document.querySelector("#verdict .badge");
  return badge && !badge.textContent.includes("数据缺失");
});

test("an unknown header is explained by keyboard, undone, and offered next time", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop(odd());
  await page.waitForSelector("#verdict");
  await waitText(page, "#verdict .badge", "数据缺失");
  await page.click("a[href='#/findings']");
  await waitText(page, "main", "没有找到在校生数");
  await page.click(".finding a[href='#/tables']");
  await page.waitForSelector("#meaning-2");
  assert.equal(await page.$eval("#meaning-2", (select) => select.value), "unused");
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("tables");
  // One arrow key after the other: what lies between is chosen, too, and is one step with it.
  await page.focus("#meaning-2");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) {
    await page.keyboard.press(key);
  }
  await page.keyboard.press("Tab");
  await waitText(page, ".mend-bar", "“学生规模”是在校生数");
  await waitText(page, ".table-columns", "按您的指定");
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("tables-said");
  await page.click("header a[href='#/county']");
  await shown(page, 2);
  await decided(page);
  await page.click(".units tbody a");
  await waitText(page, ".indicators", "按您的指定识别");
  await page.click("#undo");
  await page.click("header a[href='#/county']");
  await waitText(page, "#verdict .badge", "数据缺失");
  await page.click("#redo");
  await decided(page);
  // Another session on the same machine, another year's file for a county of its own.
  const address = page.url().replace(/#.*/, "");
  await page.goto("about:blank");
  await page.goto(`${address}#/`);
  await page.waitForSelector("#app h1");
  await visit.drop(odd("全县2026.csv"));
  await page.waitForSelector("#verdict");
  await waitText(page, "#verdict .badge", "数据缺失");
  await waitText(page, ".notices", "可以套用上次的改法");
  await page.click(".notices a[href='#/tables']");
  await waitText(page, ".table-offer", "“学生规模”是在校生数");
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("tables-offer");
  await page.focus("#apply");
  await page.keyboard.press("Enter");
  await waitText(page, ".table-columns", "按您的指定");
  await page.click("header a[href='#/county']");
  await decided(page);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.match(kept, /junheng-mappings/);
  await page.click("header a[href='#/tables']");
  await page.waitForSelector("#forget-all");
  await page.click("#forget-all");
  await page.waitForFunction(() => !document.querySelector(".table-memory"));
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("a file without any known header becomes a county once its columns are named", async () => {
  const visit = await site.visit();
  const { page } = visit;
  const rows = [["某县调查表"], ["单位", "性质", "规模"], ["甲小学", "小学", 500], ["乙小学", "小学", 300]];
  await visit.drop(file("调查.csv", rows));
  await waitText(page, ".notices", "没有找到学校");
  await page.click(".notices a[href='#/tables']");
  await page.waitForSelector("#meaning-0");
  await waitText(page, ".table-panel", "没有认出表头");
  assert.equal(await page.$eval("#header-top", (input) => input.value), "2");
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("tables-unknown");
  await page.select("#meaning-0", "name");
  await waitText(page, ".table-list", "2 所学校");
  await page.select("#meaning-2", "pupils");
  await waitText(page, ".mend-bar", "“规模”是在校生数");
  await page.click("header a[href='#/county']");
  await shown(page, 2);
  // Not to be read: nothing is left of the county, and it comes back.
  await page.click("header a[href='#/tables']");
  await page.waitForSelector("#table-skip");
  await page.click("#table-skip");
  await waitText(page, ".table-list", "按您的指定没有读");
  await page.waitForFunction(() => !document.querySelector("#export-json"));
  await page.click("#undo");
  await waitText(page, ".table-list", "2 所学校");
  await page.waitForSelector("#export-json");
  // The header one row up: the title is the header then.
  await page.$eval("#header-top", (input) => input.select());
  await page.type("#header-top", "1");
  await page.keyboard.press("Tab");
  await waitText(page, ".mend-bar", "表头是第 1 至 2 行");
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("the sample and a school's form are shown and cannot be changed", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#sample");
  await shown(page, 22);
  await page.click("header a[href='#/tables']");
  await page.waitForSelector(".table-columns");
  assert.equal(await page.$(".table-columns select"), null);
  assert.match(await visit.text(".table-columns tbody"), /在校生数/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("tables-sample");
  await visit.close();
});
