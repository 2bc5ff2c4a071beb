// One journey over every screen and every export there is, on the site, with the network cut after the first
// visit, and in the single file from a disk without any network. Meanwhile all is recorded that leaves the page
// or stays in the browser: only published files are asked for, and a school's name is where the user keeps
// work and nowhere else.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { holds } from "./lib/canary.mjs";
import { SCREENS, TASKS, variants } from "./lib/screens.mjs";
import { SITE, start } from "./lib/site.mjs";
import { stored } from "./lib/stored.mjs";
import { office, PASSPHRASE, tour } from "./lib/tour.mjs";

let site, disk;
before(async () => {
  site = await start();
  disk = office();
});
after(async () => {
  await site.stop();
  disk.remove();
});

/** The whole way, with everything that has to hold wherever the page comes from. */
async function whole(visit) {
  const { seen, came } = await tour(visit, disk.files);
  // A screen or an export that is new is visited here, too.
  assert.deepEqual([...seen].sort(), await variants("src/app/route.rs", "Route"));
  assert.deepEqual(Object.keys(TASKS).sort(), await variants("src/app/state/job.rs", "Task"));
  const expected = Object.keys(TASKS).filter((task) => TASKS[task]);
  assert.deepEqual(Object.keys(came).sort(), expected.sort());

  const { page } = visit;
  const around = await page.evaluate(() => [
    ...performance.getEntries().map((entry) => entry.name), document.referrer, location.href,
  ]);
  for (const address of [...visit.addresses, ...around]) {
    assert.ok(!holds(address.split("#")[0]), address);
  }
  for (const { where, text } of visit.lines) assert.ok(!holds(text), `${where}: ${text}`);
  assert.deepEqual(visit.errors(), []);

  const everything = await stored(page);
  const places = new Set(everything.filter(({ bytes }) => holds(bytes)).map(({ place }) => place));
  // Under which name it is kept may be the county's or a school's.
  places.delete("indexedDB junheng/heads");
  assert.deepEqual([...places], ["indexedDB junheng/bytes"]);
  const secret = everything.filter(({ bytes }) => holds(bytes, PASSPHRASE)).map(({ place }) => place);
  assert.deepEqual(secret, []);
  assert.ok(everything.some(({ place }) => place === "localStorage junheng-mappings-2"), "a header is remembered");
  return everything;
}

/** All requests are for published files and say nothing else. */
async function onlyPublished(visit) {
  const published = new Set(["", ...(await readdir(SITE))]);
  for (const { method, url, sent } of visit.requests()) {
    const { origin, pathname, search } = new URL(url);
    const told = `${method} ${url}`;
    assert.equal(method, "GET", told);
    assert.equal(origin, new URL(site.server.address).origin, told);
    assert.equal(search, "", told);
    assert.ok(published.has(decodeURIComponent(pathname.slice(1))), told);
    assert.ok(!holds(url + JSON.stringify(sent)), told);
  }
}

/** The service worker keeps published files, byte for byte, and nothing else. */
async function onlyPublishedKept(everything) {
  const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");
  const cached = everything.filter(({ place }) => place.startsWith("caches "));
  assert.notEqual(cached.length, 0);
  for (const { place, bytes } of cached) {
    const { pathname, search } = new URL(place.slice("caches ".length));
    const file = await readFile(join(SITE, decodeURIComponent(pathname.slice(1)) || "index.html"));
    assert.deepEqual([search, sum(bytes)], ["", sum(file)], place);
  }
}

/** What stands beside the page can be saved from it. */
async function saveProgram(visit) {
  await visit.page.click("header nav a[href='#/about']");
  await visit.page.waitForSelector(".program tbody tr");
  const links = await visit.page.$$(".program a[download]");
  const names = [];
  for (const link of links) {
    const address = await link.evaluate((one) => one.getAttribute("href"));
    const { bytes } = await visit.download(() => link.click());
    assert.deepEqual(bytes, await readFile(join(SITE, address)), address);
    names.push(address);
  }
  assert.deepEqual(names, ["./均衡尺.html", "./SHA256SUMS", "./junheng.cdx.json"]);
}

/** The service worker has this version. */
const ready = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

test("the whole way over the site asks for published files and nothing else", async () => {
  const visit = await site.visit();
  await ready(visit.page);
  await saveProgram(visit);
  await visit.page.click(".brand");
  const everything = await whole(visit);
  await onlyPublished(visit);
  await onlyPublishedKept(everything);
  await visit.close();
});

test("the whole way with the network cut after the first visit", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await ready(page);
  site.server.state.isCut = true;
  try {
    await page.goto("about:blank");
    await page.goto(site.server.address);
    await page.waitForSelector("#app h1");
    const everything = await whole(visit);
    await onlyPublished(visit);
    await onlyPublishedKept(everything);
  } finally {
    site.server.state.isCut = false;
    await visit.close();
  }
});

test("the whole way in the single file, from a disk without any network", async () => {
  const stick = await mkdtemp(join(tmpdir(), "junheng-stick-"));
  const folder = join(stick, "U 盘", "自查#1");
  await mkdir(folder, { recursive: true });
  const file = join(folder, "均衡尺.html");
  await cp(join(SITE, "均衡尺.html"), file);
  site.server.state.isCut = true;
  const visit = await site.visit({ address: pathToFileURL(file).href });
  try {
    await whole(visit);
    assert.deepEqual(visit.requests(), []);
  } finally {
    site.server.state.isCut = false;
    await visit.close();
    await rm(stick, { recursive: true });
  }
});
