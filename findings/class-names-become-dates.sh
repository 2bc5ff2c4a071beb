#!/usr/bin/env bash
# Registers of schools name classes 1-2 (grade one, class two) or 3/4, and schools by codes of ten digits, some
# with a nought in front. Read from CSV, xlsx turns the classes into day numbers of the year 2001 and the codes
# into numbers: 1-2 and 01-02 become one class, 0213508801 and 213508801 one school, and nothing tells what was
# written. A class called 2E5 has 200 000 in it.
#
# Seen on 2026-11-28 with xlsx 0.18.5 on Node.js 20; the option raw: true keeps the words. papaparse 5.4.1 keeps
# them by default, and makes the nought disappear as well once dynamicTyping is asked for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 papaparse@5.4.1 >/dev/null 2>&1
node -e '
const { read, utils } = require("xlsx");
const { parse } = require("papaparse");
const text = "0213508801,1-2,01-02,3/4,2E5\n";
const first = (options) => {
  const book = read(text, { type: "string", ...options });
  return JSON.stringify(utils.sheet_to_json(book.Sheets.Sheet1, { header: 1 })[0]);
};
console.log("xlsx", first({}));
console.log("xlsx raw", first({ raw: true }));
console.log("papaparse", JSON.stringify(parse(text).data[0]));
console.log("papaparse typed", JSON.stringify(parse(text, { dynamicTyping: true }).data[0]));
' >found
cat found
printf '%s\n' 'xlsx [213508801,36893,36893,36954,200000]' \
  'xlsx raw ["0213508801","1-2","01-02","3/4","2E5"]' \
  'papaparse ["0213508801","1-2","01-02","3/4","2E5"]' \
  'papaparse typed [213508801,"1-2","01-02","3/4",200000]' | diff - found
