#!/usr/bin/env bash
# People enter the classrooms of two sites in one cell of LibreOffice, 9 on the first line and 3 on the second.
# In the file these are two paragraphs. pandas joins them without anything in between and, the column being
# numbers otherwise, hands out 93: a school of twelve classrooms has ninety-three, without a warning.
#
# Seen on 2026-11-28 with a file of odfpy 1.4.1: pandas 2.2.3 (engine odf, which it takes for .ods by itself)
# gives 93 as a number; python-calamine 0.3.1 and, on Node.js 20, xlsx 0.18.5 give the text 9, line break, 3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet pandas==2.2.3 odfpy==1.4.1 python-calamine==0.3.1 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import pandas, python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

book = OpenDocumentSpreadsheet()
table = Table(name="rooms")
for lines in (["9", "3"], ["15"]):
    row, cell = TableRow(), TableCell(valuetype="string")
    for line in lines:
        cell.addElement(P(text=line))
    row.addElement(cell)
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save("rooms.ods")

frame = pandas.read_excel("rooms.ods", header=None)
print("pandas", frame.iloc[0, 0], frame.dtypes[0])
rows = python_calamine.CalamineWorkbook.from_path("rooms.ods").get_sheet_by_index(0).to_python()
print("python-calamine", repr(rows[0][0]))
PY
node -e '
const sheet = require("xlsx").readFile("rooms.ods").Sheets.rooms;
console.log("xlsx", JSON.stringify(sheet.A1.v));
' >>found
cat found
printf '%s\n' 'pandas 93 int64' "python-calamine '9\\n3'" 'xlsx "9\n3"' | diff - found
