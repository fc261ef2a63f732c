#!/bin/sh
# Southern women (discs) and the gatherings they came to (squares).
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith plot data/southern-women.csv --title "Who came to what" -o "$1"
