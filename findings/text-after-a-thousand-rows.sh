#!/usr/bin/env bash
# A roster of 1500 persons, whose numbers are figures for the first thousand or more and then have a letter, or a
# nought in front and are text. polars settles the kind of a column from the rows at the start: in later rows a
# text that is no figure is nothing, and one that can be read as a figure loses its nought. A row of which every
# cell is of that sort counts as empty and is left out, so that the roster has 1499 persons. Nothing is raised.
#
# Seen on 2026-11-28 with a workbook of XlsxWriter 3.2.0 and polars 2.1.0 with fastexcel 0.21.0; with
# infer_schema_length=None all rows are asked and the text is kept. pandas 2.2.3 keeps every row and text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet polars==2.1.0 fastexcel==0.21.0 pandas==2.2.3 openpyxl==3.1.5 XlsxWriter==3.2.0 \
  2>/dev/null
env/bin/python - <<'PY' >found
import pandas, polars, xlsxwriter

book = xlsxwriter.Workbook("persons.xlsx")
sheet = book.add_worksheet("persons")
sheet.write_row(0, 0, ["number", "class"])
for row in range(1, 1499):
    sheet.write_row(row, 0, [213508000 + row, row % 9 + 1])
sheet.write_row(1499, 0, ["G213508801", "2(1)"])
sheet.write_row(1500, 0, ["0213508801", 2])
book.close()

frame = polars.read_excel("persons.xlsx")
print("polars", frame.height, frame.rows()[-2:])
frame = polars.read_excel("persons.xlsx", infer_schema_length=None)
print("polars, all rows asked", frame.height, frame.rows()[-2:])
frame = pandas.read_excel("persons.xlsx")
print("pandas", len(frame), frame.values.tolist()[-2:])
PY
cat found
printf '%s\n' 'polars 1499 [(213509498, 5), (213508801, 2)]' \
  "polars, all rows asked 1500 [('G213508801', '2(1)'), ('0213508801', '2')]" \
  "pandas 1500 [['G213508801', '2(1)'], ['0213508801', 2]]" | diff - found
