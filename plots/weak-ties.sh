#!/bin/sh
# The club's local bridges (bold) and weak ties (dashed): what holds it together.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith ties -g data/karate.csv |
	kith plot --ties class --color club --title "What holds a club together" -o "$1"
