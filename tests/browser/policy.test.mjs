// What the page's policy forbids does not happen, in the page and in the worker.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browserName } from "./lib/browser.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

test("an inline script does not run", async () => {
  const visit = await site.visit();
  const ran = await visit.page.evaluate(async () => {
    const refused = new Promise((resolve) =>
      document.addEventListener("securitypolicyviolation", (e) => resolve(e.effectiveDirective)));
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return { directive: await refused, ran: window.ran === true };
  });
  assert.deepEqual(ran, { directive: "script-src-elem", ran: false });
  await visit.close();
});

test("the page reaches no other host", async () => {
  const visit = await site.visit();
  const outcome = await visit.page.evaluate(async () => {
    const ways = {
      fetch: () => fetch("http://example.com/"),
      image: () =>
        new Promise((resolve, reject) =>
          Object.assign(new Image(), { onload: resolve, onerror: reject, src: "http://example.com/a.png" })),
    };
    const reached = [];
    for (const [name, way] of Object.entries(ways)) {
      await way().then(() => reached.push(name), () => {});
    }
    return reached;
  });
  assert.deepEqual(outcome, []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

// Firefox lets no test look into a worker (153, by WebDriver BiDi).
const skip = browserName === "firefox";

test("the worker has no means to reach the network", { skip }, async () => {
  const visit = await site.visit();
  const created = new Promise((resolve) => visit.page.once("workercreated", resolve));
  await visit.page.evaluate(() => {
    window.worker = new Worker(document.documentElement.dataset.worker);
  });
  const worker = await created;
  const left = () =>
    worker.evaluate(() =>
      ["fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "importScripts", "Worker"]
        .filter((name) => self[name] !== undefined));
  // The script may not have come yet.
  for (let turn = 0; turn < 100 && (await left()).length > 0; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.deepEqual(await left(), []);
  await visit.close();
});

test("every script and style of the page is a file of its own", async () => {
  const visit = await site.visit();
  const inline = await visit.page.evaluate(() => [
    ...[...document.querySelectorAll("script:not([src]), style")].map((e) => e.outerHTML),
    ...[...document.querySelectorAll("[style]")].map((e) => e.outerHTML),
  ]);
  assert.deepEqual(inline, []);
  await visit.close();
});
