// Makes workers for the page. Their script, their wasm and the look of the screens that show what they
// answer are fetched once, after the first paint, and kept: a worker that takes the place of a broken one needs no network, and no time to compile.
//
// A worker started from an address is under the policy that comes with that address, which a static host
// may not send. One that is started from a blob is under the page's policy: so this one is, and it is
// started only after the doors are shut.
"use strict";

window.junheng = (function () {
  let address = "";
  const policy = typeof trustedTypes === "object"
    ? trustedTypes.createPolicy("junheng-worker", {
        createScriptURL(asked) {
          if (asked === "" || asked !== address) throw new TypeError(`no worker: ${asked}`);
          return asked;
        },
      })
    : { createScriptURL: (asked) => asked };

  let sums = "";
  let loading = null;

  // What a browser paints comes first. A page in the background is painted never.
  function painted() {
    return new Promise((resolve) =>
      document.hidden ? resolve() : requestAnimationFrame(() => setTimeout(resolve)));
  }

  // What later screens look like; the single file has it in its head.
  function look() {
    const named = document.getElementById("screens");
    if (!named) return null;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = named.getAttribute("href");
    link.integrity = named.dataset.integrity || "";
    return new Promise(function (resolve, reject) {
      link.onload = resolve;
      link.onerror = () => reject(new Error(`${link.href} did not come`));
      document.head.append(link);
    });
  }

  async function load() {
    await painted();
    const [glue, boot, module] = await Promise.all([
      files.text("worker-glue"),
      files.text("worker-boot"),
      files.module("worker-wasm"),
      look(),
      // The page does without these, if need be.
      files.text("sums").then((text) => (sums = text), () => {}),
      offline.prepare().catch((error) => console.warn(error)),
    ]);
    offline.begin();
    doors.shut();
    address = URL.createObjectURL(new Blob([glue, "\n", boot], { type: "text/javascript" }));
    return module;
  }

  /** A worker, as the page sees one, at once; what it is told waits until the real one is there. */
  function worker() {
    let real = null;
    let over = false;
    const waiting = [];
    const seen = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      postMessage(message, transfer) {
        if (real) real.postMessage(message, transfer);
        else waiting.push([message, transfer]);
      },
      terminate() {
        over = true;
        if (real) real.terminate();
      },
    };
    const pass = (name) => (event) => seen[name] && seen[name](event);
    if (loading === null) {
      // What did not come this time, the next worker asks for again.
      loading = load().catch(function (error) {
        loading = null;
        throw error;
      });
    }
    loading.then(function (module) {
      if (over) return;
      real = new Worker(policy.createScriptURL(address));
      for (const name of ["onmessage", "onerror", "onmessageerror"]) real[name] = pass(name);
      real.postMessage(module);
      for (const [message, transfer] of waiting) real.postMessage(message, transfer);
    }).catch(function (error) {
      console.warn(error);
      if (!over) pass("onerror")(new ErrorEvent("error", { message: String(error) }));
    });
    return seen;
  }

  return Object.freeze({ worker, sums: () => sums });
})();
