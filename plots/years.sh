#!/bin/sh
# The same community in three years (invented): circles keep their colours, everybody their place.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith plot -q data/repair-cafe.csv --every 1y --size 1600x900 --title "A repair café in three years" -o "$1"
