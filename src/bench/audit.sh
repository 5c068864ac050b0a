#!/usr/bin/env bash
# Whether the share of words found that an audit states is the true one (AuditBench): digitizes the scans of a folder with
# truth and draws 200 samples from it.
# usage: src/bench/audit.sh FOLDER PIPELINE      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/bin/chirograph" digitize --pipeline "$2" --into "$work/collection" "$1" 2>/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -cp "$here/target/classes:$here/target/test-classes:$here/target/lib/*" \
  org.chirograph.search.AuditBench "$work/collection" "$1"
