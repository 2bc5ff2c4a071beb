// The page starts: cleanly, by itself, under any path, and says so when it cannot.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./lib/site.mjs";

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

test("the worker starts from where the page's root says", async () => {
  const visit = await site.visit();
  const first = site.server.requests.length;
  const failure = await visit.page.evaluate(
    () =>
      new Promise((resolve) => {
        const worker = new Worker(document.documentElement.dataset.worker);
        worker.onerror = (event) => resolve(`error: ${event.message}`);
        // The shim hands the message on when the wasm listens; no answer is an answer, too.
        worker.postMessage("echo");
        worker.onmessage = () => resolve("");
        setTimeout(() => resolve(""), 1500);
      }),
  );
  assert.equal(failure, "");
  const asked = site.server.requests.slice(first).map(({ url }) => url);
  assert.ok(asked.some((url) => /worker-[0-9a-f]+_bg\.wasm$/.test(url)), asked.join("\n"));
  await visit.close();
});

test("a worker that cannot start says so to the page", async () => {
  const visit = await site.visit();
  site.server.failing.add("_bg.wasm");
  try {
    const failure = await visit.page.evaluate(
      () =>
        new Promise((resolve) => {
          const worker = new Worker(document.documentElement.dataset.worker);
          worker.onerror = (event) => (event.preventDefault(), resolve(event.message));
        }),
    );
    assert.notEqual(failure, "");
  } finally {
    site.server.failing.clear();
    await visit.close();
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
