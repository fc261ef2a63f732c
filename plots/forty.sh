#!/bin/sh
# Whom to ask for an introduction at each of forty companies, nobody more than three times.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith intro -g data/seeker.csv --me "Mira Sommer" --to-file data/forty.txt --at-most 3 |
	kith plot --layout ego --me "Mira Sommer" --title "A plan for forty companies" -o "$1"
