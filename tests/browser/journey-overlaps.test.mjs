// Every screen can be read as a person first sees it: with few schools and with many, on phones, tablets and
// office screens, as it is and at twice the size, no two texts lie on each other and no cell is cut.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { many } from "./lib/county.mjs";
import { correct } from "./lib/keeping.mjs";
import { faults } from "./lib/overlaps.mjs";
import { SCREENS, variants } from "./lib/screens.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const WINDOWS = [[390, 844], [768, 1024], [1024, 768], [1093, 614], [1366, 768], [1920, 1080]];
/** At 200 % a window holds half as much of the page, each way. */
const VIEWS = WINDOWS.flatMap(([width, height]) => [
  { name: `${width}`, width, height },
  { name: `${width} at 200 %`, width: Math.floor(width / 2), height: Math.floor(height / 2) },
]);

/** Lays the screen out in each window, and says what cannot be read there. */
async function look(page, screen, told) {
  for (const { name, width, height } of VIEWS) {
    await page.setViewport({ width, height, deviceScaleFactor: 1 });
    await page.evaluate(() => {
      scrollTo(0, 0);
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    for (const fault of await faults(page)) {
      const place = `${screen}: ${fault}`;
      told.set(place, [...(told.get(place) ?? []), name]);
    }
  }
}

for (const schools of [24, 60, 300]) {
  test(`nothing lies on anything else: ${schools} schools`, async () => {
    const visit = await site.visit();
    const { page } = visit;
    const told = new Map();
    const seen = new Set();
    const at = async (name, hash, state = "") => {
      const { is, shows } = SCREENS[name];
      if (hash) await page.evaluate((hash) => (location.hash = hash), hash);
      await page.waitForFunction(
        (source, shows) => new RegExp(source).test(location.hash) && document.querySelector(shows) !== null,
        {}, is.source, shows);
      seen.add(name);
      await look(page, `${name}${state}`, told);
    };
    await page.waitForSelector(".thresholds table");
    await at("Start", null, " without a county");
    await visit.drop(many(schools));
    await page.waitForSelector(".units tbody tr");
    // As it is seen first: no row was scrolled to yet.
    await at("County", "#/county");
    const show = (index) => page.$eval(
      `.filters .choices:nth-of-type(1) button:nth-child(${index})`, (button) => button.click());
    await page.setViewport({ width: 1366, height: 768 });
    for (const index of [2, 3]) {
      await show(index);
      await page.waitForSelector(".figures-table tbody tr");
      await at("County", null, `, figures ${index}`);
    }
    await show(1);
    await correct(page, "4321");
    await at("School", "#/school/0/primary");
    await at("School", "#/school/7/junior", " of two stages");
    for (const [name, hash] of [
      ["Start", "#/"], ["Findings", "#/findings"], ["Mends", "#/corrections"], ["Tables", "#/tables"],
      ["Manual", "#/manual"], ["Standard", "#/standard"], ["StandardEdit", "#/standard/edit"], ["About", "#/about"],
      ["Checks", "#/checks"],
    ]) await at(name, hash);
    await page.click("#unfold");
    await at("Checks", null, " unfolded");
    await page.evaluate(() => (location.hash = "#/standard/compare"));
    await page.waitForSelector(".chooser .choices button:last-child");
    await page.$eval(".chooser .choices button:last-child", (button) => button.click());
    await page.waitForSelector(".paper");
    await at("StandardCompare", null);
    await page.evaluate(() => (location.hash = "#/manual"));
    await page.waitForSelector("#primary-pupils");
    await page.type("#primary-pupils", "450");
    await page.type("#primary-backbone_teachers", "x");
    await page.waitForSelector("[aria-invalid]");
    await at("Manual", null, " filled in");
    await at("Share", "#/share");
    await page.waitForFunction(() => document.getElementById("link")?.value);
    await at("Share", null, " with a link");
    const link = await page.$eval("#link", (field) => field.value);
    await page.waitForSelector("#link");
    await page.evaluate((hash) => (location.hash = hash), link.slice(link.indexOf("#")));
    await page.waitForSelector(".shared");
    await at("Open", null);
    assert.deepEqual([...told].map(([fault, windows]) => `${fault} (${windows.join(", ")})`), []);
    assert.deepEqual([...seen].sort(), await variants("src/app/route.rs", "Route"));
    assert.deepEqual(visit.errors(), []);
    await visit.close();
  });
}
