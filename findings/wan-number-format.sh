#!/usr/bin/env bash
# Spreadsheets of Chinese offices show 元 as 万元 by the number format 0!.0, (a literal point between two
# digits of thousands): 955000 is shown as 95.5. A formatter that does not know the escaping mark of the
# East Asian editions prints the mark itself, keeps all digits before it, and is wrong by a factor of ten.
#
# Seen on 2026-11-28 with xlsx 0.18.5 (its SSF formatter) and numfmt 2.5.2, on Node.js 20:
#   xlsx   0!.0,  955000 -> 955!.0        numfmt 0!.0,  955000 -> 955!.0
#   xlsx   0"."0, 955000 -> 9.55          (the same format with a quoted point)
# Both accept the format without an error. The spreadsheet programs show 95.5 for each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 numfmt@2.5.2 >/dev/null
found=$(node -e '
const { SSF } = require("xlsx");
const { format } = require("numfmt");
console.log(SSF.format("0!.0,", 955000), format("0!.0,", 955000), SSF.format("0\".\"0,", 955000));
')
echo "$found"
[ "$found" = '955!.0 955!.0 9.55' ]
