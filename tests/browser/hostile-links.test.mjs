// Links and files that were damaged or mean harm: each is told of in a sentence that says what to do, the
// county that is there stays as it is, and the next good link opens.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { county, shown } from "./lib/county.mjs";
import { ROOT, start } from "./lib/site.mjs";
import { tab } from "./lib/tab.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

// What the tab may take at most, in MB: a bound that is promised, not a measurement.
const TAB = 600;
const FIXTURES = join(ROOT, "tests", "fixtures", "link");
const MAGIC = "JUNHENG\n";

const read = async (name) => (await readFile(join(FIXTURES, name), "utf8")).trim();

/** Bytes as a link, with the checksum that they ought to have. */
function forged(...bytes) {
  const all = Buffer.concat(bytes.map((one) => Buffer.from(one)));
  // The checksum of a gzip file is the one of a link.
  return Buffer.concat([all, gzipSync(all).subarray(-8, -4)]).toString("base64url");
}

/** A good link with the letter at this place changed. */
const changed = (link, at) => link.slice(0, at) + (link[at] === "A" ? "B" : "A") + link.slice(at + 1);

test("no link does harm", async () => {
  const good = await read("v1.txt");
  const places = Array.from({ length: 12 }, (_, index) => Math.floor((index * (good.length - 1)) / 12));
  const links = [
    ["nothing", "", /这不是均衡尺的分享链接/],
    ["a sentence", encodeURIComponent("城关第一小学"), /不该出现的字符/],
    ["markup", "<img src=x onerror=alert(1)>", /不该出现的字符/],
    ...places.map((at) => [`letter ${at} changed`, changed(good, at), /校验不符/]),
    ...[1, 9, 100, good.length - 3].map((cut) => [`${cut} letters cut off`, good.slice(0, -cut), /校验不符/]),
    ["of a version to come", forged([4], good), /更新版本的均衡尺制作（格式 4）/],
    ["the first version under the name of the second", forged([2], good), /前后矛盾/],
    ["the first version under the name of the third", forged([3], good), /前后矛盾/],
    ["of another schema", forged([1], '{"schools":[{"name":"甲"}]}'), /无法打开|已损坏/],
    ["sealed by too few rounds", forged([0xff], Buffer.alloc(60)), /前后矛盾/],
    ["a name that is said again and again", await read("trap-again.txt"), /前后矛盾/],
    ["thousands of different characters", await read("trap-different.txt"), /前后矛盾/],
    ["a megabyte", "A".repeat(1_000_000), /链接太长/],
  ];
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop(county());
  await shown(page, 3);
  const verdict = await visit.text("#verdict");
  const memory = await tab(site.browser);
  await memory.reset();
  const wrong = [];
  const own = async (name) => {
    await page.evaluate(() => (location.hash = "#/county"));
    await page.waitForSelector("#verdict");
    if ((await visit.text("#verdict")) !== verdict) wrong.push(`${name}: the county is another one`);
    if (await page.$(".shared")) wrong.push(`${name}: something is looked at`);
  };
  /** What is told, once it is. */
  const told = async (name, pattern) => {
    const is = (source) => [...document.querySelectorAll(".notice.bad")]
      .some((one) => new RegExp(source).test(one.textContent));
    await page.waitForFunction(is, {}, pattern.source).catch(async () => {
      const notices = await page.$$eval(".notice", (all) => all.map((one) => one.textContent));
      wrong.push(`${name}: ${notices.join(" | ") || "nothing is said"}`);
    });
    await page.$$eval(".notice .close", (all) => all.forEach((one) => one.click()));
    await page.waitForFunction(() => !document.querySelector(".notice.bad"));
  };
  for (const [name, link, pattern] of links) {
    await page.evaluate((link) => (location.hash = `#/open/${link}`), link);
    await told(name, pattern);
    await own(name);
  }
  const files = [
    ["10 MB", Buffer.alloc(10_000_000), /太长/],
    ["cut off", Buffer.from(good, "base64url").subarray(0, -2), /已损坏/],
    ["of a version to come", Buffer.from(forged([9], "x"), "base64url"), /更新版本/],
    ["a trap", Buffer.from(await read("trap-again.txt"), "base64url"), /前后矛盾/],
  ];
  for (const [name, bytes, pattern] of files) {
    // Not dropped: that goes through the test's own hands into the page, and would count there.
    await visit.choose({ name: "分享.junheng", bytes: Buffer.concat([Buffer.from(MAGIC), bytes]) });
    await told(`a file, ${name}`, pattern);
    await own(`a file, ${name}`);
  }
  assert.deepEqual(wrong, []);
  const peak = await memory.peak();
  assert.ok(peak < TAB, `${peak} MB`);

  // A good one opens, and one's own is still there behind it.
  await page.evaluate((link) => (location.hash = `#/open/${link}`), good);
  await page.waitForSelector(".shared");
  await page.click("#back");
  await page.waitForSelector(".shared", { hidden: true });
  await own("a good one");
  assert.deepEqual(wrong, []);
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});
