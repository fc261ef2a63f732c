#!/bin/sh
# Runs random command lines in an empty folder, which is gone afterwards.
# SPDX-License-Identifier: GPL-2.0-or-later
#
# usage: commands.sh FUZZ-COMMANDS KITH TOP-OF-PROJECT FIRST COUNT [SECONDS]
set -eu
leaks=$(cd "$(dirname "$0")/.." && pwd)/leaks.supp
export LSAN_OPTIONS="${LSAN_OPTIONS-suppressions=$leaks:print_suppressions=0}"
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kith-commands-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
cd "$scratch"
unset KITH_ME
export OMP_NUM_THREADS=2
"$@"
