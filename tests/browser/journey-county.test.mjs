// From the start page by the sample to the county, a school, back, and a reload.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { county, shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const heading = (page) => page.$eval("main h1", (h1) => h1.textContent);
const focused = (page) => page.evaluate(() => document.activeElement.tagName);

test("the sample leads to a verdict, a school and back", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#sample");
  await shown(page, 22);
  assert.match(await heading(page), /优质均衡/);
  assert.match(await visit.text("#verdict"), /资源配置/);
  assert.equal(await focused(page), "H1");
  assert.match(await visit.text("#verdict"), /小学达标.*初中达标.*差异系数/s);
  assert.match(await visit.text("#verdict"), /虚构/);
  const link = await page.$(".units tbody tr:nth-child(4) a");
  const name = await link.evaluate((a) => a.textContent);
  await link.click();
  await page.waitForSelector(".indicators");
  assert.equal(await heading(page), name);
  assert.equal(await focused(page), "H1");
  assert.equal((await page.$$(".indicator")).length, 7);
  const first = await visit.text("#degree_teachers");
  assert.match(first, /÷ .*在校生/);
  assert.match(first, /教督〔2017〕6号/);
  assert.match(first, /示例县.*xlsx!数据!/);
  await page.goBack();
  await shown(page, 22);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("after a reload the page says that the sample is not kept and offers the start", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#sample");
  await shown(page, 22);
  await page.evaluate(() => (location.hash = "#/school/0/primary"));
  await page.waitForSelector(".indicators");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("main h1")?.textContent === "这里没有数据");
  await page.click("main a[href='#/']");
  await page.waitForSelector("#drop, .drop");
  await visit.drop(county());
  await shown(page, 3);
  await visit.close();
});

test("the table sorts by every column and filters", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop(county());
  await shown(page, 3);
  const names = () => page.$$eval(".units tbody th", (all) => all.map((th) => th.textContent));
  const count = (await page.$$(".units thead th")).length;
  for (let column = 1; column <= count; column += 1) {
    const button = `.units thead th:nth-child(${column}) button`;
    const sort = () => page.$eval(`.units thead th:nth-child(${column})`, (th) => th.ariaSort);
    await page.focus(button);
    await page.keyboard.press("Enter");
    await page.waitForFunction((at) => document.querySelector(at)?.ariaSort === "ascending", {},
      `.units thead th:nth-child(${column})`);
    const ascending = await names();
    await page.keyboard.press("Enter");
    await page.waitForFunction((at) => document.querySelector(at)?.ariaSort === "descending", {},
      `.units thead th:nth-child(${column})`);
    assert.equal(await sort(), "descending");
    assert.deepEqual([...(await names())].sort(), [...ascending].sort());
  }
  // By pupils, the most first.
  await page.click(".units thead th:nth-child(3) button");
  await page.click(".units thead th:nth-child(3) button");
  assert.deepEqual(await names(), ["甲小学", "丙中学", "乙小学"]);
  await page.type("#search", "乙");
  await page.waitForFunction(() => document.querySelectorAll(".units tbody tr").length === 1);
  assert.deepEqual(await names(), ["乙小学"]);
  await page.$eval("#search", (input) => input.select());
  await page.keyboard.type("没有");
  await page.waitForFunction(() => !document.querySelector(".units"));
  const reset = await page.$(".schools .empty button");
  await reset.click();
  await shown(page, 3);
  await visit.close();
});
