// Everything that a page's browser holds for it: every storage that there is, each as bytes with its place.

import { inflateRawSync } from "node:zlib";

// What is kept of a county begins so (docs/storage.md): a mark, a version, a checksum; then it is deflated.
const KEPT = "JHKEPT\r\n";
const HEAD = KEPT.length + 1 + 4;

/** A list of { place, bytes }; what is deflated comes inflated, too. */
export async function stored(page) {
  const told = await page.evaluate(look);
  return told.flatMap(({ place, base64 }) => {
    const bytes = Buffer.from(base64, "base64");
    const isKept = bytes.toString("latin1", 0, KEPT.length) === KEPT;
    return [{ place, bytes }, ...(isKept ? [{ place, bytes: inflateRawSync(bytes.subarray(HEAD)) }] : [])];
  });
}

/** Runs in the page. */
async function look() {
  const told = [];
  const put = (place, bytes) => {
    let text = "";
    for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
    told.push({ place, base64: btoa(text) });
  };
  const say = (place, text) => put(place, new TextEncoder().encode(text).buffer);
  const asked = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

  for (const name of ["localStorage", "sessionStorage"]) {
    for (const [key, value] of Object.entries({ ...window[name] })) say(`${name} ${key}`, `${key} ${value}`);
  }
  if (document.cookie) say("cookie", document.cookie);
  if (window.name) say("window.name", window.name);
  if (history.state) say("history.state", JSON.stringify(history.state));

  for (const { name } of await indexedDB.databases()) {
    const base = await asked(indexedDB.open(name));
    for (const store of base.objectStoreNames) {
      const place = `indexedDB ${name}/${store}`;
      for (const value of await asked(base.transaction(store).objectStore(store).getAll())) {
        say(place, JSON.stringify(value));
        for (const one of Object.values(value)) if (one instanceof ArrayBuffer) put(place, one);
      }
    }
    base.close();
  }

  // A page of a disk has neither.
  for (const name of await globalThis.caches?.keys().catch(() => []) ?? []) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      put(`caches ${request.url}`, await response.arrayBuffer());
    }
  }
  const folder = await navigator.storage?.getDirectory?.().catch(() => null);
  for await (const name of folder?.keys() ?? []) say(`file ${name}`, name);
  return told;
}
