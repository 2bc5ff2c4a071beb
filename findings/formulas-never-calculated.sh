#!/usr/bin/env bash
# Systems that write .xlsx leave calculating to Excel, in two manners that look the same in Excel and differ for
# whoever reads the file before: XlsxWriter stores 0 as the result of each formula, openpyxl stores none. Read
# with pandas, 12 + 3 classrooms of the first are 0, which is a figure, and of the second are missing.
#
# Seen on 2026-11-28 with XlsxWriter 3.2.0, openpyxl 3.1.5, pandas 2.2.3, python-calamine 0.3.1 and, on Node.js
# 20, xlsx 0.18.5: all give 0 for the first file and nothing for the second. None of them warns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet openpyxl==3.1.5 XlsxWriter==3.2.0 pandas==2.2.3 python-calamine==0.3.1 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import openpyxl, pandas, python_calamine, xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet("rooms")
sheet.write_row(0, 0, [12, 3])
sheet.write_formula(0, 2, "=A1+B1")
book.close()
book = openpyxl.Workbook()
book.active.title = "rooms"
book.active.append([12, 3, "=A1+B1"])
book.save("b.xlsx")

for name in ("a.xlsx", "b.xlsx"):
    value = openpyxl.load_workbook(name, data_only=True)["rooms"]["C1"].value
    row = pandas.read_excel(name, header=None).values.tolist()[0]
    rows = python_calamine.CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()
    print(name, "openpyxl", value, "pandas", row, "python-calamine", rows[0][2:])
PY
node -e '
for (const name of ["a.xlsx", "b.xlsx"]) {
  const cell = require("xlsx").readFile(name).Sheets.rooms.C1;
  console.log(name, "xlsx", cell?.v);
}
' >>found
cat found
printf '%s\n' 'a.xlsx openpyxl 0 pandas [12, 3, 0] python-calamine [0.0]' \
  "b.xlsx openpyxl None pandas [12, 3] python-calamine ['']" 'a.xlsx xlsx 0' 'b.xlsx xlsx undefined' |
  diff - found
