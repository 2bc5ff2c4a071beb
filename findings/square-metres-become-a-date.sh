#!/usr/bin/env bash
# The area of a school, 2250 with its unit in the number format: the m of m² has to be marked there as a plain
# letter, 0\m², or with the mark of the East Asian editions, 0!m². Readers find dates by looking for letters such
# as m in the format, and do not all know each mark: 2250 square metres become a day in February 1906.
#
# Seen on 2026-11-28 with a workbook of XlsxWriter 3.2.0. exceljs 4.4.0 on Node.js 20 makes a date of both, and
# gives the first format as 0m², so that the mark is gone when it saves the workbook. openpyxl 3.1.5, pandas 2.2.3,
# python-calamine 0.3.1 and xlsx 0.18.5 (with cellDates) make a date of the second. The quoted form, 0"m²", is a
# number everywhere.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet openpyxl==3.1.5 XlsxWriter==3.2.0 pandas==2.2.3 python-calamine==0.3.1 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import openpyxl, pandas, python_calamine, xlsxwriter

book = xlsxwriter.Workbook("area.xlsx")
sheet = book.add_worksheet("area")
for row, code in enumerate(("0\\m²", "0!m²", '0"m²"')):
    sheet.write(row, 0, 2250, book.add_format({"num_format": code}))
book.close()

column = openpyxl.load_workbook("area.xlsx")["area"]["A"]
print("openpyxl", *(cell.value for cell in column))
print("pandas", *pandas.read_excel("area.xlsx", header=None)[0])
rows = python_calamine.CalamineWorkbook.from_path("area.xlsx").get_sheet_by_index(0).to_python()
print("python-calamine", *(row[0] for row in rows))
PY
node -e '
const tell = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
const sheet = require("xlsx").readFile("area.xlsx", { cellDates: true }).Sheets.area;
console.log("xlsx", tell(sheet.A1.v), tell(sheet.A2.v), tell(sheet.A3.v));
const { Workbook } = require("exceljs");
const book = new Workbook();
book.xlsx.readFile("area.xlsx").then(() => {
  const cells = [1, 2, 3].map((row) => book.worksheets[0].getCell(row, 1));
  console.log("exceljs", ...cells.map((cell) => tell(cell.value)), cells[0].numFmt);
});
' >>found
cat found
printf '%s\n' 'openpyxl 2250 1906-02-27 00:00:00 2250' 'pandas 2250 1906-02-27 00:00:00 2250' \
  'python-calamine 2250.0 1906-02-27 2250.0' 'xlsx 2250 1906-02-27 2250' \
  'exceljs 1906-02-27 1906-02-27 2250 0m²' | diff - found
