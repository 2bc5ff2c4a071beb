// The site itself with a large file: how long from choosing it to the page's word, for how long the
// page was held up meanwhile, and what memory the worker and the tab took.

import { start } from "../../lib/site.mjs";
import { tab } from "../../lib/tab.mjs";

/** { seconds, longest, wasm, tab } for each of the files, in MB and ms. */
export async function through(files) {
  const site = await start();
  const rows = [];
  for (const file of files) {
    const visit = await site.visit();
    const memory = await tab(site.browser);
    await visit.page.waitForNetworkIdle();
    await visit.page.evaluate(() => {
      window.held = [];
      new PerformanceObserver((list) =>
        window.held.push(...list.getEntries().map((entry) => entry.duration)),
      ).observe({ entryTypes: ["longtask"] });
    });
    await memory.reset();
    const begin = performance.now();
    await visit.choose(file);
    await visit.page.waitForSelector(".notice, #verdict", { timeout: 300_000 });
    const seconds = (performance.now() - begin) / 1000;
    const held = await visit.page.evaluate(() => window.held);
    // Started once, it gives what it has.
    const wasm = await visit.page.workers()[0].evaluate(
      async () => (await wasm_bindgen()).memory.buffer.byteLength);
    rows.push({
      file,
      seconds,
      longest: Math.max(0, ...held),
      wasm: wasm / 1e6,
      tab: await memory.peak(),
      said: (await visit.page.$eval(".notice, #verdict", (one) => one.textContent)).slice(0, 60),
    });
    await visit.close();
  }
  await site.stop();
  return rows;
}
