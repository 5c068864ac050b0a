#!/usr/bin/env bash
# How long the browser takes to show the results of a search in a collection of many pages (PaintBench). Needs Chromium, the
# test libraries and some 200 MB of disk for 1,000 pages.
# usage: src/bench/first-paint.sh PAGES SEARCHES      after mvn -q -DskipTests package
set -eu
exec "$(dirname "$0")/in-browser.sh" PaintBench "$@"
