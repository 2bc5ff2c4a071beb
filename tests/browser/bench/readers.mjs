// From bytes to cells: our reader's wasm in a worker against SheetJS, ExcelJS and hucre, each in a
// worker of its own, interleaved in one browser; natively against calamine; and the site itself with
// large files. Prints, writes docs/readers-benchmark.md, never judges. `cargo xtask bench readers` makes what it
// needs in target/bench; JUNHENG_TURNS=1 makes it short, JUNHENG_FILES=20000x40.xlsx,… reads only these
// and leaves out the site: in both cases nothing is written.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { launch } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { ROOT } from "../lib/site.mjs";
import { through } from "./readers/page.mjs";

const FILES = join(ROOT, "target", "bench", "files");
const NATIVE = join(ROOT, "target", "bench", "native", "release", "junheng-readers");
const XLSX = ["junheng", "sheetjs", "sheetjsFast", "exceljs", "hucre"];
const OLDER = ["junheng", "sheetjs", "sheetjsFast", "hucre"];
const ALL = [
  { name: "300x60.xlsx", turns: 9, readers: XLSX },
  { name: "20000x40.xlsx", turns: 7, readers: XLSX },
  { name: "200000x40.xlsx", turns: 3, readers: XLSX },
  { name: "20000x40.xls", turns: 5, readers: OLDER },
  { name: "20000x40.ods", turns: 5, readers: OLDER },
];
const only = process.env.JUNHENG_FILES?.split(",");
const CASES = ALL.filter(({ name }) => !only || only.includes(name));
const version = (name) =>
  JSON.parse(readFileSync(join(ROOT, "tests/browser/node_modules", name, "package.json"))).version;
const NAMES = {
  junheng: "ours (wasm)",
  sheetjs: `SheetJS ${version("xlsx")}`,
  sheetjsFast: `SheetJS ${version("xlsx")}, tuned`,
  exceljs: `ExcelJS ${version("exceljs")}`,
  hucre: `hucre ${version("hucre")}, streaming`,
};
// A reader that takes longer than this for one file is given up.
const PATIENCE = 300_000;
const short = Number(process.env.JUNHENG_TURNS ?? 0);

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const lines = [];
const say = (line = "") => (console.log(line), lines.push(line));

if (!existsSync(FILES)) throw new Error("Run this by `cargo xtask bench readers`: it needs target/bench.");
const server = await serve(ROOT);
const browser = await launch(server.port);
const chromium = await browser.version();

/** One reading of one file in a fresh page and worker. */
async function once(reader, name) {
  const page = await browser.newPage();
  try {
    await page.goto(`${server.address}tests/browser/bench/readers/blank.html`);
    const crash = new Promise((resolve) =>
      page.once("error", () => resolve({ failed: "out of memory: the tab crashed" })));
    const read = page.evaluate(
      async (reader, name, patience) => {
        const get = async (name) =>
          (await fetch(`/target/bench/files/${name}`)).arrayBuffer();
        const [small, file] = [await get(`300x60.${name.split(".")[1]}`), await get(name)];
        const worker = new Worker("/tests/browser/bench/readers/worker.js");
        return new Promise((resolve) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = (event) => resolve({ failed: event.message || "the worker broke" });
          setTimeout(() => resolve({ failed: `more than ${patience / 1000} s` }), patience);
          worker.postMessage({ reader, name, small, file }, [small, file]);
        });
      },
      reader, name, PATIENCE,
    );
    return await Promise.race([crash, read.catch((error) => ({ failed: error.message }))]);
  } finally {
    await page.close().catch(() => {});
  }
}

