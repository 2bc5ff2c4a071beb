// How long the page takes from its address to its first paint, to the running application and to a worker
// that reads files, on this machine as it is and with the processor slowed down four times: the medians of
// nine visits each, with an empty cache. Prints, and writes docs/start.md; never judges.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT, start } from "../lib/site.mjs";

const TURNS = 9;
const site = await start();

// Before the page begins: notes when its own first screen and its worker are there.
function watch() {
  window.seen = {};
  const note = (name) => (window.seen[name] ??= performance.now());
  new MutationObserver(() => {
    if (document.querySelector("#app input[type=file]")) note("running");
  }).observe(document, { childList: true, subtree: true });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...words) {
    this.addEventListener("message", () => note("worker"), { once: true });
    return post.apply(this, words);
  };
}

async function visit(rate) {
  const context = await site.browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument(watch);
  const session = await page.createCDPSession();
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await page.goto(site.server.address);
  await page.waitForFunction(() => window.seen.worker !== undefined);
  const row = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    ...window.seen,
  }));
  await context.close();
  return row;
}

const lines = [];
for (const rate of [1, 4]) {
  const rows = [];
  for (let turn = 0; turn < TURNS; turn += 1) rows.push(await visit(rate));
  const median = (name) => rows.map((row) => row[name]).sort((a, b) => a - b)[(TURNS - 1) / 2].toFixed(0);
  const name = rate === 1 ? "this machine" : `slowed down ${rate} times`;
  lines.push(`| ${name} | ${median("paint")} ms | ${median("running")} ms | ${median("worker")} ms |`);
}
await site.stop();

const table = [
  "| processor | first paint | page can be used | worker can read files |",
  "|---|---:|---:|---:|",
  ...lines,
].join("\n");
console.log(table);
await writeFile(join(ROOT, "docs", "start.md"), `# How long the page takes to start

Written by \`cargo xtask bench start\`: medians of ${TURNS} visits with an empty cache, from a server on the same
machine. The processor of the page and its worker is slowed down by the browser's developer tools. The aim is
that the page can be used in under a second on a processor four times slower.

${table}
`);
