// Starts the page: loads the wasm whose hashed names Trunk wrote into the two preload links, and
// says one plain sentence where the page cannot start. Never touches anything once it has started.

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

function address(id) {
  return new URL(document.getElementById(id).getAttribute("href"), document.baseURI);
}

// A module whose one function works on sixteen bytes at once, as the worker does.
const WIDE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

async function start() {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(WIDE)) {
    return fail("old", new Error("no WebAssembly, or none that is wide enough"));
  }
  let response, script;
  try {
    [response, script] = await Promise.all([
      fetch(address("page-wasm")),
      import(address("page-script").href),
    ]);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  } catch (error) {
    return fail("network", error);
  }
  try {
    await script.default({ module_or_path: response });
  } catch (error) {
    fail(error instanceof WebAssembly.CompileError ? "old" : "crash", error);
  }
}

start();
