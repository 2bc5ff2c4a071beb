// The single file, opened from a disk with all of the network cut: it does what the site does.

import assert from "node:assert/strict";
import { cp, mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { address as aim, attempt, ATTEMPTS, keepMeans, mark } from "./lib/attempts.mjs";
import { browserName } from "./lib/browser.mjs";
import { broken, county, shown } from "./lib/county.mjs";
import { correct, corrections, dropped } from "./lib/keeping.mjs";
import { SITE, start } from "./lib/site.mjs";

let site, stick, address;
before(async () => {
  site = await start();
  site.server.state.isCut = true;
  stick = await mkdtemp(join(tmpdir(), "junheng-stick-"));
  const folder = join(stick, "U 盘", "自查#1");
  await mkdir(folder, { recursive: true });
  await cp(join(SITE, "均衡尺.html"), join(folder, "均衡尺.html"));
  address = pathToFileURL(join(folder, "均衡尺.html")).href;
});
after(async () => {
  await site.stop();
  await rm(stick, { recursive: true });
});

// Firefox lets no test look into a worker (153, by WebDriver BiDi).
const skip = browserName === "firefox";

// The whole way through it is in whole.test.mjs.
test("a browser that lets a page of a disk keep nothing costs one notice", async () => {
  const denied = () => {
    for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches"]) {
      Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
    }
  };
  const visit = await site.visit({ address, before: denied });
  const { page } = visit;
  const told = (words) => page.$$eval(".notice.bad", (all, words) =>
    all.filter((one) => one.textContent.includes(words)).length, words);
  await visit.drop([broken, county()]);
  await shown(page, 3);
  await page.waitForFunction(() => document.querySelectorAll(".notice.bad").length === 2);
  assert.equal(await told("坏文件.xlsx"), 1);
  assert.equal(await told("没有让本页保存数据"), 1);
  for (const figure of ["4321", "5432"]) {
    await correct(page, figure);
    assert.match(await corrections(page), new RegExp(figure));
  }
  assert.equal(await told("没有让本页保存数据"), 1);
  // What is not kept can be taken along.
  const json = await visit.download(() => page.click("#export-json"));
  assert.equal(JSON.parse(json.bytes.toString()).corrections.length, 1);
  await page.click("#share");
  await page.waitForFunction(() => document.getElementById("link")?.value.startsWith("file://"));
  assert.match(await visit.text(".paper"), /这台电脑上的地址，别人打不开/);
  const shared = await visit.download(() => page.click("#save"));
  await page.click("header nav a[href='#/about']");
  await page.waitForSelector(".program");
  assert.match(await visit.text(".program"), /单文件版/);
  assert.deepEqual(await visit.accessibility(), []);
  // Gone with a reload, and back from the file.
  await page.reload();
  await page.waitForSelector(".program");
  await visit.drop(shared);
  await shown(page, 3);
  await page.click("#keep");
  await page.waitForSelector(".shared", { hidden: true });
  assert.match(await page.$eval(".units", (table) => table.textContent), /甲小学/);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.requests(), []);
  await visit.close();
});

test("a trap in its worker costs one file", async () => {
  const visit = await site.visit({ address });
  const { page } = visit;
  // Nothing but the file is asked of the worker then.
  await dropped(visit);
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, transfer) {
      Worker.prototype.postMessage = post;
      return post.call(this, [new Uint8Array([0, 0]), ...message.slice(1)], transfer);
    };
  });
  await visit.drop(county("陷阱.csv"));
  await page.waitForSelector(".notice.bad");
  await visit.drop(county("补充.csv", [["丁小学", 3101000004, "小学", 200, "", 10, "", 3, "", 2, "", 1000, 0, 1600, 500000, 5]]));
  await shown(page, 4);
  await visit.close();
});

test("it reaches nobody, neither does its worker", { skip }, async (t) => {
  site.server.state.isCut = false;
  const visit = await site.visit({ address, before: keepMeans });
  try {
    await visit.drop(county());
    await shown(visit.page, 3);
    const [worker] = visit.page.workers();
    const marks = [];
    for (const [kind, place] of [["page", visit.page], ["worker", worker]]) {
      for (const name of ATTEMPTS[kind]) {
        const how = await attempt(place, kind, name, aim(kind, name, "foreign"));
        t.diagnostic(`${kind}, ${name}: ${how.slice(0, 90)}`);
        marks.push(mark(kind, name, "foreign"));
        assert.notEqual(how, "", `${name} was refused by nobody`);
      }
    }
    assert.deepEqual(visit.requests(), []);
  } finally {
    site.server.state.isCut = true;
    await visit.close();
  }
});

test("its policy names what is inside by checksum and allows no address", async () => {
  const visit = await site.visit({ address });
  const policy = await visit.page.$eval("meta[http-equiv=Content-Security-Policy]", (one) => one.content);
  assert.doesNotMatch(policy, /'self'|unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.match(policy, /connect-src 'none'/);
  await visit.close();
});

test("it is said that all pages of the disk share its storage, beside the ways to keep nothing and to clear", async () => {
  const visit = await site.visit({ address });
  const { page } = visit;
  await page.evaluate(() => { location.hash = "#/about"; });
  await page.waitForSelector("#kept-settings .warning");
  assert.match(await visit.text("#kept-settings .warning"), /别的本地网页也能读到/);
  assert.match(await visit.text("#kept-settings label"), /本机不保存/);
  assert.notEqual(await page.$("#kept-settings #clear-all"), null);
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});
