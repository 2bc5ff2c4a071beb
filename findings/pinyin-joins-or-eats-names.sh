#!/usr/bin/env bash
# Schools put the reading of a name above it, with the pinyin guide: 乐清小学 with yuè above 乐, which would be read
# lè. Documents of all kinds have an element of their own for that (text:ruby in .ods, ruby in HTML, w:ruby in
# .docx), and readers either take the reading for a part of the name or lose the character under it: one school
# has three names by the kind of file, and a list joined by names counts it three times.
#
# Seen on 2026-11-28: pandas 2.2.3 gives 乐yuè清小学 for .ods, with either of its engines (odfpy 1.4.1,
# python-calamine 0.3.1), and for an HTML table; xlsx 0.18.5 on Node.js 20 gives the same for both. From .docx,
# python-docx 1.2.0 gives 清小学, and mammoth 1.8.0 too, which has a warning among its messages.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet pandas==2.2.3 odfpy==1.4.1 python-calamine==0.3.1 python-docx==1.2.0 lxml==5.3.0 \
  2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 mammoth@1.8.0 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import docx, pandas
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P, Ruby, RubyBase, RubyText

book = OpenDocumentSpreadsheet()
table, row, cell, name, ruby = Table(name="schools"), TableRow(), TableCell(valuetype="string"), P(), Ruby()
ruby.addElement(RubyBase(text="乐"))
ruby.addElement(RubyText(text="yuè"))
name.addElement(ruby)
name.addText("清小学")
cell.addElement(name)
row.addElement(cell)
table.addElement(row)
book.spreadsheet.addElement(table)
book.save("schools.ods")

with open("schools.html", "w", encoding="utf-8") as page:
    page.write('<!DOCTYPE html><meta charset="utf-8"><title>schools</title>')
    page.write("<table><tr><td><ruby>乐<rt>yuè</rt></ruby>清小学</td></tr></table>")

report = docx.Document()
line = report.add_paragraph()
line._p.append(parse_xml(
    f'<w:r {nsdecls("w")}><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/>'
    '<w:hpsRaise w:val="20"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>'
    "<w:rt><w:r><w:t>yuè</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>乐</w:t></w:r></w:rubyBase></w:ruby></w:r>"
))
line.add_run("清小学")
report.save("schools.docx")

for engine in ("odf", "calamine"):
    print("pandas", engine, pandas.read_excel("schools.ods", header=None, engine=engine).iloc[0, 0])
print("pandas html", pandas.read_html("schools.html", encoding="utf-8")[0].iloc[0, 0])
print("python-docx", docx.Document("schools.docx").paragraphs[0].text)
PY
node -e '
const { read, readFile } = require("xlsx");
const page = require("fs").readFileSync("schools.html", "utf8");
console.log("xlsx", readFile("schools.ods").Sheets.schools.A1.v, read(page, { type: "string" }).Sheets.Sheet1.A1.v);
require("mammoth").extractRawText({ path: "schools.docx" }).then(({ value }) => console.log("mammoth", value.trim()));
' >>found
cat found
printf '%s\n' 'pandas odf 乐yuè清小学' 'pandas calamine 乐yuè清小学' 'pandas html 乐yuè清小学' 'python-docx 清小学' \
  'xlsx 乐yuè清小学 乐yuè清小学' 'mammoth 清小学' | diff - found
