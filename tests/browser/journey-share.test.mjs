// A county is shared: the link says what it holds, opens read-only beside one's own data, sealed or not,
// and never overwrites anything; a damaged one is told of.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { county, shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const HEADER_AND = (name) => county("另一个县.csv", [
  [name, 3101000009, "小学", 200, "", 3, "", 1, "", 1, "", 700, 0, 900, 100000, 2],
]);

async function clean(visit) {
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
}

/** Presses the button or link with just these words. */
const press = (page, words) => page.evaluate((words) => {
  const all = [...document.querySelectorAll("main button, main a")];
  all.find((one) => one.textContent === words).click();
}, words);

const says = (page, selector, words) => page.waitForFunction(
  (selector, words) =>
    [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(words)),
  {}, selector, words);

/** The link on the screen, once it is another one than before. */
async function link(page, before = "") {
  await page.waitForFunction(
    (before) => {
      const now = document.getElementById("link")?.value;
      return now && now !== before;
    }, {}, before);
  return page.$eval("#link", (field) => field.value);
}

const hash = (address) => address.slice(address.indexOf("#"));

/** A visit with a small county, at the screen that makes a link. */
async function sharing() {
  const visit = await site.visit();
  await visit.drop(county());
  await shown(visit.page, 3);
  await visit.page.click("#share");
  return visit;
}

test("a link says what it holds, is copied, and opens elsewhere with the same verdict", async () => {
  const visit = await sharing();
  const { page } = visit;
  const address = await link(page);
  const told = await visit.text(".paper");
  for (const words of ["3 所学校的校名", "在校生数", "不含", "学校标识码", "个字符", "拿到链接的人都能看到"]) {
    assert.ok(told.includes(words), words);
  }
  assert.ok(await page.$("svg.qr path"), "a small county fits a code");
  const origin = new URL(page.url()).origin;
  await page.browserContext().overridePermissions(origin, ["clipboard-read"]);
  await page.click("#copy");
  await says(page, "main .note", "已复制");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("share");

  await page.evaluate(() => { location.hash = "#/county"; });
  await page.waitForSelector("#verdict");
  const verdict = await visit.text("#verdict h1, #verdict h2");

  const other = await site.visit({ hash: hash(address) });
  await shown(other.page, 3);
  assert.equal(await other.text("#verdict h1, #verdict h2"), verdict);
  assert.match(await other.text(".shared"), /只读/);
  assert.deepEqual(await other.accessibility(), []);
  await other.screenshots("shared");
  const asked = other.requests().map((one) => decodeURIComponent(one.url ?? one));
  assert.ok(asked.every((one) => !one.includes("甲小学") && !one.includes("open")), asked.join());
  await other.page.reload();
  await shown(other.page, 3);
  assert.ok(await other.page.$(".shared"));
  await clean(other);
  await clean(visit);
});

test("what is looked at cannot be changed, and one's own data stays", async () => {
  const visit = await sharing();
  const address = await link(visit.page);
  await clean(visit);

  const own = await site.visit();
  const { page } = own;
  await own.drop(HEADER_AND("丁小学"));
  await shown(page, 1);
  await page.evaluate((hash) => { location.hash = hash; }, hash(address));
  await shown(page, 3);
  await page.click(".units tbody a");
  await page.waitForSelector(".inputs");
  await says(page, ".inputs li", "来自分享链接");
  const buttons = await page.$$eval("button.mend", (all) => all.filter((one) => one.checkVisibility()));
  assert.deepEqual(buttons, []);
  await page.click("#back");
  await shown(page, 1);
  assert.match(await own.text(".units tbody"), /丁小学/);

  // Made one's own, and what was there before brought back.
  await page.evaluate((hash) => { location.hash = hash; }, hash(address));
  await shown(page, 3);
  await page.click("#keep");
  await says(page, ".notice", "原来的数据已收起");
  assert.equal(await page.$(".shared"), null);
  await shown(page, 3);
  await press(page, "撤销");
  await shown(page, 1);
  assert.match(await own.text(".units tbody"), /丁小学/);

  // Own files are for one's own county, also while another one is looked at.
  await page.evaluate((hash) => { location.hash = hash; }, hash(address));
  await shown(page, 3);
  await own.drop(county("第三个.csv", [
    ["戊小学", 3101000007, "小学", 200, "", 3, "", 1, "", 1, "", 700, 0, 900, 100000, 2]]));
  await shown(page, 2);
  assert.match(await own.text(".units tbody"), /丁小学[^]*戊小学|戊小学[^]*丁小学/);
  await clean(own);
});

