// Gives the other files that the page is made of: beside it, as the links in its head name them, each
// compared with the checksum written there; or, in the single file, inside it, packed. Nothing else is
// ever fetched. Runs before the other scripts.
"use strict";

const files = (function () {
  async function fetched(link) {
    // Not `integrity`, which browsers know at scripts and styles only and complain of elsewhere. In
    // development there is none.
    const options = { credentials: "same-origin", integrity: link.dataset.integrity };
    const response = await fetch(new URL(link.getAttribute("href"), document.baseURI), options);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response;
  }

  // In the single file: gzip, which more browsers unpack than unpack anything denser, as base64.
  async function unpacked(block, type) {
    const packed = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
    block.remove();
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream, { headers: { "content-type": type } });
  }

  // The page's wasm is asked for at once. A preload in its place would be fetched twice by browsers that
  // do not take it for a file whose checksum is asked for.
  const page = document.getElementById("page-wasm");
  const first = page.localName === "link" ? fetched(page) : null;
  // Whoever asks for it hears of the failure.
  if (first) first.catch(() => {});

  function file(id, type) {
    const element = document.getElementById(id);
    if (element === page && first) return first;
    return element.localName === "link" ? fetched(element) : unpacked(element, type);
  }

  // Not every host knows what wasm is; then it is compiled when it is there as a whole.
  async function module(id) {
    const response = await file(id, "application/wasm");
    const known = response.headers.get("content-type") === "application/wasm";
    return known
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  }

  async function text(id) {
    return (await file(id, "text/plain")).text();
  }

  return Object.freeze({ module, text });
})();
