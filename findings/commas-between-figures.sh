#!/usr/bin/env bash
# A school of two sites has 9,3 classrooms, and its pupils of the grades 3,4,5 are taught there. Saved as a web page
# (which many systems call .xls), the cell is read by pandas with thousands taken out wherever the comma stands:
# 93 classrooms, grade 345. xlsx does so too, for pages and CSV, and makes 2005-03-04 of 3,4,5 and -12 of (12), the
# bracket in which sheets put a part of the figure above. pandas reads the same words from CSV as they are, and
# leaves out the row that the page hides: a list of three schools has two, by the way it was saved.
#
# Seen on 2026-11-28 with pandas 2.2.3 (thousands=None keeps the words in pages, displayed_only=False the row) and
# xlsx 0.18.5 on Node.js 20, where raw: true keeps the words and which has the hidden row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet pandas==2.2.3 lxml==5.3.0 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
cat >rooms.html <<'HTML'
<!DOCTYPE html><title>rooms</title>
<table><tr><td>9,3</td><td>3,4,5</td><td>(12)</td></tr>
<tr style="display: none"><td>15</td><td>1</td><td>(2)</td></tr>
<tr><td>15</td><td>1</td><td>(3)</td></tr></table>
HTML
printf '%s\n' '"9,3","3,4,5",(12)' '15,1,(2)' '15,1,(3)' >rooms.csv
env/bin/python - <<'PY' >found
import pandas

print("pandas html", pandas.read_html("rooms.html")[0].values.tolist())
print("pandas html, words", pandas.read_html("rooms.html", thousands=None)[0].values.tolist()[0])
print("pandas csv", pandas.read_csv("rooms.csv", header=None).values.tolist()[0])
PY
node -e '
const { SSF, read, utils } = require("xlsx");
for (const name of ["rooms.html", "rooms.csv"]) {
  const text = require("fs").readFileSync(name, "utf8");
  for (const raw of [false, true]) {
    const rows = utils.sheet_to_json(read(text, { type: "string", raw }).Sheets.Sheet1, { header: 1 });
    console.log("xlsx", name, raw, rows.length, JSON.stringify(rows[0]));
  }
}
console.log("day", SSF.format("yyyy-mm-dd", 38415));
' >>found
cat found
diff - found <<'SEEN'
pandas html [[93, 345, '(12)'], [15, 1, '(3)']]
pandas html, words ['9,3', '3,4,5', '(12)']
pandas csv ['9,3', '3,4,5', '(12)']
xlsx rooms.html false 3 [93,38415,-12]
xlsx rooms.html true 3 ["9,3","3,4,5","(12)"]
xlsx rooms.csv false 3 [93,38415,-12]
xlsx rooms.csv true 3 ["9,3","3,4,5","(12)"]
day 2005-03-04
SEEN
