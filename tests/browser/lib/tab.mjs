// The memory of the tab's process at its highest, in MB, where the system tells it: Chromium on Linux.
// Elsewhere it is 0.

import { readFile, writeFile } from "node:fs/promises";
import { browserName } from "./browser.mjs";

/** { reset, peak } of the browser's largest tab. */
export async function tab(browser) {
  if (browserName !== "chrome" || process.platform !== "linux") {
    return { reset: async () => {}, peak: async () => 0 };
  }
  const session = await browser.target().createCDPSession();
  const processes = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  };
  return {
    // 5: the highest so far is forgotten.
    reset: async () => {
      for (const id of await processes()) await writeFile(`/proc/${id}/clear_refs`, "5");
    },
    peak: async () => {
      let highest = 0;
      for (const id of await processes()) {
        const status = await readFile(`/proc/${id}/status`, "utf8");
        highest = Math.max(highest, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      }
      return Math.round(highest);
    },
  };
}
