// 手工填写一所学校 by keyboard alone: the verdict as it is typed, a blank is not 0, bad input explained.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

/** Goes on by Tab until the focus is where `is` says. */
async function tabTo(page, is) {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(is)) return;
  }
  throw new Error(`Tab never came to ${is}`);
}

/** Waits until a unit's verdict matches: the worker answers a moment after the key. */
async function says(page, unit, pattern) {
  const text = () => page.$eval(`[data-unit=${unit}]`, (p) => p.textContent).catch(() => "");
  const matches = (selector, source, flags) =>
    new RegExp(source, flags).test(document.querySelector(selector)?.textContent ?? "");
  await page
    .waitForFunction(matches, { timeout: 5000 }, `[data-unit=${unit}]`, pattern.source, pattern.flags)
    .catch(async () => assert.match(await text(), pattern));
}

test("a primary school typed by keyboard alone", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await tabTo(page, () => document.activeElement.matches("main a[href='#/manual']"));
  await page.keyboard.press("Enter");
  await page.waitForSelector("#primary-pupils");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await tabTo(page, () => document.activeElement.id === "primary-pupils");
  await page.keyboard.type("100");
  await page.waitForSelector("[data-unit=primary]");
  await says(page, "primary", /数据缺失.*7 项缺数据/s);
  for (const figure of ["5", "1", "1", "450", "", "750", "20", "3"]) {
    await page.keyboard.press("Tab");
    if (figure) await page.keyboard.type(figure);
  }
  // The gym is blank, and a blank is not 0.
  await says(page, "primary", /数据缺失.*5 项达标/s);
  await page.focus("#whole-gym_area");
  await page.keyboard.type("abc");
  await page.waitForSelector("#whole-gym_area[aria-invalid=true]");
  const about = await page.$eval("#whole-gym_area", (input) =>
    document.getElementById(input.getAttribute("aria-describedby")).textContent);
  assert.match(about, /要填数字/);
  await says(page, "primary", /数据缺失/);
  for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press("Backspace");
  await page.keyboard.type("0");
  await page.waitForFunction(() =>
    /^小学✓达标/.test(document.querySelector("[data-unit=primary]")?.textContent ?? ""));
  await says(page, "primary", /7 项达标/);
  assert.match(await visit.text(".manual-verdict"), /差异系数要有全县/);
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("a combined school shows each section and what is short", async () => {
  const visit = await site.visit({ hash: "#/manual" });
  const { page } = visit;
  await page.focus("input[name=kind]:checked");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector("#junior-pupils");
  await page.type("#primary-pupils", "166");
  await page.type("#junior-pupils", "210");
  await page.type("#junior-backbone_teachers", "1");
  await page.waitForSelector("[data-unit=junior]");
  await says(page, "junior", /初中部.*未达标/s);
  assert.match(await visit.text("#figures-junior"), /骨干教师.*还差 2 人/s);
  await says(page, "primary", /小学部.*数据缺失/s);
  await visit.close();
});
