#!/usr/bin/env bash
# Kills a `digitize` again and again at random moments and resumes it; compares what comes of it with an undisturbed run:
# every record byte by byte, what verify says, and whether any page was done in two runs.
# usage: src/bench/kills.sh KILLS PAGES FOLDER...      needs python3 (with its sqlite3)
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
kills=$1 wanted=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1700000000
"$here/src/bench/pages.sh" "$work/pages" "$wanted" "$@"

digitize() { exec "$here/bin/chirograph" digitize --into "$work/$1" "$work/pages" 2>> "$work/log-$1"; }
records() { find "$work/$1/record" -name '*.xml' 2>/dev/null | wc -l; }

# How long a start takes until the first record is there; later starts are faster. Moments are spread so that kills fall in the
# start, some while pages are written, and pages are left until the last.
(digitize calm) &
process=$!
start=$(date +%s%N)
while [ "$(records calm)" = 0 ] && kill -0 "$process" 2>/dev/null; do sleep 0.02; done
first=$((($(date +%s%N) - start) / 1000000))
wait "$process"
killed=0
for _ in $(seq "$kills"); do
  (digitize killed) &
  process=$!
  sleep "$(awk -v t="$first" -v s="$RANDOM" 'BEGIN { printf "%.3f", t / 1000 * (0.4 + 0.5 * s / 32768) }')"
  if kill -9 "$process" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$process" 2>/dev/null || true
done
before=$(records killed)
(digitize killed)
(cd "$work/calm" && find record -type f | sort | xargs sha256sum) > "$work/a"
(cd "$work/killed" && find record -type f | sort | xargs sha256sum) > "$work/b"
cmp -s "$work/a" "$work/b" && same=yes || same=no
verified=$("$here/bin/chirograph" verify "$work/killed" | tail -1)
twice=$(python3 - "$work/killed/catalog.db" <<'P'
import sqlite3, sys
print(len(sqlite3.connect(sys.argv[1]).execute(
    "select document, page from journal group by document, page having count(*) > 1").fetchall()))
P
)
echo "kills=$killed records=$(wc -l < "$work/b") ($before before the last run) byte-identical=$same done-twice=$twice verify: $verified"
