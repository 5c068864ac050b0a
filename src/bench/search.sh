#!/usr/bin/env bash
# What is found of what is there, against best readings alone and fuzzy terms (SearchBench): digitizes the scans of a folder
# with truth and looks for every word of four letters and more that stands up to twenty times in it.
# usage: src/bench/search.sh FOLDER PIPELINE TEXT.gz      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/bin/chirograph" digitize --pipeline "$2" --into "$work/collection" "$1" 2>/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -cp "$here/target/classes:$here/target/test-classes:$here/target/lib/*" \
  org.chirograph.search.SearchBench "$work/collection" "$1" "$3"
