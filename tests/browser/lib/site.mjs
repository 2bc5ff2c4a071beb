// The one thing a test needs: dist/ served, a browser, and visits to the page that keep what
// happened. Everything a visit offers is a function of another file in this folder.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { choose, download, drop } from "./files.mjs";
import { accessibility, OFFICE, screenshots } from "./looks.mjs";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
/** The site that is tested. */
export const SITE = process.env.JUNHENG_SITE ?? join(ROOT, "dist");

/** Starts a server and a browser. Give `stop` to `after`. */
export async function start({ base = "/", folder = SITE, headers } = {}) {
  const server = await serve(folder, { base, headers });
  const browser = await launch(server.port);
  return {
    server,
    browser,
    visit: (options) => visit({ browser, server }, options),
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/**
 * Opens the page in a fresh profile. `hash` is put behind its address, `wait` is a selector that
 * shows that it has started, `before` a function that the page runs before anything else,
 * `address` another place to find the page at.
 */
async function visit({ browser, server }, { hash = "", viewport = OFFICE, wait = "#app h1", before, address } = {}) {
  const downloads = await mkdtemp(join(tmpdir(), "junheng-downloads-"));
  const context = await browser.createBrowserContext({
    downloadBehavior: { policy: "allow", downloadPath: downloads },
  });
  const page = await context.newPage();
  const lines = [];
  const note = (where) => (message) =>
    lines.push({ where, type: message.type(), text: message.text() });
  const first = server.requests.length;
  page.on("console", note("page"));
  page.on("pageerror", (error) => lines.push({ where: "page", type: "error", text: String(error) }));
  page.on("workercreated", (worker) => {
    worker.on("console", note("worker"));
    worker.on("error", (error) =>
      lines.push({ where: "worker", type: "error", text: String(error) }));
  });
  if (before) await page.evaluateOnNewDocument(before);
  await page.setViewport(viewport);
  await page.goto((address ?? server.address) + hash);
  await page.waitForSelector("#loading", { hidden: true });
  await page.waitForSelector(wait);
  return {
    page,
    /** Console lines and uncaught errors, of the page and of its workers. */
    lines,
    errors: () => lines.filter((line) => line.type === "error").map((line) => line.text),
    /** Every request since the visit began, whoever made it: page, worker or browser. */
    requests: () => server.requests.slice(first),
    foreign: () => server.requests.slice(first).filter((request) => request.foreign),
    drop: (files, selector) => drop(page, files, selector),
    choose: (files, selector) => choose(page, files, selector),
    download: (act) => download(downloads, act),
    accessibility: () => accessibility(page),
    screenshots: (name) => screenshots(page, name),
    text: (selector) => page.$eval(selector, (element) => element.textContent.trim()),
    close: async () => {
      await context.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}
