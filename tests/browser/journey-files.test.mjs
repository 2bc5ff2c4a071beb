// Files of several counties and of two years: the page asks, each answer can be undone, files can be taken
// out, and of two figures one is chosen. Instructions are in nobody's way on 识别情况.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as XLSX from "xlsx";
import { shown } from "./lib/county.mjs";
import { faults } from "./lib/overlaps.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const HEADER = [
  "学校名称", "办学类型", "在校生数", "高于规定学历教师数", "县级及以上骨干教师数", "体育、艺术专任教师数",
  "教学及辅助用房面积（㎡）", "室内体育用房面积（㎡）", "运动场地面积（㎡）", "教学仪器设备资产值（元）",
  "网络多媒体教室（间）",
];

/** The rows of so many schools; `more` is what a year, or another county, has more of everything. */
function rows(count, more = 0, before = "") {
  return Array.from({ length: count }, (_, index) => {
    const pupils = 200 + 10 * (index % 40) + more;
    return [
      `${before}第${index + 1}小学`, "小学", pupils, Math.round(pupils / 20), Math.round(pupils / 90), Math.round(pupils / 80),
      pupils * 5, 0, pupils * 8, pupils * 2100, Math.round(pupils / 38),
    ];
  });
}

function file(name, lines) {
  const text = lines.map((line) => line.join(",")).join("\r\n");
  return { name, bytes: new TextEncoder().encode(`\uFEFF${text}\r\n`) };
}

const waitText = (page, selector, words) => page.waitForFunction(
  (selector, words) => document.querySelector(selector)?.textContent.includes(words),
  {}, selector, words);

/** Waits until the county has so many rows; those further down are drawn when they are scrolled to. */
const counted = (page, rows) => waitText(page, "main", `共 ${rows} 行`);

/** What a person sees on an office screen, a tablet and a phone: kept, and nothing lies on anything else. */
async function look(visit, name) {
  await visit.page.evaluate(() => scrollTo(0, 0));
  await visit.screenshots(name);
  const before = visit.page.viewport();
  for (const width of [1366, 768, 390]) {
    await visit.page.setViewport({ width, height: 768 });
    await visit.page.evaluate(() => {
      scrollTo(0, 0);
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    assert.deepEqual(await faults(visit.page), [], `${name} at ${width} px`);
  }
  await visit.page.setViewport(before);
}

async function press(page, selector, words) {
  await waitText(page, selector, words);
  await page.$$eval(`${selector} button`, (buttons, words) =>
    buttons.find((one) => one.textContent.includes(words)).click(), words);
}

for (const count of [24, 60, 300]) {
  test(`${count} schools of two counties in one table are asked about`, async () => {
    const visit = await site.visit();
    const { page } = visit;
    const half = count / 2;
    const lines = [["区县", ...HEADER],
      ...rows(half).map((row) => ["甲县", ...row]), ...rows(half, 70, "乙").map((row) => ["乙县", ...row])];
    await visit.drop(file("两县.csv", lines));
    await page.waitForSelector("#question");
    assert.match(await visit.text("#question"), new RegExp(`甲县${half} 所学校`));
    assert.equal(await page.$("#verdict"), null);
    assert.deepEqual(await visit.accessibility(), []);
    await look(visit, `files-counties-${count}`);
    await press(page, "#question", "先看“乙县”");
    await counted(page, half);
    await waitText(page, "#sets", "甲县");
    assert.deepEqual(await visit.accessibility(), []);
    await look(visit, `files-sets-${count}`);
    await press(page, "#sets", "甲县");
    await page.waitForFunction(() => document.querySelector("#sets [aria-pressed=true]")?.textContent === "甲县");
    for (let step = 0; step < 2; step += 1) await page.click("#undo");
    await page.waitForSelector("#question");
    await page.click("#join");
    await counted(page, count);
    assert.deepEqual(visit.errors(), []);
    assert.deepEqual(visit.foreign(), []);
    await visit.close();
  });
}

test("next year's file is asked about, taken out and brought back; a conflict is settled", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop(file("全县2024.csv", [HEADER, ...rows(24)]));
  await shown(page, 24);
  await visit.drop(file("全县2025.csv", [HEADER, ...rows(24, 30)]));
  await page.waitForSelector("#question");
  await waitText(page, "#question", "换掉前面的");
  assert.deepEqual(await visit.accessibility(), []);
  await look(visit, "files-years");
  // Adding it is a step that can be undone.
  await waitText(page, ".mend-bar", "添加“全县2025.csv”");
  await page.click("#undo");
  await shown(page, 24);
  await page.click("#redo");
  await page.waitForSelector("#question");
  await page.click("#replace");
  await shown(page, 24);
  await waitText(page, "#files", "文件 1 个");
  await page.click("#undo");
  await page.waitForSelector("#question");
  await page.click("#join");
  await shown(page, 24);
  await page.click("header a[href='#/findings']");
  await waitText(page, ".offers", "全县2025.csv");
  assert.deepEqual(await visit.accessibility(), []);
  await look(visit, "files-conflict");
  await press(page, ".offers", "凡是数不同的，都用“全县2025.csv”的");
  await waitText(page, ".mend-bar", "凡是数不同的，都用“全县2025.csv”的");
  await page.click("header a[href='#/county']");
  await page.waitForSelector("#files summary");
  await page.click("#files summary");
  await look(visit, "files-list");
  await press(page, "#files", "移出");
  await waitText(page, "#files", "文件 1 个");
  await waitText(page, ".mend-bar", "移出“全县2024.csv”");
  await look(visit, "files-removed");
  // Of one year nothing is asked.
  await page.waitForFunction(() => !document.querySelector("#question"));
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("instructions are folded away on 识别情况", async () => {
  const visit = await site.visit();
  const { page } = visit;
  const book = XLSX.utils.book_new();
  const add = (name, lines) => XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(lines), name);
  add("填写说明", [["填写说明"], ["一、本表由各县填写，一校一行。"], ["二、没有的项目空着，不要填 0。"]]);
  add("数据", [HEADER, ...rows(24)]);
  add("代码表", [["代码", "办学类型"], [211, "小学"], [311, "初级中学"], [312, "九年一贯制学校"]]);
  const bytes = XLSX.write(book, { type: "buffer", bookType: "xlsx" });
  await visit.drop({ name: "全县.xlsx", bytes });
  await page.waitForSelector("#verdict");
  await page.click("header a[href='#/tables']");
  await page.waitForSelector(".table-panel");
  assert.match(await visit.text(".table-panel h2"), /数据$/);
  assert.match(await visit.text(".table-asides summary"), /没有学校的表 2 张/);
  assert.doesNotMatch(await visit.text(".table-list"), /没有认出表头/);
  assert.equal(await page.$(".table-panel .problem"), null);
  await look(visit, "files-tables");
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});
