#!/bin/sh
# The same families by wealth (colour) and seats on the council (size): rich is not the same as central.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith plot data/florentine.csv --color wealth --node-size seats --nouns families,ties --theme dark \
	--title "Rich is not central" -o "$1"
