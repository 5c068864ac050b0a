#!/usr/bin/env bash
# Whether what an audit states of a document is true (StoppingBench): digitizes the scans of a folder with truth, and lets a
# reviewer who knows the truth review documents made of pages drawn by chance, until a bound is reached.
# usage: src/bench/stopping.sh FOLDER PIPELINE REVIEWS BOUND      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/bin/chirograph" digitize --pipeline "$2" --into "$work/collection" "$1" 2>/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$here/target/test-classes:$here/target/lib/*" \
  org.chirograph.review.StoppingBench "$work/collection" "$1" "$3" "$4"
