#!/usr/bin/env bash
# Rosters longer than a page repeat their header on each, and fold schools under their town. In .ods the repeated
# rows stand in an element of their own (table:table-header-rows), the folded ones too (table:table-row-group). A
# reader that takes only the rows directly below the table has a list without its header and without those schools:
# 12 classrooms of 27, no error, and the first school where the header was.
#
# Seen on 2026-11-28 with a file of odfpy 1.4.1: hucre 1.0.0 on Node.js 20 gives one row of three; xlsx 0.18.5 and
# pandas 2.2.3 (with odfpy or python-calamine 0.3.1) give all three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet odfpy==1.4.1 pandas==2.2.3 python-calamine==0.3.1 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hucre@1.0.0 xlsx@0.18.5 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableHeaderRows, TableRow, TableRowGroup
from odf.text import P

def row(*words):
    made = TableRow()
    for word in words:
        kind = {"valuetype": "float", "value": word} if isinstance(word, int) else {"valuetype": "string"}
        cell = TableCell(**kind)
        cell.addElement(P(text=str(word)))
        made.addElement(cell)
    return made

book = OpenDocumentSpreadsheet()
table, header, town = Table(name="rooms"), TableHeaderRows(), TableRowGroup()
header.addElement(row("school", "rooms"))
town.addElement(row("B", 15))
for element in (header, row("A", 12), town):
    table.addElement(element)
book.spreadsheet.addElement(table)
book.save("rooms.ods")

for engine in ("odf", "calamine"):
    print("pandas", engine, pandas.read_excel("rooms.ods", header=None, engine=engine).values.tolist())
PY
cat >read.mjs <<'JS'
import { readOds } from "hucre";
import { readFileSync } from "node:fs";
import xlsx from "xlsx";
console.log("xlsx", JSON.stringify(xlsx.utils.sheet_to_json(xlsx.readFile("rooms.ods").Sheets.rooms, { header: 1 })));
console.log("hucre", JSON.stringify((await readOds(readFileSync("rooms.ods"))).sheets[0].rows));
JS
node read.mjs >>found
cat found
diff - found <<'SEEN'
pandas odf [['school', 'rooms'], ['A', 12], ['B', 15]]
pandas calamine [['school', 'rooms'], ['A', 12], ['B', 15]]
xlsx [["school","rooms"],["A",12],["B",15]]
hucre [["A",12]]
SEEN
