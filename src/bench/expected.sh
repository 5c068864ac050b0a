#!/usr/bin/env bash
# Whether what searches tell of the number of their right hits holds, by kind of query (ExpectedBench): digitizes the scans
# of a folder with truth.
# usage: src/bench/expected.sh FOLDER PIPELINE      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/bin/chirograph" digitize --pipeline "$2" --into "$work/collection" "$1" 2>/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -cp "$here/target/classes:$here/target/test-classes:$here/target/lib/*" \
  org.chirograph.search.ExpectedBench "$work/collection" "$1"
