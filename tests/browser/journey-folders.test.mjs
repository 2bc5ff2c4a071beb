// A folder of 150 files, a zip of the same, and tables that are pasted come to the same verdict as the same
// files dropped one by one, on the site and in the single file opened from a disk.

import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { browserName } from "./lib/browser.mjs";
import { county, shown } from "./lib/county.mjs";
import { dropPaths, evaluation, files, OTHERS, written } from "./lib/folders.mjs";
import { SITE, start } from "./lib/site.mjs";
import { zip } from "./lib/zip.mjs";

let site, folder, expected;
before(async () => {
  site = await start();
  folder = await written([...files(), ...OTHERS]);
  // What all other ways are compared with.
  const visit = await site.visit();
  const alone = files().map((file) => ({ ...file, name: basename(file.name) }));
  await visit.drop(alone.sort(byPath(new Map(files().map(({ name }) => [basename(name), name])))));
  await counted(visit.page, 150);
  expected = await evaluation(visit);
  await visit.close();
});
after(() => site.stop());

const byPath = (paths) => ({ name: one }, { name: other }) => (paths.get(one) < paths.get(other) ? -1 : 1);

const counted = (page, count) => page.waitForFunction(
  (count) => document.querySelector("#verdict")?.textContent.includes(`${count} 所`), { timeout: 60_000 }, count);

const text = (page, selector) => page.$eval(selector, (one) => one.textContent);

/** Opens the list of what was passed over, and looks. A file ~$ is not even listed in a folder that Chromium drops. */
async function passedOver(visit, name, isListed = true) {
  const { page } = visit;
  await page.click(".passed summary");
  const told = await text(page, ".passed");
  const owner = isListed ? ["略过 5 个文件", "临时文件"] : ["略过 4 个文件"];
  for (const words of [...owner, "不是表格（2 个）", "隐藏文件", "空文件", "通知.docx"]) {
    assert.ok(told.includes(words), `${words}: ${told}`);
  }
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots(name);
  await page.click(".passed .close");
  assert.equal(await page.$(".passed"), null);
}

/** All of it is taken out at once, and comes again at once. */
async function outAndBack(visit, name) {
  const { page } = visit;
  await visit.drop(county("另.csv", [["另一小学", 3199000001, "小学", 500, "", 25, "", 6, "", 5, "", 2600, 100, 4000, 1100000, 13]]));
  await counted(page, 151);
  await page.$eval("#files", (list) => { list.open = true; });
  await page.click(`#files [aria-label="移出“${name}”"]`);
  await counted(page, 1);
  await page.click("#undo");
  await counted(page, 151);
  await page.click("#undo");
  await counted(page, 150);
}