test("a sealed link opens with its passphrase only", async () => {
  const visit = await sharing();
  const { page } = visit;
  const before = await link(page);
  await page.type("#passphrase", "青山 绿水 明月 三百");
  await page.keyboard.press("Tab");
  const address = await link(page, before);
  await says(page, ".paper", "没有口令打不开");
  const file = await visit.download(() => page.click("#save"));
  assert.match(file.name, /\.junheng$/);
  await clean(visit);

  const other = await site.visit({ hash: hash(address) });
  await other.page.waitForSelector(".locked input");
  await other.page.type(".locked input", "别的口令");
  await other.page.keyboard.press("Enter");
  await says(other.page, ".locked", "口令不对");
  await other.screenshots("share-sealed");
  await other.page.type(".locked input", "青山 绿水 明月 三百");
  await other.page.keyboard.press("Enter");
  await shown(other.page, 3);
  assert.ok(await other.page.$(".shared"));
  await clean(other);

  // The same as a file, under any name.
  const third = await site.visit();
  await third.drop({ name: "结果.dat", bytes: file.bytes });
  await third.page.waitForSelector(".locked input");
  await third.page.type(".locked input", "青山 绿水 明月 三百");
  await third.page.keyboard.press("Enter");
  await shown(third.page, 3);
  assert.ok(await third.page.$(".shared"));
  await clean(third);
});

test("a damaged link is told of, and nothing is lost", async () => {
  const visit = await sharing();
  const address = await link(visit.page);
  const own = visit;
  await own.page.evaluate((hash) => { location.hash = hash; }, hash(address).slice(0, -9));
  await says(own.page, ".notice.bad", "校验不符");
  await own.screenshots("share-damaged");
  assert.deepEqual(await own.accessibility(), []);
  await own.page.evaluate(() => { location.hash = "#/county"; });
  await shown(own.page, 3);
  assert.equal(await own.page.$(".shared"), null);
  await clean(own);
});

test("a link about one school names no other", async () => {
  const visit = await sharing();
  const { page } = visit;
  const before = await link(page);
  await press(page, "一所学校及全县背景");
  const first = await link(page, before);
  await page.select("#share-school", "乙小学");
  const address = await link(page, first);
  await says(page, ".paper", "“乙小学”的校名");
  await clean(visit);

  const other = await site.visit({ hash: hash(address) });
  await shown(other.page, 3);
  assert.match(await other.text(".shared"), /要您看的是：乙小学/);
  const told = await other.text("main");
  assert.ok(!told.includes("甲小学") && told.includes("001号学校"), told);
  await other.page.click(".shared a");
  await other.page.waitForSelector(".inputs");
  assert.match(await other.text("h1"), /乙小学/);
  await clean(other);
});

test("what is shared from a school's screen is that school", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await visit.drop(county());
  await shown(page, 3);
  const name = await page.evaluate(() => {
    const links = [...document.querySelectorAll(".units tbody a")];
    const link = links[links.length - 1];
    link.click();
    return link.textContent;
  });
  await page.waitForSelector(".inputs");
  await page.click("#share");
  await says(page, ".paper", `“${name}”的校名`);
  assert.equal(await page.$eval("#share-school", (list) => list.selectedOptions[0].textContent), name);
  // Another screen, the county again; and that school is the one that is offered.
  await page.click("header nav a[href='#/county']");
  await shown(page, 3);
  await page.click("#share");
  await says(page, ".paper", "3 所学校的校名");
  const before = await link(page);
  await press(page, "一所学校及全县背景");
  await link(page, before);
  assert.equal(await page.$eval("#share-school", (list) => list.selectedOptions[0].textContent), name);
  await clean(visit);
});

test("what a chat puts behind a link is cut off, and a # that came as %23 is told of", async () => {
  const visit = await sharing();
  const address = await link(visit.page);
  await clean(visit);
  for (const tail of ["。", "?from=timeline", " 大家看看"]) {
    const other = await site.visit({ hash: hash(address) + tail });
    await shown(other.page, 3);
    assert.match(await other.text(".shared"), /\d{4}-\d\d-\d\d 分享/);
    await clean(other);
  }
  const lost = await site.visit({ address: address.replace("#", "?from=chat%23") });
  await says(lost.page, ".notice.bad", "被改成了“%23”");
  await clean(lost);
});
