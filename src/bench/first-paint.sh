#!/usr/bin/env bash
# How long the browser takes to show the results of a search in a collection of many pages (PaintBench). Needs Chromium, the
# test libraries and some 200 MB of disk for 1,000 pages.
# usage: src/bench/first-paint.sh PAGES SEARCHES      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here"
mvn -q dependency:build-classpath -Dmdep.outputFile="$work/classpath"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
  -cp "$here/target/classes:$here/target/test-classes:$(cat "$work/classpath")" \
  org.chirograph.web.PaintBench "$work/collection" "$@"
