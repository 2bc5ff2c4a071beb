#!/usr/bin/env bash
# The formats that the Chinese edition of Excel gives its own dates (2023年9月1日 is number 31, 2023年9月 is 57) are
# known to a file by number alone, without a code: ISO/IEC 29500-1, 18.8.30 lists 27 to 36 and 50 to 58 by
# language. Readers that know only the numbers without a language hand out days since 1900 as an ordinary figure.
# 45170 as the day on which a teacher was employed fits a column of pupils or of square metres as well.
#
# Seen on 2026-11-28 with a workbook of XlsxWriter 3.2.0: openpyxl 3.1.5 (format General), pandas 2.2.3 and
# python-calamine 0.3.1 give 45170, and so does exceljs 4.4.0 on Node.js 20. xlsx 0.18.5 shows 9/1/23, the American
# order, for both; hucre 1.0.0 gives the day. Number 14, the date without a language, is a date for all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet openpyxl==3.1.5 XlsxWriter==3.2.0 pandas==2.2.3 python-calamine==0.3.1 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 hucre@1.0.0 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import openpyxl, pandas, python_calamine, xlsxwriter

book = xlsxwriter.Workbook("days.xlsx")
sheet = book.add_worksheet("days")
for row, number in enumerate((14, 31, 57)):
    sheet.write(row, 0, 45170, book.add_format({"num_format": number}))
book.close()

cells = openpyxl.load_workbook("days.xlsx")["days"]["A"]
print("openpyxl", cells[0].value.date(), cells[1].value, cells[1].number_format, cells[2].value)
print("pandas", pandas.read_excel("days.xlsx", header=None)[0].tolist()[1:])
rows = python_calamine.CalamineWorkbook.from_path("days.xlsx").get_sheet_by_index(0).to_python()
print("python-calamine", rows[0][0], rows[1][0], rows[2][0])
PY
cat >read.mjs <<'JS'
import exceljs from "exceljs";
import { readXlsx } from "hucre";
import { readFileSync } from "node:fs";
import xlsx from "xlsx";
const sheet = xlsx.readFile("days.xlsx").Sheets.days;
console.log("xlsx", sheet.A1.w, sheet.A2.w, sheet.A3.w);
const book = new exceljs.Workbook();
await book.xlsx.readFile("days.xlsx");
console.log("exceljs", ...[2, 3].map((row) => book.worksheets[0].getCell(row, 1).value));
const { sheets } = await readXlsx(readFileSync("days.xlsx"));
console.log("hucre", ...sheets[0].rows.map(([day]) => day.toISOString().slice(0, 10)));
JS
node read.mjs >>found
cat found
printf '%s\n' 'openpyxl 2023-09-01 45170 General 45170' 'pandas [45170, 45170]' \
  'python-calamine 2023-09-01 45170.0 45170.0' 'xlsx 9/1/23 9/1/23 9/1/23' 'exceljs 45170 45170' \
  'hucre 2023-09-01 2023-09-01 2023-09-01' | diff - found
