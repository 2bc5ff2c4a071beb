// How the page looks and whether everybody can use it: screenshots for people to look at, and what
// axe-core has against the page as it is now.

import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "./site.mjs";

export const OFFICE = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844, isMobile: false, deviceScaleFactor: 2 };

/** Saves target/screenshots/NAME-office.png and NAME-phone.png, each the page in full length. */
export async function screenshots(page, name) {
  const folder = join(ROOT, "target", "screenshots");
  await mkdir(folder, { recursive: true });
  const before = page.viewport();
  for (const [screen, viewport] of Object.entries({ office: OFFICE, phone: PHONE })) {
    await page.setViewport(viewport);
    await page.screenshot({ path: join(folder, `${name}-${screen}.png`), fullPage: true });
  }
  await page.setViewport(before);
}

/** What axe-core finds serious or critical: one line each, with the places. */
export async function accessibility(page) {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  const violations = await page.evaluate(async () => (await window.axe.run()).violations);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.target).join(", ")})`);
}
