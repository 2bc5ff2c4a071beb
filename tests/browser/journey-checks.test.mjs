// A county typed in from nothing, item by item, up to 达标; a veto and undo turn it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { county } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const verdict = (page) => page.$eval("#county-verdict .badge", (one) => one.textContent);
const outcome = (page, item) => page.$eval(`#item-${item} .badge`, (one) => one.textContent);

/** Waits until an item's sign and word match. */
async function turns(page, item, word) {
  // 未达标 ends like 达标: the whole word counts, without its sign.
  const is = (selector, word) => {
    const han = (text) => text?.replace(/[^\p{Script=Han}]/gu, "");
    return han(document.querySelector(selector)?.textContent) === han(word);
  };
  await page.waitForFunction(is, { timeout: 5000 }, `#item-${item} .badge`, word)
    .catch(async () => assert.equal(await outcome(page, item), word));
}

/** Types into an open field and leaves it. */
async function type(page, id, text) {
  await page.$eval(`#${id}`, (input) => (input.closest("details") ?? input).open = true);
  await page.focus(`#${id}`);
  await page.$eval(`#${id}`, (input) => input.select());
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

/** Presses a choice of a field. */
async function choose(page, id, word) {
  const press = (id, word) => {
    const field = document.getElementById(id);
    if (field.closest("details")) field.closest("details").open = true;
    [...field.querySelectorAll("button")].find((one) => one.textContent === word).click();
  };
  await page.evaluate(press, id, word);
  await page.waitForFunction((id, word) =>
    [...document.querySelectorAll(`#${id} button[aria-pressed=true]`)].some((one) => one.textContent === word),
    {}, id, word);
}

const SUBJECTS = ["chinese", "mathematics", "science", "sports", "arts", "morals"];
const EVIDENCE = ["G1", "G2", "G10", "Q3", "Q5", "Q6", "Q7", "Q8"];
const VETOES = ["V1", "V2", "V3", "V4", "V5", "V6"];

/** The figures of the county, by item. */
const FIGURES = {
  G2: { primary_base: "1150", junior_base: "1350" },
  G7: { special_per_pupil: "6000" },
  G8: { teacher_pay: "90000", official_pay: "90000" },
  G11: { rotation_eligible: "100", rotated: "10", rotated_backbone: "2" },
  G14: { quota_plan: "200", quota_shared: "100" },
  G15: { migrant_children: "20", migrant_public: "17", migrant_bought: "0" },
  Q1: { retention_rate: "95" },
  Q2: { disabled_children: "20", disabled_enrolled: "19" },
  R: { survey_valid: "100", survey_satisfied: "85", visited: "20", visited_satisfied: "17" },
};

/** A school's figures, by the field on its screen. */
const SCHOOL = [
  ["school-G3-whole-classes", "12"],
  ["school-G3-whole-music_rooms_96", "1"],
  ["school-G3-whole-art_rooms_90", "1"],
  ["school-G5-whole-largest_class", "45"],
  ["school-G9-whole-trained_teachers", "30"],
  ["school-G9-whole-teachers", "30"],
  ["school-G12-whole-certified_teachers", "30"],
  ["school-G13-whole-district_pupils", "480"],
  ["school-Q4-whole-training_budget", "5"],
  ["school-Q4-whole-public_budget", "100"],
];

/** Fills everything that a county has to say, but what its form says already. */
async function fill(page, figures = FIGURES) {
  for (const [item, fields] of Object.entries(figures)) {
    for (const [field, text] of Object.entries(fields)) await type(page, `${item}-${field}`, text);
  }
  for (const item of EVIDENCE) await choose(page, `${item}-choice-${item}`, "达到");
  for (const item of VETOES) await choose(page, `${item}-choice-${item}`, "无");
  for (const subject of SUBJECTS) {
    await choose(page, `Q9-monitor-${subject}`, "国家监测");
    await choose(page, `Q9-level-${subject}`, "Ⅲ级");
    await type(page, `Q9-difference-${subject}`, "0.149");
  }
}

/** What the school on the screen says of itself, and its figures. */
async function fillSchool(page, figures = SCHOOL) {
  await choose(page, "founder", "公办");
  await choose(page, "locality", "城区");
  await choose(page, "about-whole-boarding", "否");
  for (const [id, text] of figures) await type(page, id, text);
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".of-school .item .badge")].every((one) => one.textContent === "✓达标"));
}

