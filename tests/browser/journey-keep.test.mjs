// What is at hand is kept on this machine: after a reload it is there again, two windows do not
// destroy each other's, a browser that keeps nothing costs a notice, and all of it can be cleared.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { county, shown } from "./lib/county.mjs";
import { correct, corrections, dropped, kept, untilKept } from "./lib/keeping.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const notices = (page) => page.$$eval(".notice", (all) => all.map((one) => one.textContent));

test("a corrected figure is there again after a reload", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await dropped(visit);
  await correct(page, "4321");
  await untilKept(page, (all) => all[0].revision > 1);
  await page.reload();
  await page.waitForSelector(".indicators");
  assert.match(await corrections(page), /4321/);
  // On the start page it is offered.
  await page.evaluate(() => (location.hash = "#/"));
  await page.waitForSelector("#kept li");
  await page.reload();
  await page.waitForSelector("#kept .primary");
  assert.match(await visit.text("#kept .primary"), /继续上次的工作/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("kept");
  await page.click("#kept .primary");
  await shown(page, 3);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("a form that is being filled in is there again", async () => {
  const visit = await site.visit({ hash: "#/manual" });
  const { page } = visit;
  await page.waitForSelector("#school-name");
  await page.type("#school-name", "丁小学");
  const fields = await page.$$(".manual-form input[inputmode]");
  await fields[0].type("321");
  await untilKept(page, (all) => all[0]?.name === "丁小学");
  await page.reload();
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".manual-form input")].some((input) => input.value === "321"));
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("a county is renamed, copied and deleted", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await dropped(visit);
  await page.evaluate(() => (location.hash = "#/"));
  await page.waitForSelector("#kept li");
  const press = async (name, at = 0) => {
    const buttons = await page.$$(`#kept button[aria-label^="${name} "]`);
    await buttons[at].click();
  };
  const names = () => page.$$eval("#kept strong", (all) => all.map((one) => one.textContent));
  assert.deepEqual(await names(), ["全县"]);
  await press("改名");
  await page.waitForSelector("#kept input");
  await page.$eval("#kept input", (input) => input.select());
  await page.type("#kept input", "清河县 2025 年");
  await page.click("#kept .yes");
  await page.waitForFunction(() => document.querySelector("#kept strong")?.textContent === "清河县 2025 年");
  await press("复制");
  await page.waitForFunction(() => document.querySelectorAll("#kept li").length === 2);
  assert.deepEqual((await names()).sort(), ["清河县 2025 年", "清河县 2025 年（副本）"]);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("kept-list");
  const copy = (await names()).indexOf("清河县 2025 年（副本）");
  await press("删除", copy);
  await page.waitForSelector("#kept .yes");
  await page.click("#kept .yes");
  await page.waitForFunction(() => document.querySelectorAll("#kept li").length === 1);
  assert.deepEqual(await names(), ["清河县 2025 年"]);
  // A name that was given stays, whatever changes.
  await correct(page, "777");
  const [one] = await untilKept(page, (all) => all[0].revision > 1);
  assert.equal(one.name, "清河县 2025 年");
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("two windows do not destroy each other's work", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await dropped(visit);
  const other = await page.browserContext().newPage();
  await other.goto(page.url());
  await shown(other, 3);
  await correct(other, "1111");
  await untilKept(other, (all) => all[0].revision > 1);
  await page.bringToFront();
  await correct(page, "2222");
  const all = await untilKept(page, (all) => all.length === 2);
  assert.deepEqual(all.map((one) => one.name), ["全县", "全县（另一窗口的副本）"]);
  await page.waitForFunction(() => document.querySelector("main")?.textContent.includes("为了不覆盖"));
  await other.bringToFront();
  assert.match(await corrections(other), /1111/);
  await page.bringToFront();
  await page.evaluate(() => (location.hash = "#/corrections"));
  await page.reload();
  await page.waitForSelector("main table");
  assert.match(await corrections(page), /2222/);
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("a backup holds everything, and is read again elsewhere", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await dropped(visit);
  await correct(page, "3456");
  await untilKept(page, (all) => all[0].revision > 1);
  await page.evaluate(() => (location.hash = "#/about"));
  await page.waitForSelector("#backup");
  const file = await visit.download(() => page.click("#backup"));
  assert.match(file.name, /\.junheng-backup$/);
  const elsewhere = await site.visit();
  await elsewhere.drop(file);
  await elsewhere.page.waitForSelector("#kept .primary");
  await elsewhere.page.click("#kept .primary");
  await shown(elsewhere.page, 3);
  assert.match(await corrections(elsewhere.page), /3456/);
  const damaged = { name: "坏.junheng-backup", bytes: Uint8Array.from(file.bytes, (byte, at) => at === 30 ? byte ^ 1 : byte) };
  await elsewhere.drop(damaged);
  await elsewhere.page.waitForSelector(".notice.bad");
  assert.match((await notices(elsewhere.page)).join(), /已损坏/);
  for (const one of [visit, elsewhere]) {
    assert.deepEqual(one.errors(), []);
    await one.close();
  }
});

test("everything is cleared, and it is shown", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await dropped(visit);
  await page.evaluate(() => localStorage.setItem("junheng-mappings-2", "00"));
  await page.evaluate(() => (location.hash = "#/about"));
  await page.waitForSelector("#clear-all");
  await visit.screenshots("kept-settings");
  await page.click("#clear-all");
  await page.waitForSelector("#kept-settings .yes");
  await page.click("#kept-settings .yes");
  await page.waitForSelector(".notice");
  assert.match((await notices(page)).join(), /已清除并核对/);
  assert.deepEqual(await kept(page), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await page.evaluate(() => (location.hash = "#/county"));
  await page.waitForFunction(() => document.querySelector("main h1")?.textContent === "这里没有数据");
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("with keeping switched off nothing is kept, also after a reload", async () => {
  const visit = await site.visit({ hash: "#/about" });
  const { page } = visit;
  // The worker brings the text above; a click before that may meet another place.
  await page.waitForFunction(() => document.querySelector(".about ol li")?.textContent);
  await page.click("#keep-off");
  await page.waitForFunction(() => localStorage.getItem("junheng-keep-off") === "1");
  await page.reload();
  await page.waitForSelector("#keep-off:checked");
  await visit.drop(county());
  await shown(page, 3);
  await correct(page, "5");
  // Longer than any change waits.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.deepEqual(await kept(page), []);
  await page.evaluate(() => (location.hash = "#/about"));
  await page.waitForSelector("#keep-off");
  await page.click("#keep-off");
  await untilKept(page, (all) => all.length === 1);
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

const BLOCKED = {
  "there is none": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "it is denied": () => Object.defineProperty(window, "indexedDB", {
    get() { throw new DOMException("denied", "SecurityError"); },
  }),
  "it does not open": () => {
    IDBFactory.prototype.open = () => {
      const asked = {};
      setTimeout(() => asked.onerror && asked.onerror());
      return asked;
    };
  },
  "it is full": () => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
  },
};
for (const [name, before] of Object.entries(BLOCKED)) {
  test(`a browser that keeps nothing costs one notice: ${name}`, async () => {
    const visit = await site.visit({ before });
    const { page } = visit;
    assert.deepEqual(await notices(page), []);
    await visit.drop(county());
    await shown(page, 3);
    await page.waitForSelector(".notice.bad");
    await correct(page, "4444");
    assert.match(await corrections(page), /4444/);
    await correct(page, "5555");
    assert.match(await corrections(page), /5555/);
    const told = (await notices(page)).filter((one) => one.includes("没有让本页保存数据"));
    assert.equal(told.length, 1);
    assert.deepEqual(visit.errors(), []);
    await visit.close();
  });
}
