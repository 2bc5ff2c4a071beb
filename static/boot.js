// Starts the page, or says in one plain sentence why it cannot. Never touches anything once it has
// started.
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

  if (typeof WebAssembly !== "object") return fail("old", new Error("no WebAssembly"));
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
