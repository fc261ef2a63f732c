#!/bin/sh
# Amara would like to reach Rhiannon: the best way (bold) and the others, the rest of the web faded.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith intro -g data/community.csv --from "Amara Okafor" --to "Rhiannon Pryce" |
	kith plot --title "Whom to ask" -o "$1"
