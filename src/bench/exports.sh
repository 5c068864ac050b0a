#!/usr/bin/env bash
# Digitizes scans, exports them in every format and checks what came out (ExportBench): schemas, PDF/A-2u by veraPDF, the
# PDF's words on the record's boxes, hOCR against the record. Further scans by another pipeline: -- PIPELINE SCANS...
# usage: src/bench/exports.sh PIPELINE SCANS... [-- PIPELINE SCANS...]      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
while [ $# -gt 0 ]; do
  pipeline=$1 scans=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    scans+=("$1")
    shift
  done
  [ $# -eq 0 ] || shift
  "$here/bin/chirograph" digitize --pipeline "$pipeline" --into "$work/collection" "${scans[@]}" 2>&1 | tail -1
done
"$here/bin/chirograph" export --all --into "$work/export" "$work/collection" 2>&1 | tail -1
# veraPDF and the schemas' reader are libraries of the tests alone.
(cd "$here" && mvn -q -B dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$work/libraries")
(cd "$here" && "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
  -cp "target/classes:target/test-classes:$(cat "$work/libraries")" org.chirograph.export.ExportBench "$work/export")
