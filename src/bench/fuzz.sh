#!/usr/bin/env bash
# Has every reader, or those named, read so many spoilt files each; finds are printed and their files kept in the folder. A
# process that dies leaves in FOLDER/reading which file it died of.
# usage: src/bench/fuzz.sh FOLDER FIRST-SEED FILES [READER...]      after mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd) seed=$2 files=$3
shift 3
cd "$here"
code=0
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx800m --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \
  -cp "target/classes:target/test-classes:target/lib/*" org.chirograph.fuzz.FuzzProcess "$folder" "$seed" "$files" "$@" || code=$?
rm -rf "$folder"/scratch*
if [ "$code" -gt 1 ]; then echo "the process died ($code) reading: $(head -1 "$folder/reading")"; fi
exit "$code"