function shown(times) {
  const digits = median(times) < 100 ? 1 : 0;
  const [middle, low, high] = [median(times), Math.min(...times), Math.max(...times)];
  return `${middle.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

const native = {};
for (const { name } of CASES) {
  const line = execFileSync(NATIVE, ["time", join(FILES, name)], { encoding: "utf8" });
  native[name] = JSON.parse(line);
}

say("| file | reader | ms: median (lowest–highest) | ours is so many times as fast | cells |");
say("|---|---|---:|---:|---:|");
const memory = {};
for (const { name, turns, readers } of CASES) {
  const results = Object.fromEntries(readers.map((reader) => [reader, { times: [] }]));
  for (let turn = 0; turn < (short || turns); turn += 1) {
    for (let index = 0; index < readers.length; index += 1) {
      const reader = readers[(index + turn) % readers.length];
      const result = results[reader];
      // What broke once is not tried again.
      if (result.failed) continue;
      const { ms, cells, memory: wasm, failed } = await once(reader, name);
      if (failed) result.failed = failed;
      else result.times.push(ms), (result.cells = cells);
      if (reader === "junheng") memory[name] = Math.max(memory[name] ?? 0, wasm ?? 0);
    }
  }
  const ours = median(results.junheng.times);
  const size = (statSync(join(FILES, name)).size / 1e6).toFixed(1);
  readers.forEach((reader, index) => {
    const { times, cells, failed } = results[reader];
    const file = index ? "" : `${shownName(name)}, ${size} MB`;
    if (failed) return say(`| ${file} | ${NAMES[reader]} | fails: ${failed} | | |`);
    const ratio = reader === "junheng" ? "" : `${(median(times) / ours).toFixed(1)}`;
    say(`| ${file} | ${NAMES[reader]} | ${shown(times)} | ${ratio} | ${cells} |`);
  });
  const { calamine, ours: own, cells } = native[name];
  say(`| | calamine, native | ${shown(calamine)} | ${(median(calamine) / ours).toFixed(2)} | ${cells[0]} |`);
  say(`| | ours, native | ${shown(own)} | ${(median(own) / ours).toFixed(2)} | ${cells[1]} |`);
}
await browser.close();
await server.stop();

say();
say("Wasm memory of our worker after each, which never shrinks, so it is the highest, too:");
say();
say("| file | MB | wasm memory, MB |");
say("|---|---:|---:|");
for (const [name, bytes] of Object.entries(memory)) {
  const size = (statSync(join(FILES, name)).size / 1e6).toFixed(1);
  say(`| ${shownName(name)} | ${size} | ${(bytes / 1e6).toFixed(0)} |`);
}
if (!only) await theSite();

function shownName(name) {
  return name.replace("x", " × ").replace(".", " .");
}

/** The site itself, as people use it. */
async function theSite() {
  say();
  say("The site itself, from choosing a file to the page's word (what is no county is refused):");
  say();
  say("| file | s | longest task of the page's thread, ms | worker's wasm, MB | the tab at its highest, MB |");
  say("|---|---:|---:|---:|---:|");
  const large = ["20000x40.xlsx", "20000x40.xls", "20000x40.ods", "200000x40.xlsx"];
  for (const row of await through(large.map((name) => join(FILES, name)))) {
    const longest = row.longest ? row.longest.toFixed(0) : "under 50";
    const name = shownName(row.file.split("/").at(-1));
    say(`| ${name} | ${row.seconds.toFixed(1)} | ${longest} | ${row.wasm.toFixed(0)} | ${row.tab} |`);
  }
}

if (!short && !only) {
  const text = `# Readers compared

Written by \`cargo xtask bench readers\` (tests/browser/bench/readers.mjs). From the bytes of a file to
all of its cells in memory, each reader in a fresh worker that has read a small file of the same kind
before; the readers take turns. Measured in ${chromium.replace("Headless", "")} on ${cpus().length} cores
(${cpus()[0].model.trim()}). “Tuned” is \`dense\` without formulas, formatted text and styles; “streaming” is
hucre's \`streamXlsxRows\` and \`streamOdsRows\` (its .xls reader does not stream).

${lines.join("\n")}
`;
  writeFileSync(join(ROOT, "docs", "readers-benchmark.md"), text);
}
