// What is kept on this machine, in IndexedDB: of each county a head (name, revision, time, size) and its
// bytes. One call is one transaction: it is there as a whole or not at all, whatever becomes of the tab.
// It decides nothing and looks into no bytes; a browser that keeps nothing rejects each call.
"use strict";

window.shelf = (function () {
  const STORES = ["heads", "bytes"];
  let base = null;

  function open() {
    return base ??= new Promise(function (done, fail) {
      const asked = indexedDB.open("junheng", 1);
      asked.onupgradeneeded = () => {
        for (const name of STORES) asked.result.createObjectStore(name, { keyPath: "id", autoIncrement: true });
      };
      asked.onsuccess = () => {
        // Another tab that has to have the place to itself gets it.
        asked.result.onversionchange = asked.result.onclose = () => {
          asked.result.close();
          base = null;
        };
        done(asked.result);
      };
      asked.onerror = asked.onblocked = () => fail(asked.error);
      // Some browsers never answer.
      setTimeout(fail, 5000);
    }).catch((error) => {
      base = null;
      throw error;
    });
  }

  async function within(mode, work) {
    const transaction = (await open()).transaction(STORES, mode);
    return new Promise(function (done, fail) {
      let result = null;
      transaction.oncomplete = () => done(result);
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
      const [heads, bytes] = STORES.map((name) => transaction.objectStore(name));
      work(heads, bytes, (value) => (result = value));
    });
  }

  const told = (head) =>
    [head.id, head.revision, head.name, new Date(head.at).toLocaleString("zh-CN"), head.schools];
  const then = (request, act) => (request.onsuccess = () => act(request.result));
  const add = (heads, bytes, head, text, give) =>
    then(heads.put(head), (id) => {
      bytes.put({ id, text });
      give([id, head.revision]);
    });

  // All heads, the newest first.
  const list = () => within("readonly", (heads, _, give) =>
    then(heads.getAll(), (all) => give(all.sort((a, b) => b.at - a.at).map(told))));

  // Puts bytes in the place of those of the revision that was `seen`, or in a new one (id 0). Gives its
  // id and revision; where another tab changed it since, nothing is written and the revision is -1,
  // where it took it away, 0.
  const put = (id, seen, name, schools, text) => within("readwrite", (heads, bytes, give) => {
    const head = { name, schools, revision: seen + 1, at: Date.now() };
    if (!id) return add(heads, bytes, head, text, give);
    then(heads.get(id), (old) => {
      if (!old || old.revision !== seen) return give([id, old ? -1 : 0]);
      if (old.named) Object.assign(head, { name: old.name, named: true });
      add(heads, bytes, { id, ...head }, text, give);
    });
  });

  // What is there afterwards tells what came of it.
  const listed = (work) => within("readwrite", work).catch(() => {}).then(list);

  return Object.freeze({
    list,
    put,
    // The revision and the bytes.
    get: (id) => within("readonly", (heads, bytes, give) =>
      then(heads.get(id), (head) => then(bytes.get(id), ({ text }) => give([head.revision, text])))),
    // All of them: heads, then bytes in the same order.
    every: () => within("readonly", (heads, bytes, give) =>
      then(heads.getAll(), (all) => then(bytes.getAll(), (texts) =>
        give([all.map(told), texts.map(({ text }) => text)])))),
    // All that follow give the list of what is there then.
    add: async (...all) => {
      for (const one of all) await put(0, 0, ...one).catch(() => {});
      return list();
    },
    rename: (id, name) => listed((heads) =>
      then(heads.get(id), (old) => old && heads.put({ ...old, name, named: true }))),
    copy: (id, name) => listed((heads, bytes, give) =>
      then(heads.get(id), ({ id: _, ...old }) => then(bytes.get(id), ({ text }) =>
        add(heads, bytes, { ...old, name, named: true, at: Date.now() }, text, give)))),
    remove: (id) => listed((heads, bytes) => [heads, bytes].forEach((one) => one.delete(id))),
    // But this one tells, too, when it was not done.
    clear: () => within("readwrite", (heads, bytes) => [heads, bytes].forEach((one) => one.clear()))
      .then(list),
  });
})();
