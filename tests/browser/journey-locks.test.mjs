// A locked file asks for its password; a marked copy of it comes out, opens, and reads again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { broken, county, shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

const LOCKED = "../fixtures/locked/agile-256-sha512.xlsx";
const FIELD = ".locked input[type=password]";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const told = (page, words) =>
  page.waitForFunction((words) => document.querySelector(".locked p")?.textContent.includes(words), {}, words);

test("a locked file opens with its password, and its marked copy needs none", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop(LOCKED);
  await page.waitForSelector(FIELD);
  await told(page, "有打开密码");
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("locked");
  await page.focus(FIELD);
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await told(page, "密码不对");
  assert.equal(await page.$eval(FIELD, (field) => field === document.activeElement), true);
  // What was typed stays, all of it chosen: typing anew takes its place.
  assert.deepEqual(await page.$eval(FIELD, (field) => [field.value, field.selectionStart, field.selectionEnd]), ["wrong", 0, 5]);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("locked-wrong");
  await page.type(FIELD, "均衡Junheng1");
  await page.click(".locked button.primary");
  await shown(page, 3);
  assert.equal(await page.$(".locked"), null);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.body.innerHTML]));
  assert.equal(kept.includes("Junheng1"), false);

  await page.click("nav a[href='#/findings']");
  await page.waitForSelector(".marked button");
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("marked");
  const { name, bytes } = await visit.download(() => page.click(".marked button"));
  assert.equal(name, "agile-256-sha512（检查标注）.xlsx");
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  for (const part of ["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet"]) {
    assert.ok(bytes.includes(part), part);
  }
  await page.click(".brand");
  await page.waitForSelector(".held");
  await page.click(".held button");
  await visit.drop({ name, bytes });
  await shown(page, 3);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("of several files the locked one waits and the others are read", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop([LOCKED, county(), broken]);
  await shown(page, 3);
  await page.waitForSelector(FIELD);
  assert.match(await visit.text(".notice.bad"), /坏文件\.xlsx/);
  await page.type(FIELD, "均衡Junheng1");
  await page.keyboard.press("Enter");
  await shown(page, 6);
  await page.click("nav a[href='#/findings']");
  await page.waitForSelector("#marked summary");
  await page.click("#marked summary");
  const names = await page.$$eval("#marked li span", (names) => names.map((name) => name.textContent));
  assert.deepEqual(names, ["全县.csv", "agile-256-sha512.xlsx"]);
  await visit.screenshots("marked-several");
  const { name, bytes } = await visit.download(() => page.click("#marked li button"));
  assert.equal(name, "全县（检查标注）.xlsx");
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("a locked file can be left alone", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop("../fixtures/locked/capi.xls");
  await page.waitForSelector(FIELD);
  await page.click(".locked .close");
  await page.waitForFunction(() => !document.querySelector(".locked"));
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});
