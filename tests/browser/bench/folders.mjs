// How long 150 schools, a workbook each, take to their verdict on the screen: as files, as a folder and as a
// zip, the median of three, and the most memory of the tab meanwhile.
// Prints; never judges.

import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as XLSX from "xlsx";
import { dropPaths, files, written } from "../lib/folders.mjs";
import { start } from "../lib/site.mjs";
import { tab } from "../lib/tab.mjs";
import { zip } from "../lib/zip.mjs";

const books = files().map(({ name, bytes }) => {
  const book = XLSX.read(bytes, { type: "buffer" });
  return { name: name.replace(/csv$/, "xlsx"), bytes: XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true }) };
});
const folder = await written(books);
const all = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".xlsx"));
const archive = join(await mkdtemp(join(tmpdir(), "junheng-zip-")), "全县.zip");
await writeFile(archive, zip(books));
const ways = {
  "150 files": all.map((name) => join(folder, name)),
  "folder of them": folder,
  "zip of them": archive,
};

const median = (all) => [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)];
const site = await start();
const memory = await tab(site.browser);
for (const [way, paths] of Object.entries(ways)) {
  const [times, peaks] = [[], []];
  for (let turn = 0; turn < 3; turn += 1) {
    const { page, close } = await site.visit();
    // Let the worker come up, as it has when a person drops a file.
    await pause(1500);
    await memory.reset();
    await page.evaluate(() => {
      window.addEventListener("drop", () => (window.dropped = performance.now()), true);
      new MutationObserver((_, observer) => {
        if (!document.querySelector("#verdict")?.textContent.includes("150 所")) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => (window.seen = performance.now())));
      }).observe(document.body, { subtree: true, childList: true });
    });
    await dropPaths(page, paths);
    await page.waitForFunction(() => window.seen, { timeout: 120_000 });
    times.push(await page.evaluate(() => window.seen - window.dropped));
    peaks.push(await memory.peak());
    await close();
  }
  console.log(`${way}: ${Math.round(median(times))} ms, ${median(peaks)} MB`);
}
await site.stop();
