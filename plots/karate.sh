#!/bin/sh
# A karate club before it fell in two; the tinted ground is what became one of the two clubs.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith plot data/karate.csv --color club --hulls --title "A club before it split" -o "$1"
