// The journey of a county with a campus: it counts with its school, is evaluated apart on request, and
// that is undone like anything else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

const LINES = [
  "学校名称,办学类型,是否计校数,在校生数,教学及辅助用房面积（㎡）",
  "城关小学,小学,1,450,2500",
  "城关小学东校区,小学,0,120,600",
  "河口小学,小学,1,300,1500",
];

let site;
before(async () => (site = await start()));
after(() => site.stop());

/** The pressed choice of how campuses count. */
const pressed = (page) =>
  page.$eval("[aria-label=不计校数的校区] [aria-pressed=true]", (button) => button.textContent);

const press = (page, name) =>
  page.evaluate((name) => {
    [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === name).click();
  }, name);

/** Waits until the list of findings has one that begins so. */
const told = (page, words) =>
  page.waitForFunction(
    (words) => [...document.querySelectorAll(".finding p")].some((one) => one.textContent.includes(words)),
    {}, words);

test("a campus counts with its school, and apart on request", async () => {
  const { page, drop, accessibility, screenshots, errors, foreign, close } = await site.visit();
  await drop({ name: "县.csv", bytes: new TextEncoder().encode(LINES.join("\r\n")) });
  await shown(page, 2);
  await page.evaluate(() => (location.hash = "#/findings"));
  await told(page, "作为“城关小学”的校区合并计算");
  assert.equal(await pressed(page), "校区并入本校");
  await press(page, "校区单独评");
  await told(page, "“城关小学东校区”不计校数，按您的选择单独评价");
  assert.equal(await pressed(page), "校区单独评");
  assert.deepEqual(await accessibility(), []);
  await screenshots("campuses");
  await page.evaluate(() => (location.hash = "#/county"));
  await shown(page, 3);
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await shown(page, 2);
  assert.deepEqual(errors(), []);
  assert.deepEqual(foreign(), []);
  await close();
});
