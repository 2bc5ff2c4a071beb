// A county as 150 files in folders, a school each, and the ways to hand it over: as a folder that is dropped
// by the browser's own means or chosen, as a zip, or file by file.

import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { county, schools } from "./county.mjs";

/** What lies about in folders and is no table: five files. */
export const OTHERS = [
  ["通知.docx", "PK"], ["城区/~$名册.xlsx", "x".repeat(165)], ["城区/.DS_Store", "x"], ["城区/校门.jpg", "x"],
  ["空.xlsx", ""],
].map(([name, text]) => ({ name, bytes: Buffer.from(text) }));

/** So many schools, a file each: 120 in one folder, the others by town below another. */
export function files(count = 150) {
  return schools(count).map((row, at) => {
    const folder = at < 120 ? "城区" : `乡镇/${row[0].slice(0, 3)}`;
    return { ...county("", [row]), name: `${folder}/${row[0]}.csv` };
  });
}

/** Writes them on the disk; gives the folder, which is called 全县. */
export async function written(files) {
  const folder = join(await mkdtemp(join(tmpdir(), "junheng-folder-")), "全县");
  for (const { name, bytes } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return folder;
}

/** Drops paths of the disk as the system does, so that folders are folders. Chromium only. */
export async function dropPaths(page, paths) {
  const session = await page.createCDPSession();
  const data = { items: [], files: [paths].flat(), dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
  }
  await session.detach();
}

/** The evaluation that the page exports, with the names of its files as if each came by itself. */
export async function evaluation(visit) {
  const { bytes } = await visit.download(() => visit.page.click("#export-json"));
  return bytes.toString().replaceAll(/(全县\.zip › |全县\/)?[^"“]*?\/([^"/]+\.csv)/g, "$2").replaceAll("全县.zip › ", "");
}
