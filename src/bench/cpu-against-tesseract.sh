#!/usr/bin/env bash
# CPU seconds (user and system, start-up included) of one `digitize` over a folder of pages, against Tesseract with one
# process a page and one thread, on the same machine in the same run.
# usage: src/bench/cpu-against-tesseract.sh FOLDER TESSERACT_LANGUAGE      needs Debian's tesseract-ocr and time
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
pages=$1 language=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/bin/chirograph" --version >/dev/null

n=0
for page in "$pages"/*.jpg "$pages"/*.png "$pages"/*.tif; do
  [ -e "$page" ] || continue
  OMP_THREAD_LIMIT=1 /usr/bin/time -a -o "$work/tesseract" -f '%U %S' \
    tesseract "$page" "$work/out" -l "$language" alto >/dev/null 2>&1
  n=$((n + 1))
done
/usr/bin/time -o "$work/chirograph" -f '%U %S %M' \
  "$here/bin/chirograph" digitize --into "$work/collection" "$pages" 2>/dev/null

awk -v n="$n" '
  FILENAME ~ /tesseract$/ { t += $1 + $2 }
  FILENAME ~ /chirograph$/ { c = $1 + $2; rss = $3 }
  END { printf "pages=%d chirograph=%.1f s (%.2f a page, peak %.0f MB) tesseract=%.1f s (%.2f a page) ratio=%.2f\n",
        n, c, c / n, rss / 1024, t, t / n, c / t }' "$work/tesseract" "$work/chirograph"
