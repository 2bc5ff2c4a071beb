// What somebody typed and where they were is not lost: another name is typed at once, a form that was emptied
// comes back, a field that was left open is there again, going back leads to the place that was left, and steps
// can be undone after the page was opened anew.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { county, many, shown } from "./lib/county.mjs";
import { correct, corrections, dropped, untilKept } from "./lib/keeping.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const active = (page) => page.evaluate(() => document.activeElement.id);

test("another name is typed at once, taken by Enter and left by Escape", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await dropped(visit);
  await page.evaluate(() => (location.hash = "#/"));
  await page.waitForSelector("#kept [id^=rename-]");
  const name = () => page.$eval("#kept strong", (one) => one.textContent);
  await page.click("#kept [id^=rename-]");
  await page.waitForFunction(() => document.activeElement.id === "kept-name");
  await page.keyboard.type("清河县");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#kept strong")?.textContent === "清河县");
  await page.waitForFunction(() => document.activeElement.id.startsWith("rename-"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "kept-name");
  await page.keyboard.type("别的");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.id.startsWith("rename-"));
  assert.equal(await name(), "清河县");
  // What deletes is not what the focus lies on.
  await page.click("#kept [id^=remove-]");
  await page.waitForFunction(() => document.activeElement.id === "kept-no");
  await page.keyboard.press("Enter");
  assert.equal(await name(), "清河县");
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("a form that was emptied comes back", async () => {
  const visit = await site.visit({ hash: "#/manual" });
  const { page } = visit;
  await page.waitForSelector("#school-name");
  await page.type("#school-name", "丁小学");
  await page.type("#primary-pupils", "321");
  const values = () => page.$$eval("#school-name, #primary-pupils", (all) => all.map((one) => one.value));
  await page.click("#form-clear");
  await page.waitForSelector("#form-restore");
  assert.deepEqual(await values(), ["", ""]);
  await page.type("#primary-pupils", "5");
  await page.click("#form-restore");
  await page.waitForFunction(() => document.querySelector("#school-name").value === "丁小学");
  assert.deepEqual(await values(), ["丁小学", "321"]);
  // What stood there in between is not lost either.
  await page.click("#form-restore");
  await page.waitForFunction(() => document.querySelector("#primary-pupils").value === "5");
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("going back leads to the school that was left, far down in the table", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop(many(300));
  await page.waitForSelector(".units tbody tr");
  // On and on, until all rows were scrolled to.
  await page.waitForFunction(() => {
    scrollTo(0, document.documentElement.scrollHeight);
    return document.querySelectorAll(".units tbody tr").length > 280;
  }, { polling: 200 });
  const place = await page.evaluate(() => {
    const links = document.querySelectorAll(".units tbody a");
    const link = links[200];
    link.scrollIntoView({ block: "center" });
    return { top: scrollY, href: link.getAttribute("href"), y: link.getBoundingClientRect().top };
  });
  assert.ok(place.top > 5000);
  await page.click(`.units tbody a[href="${place.href}"]`);
  await page.waitForSelector(".indicators");
  await page.waitForFunction(() => scrollY === 0);
  await page.goBack();
  await page.waitForFunction((href) => document.activeElement.getAttribute("href") === href, {}, place.href);
  const y = () => page.evaluate((href) =>
    document.querySelector(`.units tbody a[href="${href}"]`).getBoundingClientRect().top, place.href);
  assert.ok(Math.abs((await y()) - place.y) < 3, `${await y()} and not ${place.y}`);
  // Another way there begins at the top.
  await page.click("header nav a[href='#/findings']");
  await page.waitForSelector(".finding");
  await page.click("header nav a[href='#/county']");
  await page.waitForSelector("#verdict");
  await page.waitForFunction(() => scrollY === 0);
  // After a reload, too.
  await page.goBack();
  await page.goBack();
  await page.waitForFunction((top) => Math.abs(scrollY - top) < 3, {}, place.top);
  await untilKept(page, (all) => all.length > 0);
  await page.reload();
  await page.waitForSelector(".units tbody a");
  await page.waitForFunction((top) => Math.abs(scrollY - top) < 3, {}, place.top);
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("steps are undone and done again after the page was opened anew", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await dropped(visit);
  await correct(page, "4321");
  await correct(page, "4322");
  await page.waitForSelector("#undo:not([disabled])");
  await page.click("#undo");
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("4321"));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await page.reload();
  await page.waitForSelector("#redo:not([disabled])");
  await page.click("#redo");
  assert.match(await corrections(page), /4322/);
  await page.click("#undo");
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("4321"));
  await page.click("#undo");
  await page.waitForSelector("#undo[disabled]");
  await page.waitForFunction(() => document.querySelector("table.mends") === null);
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("what stands in open fields is there again when the page is", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await dropped(visit);
  const { length } = await untilKept(page, (all) => all.length > 0);
  assert.equal(length, 1);
  const again = async () => {
    await untilKept(page, (all) => all[0].revision > seen);
    const context = page.browserContext();
    const address = page.url();
    const next = await context.newPage();
    await next.goto(address);
    return next;
  };
  let [{ revision: seen }] = await untilKept(page, (all) => all.length > 0);
  // A figure in its place.
  await page.evaluate(() => (location.hash = "#/school/0/primary"));
  await page.waitForSelector(".indicators .inputs button.mend");
  await page.click(".indicators .inputs button.mend");
  await page.waitForFunction(() => document.activeElement.id === "mend-input");
  await page.$eval("#mend-input", (input) => input.select());
  await page.keyboard.type("7654");
  let next = await again();
  await next.waitForFunction(() => document.querySelector("#mend-input")?.value === "7654");
  await next.close();
  [{ revision: seen }] = await untilKept(page, (all) => all.length > 0);
  await page.bringToFront();
  await page.keyboard.press("Escape");
  // Words of an item.
  await page.evaluate(() => (location.hash = "#/checks"));
  await page.waitForSelector(".item input.words");
  await page.$eval(".item input.words", (input) => (input.closest("details").open = true));
  await page.focus(".item input.words");
  await page.keyboard.type("县政府文件");
  next = await again();
  await next.waitForFunction(() =>
    [...document.querySelectorAll(".item input.words")].some((input) => input.value === "县政府文件"));
  await next.close();
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("what was typed in a field is taken when its screen is left", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop(county());
  await shown(page, 3);
  await page.evaluate(() => (location.hash = "#/school/0/primary"));
  await page.waitForSelector(".indicators .inputs button.mend");
  await page.click(".indicators .inputs button.mend");
  await page.waitForFunction(() => document.activeElement.id === "mend-input");
  await page.$eval("#mend-input", (input) => input.select());
  await page.keyboard.type("7654");
  await page.goBack();
  await page.waitForSelector("#verdict");
  assert.match(await corrections(page), /7654/);
  await page.goBack();
  await page.goForward();
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});
