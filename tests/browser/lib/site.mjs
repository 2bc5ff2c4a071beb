// The one thing a test needs: dist/ served, a browser, and visits to the page that keep what
// happened. Everything a visit offers is a function of another file in this folder.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserName, launch } from "./browser.mjs";
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
  const lines = [];
  const addresses = [];
  if (browserName === "chrome") context.on("targetcreated", (target) => hear(target, lines));
  const first = server.requests.length;
  /** Another tab of this profile. */
  const tab = async (address) => {
    const page = await context.newPage();
    listen(page, lines, addresses);
    if (before) await page.evaluateOnNewDocument(before);
    await page.setViewport(viewport);
    await page.goto(address);
    await page.waitForSelector("#loading", { hidden: true });
    return page;
  };
  const page = await tab((address ?? server.address) + hash);
  await page.waitForSelector(wait);
  return {
    page,
    tab,
    /** Console lines and uncaught errors, of the pages, of their workers and of the service worker. */
    lines,
    /** Every address that a tab or a frame in it was at. */
    addresses,
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

/** Keeps what a page and its workers say, and where the page goes. */
function listen(page, lines, addresses) {
  const note = (where) => (message) =>
    lines.push({ where, type: message.type(), text: message.text() });
  const fail = (where) => (error) => lines.push({ where, type: "error", text: String(error) });
  page.on("console", note("page"));
  page.on("pageerror", fail("page"));
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  page.on("workercreated", (worker) => {
    worker.on("console", note("worker"));
    worker.on("error", fail("worker"));
  });
}

/** The same of a service worker, which belongs to no page. What it could not do is no error of the page. */
async function hear(target, lines) {
  if (target.type() !== "service_worker") return;
  const where = "service worker";
  try {
    const session = await target.createCDPSession();
    session.on("Runtime.consoleAPICalled", ({ type, args }) =>
      lines.push({ where, type, text: args.map((one) => one.value ?? one.description).join(" ") }));
    session.on("Runtime.exceptionThrown", ({ exceptionDetails: { text, exception } }) =>
      lines.push({ where, type: "exception", text: `${text} ${exception?.description}` }));
    // Whoever listens to one that broke down keeps it from starting again.
    session.on("Inspector.targetCrashed", () => session.detach().catch(() => {}));
    await session.send("Inspector.enable");
    await session.send("Runtime.enable");
  } catch {
    // It is gone already.
  }
}
