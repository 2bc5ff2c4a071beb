// The page starts: cleanly, by itself, under any path, and says so when it cannot.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browserName } from "./lib/browser.mjs";
import { county, shown } from "./lib/county.mjs";
import { ROOT, SITE, start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

test("starts without a word on the console and asks nobody but its own host", async () => {
  const visit = await site.visit();
  await visit.page.waitForFunction(() => document.title.includes("均衡尺"));
  await visit.page.waitForNetworkIdle();
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  const asked = visit.requests().map(({ url }) => url);
  assert.ok(asked.some((url) => /page-[0-9a-f]+_bg\.wasm$/.test(url)), asked.join("\n"));
  await visit.close();
});

test("what comes after the first paint: the worker's files, then nothing but what is kept offline", async () => {
  const visit = await site.visit();
  await visit.page.waitForNetworkIdle();
  const asked = visit.requests().map(({ url }) => url);
  assert.ok(asked.some((url) => /worker-[0-9a-f]+_bg\.wasm$/.test(url)), asked.join("\n"));
  const queries = asked.filter((url) => url.includes("?"));
  assert.deepEqual(queries, []);
  const shell = /\/(page|boot)-[0-9a-f]+(_bg)?\.(wasm|js)$/;
  const last = asked.findIndex((url) => /worker-[0-9a-f]+_bg\.wasm$/.test(url));
  const first = asked.slice(0, last).filter((url) => shell.test(url));
  assert.equal(new Set(first).size, first.length, `fetched twice:\n${first.join("\n")}`);
  assert.equal(first.length, 3, first.join("\n"));
  await visit.close();
});

test("a worker that cannot start says so to the page", async () => {
  const files = await readdir(SITE);
  site.server.failing.add(files.find((name) => /^worker-boot-.*\.js$/.test(name)));
  const visit = await site.visit();
  try {
    const failure = await visit.page.evaluate(
      () =>
        new Promise((resolve) => {
          const worker = window.junheng.worker();
          worker.onerror = (event) => resolve(event.message);
        }),
    );
    assert.notEqual(failure, "");
  } finally {
    site.server.failing.clear();
    await visit.close();
  }
});

test("a file that somebody changed on its way is not run", async () => {
  const name = (await readdir(SITE)).find((name) => /^page-.*\.js$/.test(name));
  site.server.changed.set(name, (bytes) => Buffer.concat([bytes, Buffer.from("\nwindow.changed = true;")]));
  try {
    const visit = await site.visit({ wait: "#boot-failure:not([hidden])" });
    assert.match(await visit.text("#boot-failure"), /没有完整载入/);
    assert.equal(await visit.page.evaluate(() => window.changed), undefined);
    await visit.close();
  } finally {
    site.server.changed.clear();
  }
});

test("works under a path of its own", async () => {
  const below = await start({ base: "/junheng/" });
  try {
    const visit = await below.visit();
    await visit.page.waitForNetworkIdle();
    assert.deepEqual(visit.errors(), []);
    const outside = visit.requests().filter(({ url }) => !url.startsWith(below.server.address));
    assert.deepEqual(outside, []);
    await visit.close();
  } finally {
    await below.stop();
  }
});

test("works with the headers that are recommended to hosts", async () => {
  const words = await readFile(join(ROOT, "docs/hosting.md"), "utf8");
  const nginx = [...words.matchAll(/add_header ([A-Za-z-]+) "([^"]+)" always;/g)].map(([, ...one]) => one);
  const caddy = [...words.matchAll(/^ {8}([A-Z][A-Za-z-]+) "([^"]+)"$/gm)].map(([, ...one]) => one);
  assert.equal(nginx.length, 7);
  assert.deepEqual(caddy.filter(([name]) => name !== "Cache-Control"), nginx);
  const below = await start({ base: "/junheng/", headers: Object.fromEntries(nginx) });
  try {
    const visit = await below.visit();
    await visit.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await visit.drop(county());
    await shown(visit.page, 3);
    assert.deepEqual(visit.errors(), []);
    below.server.state.isCut = true;
    await visit.page.reload();
    await visit.page.waitForSelector("#app input[type=file]");
    await visit.close();
  } finally {
    await below.stop();
  }
});

test("everybody can use the start page", async () => {
  const visit = await site.visit();
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("start");
  await visit.close();
});

test("says so when a file of the page is missing", async () => {
  site.server.failing.add("_bg.wasm");
  try {
    const visit = await site.visit({ wait: "#boot-failure:not([hidden])" });
    assert.match(await visit.text("#boot-failure"), /没有完整载入/);
    await visit.close();
  } finally {
    site.server.failing.clear();
  }
});

test("a browser that runs none of its scripts is told what may help", { skip: browserName === "firefox" }, async () => {
  site.server.failing.add(".js");
  const page = await site.browser.newPage();
  try {
    const session = await page.createCDPSession();
    await session.send("Animation.enable");
    // It waits for a while, which nobody here needs to.
    await session.send("Animation.setPlaybackRate", { playbackRate: 20 });
    await page.goto(site.server.address);
    await page.waitForSelector(".slow", { visible: true });
  } finally {
    site.server.failing.clear();
    await page.close();
  }
});
