// After one visit the page needs no network; a new version is offered and never forced; nothing is kept
// whose checksum is not the published one.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browserName } from "./lib/browser.mjs";
import { county, shown } from "./lib/county.mjs";
import { accessibility, screenshots } from "./lib/looks.mjs";
import { SITE, start } from "./lib/site.mjs";

const SCRIPT = "service-worker.js";
const SUMS = "SHA256SUMS";

let site;
before(async () => (site = await start()));
after(() => site.stop());

/** Waits until this version is kept. */
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

/** Opens the page anew, as a person does by the address bar. */
async function again(page, address = site.server.address) {
  await page.goto("about:blank");
  await page.goto(address);
  await page.waitForSelector("#loading", { hidden: true });
  await page.waitForSelector("#app h1");
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The site's next version: its page holds a remark. */
async function nextVersion() {
  const folder = await mkdtemp(join(tmpdir(), "junheng-next-"));
  await cp(SITE, folder, { recursive: true });
  const page = await readFile(join(folder, "index.html"), "utf8");
  assert.match(page, /<body[ >]/);
  await writeFile(join(folder, "index.html"), page.replace("<body", '<body data-version="next"'));
  const names = (await readdir(folder)).filter((name) => name !== SUMS);
  const lines = async (names) =>
    (await Promise.all(
      // The order of bytes, which is Rust's.
      names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        .map(async (name) => `${sha256(await readFile(join(folder, name)))}  ${name}\n`),
    )).join("");
  const script = await readFile(join(folder, SCRIPT), "utf8");
  const version = sha256(await lines(names.filter((name) => name !== SCRIPT)));
  await writeFile(join(folder, SCRIPT), script.replace(/VERSION = "[0-9a-f]+"/, `VERSION = "${version}"`));
  await writeFile(join(folder, SUMS), await lines(names));
  return folder;
}

test("after one visit everything works with the network cut", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await kept(page);
  site.server.state.isCut = true;
  try {
    await again(page, `${site.server.address}?from=a-bookmark`);
    await visit.drop(county());
    await shown(page, 3);
    await page.click(".units tbody a");
    await page.waitForSelector("h1");
    const link = await page.evaluateHandle(() =>
      [...document.querySelectorAll("button")].find((one) => one.textContent.includes("JSON")));
    const { bytes } = await visit.download(() => link.click());
    assert.equal(JSON.parse(bytes.toString()).units.length, 3);
    await again(page, `${site.server.address}#/about`);
    await page.waitForSelector(".program tbody tr");
    await page.click(".program summary");
    await visit.screenshots("program");
    assert.deepEqual(await visit.accessibility(), []);
    // All files are told, the service worker among them, each with the sum that it has.
    const told = await page.$$eval(".program tbody tr", (rows) => rows.map((row) => row.innerText));
    const published = await readFile(join(SITE, SUMS), "utf8");
    assert.equal(told.length, published.trim().split("\n").length);
    for (const name of await readdir(SITE)) {
      if (name === SUMS) continue;
      const sum = sha256(await readFile(join(SITE, name)));
      assert.ok(published.includes(`${sum}  ${name}\n`), name);
      assert.ok(told.some((row) => row.includes(name) && row.includes(sum)), name);
    }
  } finally {
    site.server.state.isCut = false;
  }
  await visit.close();
});

test("a new version is offered, waits, and leaves what is running alone", async () => {
  const next = await nextVersion();
  const visit = await site.visit();
  const { page } = visit;
  const version = (page) => page.evaluate(() => document.body.dataset.version);
  try {
    await kept(page);
    await again(page);
    await visit.drop(county());
    await shown(page, 3);
    // Another tab finds out about the new version and takes it.
    site.server.state.folder = next;
    const other = await page.browserContext().newPage();
    await other.goto(site.server.address);
    await other.waitForSelector("#update:not([hidden])");
    assert.equal(await version(other), undefined);
    assert.match(await other.$eval("#update", (one) => one.textContent), /有新版本.*点此更新/s);
    await screenshots(other, "update");
    assert.deepEqual(await accessibility(other), []);
    // Not taken, it stays what it is.
    await other.click("#update-later");
    await other.waitForSelector("#update", { hidden: true });
    await again(other);
    assert.equal(await version(other), undefined);
    await other.waitForSelector("#update:not([hidden])");
    await Promise.all([other.waitForNavigation(), other.click("#update-now")]);
    await other.waitForFunction(() => document.body.dataset.version === "next");
    // The first tab goes on as it was, with a worker of its own version, also without a network.
    site.server.state.isCut = true;
    await page.bringToFront();
    assert.equal(await version(page), undefined);
    const more = [["丁小学", 3101000004, "小学", 200, "", 10, "", 3, "", 2, "", 1000, 0, 1600, 500000, 5]];
    await visit.drop(county("补充.csv", more));
    await shown(page, 4);
    await again(page);
    assert.equal(await version(page), "next");
    assert.deepEqual(visit.foreign(), []);
  } finally {
    site.server.state.isCut = false;
    site.server.state.folder = SITE;
    await visit.close();
    await rm(next, { recursive: true });
  }
});

test("a version of which one file is not what was published is not kept", async () => {
  // One that the page itself asks for only in browsers that are too old.
  const file = (await readdir(SITE)).find((name) => name.startsWith("too-old"));
  site.server.changed.set(file, (bytes) => Buffer.concat([bytes, Buffer.from(" ")]));
  const visit = await site.visit();
  try {
    await visit.page.waitForNetworkIdle();
    const left = await visit.page.evaluate(async () => {
      // It is tried, and given up.
      const registration = await navigator.serviceWorker.getRegistration();
      const coming = registration?.installing;
      if (coming) {
        await new Promise((resolve) => {
          coming.addEventListener("statechange", () => coming.state !== "installing" && resolve());
        });
      }
      return { state: coming?.state ?? "redundant", active: !!registration?.active, caches: await caches.keys() };
    });
    assert.deepEqual(left, { state: "redundant", active: false, caches: [] });
    const asked = visit.requests().filter(({ url }) => url.endsWith(file));
    assert.notEqual(asked.length, 0);
    await visit.drop(county());
    await shown(visit.page, 3);
  } finally {
    site.server.changed.clear();
    await visit.close();
  }
});

// Firefox tells no test (153, by WebDriver BiDi).
test("a browser can install it", { skip: browserName === "firefox" }, async () => {
  // Not in a private window, which a visit is.
  const page = await site.browser.newPage();
  await page.goto(site.server.address);
  await kept(page);
  const session = await page.createCDPSession();
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors, []);
  await page.close();
});
