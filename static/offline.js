// Lets the page work without a network: starts the service worker where there is one, and offers a new
// version when it lies ready. The user decides when; until then everything stays as it is.
"use strict";

const offline = (function () {
  const link = document.getElementById("service-worker");
  const address = link && new URL(link.getAttribute("href"), document.baseURI).href;
  // Neither on file://, nor on plain http of another machine, nor in a private window of some browsers.
  const isThere = address && "serviceWorker" in navigator;
  const policy = isThere && typeof trustedTypes === "object"
    ? trustedTypes.createPolicy("junheng-offline", {
        createScriptURL(asked) {
          if (asked !== address) throw new TypeError(`no service worker: ${asked}`);
          return asked;
        },
      })
    : { createScriptURL: (asked) => asked };

  function offer(waiting) {
    const place = document.getElementById("update");
    document.getElementById("update-now").onclick = function () {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
      waiting.postMessage("take over");
    };
    document.getElementById("update-later").onclick = () => (place.hidden = true);
    place.hidden = false;
  }

  function watch(registration) {
    // The first version of all is there without being asked.
    const ready = (worker) => worker && navigator.serviceWorker.controller && offer(worker);
    ready(registration.waiting);
    registration.addEventListener("updatefound", function () {
      const coming = registration.installing;
      coming.addEventListener("statechange", function () {
        if (coming.state === "installed") ready(coming);
      });
    });
  }

  /**
   * What a browser reads when somebody installs the page, in the page itself: while the doors are shut it
   * could not be fetched. What it names has to be said in full then.
   */
  async function prepare() {
    if (!isThere) return;
    const manifest = JSON.parse(await files.text("manifest"));
    for (const name of ["id", "start_url", "scope"]) {
      manifest[name] = new URL(manifest[name], document.baseURI).href;
    }
    const link = document.createElement("link");
    link.rel = "manifest";
    link.href = `data:application/manifest+json,${encodeURIComponent(JSON.stringify(manifest))}`;
    document.head.append(link);
  }

  /** Begins, while the doors are still open. */
  function begin() {
    if (!isThere) return;
    const options = { scope: "./", updateViaCache: "none" };
    navigator.serviceWorker.register(policy.createScriptURL(address), options).then(
      watch,
      // It works as before, with the network only.
      (error) => console.warn(error),
    );
  }

  return Object.freeze({ prepare, begin });
})();
