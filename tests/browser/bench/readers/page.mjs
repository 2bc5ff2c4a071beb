// The site itself with a large file: how long from choosing it to the page's word, for how long the
// page was held up meanwhile, and what memory the worker and the tab took.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, start } from "../../lib/site.mjs";
import { tab } from "../../lib/tab.mjs";

// Put before the worker's own script, so that the memory of its wasm can be asked for.
const PROBE = `{
  const real = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await real.apply(WebAssembly, given);
    self.wasmMemory = made.instance.exports.memory;
    return made;
  };
}
`;

/** { seconds, longest, wasm, tab } for each of the files, in MB and ms. */
export async function through(files) {
  const folder = mkdtempSync(join(tmpdir(), "junheng-site-"));
  cpSync(join(ROOT, "dist"), folder, { recursive: true });
  for (const name of readdirSync(folder).filter((name) => name.startsWith("worker-boot"))) {
    const path = join(folder, name);
    writeFileSync(path, PROBE + readFileSync(path, "utf8"));
  }
  const site = await start({ folder });
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
    const wasm = await visit.page.workers()[0].evaluate(() => self.wasmMemory.buffer.byteLength);
    rows.push({
      file,
      seconds,
      longest: Math.max(0, ...held),
      wasm: wasm / (1 << 20),
      tab: await memory.peak(),
      said: (await visit.page.$eval(".notice, #verdict", (one) => one.textContent)).slice(0, 60),
    });
    await visit.close();
  }
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
  return rows;
}