test("a folder that is chosen is read as the files within", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.screenshots("folders-start");
  const input = await page.waitForSelector("#folder-input");
  await input.uploadFile(folder);
  await counted(page, 150);
  assert.equal(await evaluation(visit), expected);
  await passedOver(visit, "folders-passed");
  await outAndBack(visit, "全县");
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("a folder that is dropped is read as the files within", { skip: browserName === "firefox" }, async () => {
  const visit = await site.visit();
  await dropPaths(visit.page, folder);
  await counted(visit.page, 150);
  assert.equal(await evaluation(visit), expected);
  await passedOver(visit, "folders-dropped", false);
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

/** Lets the page drop a folder of which the browser gives what `means` has. */
async function dropFake(page, means) {
  await page.evaluate((means) => {
    const file = (at) => new File([`学校名称,办学类型,在校生数\n第${at}小学,小学,${200 + at}\n`], `${at}.csv`);
    const all = Array.from({ length: 230 }, (_, at) => file(at + 1));
    const refuse = () => { throw new DOMException("refused", "SecurityError"); };
    const entry = {
      isDirectory: true, name: "全县",
      createReader() {
        let at = 0;
        // A hundred at a time, as browsers do.
        return { readEntries: (give, fail) => means.entries
          ? give(all.slice(at, (at += 100)).map((one) => ({ isFile: true, name: one.name, file: (give) => give(one) })))
          : fail(new DOMException("refused", "EncodingError")) };
      },
    };
    const handle = {
      kind: "directory", name: "全县",
      async *values() { for (const one of all) yield { kind: "file", name: one.name, getFile: async () => one }; },
    };
    const item = { kind: "file", getAsFile: () => null, webkitGetAsEntry: () => entry };
    if (means.handles !== undefined) item.getAsFileSystemHandle = async () => (means.handles ? handle : refuse());
    const event = new Event("drop", { bubbles: true, cancelable: true });
    event.dataTransfer = { types: ["Files"], items: [item], files: [] };
    document.body.dispatchEvent(event);
  }, means);
}

test("a folder is listed by whatever means the browser has, and where it has none it is said", async () => {
  for (const means of [{ entries: true }, { handles: true }, { handles: false, entries: true }]) {
    const visit = await site.visit();
    await dropFake(visit.page, means);
    await counted(visit.page, 230);
    await visit.close();
  }
  for (const means of [{ entries: false }, { handles: false, entries: false }]) {
    const visit = await site.visit();
    await dropFake(visit.page, means);
    await visit.page.waitForSelector(".notice.bad");
    assert.match(await text(visit.page, ".notice.bad"), /请用“选择文件夹”/);
    assert.deepEqual(visit.errors(), []);
    await visit.close();
  }
});

test("a zip, one in it, and names in GBK are read as the files within, and each says where it is", async () => {
  const all = files();
  const path = join(await mkdtemp(join(tmpdir(), "junheng-zip-")), "全县.zip");
  await writeFile(path, zip([...all, ...OTHERS]));
  const visit = await site.visit();
  const { page } = visit;
  await visit.choose(path, "#file-input");
  await counted(page, 150);
  assert.equal(await evaluation(visit), expected);
  await passedOver(visit, "folders-zip");
  await outAndBack(visit, "全县.zip");
  // Where does this number come from.
  await page.click("a[href='#/findings']");
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("全县.zip › "));
  await visit.screenshots("folders-zip-findings");
  // A copy of one of them is marked.
  const marked = await visit.download(() => page.$$eval("button", (all) =>
    all.find((one) => /标注/.test(one.textContent)).click()));
  assert.match(marked.name, /^全县\.zip_.*（检查标注）\.xlsx$/);
  assert.deepEqual(visit.errors(), []);
  await visit.close();

  const other = await site.visit();
  const [first, second, third] = [0, 1, 2].map((at) => county("表.csv", [row(at)]));
  const inner = zip([{ name: "表.csv", bytes: second.bytes }]);
  const bytes = zip([
    { name: Buffer.from("d2bbd0a12e637376", "hex"), bytes: first.bytes },
    { name: "二小.zip", bytes: inner },
    { name: "三小/表.csv", bytes: third.bytes },
  ]);
  await other.drop({ name: "县.zip", bytes });
  await counted(other.page, 3);
  await other.page.$eval("#files", (list) => { list.open = true; });
  const listed = await text(other.page, "#files");
  for (const name of ["县.zip › 一小.csv", "县.zip › 二小.zip › 表.csv", "县.zip › 三小/表.csv"]) {
    assert.ok(listed.includes(name), `${name}: ${listed}`);
  }
  await other.screenshots("folders-zip-files");
  assert.deepEqual(other.errors(), []);
  await other.close();
});

/** The row of one of three schools. */
function row(at) {
  return [`第${at + 1}小学`, 3101000001 + at, "小学", 500, "", 25, "", 6, "", 5, "", 2600, 100, 4000, 1100000, 13];
}

test("an archive with a password, and one without a table, are named for what they are", async () => {
  const bytes = zip([{ name: "册.csv", bytes: Buffer.from("a,b\n") }]);
  // The flag of an encrypted entry, in both of its headers.
  bytes[6] |= 1;
  bytes[bytes.indexOf("PK\x01\x02") + 8] |= 1;
  const visit = await site.visit();
  await visit.drop({ name: "密.zip", bytes });
  await visit.page.waitForSelector(".notice.bad");
  assert.match(await text(visit.page, ".notice.bad"), /压缩包密码.*先用密码解压/);
  await visit.drop({ name: "图.zip", bytes: zip([{ name: "图.jpg", bytes: Buffer.from("x") }]) });
  await visit.page.waitForFunction(() => document.querySelector(".notice.bad")?.textContent.includes("图.zip"));
  assert.match(await text(visit.page, ".notice.bad"), /里面没有能读的表格/);
  await visit.close();
});

const ROWS = [
  ["学校名称", "学校标识码", "办学类型", "在校生数", "网络多媒体教室（间）"],
  ["甲小学", "0101000001", "小学", "500", "13"],
  ["乙小学", "0101000002", "小学", "300", "8"],
];

/** What Excel puts on the clipboard. */
function html(rows) {
  const cell = (text) => (/^\d{10}$/.test(text)
    ? `<td class=xl65 x:num="${Number(text)}">${text}</td>` : `<td>${text}</td>`);
  const lines = rows.map((row) => `<tr height=19>${row.map(cell).join("")}</tr>`);
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
    <style>.xl65 {mso-number-format:"0000000000";}</style></head><body><table><!--StartFragment-->${lines.join("")}<!--EndFragment--></table></body></html>`;
}

/** Pastes on an element, as Ctrl+V does. */
const paste = (page, selector, kinds) => page.$eval(selector, (target, kinds) => {
  const clipboardData = new DataTransfer();
  for (const [kind, words] of Object.entries(kinds)) clipboardData.setData(kind, words);
  target.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
}, kinds);

test("a range that is pasted is read like a file, HTML before text", async () => {
  const tsv = ROWS.map((row) => row.join("\t")).join("\r\n");
  const results = [];
  for (const how of ["html", "tsv", "file"]) {
    const visit = await site.visit();
    const { page } = visit;
    if (how === "html") await paste(page, "body", { "text/html": html(ROWS), "text/plain": "nothing" });
    if (how === "tsv") await paste(page, "main", { "text/plain": tsv });
    if (how === "file") await visit.drop({ name: "粘贴的表格 1.tsv", bytes: new TextEncoder().encode(`\uFEFF${tsv}`) });
    await shown(page, 2);
    const { bytes } = await visit.download(() => page.click("#export-json"));
    results.push(bytes.toString().replaceAll("粘贴的表格 1.html", "粘贴的表格 1.tsv"));
    if (how === "html") {
      await visit.screenshots("folders-pasted");
      // One more has a number of its own.
      await paste(page, "body", { "text/plain": `${ROWS[0].join("\t")}\n丙小学\t0101000003\t小学\t200\t5` });
      await shown(page, 3);
      assert.match(await text(page, "#files"), /粘贴的表格 1\.html.*粘贴的表格 2\.tsv/);
    }
    assert.deepEqual(visit.errors(), []);
    await visit.close();
  }
  assert.equal(results[0], results[2]);
  assert.equal(results[1], results[2]);
});

test("a paste into a field stays a paste, and one without a table says so", async () => {
  const visit = await site.visit({ hash: "#/manual", wait: "#school-name" });
  const { page } = visit;
  await paste(page, "#school-name", { "text/html": html(ROWS) });
  await paste(page, "body", { "text/plain": "只是一句话" });
  await page.waitForSelector(".notice.bad");
  assert.equal((await page.$$(".notice")).length, 1);
  assert.match(await text(page, ".notice.bad"), /剪贴板里没有表格/);
  await visit.close();
});

test("the button reads the clipboard where the browser lets it, and else says how", async () => {
  const visit = await site.visit();
  const { page } = visit;
  // The page moves down by a line when the standard is told, perhaps while a pointer is on its way.
  const press = () => page.$eval("#paste", (button) => button.click());
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }));
  await press();
  await page.waitForSelector(".notice.bad");
  assert.match(await text(page, ".notice.bad"), /Ctrl\+V/);
  await page.evaluate((words) => Object.defineProperty(navigator, "clipboard", {
    value: { read: async () => [new ClipboardItem({ "text/html": new Blob([words], { type: "text/html" }) })] },
  }), html(ROWS));
  await press();
  await shown(page, 2);
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("the single file opened from a disk reads a folder, a zip and what is pasted", async () => {
  const place = await mkdtemp(join(tmpdir(), "junheng-stick-"));
  await cp(join(SITE, "均衡尺.html"), join(place, "均衡尺.html"));
  const address = pathToFileURL(join(place, "均衡尺.html")).href;
  const ways = {
    chosen: async ({ page }) => (await page.waitForSelector("#folder-input")).uploadFile(folder),
    dropped: ({ page }) => dropPaths(page, folder),
    zip: (visit) => visit.drop({ name: "全县.zip", bytes: zip([...files(), ...OTHERS]) }),
  };
  if (browserName === "firefox") delete ways.dropped;
  for (const [way, act] of Object.entries(ways)) {
    const visit = await site.visit({ address });
    await act(visit);
    await counted(visit.page, 150);
    assert.equal(await evaluation(visit), expected, way);
    assert.match(await text(visit.page, ".passed summary"), /略过 [45] 个文件/);
    assert.deepEqual(visit.errors(), []);
    await visit.close();
  }
  const visit = await site.visit({ address });
  await paste(visit.page, "body", { "text/html": html(ROWS) });
  await shown(visit.page, 2);
  await visit.close();
  await rm(place, { recursive: true });
});
