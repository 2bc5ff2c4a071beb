// What journeys need that look at what is kept on this machine: what IndexedDB holds, and a correction to keep.

import assert from "node:assert/strict";
import { county, shown } from "./county.mjs";

/** What is kept: heads and sizes. */
export const kept = (page) => page.evaluate(() => new Promise((done, fail) => {
  const asked = indexedDB.open("junheng");
  asked.onerror = () => fail(asked.error);
  // The page makes the place. One without stores, made here, would be in its way.
  asked.onupgradeneeded = () => {
    asked.onerror = () => done([]);
    asked.transaction.abort();
  };
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
export async function untilKept(page, fits) {
  let all = [];
  for (let turn = 0; turn < 400; turn++) {
    all = await kept(page);
    if (fits(all)) return all;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`this is kept: ${JSON.stringify(all)}`);
}

/** Drops the county and waits until it is kept. */
export async function dropped(visit, file = county()) {
  await visit.drop(file);
  await shown(visit.page, 3);
  await untilKept(visit.page, (all) => all.length > 0);
}

/** Types the area of the ground of the first school in the table of figures. */
export async function correct(page, text) {
  await page.evaluate(() => (location.hash = "#/school/0/primary"));
  await page.waitForSelector(".indicators .mend");
  // What was half typed when the page closed stands open again.
  if ((await page.$("#mend-input")) === null) {
    const id = await page.$eval(".indicators .mend", (button) => button.id);
    await page.click(`#${id}`);
    await page.waitForSelector("#mend-input");
  }
  await page.$eval("#mend-input", (input) => input.select());
  await page.type("#mend-input", text);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#mend-input", { hidden: true });
}

/** Goes to the list of corrections, and says what is on it. */
export async function corrections(page) {
  await page.evaluate(() => (location.hash = "#/corrections"));
  // The screen before has tables, too.
  await page.waitForFunction(() => document.querySelector("main h1")?.textContent === "手工更正" &&
    document.querySelector("main table.mends, main .empty") !== null);
  return page.$eval("main", (main) => main.textContent);
}
