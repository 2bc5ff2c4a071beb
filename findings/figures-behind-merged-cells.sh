#!/usr/bin/env bash
# Merged by the format painter, or in LibreOffice with the contents kept, cells keep what they held behind the one
# that is seen; a formula still adds it up. Whether a reader gives the hidden 7 behind the merged 10 is decided by
# how the file is opened: openpyxl blanks it, but not when it is told to read only, which is what pandas does.
# One list of a school's classrooms has 15 or 22 of them, from the same library.
#
# Seen on 2026-11-28 with a workbook of XlsxWriter 3.2.0 (which writes into the range after it was merged) and a
# file of odfpy 1.4.1: openpyxl 3.1.5 gives 15, or 22 with read_only=True. pandas 2.2.3 gives 22 for .xlsx and for
# .ods 15 with its usual engine, 22 with python-calamine 0.3.1. On Node.js 20, xlsx 0.18.5 gives 22 and 15.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet openpyxl==3.1.5 XlsxWriter==3.2.0 pandas==2.2.3 odfpy==1.4.1 python-calamine==0.3.1 \
  2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import openpyxl, pandas, xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

book = xlsxwriter.Workbook("rooms.xlsx")
sheet = book.add_worksheet("rooms")
sheet.merge_range(0, 0, 1, 0, 10)
sheet.write(1, 0, 7)
sheet.write(2, 0, 5)
book.close()

book = OpenDocumentSpreadsheet()
table = Table(name="rooms")
merged = {"numberrowsspanned": 2, "numbercolumnsspanned": 1}
for kind, rooms, more in ((TableCell, 10, merged), (CoveredTableCell, 7, {}), (TableCell, 5, {})):
    row, cell = TableRow(), kind(valuetype="float", value=rooms, **more)
    cell.addElement(P(text=str(rooms)))
    row.addElement(cell)
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save("rooms.ods")

for read_only in (False, True):
    rows = openpyxl.load_workbook("rooms.xlsx", read_only=read_only)["rooms"].iter_rows(values_only=True)
    print("openpyxl read_only", read_only, sum(row[0] or 0 for row in rows))
for name, engine in (("rooms.xlsx", "openpyxl"), ("rooms.ods", "odf"), ("rooms.ods", "calamine")):
    print("pandas", name, engine, int(pandas.read_excel(name, header=None, engine=engine)[0].sum()))
PY
node -e '
const { readFile, utils } = require("xlsx");
for (const name of ["rooms.xlsx", "rooms.ods"]) {
  const rows = utils.sheet_to_json(readFile(name).Sheets.rooms, { header: 1 });
  console.log("xlsx", name, rows.reduce((sum, [value]) => sum + (value ?? 0), 0));
}
' >>found
cat found
printf '%s\n' 'openpyxl read_only False 15' 'openpyxl read_only True 22' 'pandas rooms.xlsx openpyxl 22' \
  'pandas rooms.ods odf 15' 'pandas rooms.ods calamine 22' 'xlsx rooms.xlsx 22' 'xlsx rooms.ods 15' | diff - found
