#!/usr/bin/env bash
# Resident memory of one `digitize` over many pages, those of the folders repeated: the mean of each third and the peak.
# usage: src/bench/memory.sh PAGES FOLDER...
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
wanted=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/src/bench/pages.sh" "$work/pages" "$wanted" "$@"
"$here/bin/chirograph" digitize --into "$work/collection" "$work/pages" 2> "$work/log" &
process=$!
while kill -0 "$process" 2>/dev/null; do
  awk '/VmRSS/ {print $2}' "/proc/$process/status" >> "$work/rss" 2>/dev/null || true
  sleep 0.5
done
tail -1 "$work/log"
awk '{ r[NR] = $1; if ($1 > peak) peak = $1 }
  END { for (i = 1; i <= NR; i++) { k = int((i - 1) * 3 / NR); sum[k] += r[i]; count[k]++ }
        printf "samples=%d first=%.0f middle=%.0f last=%.0f peak=%.0f MB last/middle=%.3f\n", NR, sum[0]/count[0]/1024,
          sum[1]/count[1]/1024, sum[2]/count[2]/1024, peak/1024, (sum[2]/count[2]) / (sum[1]/count[1]) }' "$work/rss"
