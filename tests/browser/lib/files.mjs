// Files in and out of the page: dropped on it, chosen in it, downloaded from it. A file is a path,
// or { name, bytes } for one that is on no disk.

import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Drags files over an element and drops them there, as a person does from a file manager. */
export async function drop(page, files, selector = "body") {
  const parcel = await Promise.all(
    [files].flat().map(async (file) => {
      const { name, bytes } = await loaded(file);
      return { name, text: Buffer.from(bytes).toString("base64") };
    }),
  );
  await page.$eval(
    selector,
    (target, parcel) => {
      const transfer = new DataTransfer();
      for (const { name, text } of parcel) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      for (const type of ["dragenter", "dragover", "drop"]) {
        const options = { bubbles: true, cancelable: true, composed: true, dataTransfer: transfer };
        target.dispatchEvent(new DragEvent(type, options));
      }
    },
    parcel,
  );
}

/** Chooses files in a file input, hidden or not. */
export async function choose(page, files, selector = "input[type=file]") {
  const input = await page.waitForSelector(selector);
  const paths = await Promise.all(
    [files].flat().map(async (file) => {
      if (typeof file === "string") return file;
      const path = join(await mkdtemp(join(tmpdir(), "junheng-files-")), file.name);
      await writeFile(path, file.bytes);
      return path;
    }),
  );
  await input.uploadFile(...paths);
}

/** Does `act`, which makes the page offer a download, and gives { name, bytes } of it. */
export async function download(folder, act) {
  const before = new Set(await readdir(folder));
  await act();
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(50)) {
    const found = (await readdir(folder)).filter((name) => !before.has(name));
    const whole = found.filter((name) => !/\.(crdownload|part)$|^\.|^core\./.test(name));
    if (whole.length > 0 && whole.length === found.length) {
      const bytes = await readFile(join(folder, whole[0]));
      if (bytes.length > 0) return { name: whole[0], bytes };
    }
  }
  throw new Error("The page offered no download within 20 s.");
}

async function loaded(file) {
  return typeof file === "string" ? { name: basename(file), bytes: await readFile(file) } : file;
}
