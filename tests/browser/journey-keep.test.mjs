// What is at hand is kept on this machine: after a reload or a crash it is there again, two windows do not
// destroy each other's, a browser that keeps nothing costs a notice, and all of it can be cleared.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { county, shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const FIGURE = "#mend-missing-whole-gym_area";

/** What is kept: heads and sizes. */
const kept = (page) => page.evaluate(() => new Promise((done, fail) => {
  const asked = indexedDB.open("junheng");
  asked.onerror = () => fail(asked.error);
  asked.onsuccess = () => {
    const base = asked.result;
    const stores = [...base.objectStoreNames];
    if (stores.length === 0) return done([]);
    const transaction = base.transaction(stores);
    const heads = transaction.objectStore("heads").getAll();
    const bytes = transaction.objectStore("bytes").getAll();
    transaction.oncomplete = () => {
      base.close();
      done(heads.result.map((head, at) => ({ ...head, size: bytes.result[at].text.byteLength })));
    };
  };
}));

/** Waits until so many are kept, and the first that fits is there. */
async function untilKept(page, fits) {
  let all = [];
  for (let turn = 0; turn < 400; turn++) {
    all = await kept(page);
    if (fits(all)) return all;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`this is kept: ${JSON.stringify(all)}`);
}

/** Drops the county and waits until it is kept. */
async function dropped(visit, file = county()) {
  await visit.drop(file);
  await shown(visit.page, 3);
  await untilKept(visit.page, (all) => all.length > 0);
}

/** Types the area of the ground of the first school in the table of figures. */
async function correct(page, text) {
  await page.evaluate(() => (location.hash = "#/school/0/primary"));
  await page.waitForSelector(".indicators .mend");
  const id = await page.$eval(".indicators .mend", (button) => button.id);
  await page.click(`#${id}`);
  await page.waitForSelector("#mend-input");
  await page.$eval("#mend-input", (input) => input.select());
  await page.type("#mend-input", text);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#mend-input", { hidden: true });
}

const corrections = async (page) => {
  await page.evaluate(() => (location.hash = "#/corrections"));
  await page.waitForSelector("main h1");
  await page.waitForSelector("main table, main .empty");
  return page.$eval("main", (main) => main.textContent);
};

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
  await page.evaluate(() => localStorage.setItem("junheng-mappings-1", "00"));
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

test("a tab that is killed while it saves loses two seconds at most, and never the county", async () => {
  const visit = await site.visit();
  await dropped(visit);
  const context = visit.page.browserContext();
  const address = site.server.address + "#/county";
  const killed = async (page) => {
    const session = await page.createCDPSession();
    await Promise.race([
      session.send("Page.crash").catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 200)),
    ]);
    await page.close().catch(() => {});
    const next = await context.newPage();
    await next.goto(address);
    await shown(next, 3);
    return next;
  };
  /** The figure that was typed last and is there; 0 for none. */
  const typed = async (page) => Number(/(?<!\d)1\d{3}(?!\d)/.exec(await corrections(page))?.[0] ?? 0);
  let page = visit.page;
  let least = 0;
  const turns = Number(process.env.JUNHENG_KILLS ?? 50);
  for (let turn = 1; turn <= turns; turn++) {
    await correct(page, String(1000 + turn));
    // Anywhere from before the saving begins to after it ended.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 1200));
    page = await killed(page);
    const there = await typed(page);
    // What was there once stays, until something newer is there.
    assert.ok(there >= least && there <= 1000 + turn, `${there} after ${least}, turn ${turn}`);
    least = there;
  }
  // What was kept before the end is there.
  const { revision } = (await kept(page))[0];
  await correct(page, "1999");
  await untilKept(page, (all) => all[0].revision > revision);
  page = await killed(page);
  assert.equal(await typed(page), 1999);
  assert.equal((await kept(page)).length, 1);
  await visit.close();
});
