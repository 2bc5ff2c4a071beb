// How long a roster of 20 000 teachers in 100 schools takes from the drop to the page's word, as .xlsx and as
// .csv, and what memory the worker and the tab took. JUNHENG_BASELINE is another built site, which is measured
// in turn with this one: one that does not know rosters of persons refuses the same file.
// Prints, writes docs/persons-benchmark.md, never judges. JUNHENG_TURNS=1 makes it short, and writes nothing.

import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as XLSX from "xlsx";
import { dropPaths } from "../lib/folders.mjs";
import { ROOT, SITE, start } from "../lib/site.mjs";
import { tab } from "../lib/tab.mjs";

const [TEACHERS, SCHOOLS] = [20_000, 100];
const short = Number(process.env.JUNHENG_TURNS ?? 0);
const TURNS = short || 5;

const HEAD = ["序号", "学校名称", "学校标识码", "姓名", "性别", "出生年月", "学历", "任教学段", "任教学科", "职称", "骨干教师级别", "教师资格证号", "是否专任教师", "备注"];
const of = (words, index) => words[index % words.length];

/** The same teachers on every run, a school after the other. */
function rows() {
  return Array.from({ length: TEACHERS }, (_, index) => {
    const school = Math.floor((index * SCHOOLS) / TEACHERS);
    const [kind, stage] = of([["小学", "小学"], ["初级中学", "初中"]], school);
    return [
      index + 1, `第${school + 1}${kind}`, String(3_101_000_000 + school),
      of("赵钱孙李周吴郑王冯陈", index) + of("一二三四五六七八九", index * 7) + of("甲乙丙丁戊己庚", index),
      of(["男", "女", "女"], index), `19${70 + (index % 29)}-0${1 + (index % 9)}`,
      of(["本科", "本科", "硕士研究生", "大专", "大学本科"], index), stage,
      of(["语文", "数学", "英语", "体育", "音乐", "美术", "科学"], index),
      of(["一级教师", "二级教师", "高级教师"], index), of(["", "", "县级", "", "市级", ""], index),
      `2010${String(index).padStart(9, "0")}`, "是", "",
    ];
  });
}

async function written(folder) {
  const table = [HEAD, ...rows()];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(table), "教师名册");
  const files = {
    "教师名册.xlsx": XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true, bookSST: true }),
    "教师名册.csv": `\uFEFF${table.map((row) => row.join(",")).join("\r\n")}`,
  };
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const path of paths) await writeFile(path, files[path.slice(folder.length + 1)]);
  return paths;
}

/** One drop in a fresh visit. */
async function once(site, memory, path) {
  const { page, close } = await site.visit();
  // Let the worker come up, as it has when a person drops a file.
  await page.waitForNetworkIdle();
  await pause(500);
  await memory.reset();
  await page.evaluate(() => {
    window.addEventListener("drop", () => (window.dropped = performance.now()), true);
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".notice, #verdict")) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => (window.seen = performance.now())));
    }).observe(document.body, { subtree: true, childList: true });
  });
  await dropPaths(page, path);
  await page.waitForFunction(() => window.seen, { timeout: 120_000 });
  const ms = await page.evaluate(() => window.seen - window.dropped);
  const said = await page.$eval(".notice, #verdict", (one) => one.textContent.trim());
  // Started once, it gives what it has.
  const wasm = await page.workers()[0].evaluate(
    async () => (await wasm_bindgen()).memory.buffer.byteLength);
  const peak = await memory.peak();
  await close();
  return { ms, said, wasm: wasm / 1e6, peak };
}

const folder = await mkdtemp(join(tmpdir(), "junheng-persons-"));
const paths = await written(folder);
const folders = { "this site": SITE };
if (process.env.JUNHENG_BASELINE) folders["the baseline"] = process.env.JUNHENG_BASELINE;
const sites = [];
for (const [name, folder] of Object.entries(folders)) {
  const site = await start({ folder });
  sites.push({ name, site, memory: await tab(site.browser) });
}
const chromium = await sites[0].site.browser.version();

const median = (all) => [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)];
const lines = [];
const say = (line = "") => (console.log(line), lines.push(line));
say("| file | site | ms: median (lowest–highest) | times as fast as the baseline | worker's wasm, MB | the tab at its highest, MB | what it says |");
say("|---|---|---:|---:|---:|---:|---|");
for (const path of paths) {
  const found = sites.map(() => []);
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (let index = 0; index < sites.length; index += 1) {
      const which = (index + turn) % sites.length;
      found[which].push(await once(sites[which].site, sites[which].memory, path));
    }
  }
  const size = ((await stat(path)).size / 1e6).toFixed(1);
  found.forEach((all, index) => {
    const times = all.map(({ ms }) => ms);
    const baseline = index || sites.length < 2 ? "" : (median(found[1].map(({ ms }) => ms)) / median(times)).toFixed(1);
    const [middle, low, high] = [median(times), Math.min(...times), Math.max(...times)].map((ms) => ms.toFixed(0));
    const said = all[0].said.replace(/\s+/g, " ").replaceAll("|", "").slice(0, 40);
    const highest = (key) => Math.max(...all.map((one) => one[key])).toFixed(0);
    say(`| ${path.slice(folder.length + 1)}, ${size} MB | ${sites[index].name} | ${middle} (${low}–${high}) | ${baseline} | ${highest("wasm")} | ${highest("peak")} | ${said}… |`);
  });
}
for (const { site } of sites) await site.stop();
await rm(folder, { recursive: true });

if (!short && sites.length > 1) {
  const text = `# A roster of persons

Written by \`cargo xtask bench persons\` (tests/browser/bench/persons.mjs). A roster of ${TEACHERS} teachers in
${SCHOOLS} schools, from the drop to the page's word: this site counts the teachers and evaluates the schools; the
baseline (JUNHENG_BASELINE) is the last one that did not know such rosters, and refused the file. Each turn is a
fresh profile whose worker has come up; the two take turns. Measured in ${chromium.replace("Headless", "")} on
${cpus().length} cores (${cpus()[0].model.trim()}).

${lines.join("\n")}
`;
  await writeFile(join(ROOT, "docs", "persons-benchmark.md"), text);
}
