#!/usr/bin/env bash
# What a sheet of look-alikes is worth (LookAlikesBench): digitizes the scans of a folder with truth, and lets a reviewer
# who knows the truth correct every wrong word in the order of the queue (or the first so many) and open the sheets offered.
# usage: src/bench/look-alikes.sh FOLDER PIPELINE [CORRECTIONS]      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/bin/chirograph" digitize --pipeline "$2" --into "$work/collection" "$1" 2>/dev/null
cd "$here"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx3g --enable-native-access=ALL-UNNAMED \
  -cp "target/classes:target/test-classes:target/lib/*" \
  org.chirograph.looks.LookAlikesBench measure "$work/collection" "$1" ${3:-}
