#!/usr/bin/env bash
# Kills a `digitize` again and again, at moments spread over its pages, resumes it each time, and holds what comes of it
# against an undisturbed run: records byte by byte, the index line by line and against a fresh one, verify, no page done twice
# (KillsBench).
# usage: src/bench/kills.sh KILLS PAGES FOLDER...      with SEED=1 and OPTIONS="--engine onnx" if you like; after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
kills=$1 wanted=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/src/bench/pages.sh" "$work/pages" "$wanted" "$@"
mkdir "$work/runs"
cd "$here"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
  -cp "$here/target/classes:$here/target/test-classes:$here/target/lib/*" \
  org.chirograph.KillsBench "$kills" "$work/pages" "$work/runs" "${SEED:-1}" ${OPTIONS:-}
