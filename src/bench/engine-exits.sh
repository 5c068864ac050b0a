#!/usr/bin/env bash
# Reads a scan RUNS times, each time by a whole process of its own, and counts how they ended: by their exit codes, by what
# the Java machine wrote of faults, and by what they left in the temporary folder. Native libraries may fault after all
# work is done, which no test of one process sees.
# usage: src/bench/engine-exits.sh RUNS SCAN [OPTIONS OF digitize...]      say --engine onnx; after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
runs=$1 scan=$2
shift 2
work=$(mktemp -d)
mkdir "$work/tmp"
"$here/bin/chirograph" --version >/dev/null

bad=0
for ((run = 1; run <= runs; run++)); do
  code=0
  TMPDIR=$work/tmp CHIROGRAPH_JAVA_OPTS="${CHIROGRAPH_JAVA_OPTS:-} -Djava.io.tmpdir=$work/tmp -XX:ErrorFile=$work/hs_err_$run.log" \
    "$here/bin/chirograph" digitize "$@" --into "$work/collection" "$scan" >"$work/out" 2>&1 || code=$?
  echo "$code" >>"$work/codes"
  [ "$code" = 0 ] || { bad=$((bad + 1)); cp "$work/out" "$work/out_$run"; }
  rm -rf "$work/collection"
done

echo "$runs runs, by exit code:"
sort -n "$work/codes" | uniq -c
echo "reports of faults: $(find "$work" -maxdepth 1 -name 'hs_err_*' | wc -l)"
echo "left in the temporary folder, numbers left out:$(ls -A "$work/tmp" | tr -d 0-9 | sort | uniq -c | tr -s ' \n' ' ')"
if [ "$bad" = 0 ]; then rm -rf "$work"; else echo "kept: $work"; exit 1; fi
