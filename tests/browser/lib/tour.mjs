// One long way through the page, as somebody goes it who has a county to look after: every screen and every
// file that there is to be had. It is walked on the site, without a network, and in the single file.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CANARY, holds } from "./canary.mjs";
import { shown } from "./county.mjs";
import { SCREENS, TASKS } from "./screens.mjs";
import { ROOT } from "./site.mjs";

/** Known to nobody but who was told. */
export const PASSPHRASE = "滴水穿石 四海为家 1949";
/** What is typed in place of a figure. */
const TYPED = "4321";

/** A table of which one header is unknown. */
const ODD = {
  name: "补充.csv",
  bytes: Buffer.from(`\uFEFF学校名称,办学类型,学生规模,备注\r\n${CANARY}分校,小学,321,新建\r\n`),
};

/** What the disk of a county's office holds: rosters and forms, one of them about the canary. */
export function office() {
  const folder = mkdtempSync(join(tmpdir(), "junheng-office-"));
  execFileSync(
    "cargo",
    ["test", "--quiet", "--test", "made_up_counties", "write_the_files", "--", "--ignored"],
    { cwd: ROOT, env: { ...process.env, JUNHENG_OFFICE: folder, JUNHENG_CANARY: CANARY }, stdio: "ignore" },
  );
  const files = readdirSync(folder).sort().map((name) => join(folder, name));
  return { files, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Goes all the way; gives the screens it was on and the files that came out, by task. */
export async function tour(visit, files) {
  const { page } = visit;
  const seen = new Set();
  const came = {};

  const is = async (name, where = page) => {
    const { is, shows } = SCREENS[name];
    await where.waitForFunction(
      (source, shows) => new RegExp(source).test(location.hash) && document.querySelector(shows) !== null,
      {}, is.source, shows);
    seen.add(name);
  };
  const press = async (selector, name) => {
    await page.waitForSelector(selector);
    await page.click(selector);
    if (name) await is(name);
  };
  const tab = (hash, name) => press(`header nav a[href='${hash}']`, name);
  const says = (selector, words, where = page) => where.waitForFunction(
    (selector, words) =>
      [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(words)),
    {}, selector, words);
  const write = async (selector, text) => {
    await page.waitForSelector(selector);
    await page.focus(selector);
    await page.$eval(selector, (input) => input.select());
    await page.keyboard.type(text);
  };
  const take = async (task, act) => {
    const file = await visit.download(act);
    assert.match(file.name, TASKS[task]);
    (came[task] ??= []).push(file);
    return file;
  };

  // Without a file.
  await is("Start");
  await take("Template", () => page.click("#template"));
  await press("main a[href='#/manual']", "Manual");
  await page.type("#school-name", `${CANARY}附小`);
  await page.type("#primary-pupils", "166");
  await page.waitForSelector("[data-unit=primary]");
  await press(".brand", "Start");
  await press("#sample");
  await shown(page, 22);
  await is("County");

  // With files.
  await visit.drop(files);
  await says("main h1", "清河县");
  await visit.drop(ODD);
  await says("#verdict", `${files.length + 1} 个文件`);
  await tab("#/tables", "Tables");
  await page.evaluate((name) => {
    const file = [...document.querySelectorAll(".table-list > ul > li")].find((one) => one.textContent.includes(name));
    file.querySelector(":scope > ul button").click();
  }, ODD.name);
  await says(".table-panel h2", ODD.name);
  await page.select("#meaning-2", "pupils");
  await says(".table-columns", "按您的指定");

  // A school, and a figure that is wrong.
  await tab("#/county", "County");
  await write("#search", CANARY);
  await page.waitForFunction((name) => {
    const rows = [...document.querySelectorAll(".units tbody th")].map((one) => one.textContent);
    return rows.includes(name) && rows.every((one) => one.startsWith(name));
  }, {}, CANARY);
  await press(".units tbody a", "School");
  const figure = await page.$eval(".indicators button.mend", (button) => button.id);
  await press(`#${figure}`);
  await write("#mend-input", TYPED);
  await page.keyboard.press("Enter");
  await says(".corrected", "手工更正");
  await press("#undo");
  await page.waitForFunction(() => !document.querySelector(".corrected"));
  await press("#redo");
  await says(".corrected", "手工更正");
  await tab("#/corrections", "Mends");
  await says("table.mends", TYPED);

  // The county's items.
  await tab("#/checks", "Checks");
  await page.$eval("#G7-special_per_pupil", (input) => (input.closest("details").open = true));
  await write("#G7-special_per_pupil", "6543");
  await page.keyboard.press("Tab");
  await says(".mend-bar", "6543");

  // What was found, in copies of the files.
  await tab("#/findings", "Findings");
  await page.$eval("#marked", (menu) => (menu.open = true));
  for (let at = 0; at <= files.length; at += 1) {
    const button = (await page.$$("#marked button"))[at];
    await take("Marked", () => button.click());
  }
  await take("Json", () => page.click("#export-json"));

  // The standard.
  await tab("#/standard", "Standard");
  await press("main a[href='#/standard/edit']", "StandardEdit");
  const about = ["试算", "本县试算", "试算", "第1条", "2026"];
  for (const [at, text] of about.entries()) await write(`#about-${at}`, text);
  await write("#value-0-0", "6");
  await take("Change", () => page.click("#save-pack"));
  await is("Standard");
  await press("main a[href='#/standard/compare']", "StandardCompare");
  await press(".chooser .choices button");
  await says(".standard .paper", "试算");
  await press("#undo");

  // What is kept, as one file.
  await tab("#/about", "About");
  const backup = await take("Backup", () => press("#backup"));

  // A link, sealed and not.
  await press("#share", "Share");
  const link = () => page.$eval("#link", (field) => field.value);
  const another = (before) => page.waitForFunction(
    (before) => ![undefined, "", before].includes(document.getElementById("link")?.value), {}, before);
  const wish = (words) => page.evaluate((words) =>
    [...document.querySelectorAll(".chooser button")].find((one) => one.textContent === words).click(), words);
  await another("");
  const open = await link();
  await page.click("#copy");
  await says("main .note", "已复制");
  await take("ShareFile", () => page.click("#save"));
  await wish("一所学校及全县背景");
  await another(open);
  // The school looked at last is offered: another one, and back to it.
  let whole = await link();
  const isOffered = await page.$eval("#share-school", (list) => list.value) === CANARY;
  const other = (canary) => [...document.querySelectorAll("#share-school option")]
    .map((one) => one.value).find((name) => name !== canary);
  for (const name of [...(isOffered ? [await page.evaluate(other, CANARY)] : []), CANARY]) {
    await page.select("#share-school", name);
    await another(whole);
    whole = await link();
  }
  await wish("七项指标的原始数据");
  await another(whole);
  const isOfWeb = open.startsWith("http");
  // An address of this disk is of no use to a phone.
  await page.waitForSelector(isOfWeb ? "svg.qr path" : ".sharing .note");
  assert.equal((await page.$("svg.qr")) !== null, isOfWeb);
  const short = await link();
  await page.type("#passphrase", PASSPHRASE);
  await page.keyboard.press("Tab");
  await another(short);
  const sealed = await link();
  // What was copied is what a paste gives.
  await tab("#/county", "County");
  await page.focus("#search");
  await page.$eval("#search", (input) => input.select());
  await page.keyboard.press("v", { commands: ["paste"] });
  await page.waitForFunction((text) => document.getElementById("search").value === text, {}, open);
  await write("#search", CANARY);
  await says("#search-count, .units tbody th", CANARY);

  // They are opened elsewhere, beside what is kept here.
  const looked = await visit.tab(open);
  await is("Open", looked);
  await says(".units tbody th", CANARY, looked);
  await looked.close();
  const locked = await visit.tab(sealed);
  await locked.waitForSelector(".locked input");
  await locked.type(".locked input", PASSPHRASE);
  await locked.keyboard.press("Enter");
  await is("Open", locked);
  await locked.close();
  await page.bringToFront();

  // What went out comes in again: the file is looked at, and one's own is still there.
  const [shared] = came.ShareFile;
  await visit.drop(shared);
  await page.waitForSelector(".shared");
  await press("#back");
  await page.waitForSelector(".shared", { hidden: true });

  // After a reload it is there, with what was typed.
  await tab("#/corrections", "Mends");
  await page.reload();
  await is("Mends");
  await says("table.mends", TYPED);
  await visit.drop(backup);
  await says(".notice", "已从备份导入");
  assert.ok(holds(came.Json[0].bytes), "what comes out is about the canary");
  return { seen, came };
}
