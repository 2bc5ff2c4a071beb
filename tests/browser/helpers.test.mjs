// The helpers themselves, against a page of a few lines: what they bring in and out is what came.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CANARY, holds } from "./lib/canary.mjs";
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

test("finds a word in every guise, and nothing where it is not", () => {
  const utf16 = (text) => Buffer.from(text, "utf16le");
  const base64 = (text) => Buffer.from(text).toString("base64");
  const guises = [
    CANARY, Buffer.from(CANARY), utf16(CANARY), utf16(CANARY).swap16(),
    `?school=${encodeURIComponent(CANARY)}`, encodeURIComponent(CANARY).toLowerCase(), escape(CANARY),
    Buffer.from(CANARY).toString("hex"), Buffer.from(CANARY).toString("hex").toUpperCase(),
    JSON.stringify({ name: CANARY }).replace(/[^\x20-\x7E]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`),
    base64(CANARY), base64(`1${CANARY}`), base64(`12${CANARY}`), base64(utf16(`某${CANARY}`)),
    base64(`12${CANARY}`).replaceAll("+", "-").replaceAll("/", "_"),
  ];
  assert.deepEqual(guises.filter((one) => !holds(one)).map(String), []);
  const others = ["", "实验小学", "金丝猴", base64("实验小学"), Buffer.alloc(4096), Buffer.from("雀丝金")];
  assert.deepEqual(others.filter((one) => holds(one)).map(String), []);
});
