#!/usr/bin/env bash
# Two reviewers correct a collection of a folder's scans through a server that is killed again and again; then nothing that
# was acknowledged may be missing (ReviewKillsBench).
# usage: src/bench/review-kills.sh EDITS KILLS FOLDER PIPELINE      with SEED=1 if you like; after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/bin/chirograph" digitize --pipeline "$4" --into "$work/collection" "$3" 2>/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
  -cp "$here/target/classes:$here/target/test-classes:$here/target/lib/*" \
  org.chirograph.ReviewKillsBench "$1" "$2" "$work/collection" "${SEED:-1}"
