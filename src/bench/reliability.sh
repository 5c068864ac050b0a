#!/usr/bin/env bash
# Whether answers tell how honest posteriors are (ReliabilityBench): digitizes the scans of a folder with truth; a reviewer
# who knows it tells LINES lines of an audit, AUDITS times, and answers the first WORDS words of the queue.
# usage: src/bench/reliability.sh FOLDER PIPELINE LINES AUDITS WORDS      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/bin/chirograph" digitize --pipeline "$2" --into "$work/collection" "$1" 2>/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
  -cp "$here/target/classes:$here/target/test-classes:$here/target/lib/*" \
  org.chirograph.review.ReliabilityBench "$work/collection" "$1" "$3" "$4" "$5"
