// A missing figure is typed in place, the verdict follows, and all of it can be undone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { county, shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const SCHOOL = "示例县清泉小学";

/** Opens the sample and the school that lacks the area of its gym. */
async function lacking() {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#sample");
  await shown(page, 22);
  await page.type("#search", SCHOOL);
  await page.waitForFunction(() => document.querySelectorAll(".units tbody tr").length === 1);
  await page.click(".units tbody a");
  await page.waitForSelector(".indicators");
  return visit;
}

const says = (page, words) => page.waitForFunction(
  (words) => document.querySelector("#verdict .badge")?.textContent.includes(words), {}, words);

const saysNot = (page, words) => page.waitForFunction(
  (words) => document.querySelector("#verdict .badge")?.textContent.includes(words) === false, {}, words);

/** The chord, with no field focused. */
async function chord(page, key, shift = false) {
  await page.keyboard.down("Control");
  if (shift) await page.keyboard.down("Shift");
  await page.keyboard.press(key);
  if (shift) await page.keyboard.up("Shift");
  await page.keyboard.up("Control");
}

test("a missing figure is typed, undone and done again", async () => {
  const visit = await lacking();
  const { page } = visit;
  await says(page, "数据缺失");
  const button = "#mend-missing-whole-gym_area";
  await page.focus(button);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "mend-input");
  await page.keyboard.type("三百");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#mend-input[aria-invalid]");
  assert.match(await visit.text("#mend-about"), /填数字/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("mend-wrong");
  await page.keyboard.press("Escape");
  await page.waitForFunction((id) => document.activeElement.matches(id), {}, button);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#mend-input");
  await page.keyboard.type("300");
  await page.keyboard.press("Enter");
  await saysNot(page, "数据缺失");
  assert.match(await visit.text(".mend-bar"), /室内体育用房.*由空白改为300 ㎡/);
  assert.match(await visit.text(".corrected"), /手工更正.*原为空白/);
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("mend-done");
  await chord(page, "z");
  await says(page, "数据缺失");
  await chord(page, "z", true);
  await saysNot(page, "数据缺失");
  await page.click("#undo");
  await says(page, "数据缺失");
  await page.click("#redo");
  await saysNot(page, "数据缺失");
  const { bytes } = await visit.download(() => page.click("#export-json"));
  const { corrections } = JSON.parse(new TextDecoder().decode(bytes));
  assert.equal(corrections.length, 1);
  assert.equal(corrections[0].school, SCHOOL);
  assert.deepEqual([corrections[0].field, corrections[0].value, corrections[0].was],
    ["gym_area", 300, null]);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("a figure is typed from its finding and taken back in the list", async () => {
  const visit = await lacking();
  const { page } = visit;
  await page.click("a[href='#/findings']");
  await page.waitForSelector(".findings");
  await page.type("#search-findings", SCHOOL);
  await page.waitForFunction(() => document.querySelectorAll(".finding").length === 1);
  await visit.screenshots("mend-findings");
  await page.click(".finding button.mend");
  await page.waitForSelector("#mend-input");
  await page.keyboard.type("300");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".finding").length === 0);
  await page.click(".mend-bar a");
  await page.waitForSelector(".mends");
  assert.match(await visit.text(".mends tbody"), /清泉小学.*空白.*300 ㎡/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("mend-list");
  await page.click(".mends button.mend");
  await page.waitForFunction(() => !document.querySelector(".mends"));
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

const cell = (page) => page.evaluate(() => document.activeElement.closest("td")?.id ?? "");
const shownIn = (page, id) => page.$eval(`#${id}`, (td) => td.textContent);

/** Opens the raw figures of the sample. */
async function figures() {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#sample");
  await shown(page, 22);
  await choose(page, "原始数据");
  await page.waitForSelector(".figures-table");
  return visit;
}

const choose = (page, word) => page.evaluate((word) => {
  const all = [...document.querySelectorAll(".schools .choices button")];
  all.find((button) => button.textContent === word).click();
}, word);

test("figures are typed in the table as in a spreadsheet", async () => {
  const visit = await figures();
  const { page } = visit;
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("figures");
  // Into the table by Tab, about in it by the arrows.
  await page.focus(".figures-table td[tabindex='0']");
  const first = await cell(page);
  assert.match(first, /^cell-0-.*-pupils$/);
  const was = await shownIn(page, first);
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((id) => document.activeElement.id !== id, {}, first);
  const second = await cell(page);
  await page.keyboard.press("ArrowUp");
  await page.waitForFunction((id) => document.activeElement.id === id, {}, first);
  // A digit begins anew, Enter saves and goes down.
  await page.keyboard.type("4321");
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => document.activeElement.id === id, {}, second);
  await page.waitForFunction((id) => /4321/.test(document.getElementById(id)?.textContent ?? ""), {}, first);
  await page.waitForSelector(`#${first}.mended`);
  assert.match(await page.$eval(`#${first}`, (td) => td.title), /手工更正，原为.*!/);
  // Esc gives up; F2 keeps what stands there; Tab saves and goes right.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("F2");
  await page.waitForFunction(() => document.activeElement.id === "mend-input");
  assert.equal(await page.$eval("#mend-input", (input) => input.value), "4321");
  await page.keyboard.press("Escape");
  await page.waitForFunction((id) => document.activeElement.id === id, {}, first);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("3x");
  await page.keyboard.press("Tab");
  await page.waitForSelector("#mend-input[aria-invalid]");
  assert.match(await visit.text("#mend-about"), /填数字/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("figures-wrong");
  await page.$eval("#mend-input", (input) => input.select());
  await page.keyboard.type("77");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.activeElement.tagName === "TD");
  // What was typed stands there at once; the mark comes with the results.
  await page.waitForFunction(() => document.querySelectorAll(".figures-table .mended").length === 2);
  assert.match(await visit.text(".mend-bar"), /共更正 2 处/);
  await visit.screenshots("figures-mended");
  await chord(page, "z");
  await chord(page, "z");
  await page.waitForFunction(() => !document.querySelector(".figures-table .mended"));
  assert.equal(await shownIn(page, first), was);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("a school that is not counted has its figures, too, and what no file has can be typed", async () => {
  const visit = await figures();
  const { page } = visit;
  // 教学点 of the sample: with fifty pupils it counts.
  const [button] = await page.$$(".asides .pairs button.mend");
  const school = await button.evaluate((button) => button.getAttribute("aria-label").split("：")[1]);
  await button.click();
  await page.waitForFunction(() => document.querySelectorAll(".figures-table tbody tr").length === 1);
  await page.waitForFunction(() => document.activeElement.tagName === "TD");
  assert.match(await visit.text(".cell-bar"), new RegExp(school));
  await visit.screenshots("figures-excluded");
  await page.keyboard.type("61");
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (school) => ![...document.querySelectorAll(".asides .pairs li strong")].some((one) => one.textContent === school),
    {}, school);
  // 其他数据: a column that the sample does not have.
  await choose(page, "其他数据");
  await page.waitForFunction(() => document.querySelector(".figures-table tbody td[id$=-books]"));
  const id = await page.$eval(".figures-table tbody td[id$=-books]", (td) => td.id);
  await page.click(`#${id}`);
  await page.waitForFunction((id) => document.activeElement.id === id, {}, id);
  await page.keyboard.type("900");
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => /900/.test(document.getElementById(id)?.textContent ?? ""), {}, id);
  assert.deepEqual(await visit.accessibility(), []);
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("findings of one kind stand together and can be sifted", async () => {
  const visit = await site.visit();
  const { page } = visit;
  const row = (index) => [
    `第${index}小学`, 3101000000 + index, "小学", 500, "", 25, "", 6, "", 5, "", 2600,
    index < 40 ? "很大" : 100, 4000, index === 50 ? -3 : 1100000, 13,
  ];
  await visit.drop(county("错.csv", Array.from({ length: 60 }, (_, index) => row(index))));
  await page.waitForSelector("#verdict");
  await page.click("a[href='#/findings']");
  await page.waitForSelector(".kind");
  const kinds = await page.$$eval(".kind h2", (all) => all.map((one) => one.textContent));
  assert.ok(kinds.some((one) => /^不是数字/.test(one)), kinds.join());
  assert.match(await visit.text(".findings"), /县|错\.csv/);
  const before = (await page.$$(".finding")).length;
  await visit.screenshots("findings-kinds");
  await page.click(".kind > button");
  await page.waitForFunction((before) => document.querySelectorAll(".finding").length > before, {}, before);
  const chip = await page.evaluateHandle(() =>
    [...document.querySelectorAll(".chips button")].find((one) => one.textContent.startsWith("负数")));
  assert.match(await chip.evaluate((one) => one.textContent), /负数 1$/);
  await chip.click();
  await page.waitForFunction(() => document.querySelectorAll(".finding").length === 1);
  assert.match(await visit.text(".finding .places code"), /!O52：-3$/);
  assert.deepEqual(await visit.accessibility(), []);
  await chip.click();
  await page.waitForFunction(() => document.querySelectorAll(".finding").length > 1);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});
