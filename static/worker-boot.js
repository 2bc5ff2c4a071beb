// Starts the worker's wasm. Keeps messages that come before the wasm listens, so that the page may
// post at once, and turns a failed start into an `error` event on the page's Worker.
//
// The page's policy comes from a meta tag, which does not reach into a worker. So the worker gives
// up the means to reach the network before it sees the first file: what parses untrusted bytes
// cannot send them anywhere.
"use strict";

(function () {
  const early = [];
  const keep = function (event) { early.push(event); };
  self.addEventListener("message", keep);

  importScripts("./worker.js");
  const loaded = fetch("./worker_bg.wasm");
  for (const name of [
    "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource",
    "BroadcastChannel", "Worker", "importScripts", "indexedDB", "caches",
  ]) {
    Object.defineProperty(self, name, { value: undefined, writable: false, configurable: false });
  }

  wasm_bindgen({ module_or_path: loaded }).then(
    function () {
      self.removeEventListener("message", keep);
      for (const event of early) {
        self.dispatchEvent(new MessageEvent("message", { data: event.data, ports: event.ports }));
      }
    },
    // A rejected promise is silent to the page; an exception from a timer is not.
    function (error) { setTimeout(function () { throw error; }); },
  );
})();
