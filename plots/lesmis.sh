#!/bin/sh
# Les Misérables: who meets whom, and the circles they form.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith plot data/lesmis.csv --title "Les Misérables" -o "$1"
