#!/bin/sh
# Runs one case: CASE.sh, and compares what it printed with the files beside it.
# SPDX-License-Identifier: GPL-2.0-or-later
#
#   CASE.stdout.exact  CASE.stderr.exact   byte for byte
#   CASE.stdout.glob   CASE.stderr.glob    as a pattern of the shell over the whole output
#   CASE.exit                              exit status; 0 where there is none
#
# A case that ends with 77 needs what is not installed here, or is broken; it says so on standard
# error, and is reported as skipped.
#
# A stream without a file must stay empty. The case runs in an empty folder where `data` is the
# project's, with kith on the PATH and this folder as $CLI.
#
# usage: run.sh FOLDER-OF-KITH TOP-OF-PROJECT CASE.sh
set -u
kith_folder=$1 top=$2 script=$3
case_name=${script%.sh}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kith-cli-XXXXXX") || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
mkdir "$scratch/here"
ln -s "$top/data" "$scratch/here/data"
PATH=$kith_folder:$PATH
CLI=$top/tests/cli
unset KITH_ME
export PATH CLI

(cd "$scratch/here" && sh -eu "$script") >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
status=$?
failed=0
if [ "$status" -eq 77 ] && [ ! -s "$scratch/stdout" ]; then
	echo "$(basename "$case_name"): skipped, for something it needs is not installed, or broken"
	cat "$scratch/stderr"
	exit 77
fi

fail() {
	failed=1
	echo "$(basename "$case_name"): $1"
}

compare() {
	if [ -f "$case_name.$1.exact" ]; then
		diff -u "$case_name.$1.exact" "$scratch/$1" || fail "$1 differs"
	elif [ -f "$case_name.$1.glob" ]; then
		pattern=$(cat "$case_name.$1.glob")
		# shellcheck disable=SC2254 # the pattern is meant as one
		case $(cat "$scratch/$1") in
		$pattern) ;;
		*)
			fail "$1 does not match $pattern; it is"
			cat "$scratch/$1"
			;;
		esac
	elif [ -s "$scratch/$1" ]; then
		fail "$1 should be empty; it is"
		cat "$scratch/$1"
	fi
}

expected=0
[ -f "$case_name.exit" ] && expected=$(cat "$case_name.exit")
compare stdout
compare stderr
[ "$status" -eq "$expected" ] || fail "exit status is $status, not $expected"
exit "$failed"
