// How long a county of 300 schools takes from the drop to its verdict on the screen, the median of
// five, and for how long the page was held up meanwhile, while its table is sorted and searched, and
// while a list of 20 000 classes is read.
// Prints; never judges.

import { setTimeout as pause } from "node:timers/promises";
import { county } from "../lib/county.mjs";
import { start } from "../lib/site.mjs";

const KINDS = ["小学", "初级中学", "九年一贯制学校"];

/** The same 300 schools on every run. */
function schools() {
  let seed = 20170426;
  const between = (low, high) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(low + (seed / 2147483648) * (high - low));
  };
  return Array.from({ length: 300 }, (_, index) => {
    const kind = index % 3;
    const primary = kind === 1 ? 0 : between(60, 2000);
    const junior = kind === 0 ? 0 : between(60, 2000);
    const all = primary + junior;
    const of = (pupils, low, high) => (pupils ? between(pupils * low, pupils * high) + 1 : "");
    return [
      `第${index + 1}${KINDS[kind]}`, 3101000000 + index, KINDS[kind], primary || "", junior || "",
      of(primary, 0.04, 0.07), of(junior, 0.05, 0.08), of(primary, 0.008, 0.03), of(junior, 0.008, 0.03),
      of(primary, 0.008, 0.013), of(junior, 0.008, 0.013), between(all * 4, all * 8), between(0, 900),
      between(all * 6, all * 11), between(all * 1500, all * 4000), between(all * 0.02, all * 0.03) + 1,
    ];
  });
}

/** A list of 20 000 classes of these schools. */
function classes() {
  const rows = Array.from({ length: 20000 }, (_, index) => {
    const school = index % 300;
    return `第${school + 1}${KINDS[school % 3]},${Math.floor(index / 300) % 9 + 1}年级,${index}班,${30 + (index % 20)}`;
  });
  const lines = ["学校名称,年级,班级名称,班级人数", ...rows].join("\r\n");
  return "\uFEFF" + lines;
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

const site = await start();
const file = county("三百所.csv", schools());
const times = [];
const held = {};
for (let turn = 0; turn < 5; turn += 1) {
  const { page, drop, close } = await site.visit();
  await page.evaluate(() => {
    window.held = [];
    new PerformanceObserver((list) =>
      window.held.push(...list.getEntries().map((entry) => Math.round(entry.duration))),
    ).observe({ entryTypes: ["longtask"] });
    window.addEventListener("drop", () => (window.dropped = performance.now()), true);
    new MutationObserver((_, observer) => {
      if (!document.querySelector("#verdict")) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => (window.seen = performance.now())));
    }).observe(document.body, { subtree: true, childList: true });
  });
  const note = async (what) => {
    await pause(1500);
    held[what] = [...(held[what] ?? []), ...(await page.evaluate(() => window.held.splice(0)))];
  };
  // Let the worker come up, as it has when a person drops a file.
  await note("start");
  await drop(file);
  await page.waitForFunction(() => window.seen);
  times.push(await page.evaluate(() => window.seen - window.dropped));
  await note("drop to table");
  await page.click(".units thead th:nth-child(5) button");
  await note("sort");
  await page.click(".units thead th:first-child button");
  await note("sort by name");
  await page.type("#search", "九年");
  await note("search");
  await page.$eval("#search", (input) => input.select());
  await page.keyboard.press("Backspace");
  await note("search ended");
  await page.evaluate(() => [...document.querySelectorAll(".choices button")]
    .find((button) => button.textContent === "原始数据")?.click());
  await note("raw figures");
  if (await page.$(".figures-table")) {
    await page.focus(".figures-table td[tabindex='0']");
    await page.keyboard.press("ArrowDown");
    await note("arrow key");
    await page.keyboard.type("77");
    await page.keyboard.press("Enter");
    await note("figure typed");
  }
  // The file is there before it is dropped: to make it takes the page's time as well.
  await page.evaluate((text) => {
    window.parcel = new DataTransfer();
    window.parcel.items.add(new File([text], "班级名册.csv"));
  }, classes());
  await pause(500);
  await page.evaluate(() => window.held.splice(0));
  await page.evaluate(() => {
    const options = { bubbles: true, cancelable: true, dataTransfer: window.parcel };
    document.body.dispatchEvent(new DragEvent("drop", options));
  });
  await page.waitForFunction(() => !document.querySelector("[role=progressbar], progress"));
  await note("20 000 rows read");
  await close();
}
await site.stop();

console.log(`drop to verdict    ${median(times).toFixed(0)} ms (of 300 schools, median of 5)`);
for (const [what, all] of Object.entries(held)) {
  const longest = all.length ? `${Math.max(...all)} ms` : "never over 50 ms";
  console.log(`held up: ${what.padEnd(14)} ${longest}${all.length ? ` (${all.length} times over 50 ms)` : ""}`);
}
