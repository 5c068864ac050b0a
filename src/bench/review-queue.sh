#!/usr/bin/env bash
# How long a key takes to show the next word where many are queued (QueueBench). Needs Chromium, the test libraries and
# some 100 MB of disk for 100,000 words.
# usage: src/bench/review-queue.sh WORDS KEYS MILLIS      MILLIS between two keys; after mvn -q -DskipTests package
set -eu
exec "$(dirname "$0")/in-browser.sh" QueueBench "$@"
