#!/bin/sh
# Fuzzes one target, or all, for so many seconds each.
# SPDX-License-Identifier: GPL-2.0-or-later
#
# usage: fuzz.sh TARGET|all SECONDS
set -eu
cd "$(dirname "$0")/../.."
seconds=${2:-300}

# What fontconfig keeps until the end is not ours to free.
export LSAN_OPTIONS=suppressions=tests/leaks.supp:print_suppressions=0

run() {
	mkdir -p "build-fuzz/corpus/$1" build-fuzz/found
	seeds=tests/fuzz/corpus/$1
	[ -d "$seeds" ] || seeds=tests/fuzz/corpus/any
	nice -n 19 "build-fuzz/tests/fuzz/fuzz_$1" -max_total_time="$seconds" -timeout=60 \
		-rss_limit_mb=2048 -max_len=4096 -artifact_prefix="build-fuzz/found/$1-" \
		-print_final_stats=1 "build-fuzz/corpus/$1" "$seeds" tests/fuzz/corpus/any
}

case ${1:?the name of a target, or all} in
all)
	for program in build-fuzz/tests/fuzz/fuzz_*; do
		run "${program##*/fuzz_}"
	done
	;;
*) run "$1" ;;
esac
