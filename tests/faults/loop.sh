#!/bin/sh
# Runs the loop of faults in a folder that is gone afterwards.
# SPDX-License-Identifier: GPL-2.0-or-later
#
# usage: loop.sh FAULT-LOOP SHIM KITH TOP-OF-PROJECT SAMPLES [WORD]
set -eu
loop=$1 shim=$2 kith=$3 top=$4
shift 4
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kith-faults-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
cd "$scratch"
ln -s "$top/data" data
ln -s "$top/tests/fuzz/corpus" corpus
unset KITH_ME
export OMP_NUM_THREADS=2
"$loop" "$shim" "$kith" "$@"
