// Broken files, a reader that breaks down, cancelling: each costs a sentence and nothing else.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { broken, county, shown } from "./lib/county.mjs";
import { dropped } from "./lib/keeping.mjs";
import { SITE, start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

/** Lets the worker trap instead of doing what the page asks for while `window.trapping` is set. */
async function armed(page) {
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, transfer) {
      // The first request of the protocol, for job 0.
      const trap = new Uint8Array([0, 0]);
      // The first message of all is the wasm.
      const isRequest = window.trapping && Array.isArray(message);
      return post.call(this, isRequest ? [trap, ...message.slice(1)] : message, transfer);
    };
    window.trapping = true;
  });
}

test("a broken file is refused in a sentence and the county stays", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop(broken);
  await page.waitForSelector(".notice.bad");
  assert.match(await visit.text(".notice.bad"), /坏文件\.xlsx/);
  await visit.drop(county());
  await shown(page, 3);
  assert.equal(await page.$(".notice.bad"), null);
  for (const file of [broken, { name: "空.csv", bytes: new Uint8Array(0) }]) {
    await visit.drop(file);
    await page.waitForFunction(
      (name) => document.querySelector(".notice.bad")?.textContent.includes(name), {}, file.name);
    await shown(page, 3);
  }
  await page.click(".notice .close");
  await page.waitForFunction(() => !document.querySelector(".notice"));
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});

test("of several files the broken one is refused and the others are read", async () => {
  const visit = await site.visit();
  await visit.drop([broken, county()]);
  await shown(visit.page, 3);
  assert.match(await visit.text(".notice.bad"), /坏文件\.xlsx/);
  await visit.close();
});

test("a trap in the worker costs one file; the next is read", async () => {
  const visit = await site.visit();
  const { page } = visit;
  // Nothing but the file is asked of the worker then.
  await dropped(visit);
  await armed(page);
  await visit.drop(county("陷阱.csv"));
  await page.waitForSelector(".notice.bad");
  assert.match(await visit.text(".notice.bad"), /陷阱\.csv.*其他数据不受影响/s);
  await shown(page, 3);
  await page.evaluate(() => (window.trapping = false));
  const more = [["丁小学", 3101000004, "小学", 200, "", 10, "", 3, "", 2, "", 1000, 0, 1600, 500000, 5]];
  await visit.drop(county("补充.csv", more));
  await shown(page, 4);
  await visit.close();
});

test("a trap in the page is told of; any other error is not", async () => {
  const visit = await site.visit();
  const { page } = visit;
  const hidden = () => page.$eval("#crash", (place) => place.hidden);
  await page.evaluate(() => void Promise.reject(new Error("of an extension, say")));
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.equal(await hidden(), true);
  await page.evaluate(() => {
    // A module whose one function is `unreachable`.
    const trap = new WebAssembly.Module(new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0,
      11,
    ]));
    setTimeout(new WebAssembly.Instance(trap).exports.f);
  });
  await page.waitForFunction(() => document.querySelector("#crash")?.hidden === false);
  assert.match(await visit.text("#crash"), /页面程序出错，已停止。.*请刷新本页/);
  await visit.close();
});

test("a worker that does not come up is told of, and tried again", async () => {
  const files = await readdir(SITE);
  site.server.failing.add(files.find((name) => /^worker-.*_bg\.wasm$/.test(name)));
  const visit = await site.visit();
  const { page } = visit;
  try {
    await visit.drop(county());
    await page.waitForSelector(".notice.bad");
    assert.match(await visit.text(".notices"), /没有载入/);
  } finally {
    site.server.failing.clear();
  }
  await visit.drop(county());
  await shown(page, 3);
  await visit.close();
});

test("files may be dropped anywhere and on any screen, and the same name replaces", async () => {
  const visit = await site.visit({ hash: "#/about" });
  const { page } = visit;
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([], "x.csv"));
    document.querySelector(".foot").dispatchEvent(
      new DragEvent("dragenter", { bubbles: true, dataTransfer: transfer }));
  });
  await page.waitForSelector(".overlay:not([hidden])");
  await visit.drop(county(), ".foot");
  await shown(page, 3);
  assert.notEqual(await page.$(".overlay[hidden]"), null);
  await visit.drop(county("全县.csv", [
    ["甲小学", 3101000001, "小学", 500, "", 25, "", 6, "", 5, "", 2600, 100, 4000, 1100000, 13],
  ]), ".head");
  await shown(page, 1);
  await visit.close();
});

test("what was emptied comes back", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.choose(county());
  await shown(page, 3);
  await page.click(".brand");
  await page.waitForSelector(".held");
  await page.click(".held button");
  await page.waitForFunction(() => !document.querySelector(".held"));
  await page.click(".notice button.quiet");
  await page.waitForSelector(".held");
  await visit.close();
});
