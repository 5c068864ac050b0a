#!/usr/bin/env bash
# How long a key takes to show the next word where many are queued (QueueBench). Needs Chromium, the test libraries and
# some 100 MB of disk for 100,000 words.
# usage: src/bench/review-queue.sh WORDS KEYS MILLIS      MILLIS between two keys; after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here"
mvn -q dependency:build-classpath -Dmdep.outputFile="$work/classpath"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
  -cp "$here/target/classes:$here/target/test-classes:$(cat "$work/classpath")" \
  org.chirograph.web.QueueBench "$work/collection" "$@"
