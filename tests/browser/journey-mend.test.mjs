// A missing figure is typed in place, the verdict follows, and all of it can be undone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { shown } from "./lib/county.mjs";
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
  (words) => document.querySelector("#verdict .badge").textContent.includes(words), {}, words);

const saysNot = (page, words) => page.waitForFunction(
  (words) => !document.querySelector("#verdict .badge").textContent.includes(words), {}, words);

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
