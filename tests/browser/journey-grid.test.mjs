// 原始数据 works as a spreadsheet does: a click selects, typing replaces, F2 or a double click edits, a block
// from Excel is pasted as one step; what a change did and what is to be looked at again stands at the cell.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { county, shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

/** The raw figures of a small county. */
async function figures() {
  const visit = await site.visit();
  await visit.drop(county());
  await shown(visit.page, 3);
  await visit.page.evaluate(() => {
    const all = [...document.querySelectorAll(".schools .choices button")];
    all.find((button) => button.textContent === "原始数据").click();
  });
  await visit.page.waitForSelector(".figures-table");
  return visit;
}

const says = (page, id, text) => page.waitForFunction(
  (id, text) => document.getElementById(id)?.textContent.replace(/[✎▲]/g, "") === text, {}, id, text);

const cells = (page, end) => page.$$eval(".figures-table tbody td[id]", (all, end) =>
  all.filter((td) => td.id.endsWith(end)).map((td) => td.id), end);

/** As Ctrl+V does with this text in the clipboard. */
const paste = (page, text) => page.evaluate((text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
}, text);

const marked = (page) => page.$$eval(".figures-table .mended", (all) => all.length);

async function clean(visit) {
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
}

test("a click selects and typing replaces, however often it is clicked", async () => {
  const visit = await figures();
  const { page } = visit;
  const [id] = await cells(page, "-pupils");
  for (let turn = 0; turn < 3; turn += 1) {
    await page.click(`#${id}`);
    await page.waitForFunction((id) => document.activeElement.id === id, {}, id);
    assert.equal(await page.$("#mend-input"), null);
    // So far apart that no two of them are a double click.
    await new Promise((done) => setTimeout(done, 700));
  }
  await page.keyboard.type("407");
  await page.keyboard.press("Enter");
  await says(page, id, "407");
  // What that did is said at the cell.
  await page.waitForFunction(() => /这次改动：/.test(document.querySelector(".cell-bar .effect")?.textContent ?? ""));
  await visit.screenshots("grid-effect");
  assert.deepEqual(await visit.accessibility(), []);

  // By Enter or by the button the old figure is chosen as a whole, too.
  await page.keyboard.press("ArrowUp");
  await page.waitForFunction((id) => document.activeElement.id === id, {}, id);
  await page.click(".cell-bar .mend");
  await page.waitForFunction(() => document.activeElement.id === "mend-input");
  await page.keyboard.type("408");
  await page.keyboard.press("Enter");
  await says(page, id, "408");

  // A double click edits: the caret stands behind the old figure. The result asks to look again.
  await page.click(`#${id}`, { count: 2 });
  await page.waitForFunction(() => document.activeElement.id === "mend-input");
  await page.keyboard.press("End");
  await page.keyboard.type("577");
  await page.keyboard.press("Enter");
  await says(page, id, "408577");
  await page.waitForSelector(`#${id}.doubted`);
  await page.click(`#${id}`);
  await page.waitForFunction(() => /十倍以上/.test(document.querySelector(".cell-bar .doubt")?.textContent ?? ""));
  await visit.screenshots("grid-doubt");
  await clean(visit);
});

test("a block from a spreadsheet fills the cells as one step, or none of them", async () => {
  const visit = await figures();
  const { page } = visit;
  const column = (await cells(page, "-pupils")).slice(0, 3);
  const was = await page.evaluate((ids) => ids.map((id) => document.getElementById(id).textContent), column);
  await page.click(`#${column[0]}`);
  await page.waitForFunction((id) => document.activeElement.id === id, {}, column[0]);
  await paste(page, "401\r\n402\r\n403\r\n");
  for (const [at, id] of column.entries()) await says(page, id, `40${at + 1}`);
  await page.waitForFunction(() => /粘贴 3 个数/.test(document.querySelector(".mend-last")?.textContent ?? ""));
  await visit.screenshots("grid-pasted");
  await page.click("#undo");
  for (const [at, id] of column.entries()) await says(page, id, was[at]);
  assert.equal(await marked(page), 0);

  // No figure, or more lines than there are: nothing is filled in, and it is said why.
  await page.click(`#${column[0]}`);
  await page.waitForFunction((id) => document.activeElement.id === id, {}, column[0]);
  await paste(page, "401\n约三百\n");
  await page.waitForFunction(() => /第 2 行第 1 列的“约三百”/.test(document.body.textContent));
  await page.click(`#${column[0]}`);
  await page.waitForFunction((id) => document.activeElement.id === id, {}, column[0]);
  await paste(page, "1\n".repeat(50));
  await page.waitForFunction(() => /有 50 行 1 列/.test(document.body.textContent));
  assert.equal(await marked(page), 0);
  await clean(visit);
});
