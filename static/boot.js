// Starts the page, or says in one plain sentence why it cannot. Once it has started, it only says so should
// the program break: a program that has trapped cannot do it itself.
"use strict";

(async function () {
  const FAILURES = {
    old: "您的浏览器版本过旧，无法运行本页。请改用新版 Edge、Chrome、Firefox 或 360 极速浏览器。",
    network: "页面文件没有完整载入。请检查网络后刷新本页。",
    crash: "页面启动失败。请刷新本页；如仍不行，请换用新版 Edge、Chrome 或 Firefox。",
  };

  function fail(kind, error) {
    console.error(error);
    const loading = document.getElementById("loading");
    const place = document.getElementById("boot-failure");
    if (loading) loading.hidden = true;
    if (place) {
      place.textContent = FAILURES[kind];
      place.hidden = false;
    }
  }

  function broken(error) {
    const place = document.getElementById("crash");
    const isTrap = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
    if (isTrap && place) place.hidden = false;
  }

  addEventListener("error", (event) => broken(event.error));
  addEventListener("unhandledrejection", (event) => broken(event.reason));

  // A module whose one function works on sixteen bytes at once, as the worker does.
  const WIDE = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
    253, 98, 11,
  ]);
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(WIDE)) {
    return fail("old", new Error("no WebAssembly, or none that is wide enough"));
  }
  let module;
  try {
    module = await files.module("page-wasm");
    if (typeof wasm_bindgen === "undefined") throw new Error("the page's script did not come");
  } catch (error) {
    // A wasm, or a way of unpacking it, that this browser does not know of.
    const isOld = error instanceof WebAssembly.CompileError || error instanceof ReferenceError;
    return fail(isOld ? "old" : "network", error);
  }
  try {
    await wasm_bindgen({ module_or_path: module });
  } catch (error) {
    fail("crash", error);
  }
})();
