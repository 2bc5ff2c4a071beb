// A tab that is killed at any moment loses what was typed in the last two seconds at most, and never the
// county: fifty times, in the midst of typing, of saving and in between.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { after, before, test } from "node:test";
import { shown } from "./lib/county.mjs";
import { correct, corrections, dropped, kept, untilKept } from "./lib/keeping.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

/** What may be lost, in milliseconds. */
const MOST = 2000;
const TURNS = Number(process.env.JUNHENG_KILLS ?? 50);

/** Kills the tab as the system does, and opens the page anew. */
async function killed(page, address) {
  const context = page.browserContext();
  const session = await page.createCDPSession();
  const at = Date.now();
  await Promise.race([session.send("Page.crash").catch(() => {}), pause(200)]);
  await page.close().catch(() => {});
  const next = await context.newPage();
  await next.goto(address);
  await shown(next, 3);
  return { page: next, at };
}

/** The figure that was typed last and is there; 0 for none. Above the list stands also what it was before. */
async function there(page) {
  await corrections(page);
  const listed = await page.$$eval("main table.mends", (tables) => tables.map((one) => one.textContent).join());
  return Number(/(?<!\d)1\d{3}(?!\d)/.exec(listed)?.[0] ?? 0);
}

test("a tab that is killed loses two seconds of typing at most, and never the county", async () => {
  const visit = await site.visit();
  await dropped(visit);
  const address = site.server.address + "#/county";
  let page = visit.page;
  let value = 1000;
  let least = 0;
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const typed = [];
    const type = async () => {
      value += 1;
      await correct(page, String(value));
      typed.push({ value, at: Date.now() });
    };
    await type();
    if (turn % 2 === 0) {
      // On and on, so that saving has to find a moment in between.
      const end = Date.now() + MOST + Math.random() * 1500;
      while (Date.now() < end) await type();
    } else {
      // Anywhere from before the saving begins to after it ended.
      await pause(Math.random() * 1200);
    }
    const next = await killed(page, address);
    page = next.page;
    const safe = typed.filter(({ at }) => next.at - at > MOST).at(-1)?.value ?? least;
    const found = await there(page);
    // What was there once stays, until something newer is there.
    assert.ok(found >= Math.max(least, safe) && found <= value,
      `${found} of ${typed.map(({ value, at }) => `${value} (${next.at - at} ms)`)}, turn ${turn}`);
    least = found;
  }
  // What was kept before the end is there.
  const { revision } = (await kept(page))[0];
  await correct(page, "1999");
  await untilKept(page, (all) => all[0].revision > revision);
  ({ page } = await killed(page, address));
  assert.equal(await there(page), 1999);
  assert.equal((await kept(page)).length, 1);
  await visit.close();
});
