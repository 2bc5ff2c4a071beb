#!/usr/bin/env bash
# Reports in words show 23 schools as 二十三 or 贰拾叁, by the number formats [DBNum1][$-804]General and [DBNum2]...;
# [$-804]aaaa shows the day of the week. The mark [$-804] names the Chinese language and no currency; a formatter
# that overlooks the difference prints its dollar sign in front of the figure, and this goes into the text of the
# cell and into any CSV made from it. Figures in which nobody entered a sum of money arrive as one.
#
# Seen on 2026-11-28 with a workbook of XlsxWriter 3.2.0 on Node.js 20: xlsx 0.18.5 shows $23, $23 and $aaaa;
# numfmt 2.5.2 shows 23 and aaaa, and refuses the second format with an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet XlsxWriter==3.2.0 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 numfmt@2.5.2 >/dev/null 2>&1
env/bin/python - <<'PY'
import xlsxwriter

book = xlsxwriter.Workbook("schools.xlsx")
sheet = book.add_worksheet("schools")
for column, code in enumerate(("[DBNum1][$-804]General", "[DBNum2][$-804]General", "[$-804]aaaa;@")):
    sheet.write(0, column, 23, book.add_format({"num_format": code}))
book.close()
PY
node -e '
const { readFile, utils } = require("xlsx");
const { format } = require("numfmt");
const sheet = readFile("schools.xlsx", { cellNF: true }).Sheets.schools;
console.log("xlsx", utils.sheet_to_csv(sheet));
const shown = ["A1", "B1", "C1"].map((address) => {
  try { return format(sheet[address].z, 23); } catch { return "refused"; }
});
console.log("numfmt", shown.join());
' >found
cat found
printf '%s\n' 'xlsx $23,$23,$aaaa' 'numfmt 23,refused,aaaa' | diff - found
