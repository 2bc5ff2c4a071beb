// What is at hand is kept on this machine: after a reload or a crash it is there again, two windows do not
// destroy each other's, a browser that keeps nothing costs a notice, and all of it can be cleared.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { county, shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const FIGURE = "#mend-missing-whole-gym_area";

/** What is kept: heads and sizes. */
const kept = (page) => page.evaluate(() => new Promise((done, fail) => {
  const asked = indexedDB.open("junheng");
  asked.onerror = () => fail(asked.error);
  asked.onsuccess = () => {
    const base = asked.result;
    const stores = [...base.objectStoreNames];
    if (stores.length === 0) return done([]);
    const transaction = base.transaction(stores);
    const heads = transaction.objectStore("heads").getAll();
    const bytes = transaction.objectStore("bytes").getAll();
    transaction.oncomplete = () => {
      base.close();
      done(heads.result.map((head, at) => ({ ...head, size: bytes.result[at].text.byteLength })));
    };
  };
}));

/** Waits until so many are kept, and the first that fits is there. */
async function untilKept(page, fits) {
  for (;;) {
    const all = await kept(page);
    if (fits(all)) return all;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Drops the county and waits until it is kept. */
async function dropped(visit, file = county()) {
  await visit.drop(file);
  await shown(visit.page, 3);
  await untilKept(visit.page, (all) => all.length > 0);
}

/** Types the area of the ground of the first school in the table of figures. */
async function correct(page, text) {
  await page.evaluate(() => (location.hash = "#/school/0/primary"));
  await page.waitForSelector(".indicators .mend");
  const id = await page.$eval(".indicators .mend", (button) => button.id);
  await page.click(`#${id}`);
  await page.waitForSelector("#mend-input");
  await page.$eval("#mend-input", (input) => input.select());
  await page.type("#mend-input", text);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#mend-input", { hidden: true });
}

const corrections = async (page) => {
  await page.evaluate(() => (location.hash = "#/corrections"));
  await page.waitForSelector("main h1");
  await page.waitForSelector("main table, main .empty");
  return page.$eval("main", (main) => main.textContent);
};

const notices = (page) => page.$$eval(".notice", (all) => all.map((one) => one.textContent));

test("a corrected figure is there again after a reload", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await dropped(visit);
  await correct(page, "4321");
  await untilKept(page, (all) => all[0].revision > 1);
  await page.reload();
  await page.waitForSelector(".indicators");
  assert.match(await corrections(page), /4321/);
  // On the start page it is offered.
  await page.evaluate(() => (location.hash = "#/"));
  await page.waitForSelector("#kept li");
  await page.reload();
  await page.waitForSelector("#kept .primary");
  assert.match(await visit.text("#kept .primary"), /继续上次的工作/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("kept");
  await page.click("#kept .primary");
  await shown(page, 3);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});
