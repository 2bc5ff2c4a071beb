// The journey of somebody who looks up how the county's form was understood: each line with its cell.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { county, shown } from "./lib/county.mjs";
import { start } from "./lib/site.mjs";

const FORM = [
  "序号,类别,填报项目,单位,填报值,是否必填,备注说明",
  "1,基本信息,区县名称,,某区,是,",
  "2,经费,规定的小学生均公用经费标准,元,1150,是,",
  "3,交流,符合交流条件教师总数,人,100,是,",
  "4,交流,实际交流轮岗教师数,人,12,是,",
  "5,其他,谁也不认识的一项,元,7,是,",
];

let site;
before(async () => (site = await start()));
after(() => site.stop());

test("each line of the county's form is listed", async () => {
  const { page, drop, accessibility, screenshots, errors, foreign, close } = await site.visit();
  const form = { name: "区县填报表.csv", bytes: new TextEncoder().encode(FORM.join("\r\n")) };
  await drop([county(), form]);
  await shown(page, 3);
  await page.evaluate(() => (location.hash = "#/tables"));
  const button = await page.waitForSelector("::-p-xpath(//nav//button[contains(., '用了 4 项，共 5 项')])");
  await button.click();
  await page.waitForFunction(() => document.querySelectorAll(".table-columns tbody tr").length === 5);
  const lines = await page.$$eval(".table-columns tbody tr", (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.deepEqual(lines[2], ["E4", "符合交流条件教师总数", "符合交流条件教师总数", "", "", "100", "字面相符"]);
  assert.deepEqual(lines[4], ["E6", "谁也不认识的一项", "不用", "", "", "7", "没有认出"]);
  assert.deepEqual(await accessibility(), []);
  await screenshots("form-lines");
  assert.deepEqual(errors(), []);
  assert.deepEqual(foreign(), []);
  await close();
});
