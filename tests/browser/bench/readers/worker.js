// One reader in a worker of its own: reads a small file of the same kind to warm up, then the file
// itself, and tells how long that took, from bytes to cells, and how many cells there were.
"use strict";

const MODULES = "/tests/browser/node_modules";

// Each gives { read, count }: `read` is timed and may be asynchronous, `count` tells the written cells
// of what it gave.
const READERS = {
  async junheng() {
    importScripts("/target/bench/reader/reader.js");
    const wasm = await wasm_bindgen({ module_or_path: "/target/bench/reader/reader_bg.wasm" });
    return {
      read: (bytes, name) => wasm_bindgen.read(name, bytes),
      count: (book) => {
        const cells = book.cells();
        if (book.findings()) throw new Error(book.findings());
        book.free();
        return cells;
      },
      memory: () => wasm.memory.buffer.byteLength,
    };
  },
  sheetjs: () => sheetjs({ type: "array" }),
  sheetjsFast: () =>
    sheetjs({
      type: "array",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: false,
      cellStyles: false,
      cellText: false,
      bookVBA: false,
    }),
  async exceljs() {
    importScripts(`${MODULES}/exceljs/dist/exceljs.min.js`);
    return {
      read: (bytes) => new ExcelJS.Workbook().xlsx.load(bytes),
      count: (book) => {
        let cells = 0;
        book.eachSheet((sheet) => sheet.eachRow((row) => (cells += row.actualCellCount)));
        return cells;
      },
    };
  },
  async hucre() {
    const { streamXlsxRows, readXls } = await import(`${MODULES}/hucre/dist/xlsx.mjs`);
    const { streamOdsRows } = await import(`${MODULES}/hucre/dist/ods.mjs`);
    const written = (rows) =>
      rows.reduce((sum, row) => sum + row.filter((value) => value !== null && value !== "").length, 0);
    const streamed = async (stream) => {
      const rows = [];
      for await (const row of stream) rows.push(row.values);
      return rows;
    };
    return {
      read: (bytes, name) => {
        if (name.endsWith(".xls")) return readXls(bytes);
        return streamed(name.endsWith(".ods") ? streamOdsRows(bytes) : streamXlsxRows(bytes));
      },
      count: (book) =>
        Array.isArray(book)
          ? written(book)
          : book.sheets.reduce((sum, sheet) => sum + written(sheet.rows), 0),
    };
  },
};

function sheetjs(options) {
  importScripts(`${MODULES}/xlsx/dist/xlsx.full.min.js`);
  const written = (cell) => cell && cell.t !== "z" && cell.v !== undefined;
  return {
    read: (bytes) => XLSX.read(bytes, options),
    count: (book) => {
      let cells = 0;
      for (const sheet of Object.values(book.Sheets)) {
        if (Array.isArray(sheet)) {
          for (const row of sheet) if (row) for (const cell of row) if (written(cell)) cells += 1;
        } else {
          for (const key in sheet) if (key[0] !== "!" && written(sheet[key])) cells += 1;
        }
      }
      return cells;
    },
  };
}

self.onmessage = async ({ data: { reader, name, small, file } }) => {
  try {
    const { read, count, memory } = await READERS[reader]();
    count(await read(new Uint8Array(small), name));
    const begin = performance.now();
    const book = await read(new Uint8Array(file), name);
    const ms = performance.now() - begin;
    // Before counting: what a reader puts off is its own affair, but it has to be paid for.
    const cells = count(book);
    self.postMessage({ ms, cells, memory: memory?.() });
  } catch (error) {
    self.postMessage({ failed: String(error?.message ?? error).slice(0, 200) });
  }
};
