// The screens and the exports that there are, as the program's own source says, and how a journey knows that
// it has been at each of them.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./site.mjs";

/** Each screen of src/app/route.rs: how its address looks, and what is there once it is drawn. */
export const SCREENS = {
  Start: { is: /^(#\/?)?$/, shows: "#sample" },
  County: { is: /^#\/county$/, shows: "#verdict" },
  School: { is: /^#\/school\/\d+\/\w+$/, shows: ".indicators" },
  Findings: { is: /^#\/findings$/, shows: ".finding" },
  Mends: { is: /^#\/corrections$/, shows: "table.mends tbody tr" },
  Tables: { is: /^#\/tables$/, shows: ".table-panel" },
  Manual: { is: /^#\/manual$/, shows: "#school-name" },
  Checks: { is: /^#\/checks(\/\d+)?$/, shows: "#item-G1" },
  Standard: { is: /^#\/standard$/, shows: ".paper .entry" },
  StandardEdit: { is: /^#\/standard\/edit$/, shows: "#save-pack" },
  StandardCompare: { is: /^#\/standard\/compare$/, shows: ".chooser .choices button" },
  About: { is: /^#\/about$/, shows: ".program" },
  Share: { is: /^#\/share$/, shows: "#link" },
  Open: { is: /^#\/open\/.+$/, shows: ".shared" },
};

/** What the worker is asked for (src/app/state/job.rs), and the name of the file that comes out, if one does. */
export const TASKS = {
  Read: null, Survey: null, Reread: null, Remove: null, Tables: null, Sample: null, Share: null, Blank: null, Evaluate: null, Pack: null,
  Load: null, Compare: null, Keep: null, Open: null, Restore: null, Typed: null,
  Template: /模板.*\.xlsx$/,
  Json: /\.json$/,
  ShareFile: /\.junheng$/,
  Marked: /（检查标注）\.xlsx$/,
  Change: /\.toml$/,
  Backup: /\.junheng-backup$/,
};

/** The names of the variants of an enum in a source file. */
export async function variants(path, name) {
  const text = await readFile(join(ROOT, path), "utf8");
  const [, body] = new RegExp(`pub enum ${name} \\{\\n([^]*?)\\n\\}`).exec(text);
  return [...body.matchAll(/^ {4}([A-Z]\w*)/gm)].map(([, name]) => name).sort();
}
