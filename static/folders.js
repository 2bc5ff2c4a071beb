// Finds the files in what is dropped, chosen or pasted, and tells the page of them by an event, `found`:
// how many there are so far, then pairs of a file (null where the browser does not give it) and its path;
// a word where there is nothing to be had. What is pasted is called "/.html" or "/.tsv".
"use strict";

window.folders = (function () {
  // More than this is a disk, not a folder of tables.
  const MOST = 20000;
  let turn = 0;

  const tell = (detail) => dispatchEvent(new CustomEvent("found", { detail }));

  // A folder is a handle or, in browsers without, an entry. An entry lists at most 100 at a time.
  async function walk(one, path, found, mine) {
    if (mine !== turn) throw null;
    if (found.length > MOST) throw "many";
    const name = path + one.name;
    if (one.isFile || one.kind === "file") {
      const file = one.getFile ? one.getFile() : new Promise((give, fail) => one.file(give, fail));
      if (found.push([await file.catch(() => null), name]) % 20 === 0) tell(found.length);
      return;
    }
    if (one.values) {
      for await (const inner of one.values()) await walk(inner, `${name}/`, found, mine);
      return;
    }
    const reader = one.createReader();
    const batch = () => new Promise((give, fail) => reader.readEntries(give, fail));
    for (let some = await batch(); some.length; some = await batch()) {
      for (const inner of some) await walk(inner, `${name}/`, found, mine);
    }
  }

  // All that is dropped is asked for before the event is over: afterwards it is gone. A page of a disk may
  // list a handle and no entry (Chromium).
  async function dropped(transfer) {
    const mine = ++turn;
    const items = Array.from(transfer.items).filter((item) => item.kind === "file").map((item) => {
      const entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
      const isFolder = entry && entry.isDirectory;
      const handle = isFolder && item.getAsFileSystemHandle && item.getAsFileSystemHandle();
      if (handle) handle.catch(() => {});
      return { file: item.getAsFile(), entry, isFolder, handle };
    });
    const folders = items.filter((item) => item.isFolder);
    const found = items.filter((item) => !item.isFolder).map(({ file }) => [file, file.name]);
    if (folders.length === 0) return found;
    tell(found.length);
    for (const { entry, handle } of folders) {
      const before = found.length;
      try {
        await walk((await handle) || entry, "", found, mine);
      } catch (error) {
        if (error === null || error === "many") throw error;
        found.length = before;
        await walk(entry, "", found, mine).catch((again) => { throw again === null ? null : "folder"; });
      }
    }
    return found;
  }

  // A page that says what it is written in is not believed: here it is written anew.
  function table(html, text) {
    const file = (content, name) => [[new File(["\uFEFF", content], name), `/${name}`]];
    if (/<t[dh]\b/i.test(html)) return file(html.slice(html.indexOf("<")), ".html");
    if (/[\t\n]/.test(text.trim())) return file(text, ".tsv");
    throw "empty";
  }

  function pasted(data) {
    const [html, text] = ["text/html", "text/plain"].map((type) => data.getData(type));
    return data.files.length > 0 && !html && !text ? dropped(data) : table(html, text);
  }

  async function read() {
    const items = await navigator.clipboard.read({ unsanitized: ["text/html"] });
    const get = async (type) => {
      const item = items.find((one) => one.types.includes(type));
      return item ? (await item.getType(type)).text() : "";
    };
    return table(await get("text/html"), await get("text/plain"));
  }

  function take(find, otherwise) {
    // What is asked at once is asked within the event.
    (async () => find())().then(tell, (error) =>
      tell(error === null || typeof error === "string" ? error : otherwise));
  }

  addEventListener("drop", ({ dataTransfer: transfer }) => {
    if (transfer && transfer.types.includes("Files")) take(() => dropped(transfer), "folder");
  });
  addEventListener("paste", (event) => {
    const isField = event.target.closest && event.target.closest("input, textarea, [contenteditable]");
    if (!isField && !event.defaultPrevented) take(() => pasted(event.clipboardData), "empty");
  });
  addEventListener("change", ({ target }) => {
    if (!target.matches("#file-input, #folder-input")) return;
    const found = Array.from(target.files, (file) => [file, file.webkitRelativePath || file.name]);
    // So that the same can be chosen again.
    target.value = "";
    tell(found);
  });
  addEventListener("click", ({ target }) => {
    if (target.closest("#paste")) take(read, "clipboard");
  });

  return Object.freeze({ stop() { turn += 1; } });
})();
