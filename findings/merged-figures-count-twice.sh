#!/usr/bin/env bash
# A school of two sections stands on two rows, and its 10 classrooms in one cell merged over both. exceljs gives
# the figure for each cell of the block, so that whoever adds up the column by its documented value counts the
# ten twice; the other readers have it once. Whether a cell only repeats another one is told by .master alone.
#
# Seen on 2026-11-28 with a workbook of XlsxWriter 3.2.0: exceljs 4.4.0 on Node.js 20 gives 10, 10 and 5, in all
# 25; xlsx 0.18.5, openpyxl 3.1.5 and pandas 2.2.3 give 10, nothing and 5, in all 15.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet openpyxl==3.1.5 XlsxWriter==3.2.0 pandas==2.2.3 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import openpyxl, pandas, xlsxwriter

book = xlsxwriter.Workbook("rooms.xlsx")
sheet = book.add_worksheet("rooms")
sheet.merge_range(0, 0, 1, 0, 10)
sheet.write(2, 0, 5)
book.close()

column = openpyxl.load_workbook("rooms.xlsx")["rooms"]["A"]
print("openpyxl", sum(cell.value or 0 for cell in column))
print("pandas", int(pandas.read_excel("rooms.xlsx", header=None)[0].sum()))
PY
node -e '
const { readFile, utils } = require("xlsx");
const rows = utils.sheet_to_json(readFile("rooms.xlsx").Sheets.rooms, { header: 1 });
console.log("xlsx", rows.flat().reduce((sum, value) => sum + (value ?? 0), 0));
const { Workbook } = require("exceljs");
const book = new Workbook();
book.xlsx.readFile("rooms.xlsx").then(() => {
  let sum = 0;
  book.worksheets[0].getColumn(1).eachCell((cell) => { sum += cell.value; });
  console.log("exceljs", sum);
});
' >>found
cat found
printf '%s\n' 'openpyxl 15' 'pandas 15' 'xlsx 15' 'exceljs 25' | diff - found
