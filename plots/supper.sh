#!/bin/sh
# A supper of three rounds at tables of three (invented): who met whom. Colours tell what people do.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith give data/supper.csv --met data/supper-april.csv --new-since 2026-05-01 --rounds 3 --group-size 3 |
	awk -F, 'NR == 1 { print "source,target" }
		NR > 1 { split($3, p, ";"); print p[1] "," p[2]; print p[1] "," p[3]; print p[2] "," p[3] }' |
	kith plot --people data/supper.csv --color field --title "Who met whom at supper" -o "$1"
