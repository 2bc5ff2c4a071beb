#!/usr/bin/env bash
# Averages per class of a school without classes end in #DIV/0!, look-ups without a match in #N/A. Of an .xls, xlrd
# gives such a cell the number of its error as the value, 7 or 42, as a whole number among those of the column: a
# sum is larger by 49, and no figure looks odd. What it is says only the type, in a list beside the values.
#
# Seen on 2026-11-28 with a workbook of xlwt 1.3.0 and xlrd 2.0.1; xlsx 0.18.5 on Node.js 20 has 7 and 42 in .v as
# well. pandas 2.2.3, which reads through xlrd, gives nothing for both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet xlrd==2.0.1 xlwt==1.3.0 pandas==2.2.3 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import pandas, xlrd, xlwt

book = xlwt.Workbook()
sheet = book.add_sheet("pupils")
sheet.write(0, 0, 450)
sheet.row(1).set_cell_error(0, "#DIV/0!")
sheet.row(2).set_cell_error(0, 42)
book.save("pupils.xls")

sheet = xlrd.open_workbook("pupils.xls").sheet_by_index(0)
print("xlrd", sheet.col_values(0), "types", sheet.col_types(0), "sum", sum(sheet.col_values(0)))
print("pandas", pandas.read_excel("pupils.xls", header=None)[0].sum())
PY
node -e '
const sheet = require("xlsx").readFile("pupils.xls").Sheets.pupils;
console.log("xlsx", ...["A1", "A2", "A3"].map((address) => sheet[address].v));
' >>found
cat found
printf '%s\n' 'xlrd [450.0, 7, 42] types [2, 5, 5] sum 499.0' 'pandas 450.0' 'xlsx 450 7 42' | diff - found
