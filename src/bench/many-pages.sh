#!/usr/bin/env bash
# How fast very many pages are indexed and searched (ManyPagesBench): pages of a text, laid out and misread as those of a
# folder of scans are. A million pages of typing take 5 GB of disk.
# usage: src/bench/many-pages.sh PAGES FOLDER PIPELINE TEXT.gz      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/bin/chirograph" digitize --pipeline "$3" --into "$work/collection" "$2" 2>/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx2g --enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector \
  -cp "$here/target/classes:$here/target/test-classes:$here/target/lib/*" \
  org.chirograph.search.ManyPagesBench "$work/collection" "$4" "$work/index" "$1"
