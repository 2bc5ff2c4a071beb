// Words that must not turn up where they have no business, and the search for them in every guise that a
// program could give them on the way out.

/** A school's name as nobody else has it. */
export const CANARY = "金丝雀实验小学";

/** What is looked for: as much of the name as would still tell of the school. */
const WORD = CANARY.slice(0, 3);

const latin = (bytes) => Buffer.from(bytes).toString("latin1");

/** The word in base64 wherever it may begin; what depends on its neighbours is cut off. */
function inBase64(bytes) {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64").replace(/=+$/, "");
    const from = Math.ceil((shift * 8) / 6);
    return text.slice(from, Math.floor(((shift + bytes.length) * 8) / 6));
  });
}

function guises(word) {
  const bytes = Buffer.from(word);
  const wide = Buffer.from(word, "utf16le");
  const units = [...word].map((letter) => letter.charCodeAt(0).toString(16));
  const base64 = [...inBase64(bytes), ...inBase64(wide)];
  return [
    latin(bytes), latin(wide), latin(Buffer.from(wide).swap16()),
    encodeURIComponent(word), bytes.toString("hex"), wide.toString("hex"),
    units.map((unit) => `\\u${unit}`).join(""), units.map((unit) => `%u${unit}`).join(""),
    [...word].map((letter) => `&#${letter.charCodeAt(0)};`).join(""),
    ...base64, ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
  ];
}

/** Whether a text, or bytes, hold the word. */
export function holds(what, word = WORD) {
  const text = typeof what === "string" ? latin(Buffer.from(what)) : latin(what);
  // Hexadecimal digits, and those behind a %, may be large or small.
  const small = text.toLowerCase();
  return guises(word).some((guise) => text.includes(guise) || small.includes(guise.toLowerCase()));
}
