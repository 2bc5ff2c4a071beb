// Every screen on an office screen and a phone: nothing serious by axe-core, no request to anybody
// else, nothing wider than the phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { shown } from "./lib/county.mjs";
import { OFFICE, PHONE } from "./lib/looks.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const SCREENS = [
  ["county", "#/county", "#verdict"],
  ["school", "#/school/3/primary", ".indicators"],
  ["combined", "#/school/21/junior", ".indicators"],
  ["excluded", "#/school/13/primary", ".empty"],
  ["findings", "#/findings", ".findings"],
  ["tables-of-sample", "#/tables", ".table-columns"],
  ["manual", "#/manual", ".manual"],
  ["standard", "#/standard", ".paper"],
  ["about", "#/about", ".about"],
  ["held", "#/", ".held"],
];

for (const [device, viewport] of Object.entries({ office: OFFICE, phone: PHONE })) {
  test(`every screen can be used by everybody: ${device}`, async () => {
    const visit = await site.visit({ viewport });
    const { page } = visit;
    assert.deepEqual(await visit.accessibility(), []);
    await page.click("#sample");
    await shown(page, 22);
    for (const [name, hash, wait] of SCREENS) {
      await page.evaluate((hash) => (location.hash = hash), hash);
      await page.waitForSelector(wait);
      if (name === "manual") {
        await page.type("#primary-pupils", "450");
        await page.type("#primary-backbone_teachers", "x");
      }
      if (name === "county") {
        await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
      }
      const one = await page.$$eval("h1", (all) => all.length);
      assert.equal(one, 1, `${name}: one h1`);
      assert.deepEqual(await visit.accessibility(), [], `${name}, ${device}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} px too wide on ${device}`);
      if (device === "office") await visit.screenshots(name);
    }
    assert.deepEqual(visit.foreign(), []);
    assert.deepEqual(visit.errors(), []);
    await visit.close();
  });
}
