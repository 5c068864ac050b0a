#!/usr/bin/env bash
# Writes the hostile corpus (HostileCorpus, with all that takes minutes) and digitizes it within a time; prints how the run
# ended, how long it took, what became of the pages by kind of file, and the reasons of failure.
# usage: src/bench/hostile.sh [SECONDS]      after mvn -q -DskipTests package; needs python3 (with its sqlite3)
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -cp "target/classes:target/test-classes:target/lib/*" \
  org.chirograph.scan.HostileCorpus "$work/corpus" all > /dev/null
start=$(date +%s)
code=0
timeout "${1:-3600}" bin/chirograph digitize --max-failures 1.0 --into "$work/collection" "$work/corpus/scans" "$work"/corpus/papers/* \
  2> "$work/log" || code=$?
echo "files=$(find "$work/corpus/scans" "$work/corpus/papers" -type f -printf . | wc -c) exit=$code seconds=$(($(date +%s) - start))" \
  "outside-touched=$(find "$work/corpus" -newer "$work/corpus/outside/secret.png" -path '*outside*' -printf . | wc -c)" \
  "canary=$(grep -rl canary-7f3a91 "$work/collection" "$work/log" | wc -l)"
tail -2 "$work/log" | head -1
python3 - "$work/collection/catalog.db" <<'P'
import collections, re, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "select d.path, p.outcome, p.reason, p.advice, p.millis from page p join document d on d.id = p.document").fetchall()
kinds, advices, faults = collections.Counter(), collections.Counter(), []
for path, outcome, reason, advice, millis in rows:
    kind = re.search(r"/corpus/(?:scans/([a-z]+)|(papers))/", path)
    kinds[(kind.group(1) or kind.group(2) if kind else "bag", outcome.lower())] += 1
    if outcome == "FAILED":
        advices[advice] += 1
        if "fault of the program" in reason or "more memory than" in reason or "longer than" in reason:
            faults.append(reason)
for (kind, outcome), n in sorted(kinds.items()):
    print(f"{kind:10} {outcome:7} {n}")
for advice, n in advices.most_common():
    print(f"{n:6} {advice}")
print("slowest:", ", ".join(f"{p.rsplit('/', 1)[1]} {m / 1000:.0f} s" for p, _, _, _, m in sorted(rows, key=lambda r: -r[4])[:5]))
print("\n".join(faults))
P
