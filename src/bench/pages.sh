#!/usr/bin/env bash
# Repeats the folders' pages under other names (and with a byte more at the end, so that no two are the same document)
# until there are enough.
# usage: src/bench/pages.sh INTO PAGES FOLDER...
set -eu
into=$1 wanted=$2
shift 2
mkdir "$into"
n=0 round=0
while [ "$n" -lt "$wanted" ]; do
  round=$((round + 1))
  for folder in "$@"; do
    for file in "$folder"/*.jpg; do
      [ "$n" -lt "$wanted" ] || break
      n=$((n + 1))
      { cat "$file"; head -c "$round" /dev/zero; } > "$into/$(printf '%04d' "$n").jpg"
    done
  done
done
