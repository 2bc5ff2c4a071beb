// Keeps this version of the site, so that it opens and works without a network. It keeps only files whose
// checksum is the published one, hands them out and does nothing else: it asks for nothing but them, and
// understands one message, to take over. `cargo xtask build` writes the version.
"use strict";

// The checksum of all other files' checksums (xtask/release/src/sums.rs).
const VERSION = "unsealed";
const SUMS = "SHA256SUMS";
const OWN = "service-worker.js";
const PAGE = "index.html";
// Documents to be saved by those who want them. Nobody needs them to work.
const NOT_KEPT = ["均衡尺.html", "junheng.cdx.json", OWN];

// Another installation on the same host, under another path, has caches of its own.
const CACHES = `junheng ${new URL(self.registration.scope).pathname} `;
const CACHE = CACHES + VERSION;

function address(name) {
  // The page is asked for as people do: some hosts lead elsewhere from its name.
  return new URL(name === PAGE ? "./" : name, self.registration.scope).href;
}

async function sha256(text) {
  const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function integrity(sum) {
  const bytes = sum.match(/../g).map((byte) => Number.parseInt(byte, 16));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}

async function fetched(name, options) {
  const response = await fetch(address(name), { cache: "no-cache", ...options });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // What came by a detour would not be taken for an answer to the first question.
  if (!response.redirected) return response;
  return new Response(await response.blob(), { headers: response.headers });
}

async function keep() {
  const text = await (await fetched(SUMS)).text();
  const files = text.split("\n").filter(Boolean).map((line) => line.split("  "));
  const others = files.filter(([, name]) => name !== OWN).map((file) => `${file.join("  ")}\n`);
  // While a version is being uploaded its files may be of two versions: then it is tried again later.
  if ((await sha256(others.join(""))) !== VERSION) throw new Error("sums of another version");
  const cache = await caches.open(CACHE);
  const wanted = files.filter(([, name]) => !NOT_KEPT.includes(name));
  try {
    await Promise.all(wanted.map(async ([sum, name]) =>
      cache.put(address(name), await fetched(name, { integrity: integrity(sum) }))));
    await cache.put(address(SUMS), new Response(text));
  } catch (error) {
    // A version is kept as a whole or not at all.
    await caches.delete(CACHE);
    throw error;
  }
}

// Pages that are open go on with the version before this one, whose files stay until there is a third.
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

async function answer(request) {
  const url = new URL(request.url);
  url.hash = "";
  if (request.mode === "navigate") {
    // A question behind the address is nobody's business: the page is the same.
    url.search = "";
    if (url.href === new URL(PAGE, self.registration.scope).href) url.href = address(PAGE);
  }
  const own = await (await caches.open(CACHE)).match(url);
  // Names carry their content's checksum: an older version's file can only be what its page asks for.
  return own || (await caches.match(url)) || fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});
