// The helpers themselves, against a page of a few lines: what they bring in and out is what came.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ROOT, start } from "./lib/site.mjs";

let site;
before(async () => (site = await start({ folder: join(ROOT, "tests/browser/lib/fixture") })));
after(() => site.stop());

const FILES = [
  { name: "一.csv", bytes: Buffer.from("甲,1") },
  { name: "二.csv", bytes: Buffer.from("乙,2") },
];

async function shown(visit) {
  await visit.page.waitForFunction(() => document.getElementById("files")?.textContent);
  return visit.text("#files");
}

test("drops files", async () => {
  const visit = await site.visit({ wait: "#save" });
  await visit.drop(FILES);
  assert.equal(await shown(visit), "一.csv=甲,1 二.csv=乙,2");
  await visit.close();
});

test("chooses files in a hidden input", async () => {
  const visit = await site.visit({ wait: "#save" });
  await visit.choose(FILES);
  assert.equal(await shown(visit), "一.csv=甲,1 二.csv=乙,2");
  await visit.close();
});

test("reads a download", async () => {
  const visit = await site.visit({ wait: "#save" });
  const { name, bytes } = await visit.download(() => visit.page.click("#save"));
  assert.equal(name, "结果.json");
  assert.equal(bytes.toString(), "结果");
  await visit.close();
});

test("sees a request to another host and an error on the console", async () => {
  const visit = await site.visit({ wait: "#save" });
  await visit.page.evaluate(() => fetch("http://example.com/x").catch(() => {}));
  await visit.page.evaluate(() => setTimeout(() => { throw new Error("broken"); }));
  await visit.page.waitForNetworkIdle();
  assert.deepEqual(visit.foreign().map(({ url }) => url), ["http://example.com/x"]);
  assert.match(visit.errors().join("\n"), /broken/);
  await visit.close();
});