/** A vertical form, as CSV. */
function form(name, lines) {
  const rows = lines.map(([label, value, unit = ""], index) => [index + 1, "", label, unit, value, "是", ""]);
  const head = ["序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明"];
  const text = [head, ...rows].map((row) => row.join(",")).join("\r\n");
  return { name, bytes: new TextEncoder().encode("\uFEFF" + text + "\r\n") };
}

const SCHOOL_FORM = [
  ["学校名称", "甲小学"], ["学校类型", "小学"], ["学校代码", "3101000001"],
  ["小学学生人数", 480, "人"], ["家庭住址在划片范围内的在校学生人数（小学）", 480, "人"],
  ["班级总数", 12, "个"], ["每班36-40人班级个数", 12, "个"], ["专任教师总人数", 30, "人"],
  ["专科学历教师人数（小学）", 5, "人"], ["本科学历教师人数（小学）", 20, "人"],
  ["硕士学历教师人数（小学）", 0, "人"], ["博士研究生学历教师人数（小学）", 0, "人"],
  ["县级及以上骨干教师数", 6, "人"], ["持有教师资格证的专任教师人数", 30, "人"],
  ["近5年培训满360学时专任教师人数", 30, "人"], ["体育专任教师人数", 2, "人"],
  ["音乐专任教师人数", 2, "人"], ["美术专任教师人数", 1, "人"], ["艺术专任教师人数", 0, "人"],
  ["教学及辅助用房总面积", 2500, "平方米"], ["室内体育用房面积", 100, "平方米"],
  ["学校体育馆面积", 100, "平方米"], ["校内体育场面积", 4000, "平方米"],
  ["教学仪器设备资产值（账面原值）", 110, "万元"], ["网络多媒体教室间数", 12, "间"],
  ["音乐教室总间数", 1, "间"], ["单间面积≥96㎡的音乐教室间数", 1, "间"],
  ["美术教室总间数", 1, "间"], ["单间面积≥90㎡的美术教室间数", 1, "间"],
  ["上一年度公用经费预算总额", 100, "万元"], ["上一年度教师培训经费预算总额", 5, "万元"],
];

const COUNTY_FORM = [
  ["区县名称", "示范县"], ["区县代码", "210000"], ["填报年度", "2025"],
  ["规定的小学生均公用经费标准", 1150, "元"], ["规定的初中生均公用经费标准", 1350, "元"],
  ["特殊教育学校经费总额", 60000, "元"], ["特殊教育学校学生人数", 10, "人"],
  ["上年度义务教育学校教师年平均工资收入水平（不含民办学校）", 9, "万元"], ["当地公务员年平均工资收入", 9, "万元"],
  ["符合交流条件教师总数", 100, "人"], ["实际交流轮岗教师数", 9, "人"], ["实际交流骨干教师数量", 2, "人"],
  ["优质高中招生计划总人数", 200, "人"], ["优质高中招生分配指标数", 100, "人"], ["向农村学校分配指标数", 40, "人"],
  ["符合条件的随迁子女总人数", 20, "人"], ["在县域内公办学校就读的随迁子女人数", 17, "人"],
  ["在政府购买服务的民办学校就读随迁子女人数", 0, "人"],
  ["适龄残疾儿童少年总数", 20, "人"], ["适龄残疾儿童少年入学总人数", 19, "人"],
];

const OTHERS = [
  ["丁小学", 3101000004, "小学", 500, "", 25, "", 6, "", 5, "", 2600, 100, 4000, 1100000, 13],
  ["戊中学", 3101000005, "初级中学", "", 400, "", 24, "", 5, "", 4, 2500, 100, 4200, 1100000, 10],
];

