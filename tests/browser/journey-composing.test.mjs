// Every text field can be typed in by an input method, also while a result arrives: the field stays the one
// that it is, keeps the focus and what stands in it, and nobody is taken away from it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browserName } from "./lib/browser.mjs";
import { enter, inputMethod, isStill } from "./lib/composing.mjs";
import { county, shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

/** One more school, the same layout: a result that arrives. */
const MORE = (name) => county(`${name}.csv`, [
  [`${name}小学`, 3101000100 + name.codePointAt(0), "小学", 200, "", 9, "", 3, "", 2, "", 1200, 50, 1700, 500000, 6],
]);
/** A county of which a school lacks a figure, so that it can be typed where it is missing. */
const LACKING = [
  ["甲小学", 3101000001, "小学", 500, "", 25, "", 6, "", 5, "", 2600, "", 4000, 1100000, 13],
  ["乙小学", 3101000002, "小学", 300, "", 10, "", 4, "", 3, "", 1500, 0, 2400, 700000, 8],
  ["丙中学", 3101000003, "初级中学", "", 400, "", 24, "", 5, "", 4, 2500, 100, 4100, 1100000, 10],
];

const open = (selector) => (page) => page.waitForSelector(selector).then(() => page.click(selector));
const unfold = (selector) => (page) => page.waitForSelector(selector)
  .then(() => page.$eval(selector, (one) => (one.closest("details").open = true)));

/** Where every field is, and how one gets to it. */
const FIELDS = {
  "the search for schools": ["#/county", "#search"],
  "the name of a school to add": ["#/county", "#new-name", unfold("#new-name")],
  "the code of a school to add": ["#/county", "#new-code", unfold("#new-code")],
  "the search for findings": ["#/findings", "#search-findings"],
  "the name in 手工填写": ["#/manual", "#school-name"],
  "a figure in 手工填写": ["#/manual", "#primary-pupils"],
  "words of an item": ["#/checks", ".item input.words", unfold(".item input.words")],
  "a figure of an item": ["#/checks", ".item input[inputmode=decimal]", unfold(".item input[inputmode=decimal]")],
  "a figure of the county": ["#/checks", ".others input[inputmode=decimal]"],
  "a figure of a school's item": [
    "#/school/0/primary", ".of-school .item input[inputmode=decimal]", unfold(".of-school .item input[inputmode=decimal]"),
  ],
  "a missing figure at the head": ["#/school/0/primary", "#mend-input", open("#mend-missing-whole-gym_area")],
  "a missing figure at its indicator": [
    "#/school/0/primary", "#mend-input", open(".indicators [id^=mend-card-missing]"),
  ],
  "a figure at its indicator": ["#/school/0/primary", "#mend-input", open(".indicators .inputs button.mend")],
  "a figure at a finding": ["#/findings", "#mend-input", open(".finding button.mend")],
  "a cell of the figures": ["#/county", "#mend-input", async (page) => {
    await page.evaluate(() => document.querySelector(".filters .choices button:nth-child(2)").click());
    await page.waitForSelector(".figures-table td.figure");
    await page.focus(".figures-table td.figure");
    await page.keyboard.press("F2");
  }],
  "a passphrase": ["#/share", "#passphrase"],
  "the name of a standard": ["#/standard/edit", "#about-0"],
  "a value of a standard": ["#/standard/edit", "#value-0-0"],
  "another name for what is kept": ["#/", "#kept-name", open("#kept [id^=rename-]")],
};

async function visit() {
  const visit = await site.visit();
  await visit.drop(county("全县.csv", LACKING));
  await shown(visit.page, 3);
  return visit;
}

/** Goes to a field and types in it while another file is read. */
async function typed(visit, name, [hash, selector, before]) {
  const { page } = visit;
  await page.evaluate((hash) => (location.hash = hash), hash);
  // Whatever screen was there before is gone.
  await page.waitForFunction(() => document.activeElement === null || !document.activeElement.matches("input, textarea"));
  await before?.(page);
  await enter(page, selector);
  const method = await inputMethod(page);
  const was = await page.$eval(selector, (field) => field.value);
  await method.compose("q");
  await method.compose("qingq");
  await isStill(page, selector, `${name}, letters`);
  await visit.drop(MORE("补"));
  await page.waitForFunction(() => document.querySelector("p.unseen[role=status]").textContent.includes("2 个文件"));
  await isStill(page, selector, `${name}, a result arrived`);
  await method.compose("qingquan");
  await isStill(page, selector, `${name}, more letters`);
  await method.commit("清泉");
  const now = await page.$eval(selector, (field) => field.value);
  assert.ok(now.includes("清泉") && !now.includes("qing") && now.length === was.length + 2, `${name}: ${now}`);
  assert.equal(await page.evaluate(() => location.hash), hash, `${name}: nobody is taken away`);
}

for (const [name, field] of Object.entries(FIELDS)) {
  test(`it can be typed in by an input method: ${name}`, { skip: browserName !== "chrome" }, async () => {
    const one = await visit();
    await typed(one, name, field);
    assert.deepEqual(one.errors(), []);
    await one.close();
  });
}

test("the way to the result that arrived is offered", async () => {
  const one = await visit();
  const { page } = one;
  await page.evaluate(() => (location.hash = "#/manual"));
  await enter(page, "#school-name");
  await one.drop(MORE("丁"));
  await page.waitForSelector(".notice a[href='#/county']");
  await isStill(page, "#school-name", "a result arrived");
  await page.click(".notice a[href='#/county']");
  await shown(page, 4);
  assert.equal(await page.$(".notice a[href='#/county']"), null);
  assert.deepEqual(one.errors(), []);
  await one.close();
});

test("a block in which somebody types stays open when it has nothing left to ask for", async () => {
  const one = await visit();
  const { page } = one;
  await page.evaluate(() => (location.hash = "#/school/0/primary"));
  const inputs = ".of-school .item[open] input[inputmode=decimal]";
  await page.waitForSelector(inputs);
  // All fields of the first open block, one after the other; the last one keeps the focus.
  const ids = await page.$$eval(".of-school .item[open]", (all) => {
    const block = all.find((one) => one.querySelector("input[inputmode=decimal]"));
    return [...block.querySelectorAll("input[inputmode=decimal]")].map((input) => input.id);
  });
  for (const id of ids) {
    await page.focus(`[id="${id}"]`);
    await page.keyboard.type("9");
    await page.keyboard.press("Enter");
  }
  await enter(page, `[id="${ids.at(-1)}"]`);
  await page.waitForFunction(() => document.querySelector(".mend-bar")?.textContent.includes("9"));
  await one.drop(MORE("戊"));
  await page.waitForFunction(() => document.querySelector("p.unseen[role=status]").textContent.includes("4 所"));
  await isStill(page, `[id="${ids.at(-1)}"]`, "its block has nothing left to ask for");
  await one.close();
});
