#!/bin/sh
# What a year brought to it: new ties bold, lost ones dashed.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith changes -qg data/repair-cafe.csv --since 2024-01-01 --at 2025-01-01 |
	kith plot --ties change --title "What a year brought" -o "$1"
