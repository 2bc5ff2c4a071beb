// A .zip as offices make them, from { name, bytes }. A name may be bytes, in whatever encoding.

import { crc32, deflateRawSync } from "node:zlib";

/** The zip's bytes. */
export function zip(files) {
  const [bodies, heads] = [[], []];
  let at = 0;
  for (const { name, bytes } of files) {
    const raw = Buffer.from(name);
    const packed = deflateRawSync(Buffer.from(bytes));
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    // A name that is text is UTF-8, and says so.
    fields.writeUInt16LE(typeof name === "string" ? 0x800 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(Buffer.from(bytes)), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(raw.length, 22);
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), fields, raw, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    heads.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, rest, raw]));
    bodies.push(body);
    at += body.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, directory, Buffer.from("PK\x05\x06"), end]);
}
