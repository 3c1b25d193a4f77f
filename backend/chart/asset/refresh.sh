#!/bin/sh
# Brings the embedded ECharts up to the version the page uses, and the colours up to tokens.css. Run by go generate.
set -eu
cd "$(dirname "$0")"
page=../../../frontend
gzip -9nc "$page/node_modules/echarts/dist/echarts.min.js" > echarts.min.js.gz
cp "$page/node_modules/echarts/LICENSE" LICENSE-echarts
cp "$page/node_modules/echarts/NOTICE" NOTICE-echarts
wanted='canvas|surface|surface-active|raised|line|line-strong|ink|ink-2|ink-3|accent|(cat|seq)-[0-9]|cat-other|on-seq|chart-(grid|axis|compare)|shadow-pop'
names() { sed 's,/\*.*\*/,,; s/; *--/;\n--/g' | sed 's/^ */  /; s/ *$//' | grep -E "^  --($wanted):"; }
block() { awk -v from="$1" 'index($0, from) == 1 { on = 1 } on { print } on && /^}/ { exit }' "$page/src/styles/tokens.css"; }
{
  echo '/* The colours of frontend/src/styles/tokens.css that a page on its own needs. Written by refresh.sh. */'
  echo ':root {'
  echo '  color-scheme: light;'
  block ':root, [data-theme="light"]' | names
  echo '}'
  echo '@media (prefers-color-scheme: dark) {'
  echo '  :root:not([data-paper]) {'
  echo '    color-scheme: dark;'
  block '[data-theme="dark"]' | names | sed 's/^/  /'
  echo '  }'
  echo '}'
} > tokens.css
