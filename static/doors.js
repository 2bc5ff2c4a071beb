// Shuts the page's ways out. What a policy can forbid, it forbids: the one in the page's head from the
// first byte, and a second one, added here once the last file is there, everything that is left. What
// no policy knows of is taken away from the page's own scripts. Never opens anything again.
"use strict";

const doors = (function () {
  // Nothing may be fetched, run, shown or connected to but what the page has already. `data:` is its own
  // icon and manifest, `blob:` its own worker (workers.js), whose wasm Firefox asks for once more although
  // it is compiled. No directive names an address: what one allows may be prefetched.
  const SHUT = [
    "default-src 'none'", "script-src 'wasm-unsafe-eval'", "style-src 'none'", "connect-src 'none'",
    "img-src data:", "worker-src blob:", "manifest-src data:", "base-uri 'none'", "form-action 'none'",
    "require-trusted-types-for 'script'", "trusted-types 'none'",
  ].join("; ");

  // Ways out that no policy shuts: windows of other addresses, and connections between browsers.
  for (const name of ["open", "RTCPeerConnection", "webkitRTCPeerConnection"]) {
    Object.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
  }

  // What stands beside the page for users to save.
  const SAVED = ["均衡尺.html", "SHA256SUMS", "junheng.cdx.json"];

  // A page may always be left for another address, which could carry something away. It is left by the
  // user's own hand only: by the address bar, back and forward, which are not asked about here.
  function leaves(event) {
    const [here] = location.href.split("#");
    const [there] = event.destination.url.split("#");
    if (there === here || event.navigationType === "traverse") return false;
    // A document made here is saved. (Firefox asks twice, the second time without saying what for.)
    if (there.startsWith("blob:")) return false;
    return !SAVED.some((name) => there === new URL(name, here).href);
  }
  if (typeof navigation === "object") {
    navigation.addEventListener("navigate", function (event) {
      if (leaves(event)) event.preventDefault();
    });
  }

  let isShut = false;

  /** From here on no request is possible, for the page or for a worker that starts later. */
  function shut() {
    if (isShut) return;
    isShut = true;
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = SHUT;
    document.head.append(policy);
  }

  return Object.freeze({ shut });
})();
