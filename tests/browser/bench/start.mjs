// How long the page takes from its address to its first paint and to the running application, the
// median of five visits, each with an empty cache. Prints; never judges.

import { start } from "../lib/site.mjs";

const site = await start();
const rows = [];
for (let turn = 0; turn < 5; turn += 1) {
  const visit = await site.visit();
  rows.push(
    await visit.page.evaluate(() => ({
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
      wasm: performance.getEntriesByType("resource").find((e) => e.name.endsWith("_bg.wasm"))
        ?.responseEnd ?? NaN,
      running: performance.now(),
    })),
  );
  await visit.close();
}
await site.stop();

const median = (name) => rows.map((row) => row[name]).sort((a, b) => a - b)[2];
console.log(`first paint        ${median("paint").toFixed(0)} ms`);
console.log(`wasm is there      ${median("wasm").toFixed(0)} ms`);
console.log(`page seen running  ${median("running").toFixed(0)} ms`);
