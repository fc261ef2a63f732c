#!/bin/sh
# Builds with gcov, runs the tests, and prints how much of lib/ they reach.
# SPDX-License-Identifier: GPL-2.0-or-later
#
# usage: tests/coverage.sh [CTEST-ARGUMENT ...]     e.g. tests/coverage.sh -R csr
#
# What no test ran is marked ##### in build-coverage/FILE.gcov, branches never taken there
# say "taken 0".
set -eu
cd "$(dirname "$0")/.."
top=$PWD
export CLICOLOR=0
cmake --preset coverage >/dev/null
cmake --build --preset coverage >/dev/null
find build-coverage -name '*.gcda' -exec rm {} +
# The page is not run by tests in C, and what has decimal commas has been run in English. Three tests
# watch every file that is written, and would find gcov's.
ctest --preset coverage -j "$(getconf _NPROCESSORS_ONLN)" --timeout 6000 \
	-E '^page$|:de_DE|^cli/(import/nowhere|kith/(limits|never-tried)):' "$@" |
	sed -n '/tests passed/,$p'

cd build-coverage
rm -f ./*.gcov
find CMakeFiles/kithlib.dir -name '*.gcda' -exec gcov -b -r -s "$top" {} + >gcov.log
awk '
	/^File / { inside = $2 ~ /lib\/.*\.c.$/; next }
	/^$/ { inside = 0 }
	!inside { next }
	{ split($0, part, "[:% ]+") }
	/^Lines executed/ { count(part[3], part[5], lines); next }
	/^Taken at least once/ { count(part[5], part[7], branches) }
	function count(percent, of, sum) { sum["of"] += of; sum["hit"] += percent * of / 100 }
	END {
		printf "lib/: %.2f %% of %d lines, %.2f %% of %d branches\n",
			100 * lines["hit"] / lines["of"], lines["of"],
			100 * branches["hit"] / branches["of"], branches["of"]
	}' gcov.log