test("two forms and a county's workbook lead to the verdict", async () => {
  const visit = await site.visit();
  const { page } = visit;
  const files = [form("学校填报表.csv", SCHOOL_FORM), form("区县填报表.csv", COUNTY_FORM), county("全县.csv", OTHERS)];
  await visit.drop(files);
  await page.waitForSelector("#county-verdict");
  assert.match(await page.$eval("main h1", (h1) => h1.textContent), /^示范县尚未达到/);
  await page.click("#county-verdict .failing a[href^='#/checks/']");
  await page.waitForSelector("#item-G11[open]");
  assert.match(await page.$eval("#item-G11", (one) => one.textContent), /9 ÷ 100 × 100.*区县填报表\.csv/s);
  // A typed figure takes the place of the form's, which stays known, and is given back.
  await type(page, "G11-rotated", "10");
  await turns(page, "G11", "✓达标");
  assert.match(await page.$eval("#G11-rotated-about", (one) => one.textContent), /文件里是 9（区县填报表\.csv!/);
  await page.click("#G11-rotated-about button");
  await turns(page, "G11", "未达标");
  await type(page, "G11-rotated", "10");
  await fill(page, { Q1: FIGURES.Q1, R: FIGURES.R });

  const open = async (name) => {
    await page.evaluate(() => (location.hash = "#/county"));
    await page.waitForSelector(".units tbody tr");
    await page.evaluate((name) =>
      [...document.querySelectorAll(".units a")].find((one) => one.textContent === name).click(), name);
    await page.waitForSelector(".of-school");
  };
  await open("甲小学");
  await fillSchool(page, []);
  for (const [name, pupils] of [["丁小学", "500"], ["戊中学", "400"]]) {
    await open(name);
    await fillSchool(page, SCHOOL.map(([id, text]) => [id, id.includes("district_pupils") ? pupils : text]));
  }
  await page.evaluate(() => (location.hash = "#/county"));
  await page.waitForSelector("#county-verdict");
  await page.waitForFunction(() =>
    document.querySelector("#county-verdict .badge")?.textContent === "✓达标", { timeout: 5000 })
    .catch(async () => assert.equal(await visit.text("#county-verdict"), "✓达标"));
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("a county typed in from nothing reaches its verdict, item by item", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#blank");
  await page.waitForSelector("#item-G1");
  assert.equal((await page.$$(".item")).length, 31);
  assert.match(await outcome(page, "G1"), /需佐证/);
  assert.match(await outcome(page, "G7"), /待填/);
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("checks-blank");

  // A figure that is none is told beside the field, and the item does not move.
  await type(page, "G11-rotated", "约十人");
  await page.waitForSelector("#G11-rotated[aria-invalid=true]");
  assert.match(await page.$eval("#G11-rotated-about", (one) => one.textContent), /要填数字/);

  await fill(page);
  // Just under what is asked, then exactly it.
  await turns(page, "G7", "达标");
  await type(page, "G7-special_per_pupil", "5999");
  await turns(page, "G7", "未达标");
  await type(page, "G7-special_per_pupil", "6000");
  for (const item of ["G7", "G8", "G11", "G14", "G15", "Q1", "Q2", "Q9", "R"]) {
    await turns(page, item, "达标");
    assert.doesNotMatch(await outcome(page, item), /未/);
  }

  // The schools: a county has both stages. A name is asked for.
  await page.evaluate(() => (document.querySelector("#new-school details").open = true));
  await page.click("#add-school");
  await page.waitForSelector("#new-school .problem");
  for (const [name, stage, kind] of [["甲小学", "primary", "小学"], ["乙中学", "junior", "初级中学"]]) {
    await page.waitForSelector("#new-school");
    await page.evaluate(() => (document.querySelector("#new-school details").open = true));
    await page.type("#new-name", name);
    await choose(page, "new-school", kind);
    await page.click("#add-school");
    await page.waitForFunction((name) =>
      document.querySelector("main h1")?.textContent === name && document.querySelector(".indicators"), {}, name);
    assert.match(await page.$eval("#school-G3", (one) => one.textContent), /待填/);
    await fillSchool(page, [[`school-G4-${stage}-pupils`, "480"], ...SCHOOL]);
    await visit.screenshots(`checks-school-${stage}`);

    // Its seven indicators, by the buttons beside them.
    const typed = { higher_degree_teachers: "28", backbone_teachers: "6", sports_arts_teachers: "5",
      teaching_area: "3000", gym_area: "100", ground_area: "5000", equipment_value: "130", multimedia_rooms: "12" };
    for (const [field, text] of Object.entries(typed)) {
      const button = `[id^=mend-missing][id$="-${field}"]`;
      await page.waitForSelector(button, { timeout: 3000 }).catch(async () => {
        assert.fail(`${name} has no ${field} to fill in: ${await page.$$eval("[id^=mend-missing]", (all) => all.map((one) => one.id))}`);
      });
      await page.click(button);
      await page.waitForSelector("#mend-input");
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
      await page.waitForFunction((button) =>
        !document.querySelector(button) && !document.querySelector("#mend-input"), {}, button);
    }
    await page.waitForFunction(() => /7 项达标/.test(document.querySelector("#verdict")?.textContent ?? ""));
    await page.evaluate(() => (location.hash = "#/county"));
  }

  await page.evaluate(() => (location.hash = "#/county"));
  await page.waitForSelector("#county-verdict");
  assert.equal(await verdict(page), "✓达标", await visit.text("#county-verdict"));
  assert.deepEqual(await visit.accessibility(), []);
  await visit.screenshots("checks-county");

  // A veto turns it, and is undone.
  await page.evaluate(() => document.querySelector("#county-verdict .tile[href$='/30']").click());
  await page.waitForSelector("#item-V6[open]");
  await choose(page, "V6-choice-V6", "有");
  await turns(page, "V6", "有");
  await page.evaluate(() => (location.hash = "#/county"));
  await page.waitForSelector("#county-verdict");
  assert.equal(await verdict(page), "✗未达标");
  assert.match(await visit.text("#county-verdict .failing"), /V6.*弄虚作假/s);
  await page.click("#undo");
  await page.waitForFunction(() =>
    document.querySelector("#county-verdict .badge")?.textContent === "✓达标");

  // What is kept of it as JSON.
  const { bytes } = await visit.download(() => page.click("#export-json"));
  const json = JSON.parse(new TextDecoder().decode(bytes));
  assert.deepEqual([json.county.verdict, json.county.blocking], ["met", []]);
  assert.deepEqual(json.added_schools, ["甲小学", "乙中学"]);
  assert.ok(json.entries.some((one) => one.field === "choice-V6" && one.typed === "no"));
  assert.deepEqual(visit.errors(), []);
  assert.deepEqual(visit.foreign(), []);
  await visit.close();
});

test("an added school is removed with all that was typed about it, and comes back", async () => {
  const visit = await site.visit();
  const { page } = visit;
  await page.click("#blank");
  await page.waitForSelector("#new-school");
  await page.evaluate(() => (location.hash = "#/county"));
  await page.waitForSelector("#new-school details[open]");
  await page.type("#new-name", "乙小学");
  await page.click("#add-school");
  await page.waitForSelector("#remove-school");
  await type(page, "school-G4-primary-pupils", "2001");
  await page.waitForFunction(() => /未达标/.test(document.querySelector("#school-G4 .badge")?.textContent ?? ""));
  await page.click("#remove-school");
  await page.waitForFunction(() => /没有这所学校/.test(document.querySelector("main h1")?.textContent ?? ""));
  await page.click("#undo");
  await page.waitForFunction(() => /2001/.test(document.querySelector("#school-G4")?.textContent ?? ""));
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});
