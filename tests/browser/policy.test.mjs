// What the page's policy forbids does not happen, in the page and in the worker: every way out is tried.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, attempt, ATTEMPTS, keepMeans, mark } from "./lib/attempts.mjs";
import { browserName } from "./lib/browser.mjs";
import { county, shown } from "./lib/county.mjs";
import { ROOT, start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

// Firefox lets no test look into a worker (153, by WebDriver BiDi).
const skip = browserName === "firefox";

/** The policy that the page adds when it has all it needs. */
const isShut = (page) =>
  page.waitForFunction(() =>
    document.querySelectorAll("meta[http-equiv=Content-Security-Policy]").length === 2);

/** Which of the marks reached the server. */
const arrived = (server, marks) =>
  marks.filter((sign) => server.requests.some(({ url }) => url.includes(sign)));

test("an inline script does not run", async () => {
  const visit = await site.visit();
  const ran = await visit.page.evaluate(async () => {
    const refused = new Promise((resolve) =>
      document.addEventListener("securitypolicyviolation", (e) => resolve(e.effectiveDirective)));
    const script = document.createElement("script");
    // A text node is no assignment, so that Trusted Types alone would not notice.
    script.append("window.ran = true");
    document.body.append(script);
    return { directive: await refused, ran: window.ran === true };
  });
  assert.match(ran.directive, /script|trusted-types/);
  assert.equal(ran.ran, false);
  await visit.close();
});

test("after the start the page reaches nobody, and its own host no more", { skip }, async (t) => {
  const visit = await site.visit();
  await isShut(visit.page);
  const marks = [];
  for (const where of ["own", "foreign"]) {
    for (const name of ATTEMPTS.page) {
      const to = address("page", name, where, site.server.address);
      const how = await attempt(visit.page, "page", name, to);
      t.diagnostic(`page, ${where}, ${name}: ${how.slice(0, 90)}`);
      marks.push(mark("page", name, where));
      assert.notEqual(how, "", `${name} (${where}) was refused by nobody`);
    }
  }
  assert.deepEqual(arrived(site.server, marks), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("the worker reaches nobody, even with the means that it gives up", { skip }, async (t) => {
  const visit = await site.visit({ before: keepMeans });
  await visit.drop(county());
  await shown(visit.page, 3);
  const [worker] = visit.page.workers();
  const marks = [];
  for (const where of ["own", "foreign"]) {
    for (const name of ATTEMPTS.worker) {
      const to = address("worker", name, where, site.server.address);
      const how = await attempt(worker, "worker", name, to);
      t.diagnostic(`worker, ${where}, ${name}: ${how.slice(0, 90)}`);
      marks.push(mark("worker", name, where));
      assert.notEqual(how, "", `${name} (${where}) was refused by nobody`);
    }
  }
  assert.deepEqual(arrived(site.server, marks), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("the worker gives up the means to reach the network", { skip }, async () => {
  const visit = await site.visit();
  await visit.drop(county());
  await shown(visit.page, 3);
  const [worker] = visit.page.workers();
  const left = await worker.evaluate(() =>
    ["fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "importScripts", "Worker",
      "indexedDB", "caches", "BroadcastChannel"]
      .filter((name) => {
        for (let place = self; place; place = Object.getPrototypeOf(place)) {
          // A getter of the prototype may refuse to be asked there; then it is still a means.
          if (Object.getOwnPropertyDescriptor(place, name)?.value !== undefined) return true;
          if (Object.getOwnPropertyDescriptor(place, name)?.get) return true;
        }
        return false;
      }));
  assert.deepEqual(left, []);
  await visit.close();
});

// What proves that the attempts are some: without a policy they arrive.
test("without a policy the same attempts arrive", { skip }, async () => {
  const open = await start({ folder: join(ROOT, "tests/browser/lib/fixture") });
  // No server of this kind can be reached by them here; that they are refused is told by the page.
  const silent = ["webtransport", "webrtc", "shared worker", "modulepreload", "icon", "ping"];
  try {
    const reached = async (kind, name) => {
      const visit = await open.visit({ wait: "#save", before: keepMeans });
      // A socket goes through the proxy without its path: only the name of its host is seen.
      const where = name === "websocket" ? "foreign" : "own";
      const to = address(kind, name, where, open.server.address);
      let place = visit.page;
      if (kind === "worker") {
        const created = new Promise((resolve) => visit.page.once("workercreated", resolve));
        await visit.page.evaluate(() => {
          const code = new Blob(["postMessage(0)"], { type: "text/javascript" });
          window.worker = new Worker(URL.createObjectURL(code));
          return new Promise((resolve) => (window.worker.onmessage = resolve)).then(() => {});
        });
        place = await created;
      }
      // One that leaves the page is heard of no more.
      await attempt(place, kind, name, to, 100).catch(() => "");
      const sign = mark(kind, name, where);
      let is = false;
      for (let turn = 0; turn < 50 && !is; turn += 1) {
        is = arrived(open.server, [sign]).length === 1;
        if (!is) await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await visit.close();
      return is;
    };
    const lost = [];
    for (const kind of ["page", "worker"]) {
      for (const name of ATTEMPTS[kind]) {
        if (!silent.includes(name) && !(await reached(kind, name))) lost.push(`${kind}: ${name}`);
      }
    }
    assert.deepEqual(lost, []);
  } finally {
    await open.stop();
  }
});

test("every script and style of the page is a file of its own, named by its checksum", async () => {
  const visit = await site.visit();
  const { inline, unchecked, policy } = await visit.page.evaluate(() => ({
    inline: [
      ...[...document.querySelectorAll("script:not([src]), style")].map((e) => e.outerHTML),
      ...[...document.querySelectorAll("[style]")].map((e) => e.outerHTML),
    ],
    unchecked: [...document.querySelectorAll("script, link[href]")]
      .filter((e) => !/^data:/.test(e.getAttribute("href")) && !/^(service-worker|sums)$/.test(e.id))
      .filter((e) => !/^sha256-/.test(e.integrity || e.dataset.integrity))
      .map((e) => e.outerHTML),
    policy: document.querySelector("meta[http-equiv=Content-Security-Policy]").content,
  }));
  assert.deepEqual(inline, []);
  assert.deepEqual(unchecked, []);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.match(policy, /script-src ('sha256-[^']+' )+'wasm-unsafe-eval';/);
  await visit.close();
});
