#!/bin/sh
# Florence about 1430: size shows how many shortest ways lead through a family. The Medici stand between all others.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith communities -g data/florentine.csv | kith brokers -g |
	kith plot --node-size betweenness --nouns families,ties --title "Florence, about 1430" -o "$1"
