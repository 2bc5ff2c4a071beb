// A static file server for dist/ on a free port of this machine, under "/" or any other path, which
// writes down every request. It is the browser's proxy as well, so that also what a worker or the
// browser itself asks for, from whatever host, ends up in the list; other hosts are never reached.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

// Hosts that browsers ask by themselves, whatever page is open: Chromium whether somebody is signed
// in to it, what time it is and, after a minute, whether its parts are up to date; Firefox its settings.
const BROWSERS_OWN = new Set([
  "accounts.google.com",
  "clients2.google.com",
  "update.googleapis.com",
  "firefox.settings.services.mozilla.com",
]);

/**
 * Serves `folder` under `base`, or nothing while `state.isCut` is set; `failing` holds ends of addresses
 * to answer with 404, `headers` are sent with each file, `changed` files by name with what is done to their bytes on the way.
 */
export async function serve(folder, { base = "/", headers = {} } = {}) {
  const requests = [];
  const failing = new Set();
  const changed = new Map();
  // What a test may set: where the files are, and whether the network is cut.
  const state = { folder, isCut: false };
  const server = createServer(async (request, response) => {
    const own = `http://127.0.0.1:${server.address().port}`;
    const url = new URL(request.url, own);
    const foreign = url.origin !== own;
    if (foreign && BROWSERS_OWN.has(url.hostname)) return response.writeHead(502).end();
    const { method, headers: sent } = request;
    requests.push({ url: url.href, foreign, method, sent, for: sent["sec-fetch-dest"] ?? "" });
    // What is asked for while the network is cut was asked for, too.
    if (state.isCut) return request.socket.destroy();
    const fail = (status) => response.writeHead(status, { "content-type": "text/plain" }).end();
    if (foreign) return fail(502);
    if (!url.pathname.startsWith(base)) return fail(404);
    if ([...failing].some((end) => url.pathname.endsWith(end))) return fail(404);
    const path = decodeURIComponent(url.pathname.slice(base.length)) || "index.html";
    const inside = normalize(path);
    if (inside.startsWith("..")) return fail(404);
    try {
      const whole = await readFile(join(state.folder, inside));
      const bytes = changed.get(inside)?.(whole) ?? whole;
      const type = TYPES[extname(inside)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "cache-control": "no-cache", ...headers }).end(bytes);
    } catch {
      fail(404);
    }
  });
  // What the browser wants to reach by TLS can only be another host.
  server.on("connect", (request, socket) => {
    const foreign = !BROWSERS_OWN.has(request.url.split(":")[0]);
    if (foreign) requests.push({ url: `https://${request.url}`, foreign, method: "CONNECT", sent: request.headers, for: "tunnel" });
    socket.on("error", () => {});
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = server.address().port;
  return {
    port,
    address: `http://127.0.0.1:${port}${base}`,
    requests,
    failing,
    changed,
    state,
    stop: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}
