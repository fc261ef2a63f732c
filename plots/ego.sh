#!/bin/sh
# Rings of steps around one person.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith communities -g data/lesmis.csv | kith ego -g --me Cosette --steps 2 |
	kith plot --layout ego --me Cosette --title "Around Cosette" -o "$1"
