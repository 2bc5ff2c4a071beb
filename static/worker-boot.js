// The worker's beginning, behind its wasm's own script in one blob. The page's first message is the wasm
// itself, compiled; those that come before it listens are kept for it. A failed start becomes an `error`
// event on the page's Worker.
//
// The page's policy holds here: no address can be reached. Beside that the worker gives up the means to
// reach one, before it sees the first file.
"use strict";

(function () {
  for (const name of [
    "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource",
    "RTCPeerConnection", "BroadcastChannel", "Worker", "SharedWorker", "importScripts", "indexedDB",
    "caches", "Notification",
  ]) {
    // Some stand on the scope itself, some on what it inherits from.
    for (let place = self; place; place = Object.getPrototypeOf(place)) {
      if (place !== self && !Object.prototype.hasOwnProperty.call(place, name)) continue;
      Object.defineProperty(place, name, { value: undefined, writable: false, configurable: false });
    }
  }

  const early = [];
  const keep = function (event) { early.push(event); };

  self.addEventListener("message", function (event) {
    self.addEventListener("message", keep);
    wasm_bindgen({ module_or_path: event.data }).then(
      function () {
        self.removeEventListener("message", keep);
        for (const event of early) {
          self.dispatchEvent(new MessageEvent("message", { data: event.data, ports: event.ports }));
        }
      },
      // A rejected promise is silent to the page; an exception from a timer is not.
      function (error) { setTimeout(function () { throw error; }); },
    );
  }, { once: true });
})();
