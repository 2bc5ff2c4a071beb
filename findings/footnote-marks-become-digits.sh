#!/usr/bin/env bash
# A figure with a footnote mark in superscript (12 with a raised 1), or with an old figure struck out before
# the new one (9 struck out, then 12), is one rich text in the file. Readers that give a cell's plain value
# run the pieces together: twelve classrooms become 121 or 912, without a warning and with every digit valid.
#
# Seen on 2026-11-28 with a workbook of XlsxWriter 3.2.0, read by openpyxl 3.1.5, python-calamine 0.3.1 and,
# on Node.js 20, xlsx 0.18.5 and the .text of exceljs 4.4.0: each gives 121 and 912. openpyxl has the pieces
# apart only when the workbook is loaded with rich_text=True.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet openpyxl==3.1.5 XlsxWriter==3.2.0 python-calamine==0.3.1 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import openpyxl, python_calamine, xlsxwriter

book = xlsxwriter.Workbook("rooms.xlsx")
sheet = book.add_worksheet("rooms")
raised = book.add_format({"font_script": 1})
struck = book.add_format({"font_strikeout": 1})
sheet.write_rich_string(0, 0, "12", raised, "1")
sheet.write_rich_string(1, 0, struck, "9", "12")
book.close()

read = openpyxl.load_workbook("rooms.xlsx")["rooms"]
print("openpyxl", read["A1"].value, read["A2"].value)
rows = python_calamine.CalamineWorkbook.from_path("rooms.xlsx").get_sheet_by_index(0).to_python()
print("python-calamine", rows[0][0], rows[1][0])
PY
node -e '
const xlsx = require("xlsx");
const sheet = xlsx.readFile("rooms.xlsx").Sheets.rooms;
console.log("xlsx", sheet.A1.v, sheet.A2.v);
const { Workbook } = require("exceljs");
const book = new Workbook();
book.xlsx.readFile("rooms.xlsx").then(() => {
  const rooms = book.worksheets[0];
  console.log("exceljs", rooms.getCell("A1").text, rooms.getCell("A2").text);
});
' >>found
cat found
printf '%s\n' 'openpyxl 121 912' 'python-calamine 121 912' 'xlsx 121 912' 'exceljs 121 912' | diff - found
