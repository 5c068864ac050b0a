#!/usr/bin/env bash
# What journal, hashes, manifest and catalogue cost: the wall time of one `digitize` on one thread, and the time that the
# same bookkeeping takes when it is done alone for the same scans and records (LedgerBench).
# usage: src/bench/ledger.sh FOLDER      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
start=$(date +%s%N)
"$here/bin/chirograph" digitize --jobs 1 --into "$work/collection" "$1" 2>/dev/null
took=$((($(date +%s%N) - start) / 1000000))
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -cp "$here/target/classes:$here/target/test-classes:$here/target/lib/*" \
  org.chirograph.pipeline.LedgerBench "$work/collection" "$work/again" "$took"
