#!/usr/bin/env bash
# Runs a bench that opens a collection of its own in a browser. Needs Chromium and the test libraries.
# usage: src/bench/in-browser.sh CLASS ARGUMENTS...      after mvn -q -DskipTests package; the class is of org.chirograph.web
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here"
bench=$1
shift
mvn -q dependency:build-classpath -Dmdep.outputFile="$work/classpath"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
  -cp "$here/target/classes:$here/target/test-classes:$(cat "$work/classpath")" \
  "org.chirograph.web.$bench" "$work/collection" "$@"
