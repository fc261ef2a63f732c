#!/bin/sh
# The same ways as a chain from left to right.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith intro -g data/community.csv --from "Amara Okafor" --to "Rhiannon Pryce" |
	kith plot --layout route --size 1200x700 --title "From Amara to Rhiannon" -o "$1"
