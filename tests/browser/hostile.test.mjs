// Whatever file comes, a message names it, the county read before is still there, and the tab stays
// small. The files are made by tests/hostile when this runs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ROOT, start } from "./lib/site.mjs";
import { tab } from "./lib/tab.mjs";

// What the tab may take at most, in MB: a bound that is promised, not a measurement.
const TAB = 600;
const COUNTY = {
  name: "全县.csv",
  bytes: Buffer.from("学校名称,办学类型,在校学生数\n第一小学,小学,500\n第一中学,初中,600\n"),
};

let site, folder;
before(async () => {
  site = await start();
  folder = mkdtempSync(join(tmpdir(), "junheng-hostile-"));
  execFileSync(
    "cargo",
    ["test", "--quiet", "--package", "junheng", "--test", "hostile", "write_the_files", "--", "--ignored"],
    { cwd: ROOT, env: { ...process.env, JUNHENG_HOSTILE: folder }, stdio: "ignore" },
  );
});
after(async () => {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("no file does harm", async () => {
  const files = readdirSync(folder).sort();
  assert.ok(files.length >= 40, String(files.length));
  const visit = await site.visit();
  await open(visit);
  const memory = await tab(site.browser);
  const wrong = [];
  let highest = 0;
  for (const name of files) {
    await memory.reset();
    const begin = Date.now();
    const path = join(folder, name);
    // What is dropped goes through the test's own hands into the page; a large file would count there.
    await (statSync(path).size < 200_000 ? visit.drop(path) : visit.choose(path));
    const { told, joined, kept } = await outcome(visit, name);
    const peak = await memory.peak();
    highest = Math.max(highest, peak);
    const seconds = ((Date.now() - begin) / 1000).toFixed(1);
    const words = told ?? (joined ? "(a county)" : "(nothing)");
    console.log(`${seconds.padStart(6)} s ${String(peak).padStart(4)} MB  ${name}: ${words.slice(0, 90)}`);
    if (!told && !joined) wrong.push(`${name}: no message names it`);
    if (!kept) wrong.push(`${name}: the county is gone`);
    if (peak >= TAB) wrong.push(`${name}: ${peak} MB`);
    if (joined) await open(visit);
  }
  console.log(`${files.length} files, the tab at its highest ${highest} MB`);
  assert.deepEqual(wrong, []);
  // A worker that was ended by a hostile file may say so on its own console; the page may not.
  const said = visit.lines.filter((line) => line.where === "page" && line.type === "error");
  assert.deepEqual(said, []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

/** The page anew, with the county and nothing else. */
async function open(visit) {
  await visit.page.goto(site.server.address);
  await visit.page.reload();
  await visit.page.waitForSelector("#loading", { hidden: true });
  await visit.drop(COUNTY);
  await visit.page.waitForSelector("#verdict");
}

/** What the page says of a file once it is at rest. */
async function outcome({ page }, name) {
  const seen = (name, county) => {
    const notices = [...document.querySelectorAll(".notice")].map((one) => one.textContent);
    const told = notices.find((text) => text.includes(`“${name}”`));
    const verdict = document.querySelector("#verdict")?.textContent ?? "";
    const joined = verdict.includes(name) || /2 个文件/.test(verdict);
    if (document.querySelector(".working") || !(told || joined)) return undefined;
    return { told, joined, kept: joined || verdict.includes(county) };
  };
  try {
    const found = await page.waitForFunction(seen, { timeout: 100_000 }, name, COUNTY.name);
    return await found.jsonValue();
  } catch {
    const rest = await page.evaluate((county) => ({
      working: document.querySelector(".working")?.textContent,
      notices: [...document.querySelectorAll(".notice")].map((one) => one.textContent).join(" | "),
      kept: (document.querySelector("#verdict")?.textContent ?? "").includes(county),
    }), COUNTY.name);
    console.log(`       ${name}: ${JSON.stringify(rest)}`);
    return { kept: rest.kept };
  }
}
