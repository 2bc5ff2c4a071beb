// Standards: one is read as a document, another is loaded, refused, changed, compared and undone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const bytes = (text) => new TextEncoder().encode(text);

const OVERLAY = `id = "my-city"
name = "某市标准"
base = "cn-2017"

[documents.local]
title = "某市实施方案"
number = "某教督〔2025〕1号"
since = 2025

[[checks]]
id = "G7"

[[checks.ratio]]
name = "特殊教育学校生均公用经费"
at_least = { value = 8000, document = "local", clause = "第三条" }
`;

/** Waits until an element of the selector says the words. */
const says = (page, selector, words) => page.waitForFunction(
  (selector, words) =>
    [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(words)),
  {}, selector, words);

/** The lines of the entry of this label: `G7`. */
const entry = (page, label) => page.evaluate((label) => {
  const of = (one) => one.querySelector("h3 .label")?.textContent === label;
  return [...document.querySelectorAll(".paper .entry")].find(of)?.textContent;
}, label);

/** Presses the button or link with these words. */
const press = (page, words) => page.evaluate((words) => {
  const all = [...document.querySelectorAll("main button, main a")];
  all.find((one) => one.textContent.includes(words)).click();
}, words);

async function clean(visit) {
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
}

test("a standard is read, a loaded one takes its place, and that is undone", async () => {
  const visit = await site.visit({ hash: "#/standard" });
  const { page } = visit;
  await says(page, ".paper h2", "政府保障程度");
  assert.match(await entry(page, "L4"), /小学 ≥ 4\.5 ㎡.*教学及辅助用房面积.*教督〔2017〕6号/s);
  assert.match(await entry(page, "G7"), /≥ 6000 元/);
  assert.match(await visit.text(".in-use"), /县域义务教育优质均衡发展督导评估/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("standard");
  await visit.drop([{ name: "某市.toml", bytes: bytes(OVERLAY) }]);
  await says(page, ".in-use", "某市标准");
  await page.waitForFunction(() => document.querySelector(".paper")?.textContent.includes("8000"));
  assert.match(await entry(page, "G7"), /≥ 8000 元.*某教督〔2025〕1号 第三条（2025 年起）/s);
  await page.click("#undo");
  await says(page, ".in-use", "县域义务教育优质均衡发展督导评估");
  await page.waitForFunction(() => document.querySelector(".paper")?.textContent.includes("8000") === false);
  await page.click("#redo");
  await says(page, ".in-use", "某市标准");
  await page.click("a[href='#/']");
  await page.waitForSelector("#sample");
  assert.match(await visit.text(".in-use"), /某市标准/);
  await clean(visit);
});

test("a pack with mistakes is refused with line, key and what was expected", async () => {
  const visit = await site.visit();
  const { page } = visit;
  const bad = OVERLAY.replace("2025\n", "\"今年\"\n").replace("8000", "\"八千\"").replace("G7", "G99");
  await visit.drop([{ name: "坏.toml", bytes: bytes(bad) }]);
  await page.waitForSelector(".refused");
  const said = await visit.text(".refused");
  assert.match(said, /“坏\.toml”没有载入（\d+ 处错误）/);
  assert.match(said, /8documents\.local\.since应是年份，写的是文字/);
  assert.match(said, /15checks\.G99\.ratio\.特殊教育学校生均公用经费\.at_least\.value应是大于 0 的数/);
  assert.match(await visit.text(".in-use"), /县域义务教育优质均衡发展督导评估/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("standard-refused");
  await visit.drop([{ name: "图.toml", bytes: new Uint8Array([0xff, 0xfe, 0, 0xd8, 0, 0xd8]) }]);
  await says(page, ".refused", "不是文本文件");
  await clean(visit);
});

test("a threshold is changed, saved, used and loaded back", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#sample");
  await shown(page, 22);
  const before = await visit.text("#verdict");
  await page.click("a[href='#/standard']");
  await page.waitForSelector(".paper");
  await page.click("a[href='#/standard/edit']");
  await page.waitForSelector("#save-pack");
  assert.deepEqual(await visit.accessibility(), []);
  const field = async (words) => page.evaluateHandle((words) => {
    const label = [...document.querySelectorAll("label")].find((one) => one.textContent.includes(words));
    return document.getElementById(label.htmlFor);
  }, words);
  const fill = async (words, text) => {
    const input = await field(words);
    await input.click({ clickCount: 3 });
    await input.type(text);
  };
  await fill("L1 高学历教师 小学", "42");
  await says(page, ".edit-bar", "已改 1 处");
  await page.click("#save-pack");
  await page.waitForSelector(".refused");
  assert.match(await visit.text(".refused"), /documents\.own\.title.*不能是空的/s);
  for (const [name, text] of [["名称", "试算"], ["数值出自哪个文件", "本县试算"], ["文号", "试算"],
    ["条款", "第1条"], ["从哪一年起施行", "2026"]]) await fill(name, text);
  await visit.screenshots("standard-edit");
  const saved = await visit.download(() => page.click("#save-pack"));
  assert.equal(saved.name, "试算.toml");
  const text = new TextDecoder().decode(saved.bytes);
  assert.match(text, /base = "cn-2017"/);
  assert.match(text, /primary = \{ value = 42, document = "own", clause = "第1条" \}/);
  await says(page, ".in-use", "试算");
  await page.waitForFunction(() => document.querySelector(".paper")?.textContent.includes("≥ 42"));
  assert.match(await entry(page, "L1"), /小学 ≥ 42 人\/百人；初中 ≥ 5\.3/);
  await page.click("a[href='#/county']");
  await page.waitForSelector("#verdict");
  assert.notEqual(await visit.text("#verdict"), before);
  await page.click("#undo");
  await page.waitForFunction((was) => document.querySelector("#verdict")?.textContent === was, {}, before);
  await visit.close();
  const other = await site.visit({ hash: "#/standard" });
  await other.page.waitForSelector(".paper");
  await other.drop([{ name: saved.name, bytes: saved.bytes }]);
  await says(other.page, ".in-use", "试算");
  await other.page.waitForFunction(() => document.querySelector(".paper")?.textContent.includes("≥ 42"));
  await clean(other);
});

/** G7 of the sample under these packs, the last of them in use, as the JSON tells it. */
async function g7(packs, then = async () => {}) {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#sample");
  await shown(page, 22);
  for (const [name, text] of packs) {
    await visit.drop([{ name: "某市.toml", bytes: bytes(text) }]);
    await says(page, ".in-use", name);
  }
  const saved = await visit.download(() => page.click("#export-json"));
  const document = JSON.parse(new TextDecoder().decode(saved.bytes));
  const { verdict, detail } = document.checks.find((check) => check.item === "G7");
  await then(page);
  await clean(visit);
  return [document.standard, verdict, detail.match(/= 8400.*/)[0]];
}

test("an overlay changes G7 of the county from 6000 to 8000, and to what it cannot reach", async () => {
  const higher = OVERLAY.replace("8000", "9000").replace("某市标准", "某市新标准");
  const [city, next] = [["某市标准", OVERLAY], ["某市新标准", higher]];
  assert.deepEqual(await g7([]), ["cn-2017", "met", "= 8400元（要求 ≥ 6000元）"]);
  assert.deepEqual(await g7([city]), ["my-city", "met", "= 8400元（要求 ≥ 8000元）"]);
  const compare = async (page) => {
    await page.click("a[href='#/standard']");
    await page.waitForSelector(".paper");
    await page.click("a[href='#/standard/compare']");
    // The standard's own screen has such a choice, too.
    await says(page, "main h1", "两套标准对比");
    await press(page, "某市标准");
    await says(page, ".paper tr", "特殊教育学校生均公用经费不低于6000元✗未达标✓达标");
  };
  const [standard, verdict, detail] = await g7([city, next], compare);
  assert.deepEqual([standard, verdict], ["my-city", "not_met"]);
  assert.match(detail, /8400元（要求 ≥ 9000元/);
});

test("two standards are compared on the same county", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#sample");
  await shown(page, 22);
  await page.click("a[href='#/standard']");
  await page.waitForSelector(".paper");
  await page.click("a[href='#/standard/compare']");
  await says(page, "main h1", "两套标准对比");
  await press(page, "基本均衡");
  await says(page, ".paper h2", "学校结论的不同");
  const said = await visit.text(".paper");
  assert.match(said, /✗未达标\?不作判定/);
  assert.match(said, /综合差异系数 小学/);
  assert.match(said, /L1 高学历教师 小学4\.2 人\/百人—/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("standard-compare");
  await press(page, "沈阳");
  await says(page, ".paper td", "8000 元");
  await page.click("a[href='#/standard']");
  await page.waitForSelector("#load-pack");
  await press(page, "基本均衡");
  await says(page, ".in-use", "基本均衡");
  await page.click("a[href='#/county']");
  await page.waitForSelector("#verdict");
  assert.match(await visit.text("main"), /中级职务教师/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("standard-2012-county");
  await clean(visit);
});
