#!/usr/bin/env bash
# Forms that counties send out in Word let the figures be entered in content controls. In the file, a control over a
# whole cell stands around the cell (w:sdt between row and cell), one inside a cell around the words. A library that
# looks for cells directly below the row does not see the first: the row has a cell less, and the 12 classrooms stand
# under pupils. Of the second it finds the cell, blank.
#
# Seen on 2026-11-28 with python-docx 1.2.0; docx2python 3.7.1 ends the table at the control and begins another.
# mammoth 1.8.0 on Node.js 20 gives every figure in its place. Nothing is raised, and mammoth has no message.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet python-docx==1.2.0 docx2python==3.7.1 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.8.0 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

def controlled(element):
    control = parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr/><w:sdtContent/></w:sdt>')
    element.addprevious(control)
    control[1].append(element)

form = docx.Document()
table = form.add_table(rows=0, cols=3)
for words in (["school", "pupils", "rooms"], ["A", "450", "12"], ["B", "620", "15"]):
    for cell, word in zip(table.add_row().cells, words):
        cell.text = word
controlled(table.cell(2, 1).paragraphs[0].runs[0]._r)
controlled(table.cell(1, 1)._tc)
form.save("form.docx")

for row in docx.Document("form.docx").tables[0].rows:
    print("python-docx", [cell.text for cell in row.cells])
with docx2python("form.docx") as read:
    print("docx2python", read.body)
PY
node -e '
require("mammoth").convertToHtml({ path: "form.docx" }).then(({ value, messages }) =>
  console.log("mammoth", value.replace(/<\/(td|tr)>/g, " ").replace(/<[^>]*>/g, ""), messages.length));
' >>found
cat found
diff - found <<'SEEN'
python-docx ['school', 'pupils', 'rooms']
python-docx ['A', '12']
python-docx ['B', '', '15']
docx2python [[[['school'], ['pupils'], ['rooms']], [['A']]], [[['450']]], [[['12']], [['B'], ['620'], ['15']]]]
mammoth school pupils rooms  A 450 12  B 620 15   0
SEEN
