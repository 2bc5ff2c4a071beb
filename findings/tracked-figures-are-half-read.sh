#!/usr/bin/env bash
# Reports go round with the changes tracked. A figure of 30 to which someone added a nought is shown as 300, and 9
# put right to 12 as 12 beside the 9 struck out. python-docx passes over what was added and over what was taken
# away: the first figure is 30, as before the change, and the second is empty, as at no time. The total of a row,
# a simple field that Word calculates, is empty too. Nothing tells that the table holds more.
#
# Seen on 2026-11-28 with python-docx 1.2.0. mammoth 1.8.0 on Node.js 20 gives 300 and 12, loses the field and has
# one message about that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet python-docx==1.2.0 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.8.0 >/dev/null 2>&1
env/bin/python - <<'PY' >found
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

def wrapped(kind, words, text="t", more='w:id="1" w:author="editor" w:date="2026-11-28T00:00:00Z"'):
    return parse_xml(f'<w:{kind} {nsdecls("w")} {more}><w:r><w:{text}>{words}</w:{text}></w:r></w:{kind}>')

report = docx.Document()
lines = [cell.paragraphs[0] for cell in report.add_table(rows=1, cols=3).rows[0].cells]
lines[0].add_run("30")
lines[0]._p.append(wrapped("ins", "0"))
lines[1]._p.append(wrapped("del", "9", text="delText"))
lines[1]._p.append(wrapped("ins", "12"))
lines[2]._p.append(wrapped("fldSimple", "312", more='w:instr="=SUM(LEFT)"'))
report.save("report.docx")

print("python-docx", [cell.text for cell in docx.Document("report.docx").tables[0].rows[0].cells])
PY
node -e '
require("mammoth").convertToHtml({ path: "report.docx" }).then(({ value, messages }) =>
  console.log("mammoth", value.replace(/<.?(p|table|tr)>/g, ""), messages.length));
' >>found
cat found
printf '%s\n' "python-docx ['30', '', '']" 'mammoth <td>300</td><td>12</td><td></td> 1' | diff - found
