// What the page hands out: the JSON is the one that the command prints, the template reads again.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { county, shown } from "./lib/county.mjs";
import { ROOT, start } from "./lib/site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

test("the JSON is byte for byte the one of the command", async () => {
  const visit = await site.visit();
  const { page } = visit;
  const file = county();
  await visit.drop(file);
  await shown(page, 3);
  const { name, bytes } = await visit.download(() => page.click("#export-json"));
  assert.match(name, /\.json$/);
  const path = join(await mkdtemp(join(tmpdir(), "junheng-json-")), file.name);
  await writeFile(path, file.bytes);
  const native = execFileSync(
    "cargo", ["run", "--quiet", "--example", "evaluate", "--", path],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  assert.equal(bytes.toString("utf8"), native.toString("utf8"));
  const document = JSON.parse(bytes);
  assert.equal(document.format, "junheng-evaluation");
  assert.deepEqual(document.units.map((unit) => unit.verdict), ["met", "not_met", "met"]);
  await visit.close();
});

test("the template comes as a workbook, and empty it is refused kindly", async () => {
  const visit = await site.visit();
  const { page } = visit;
  const { name, bytes } = await visit.download(() => page.click("#template"));
  assert.match(name, /\.xlsx$/);
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  assert.deepEqual(visit.errors(), []);
  await visit.close();
});
