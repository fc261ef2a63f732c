#!/bin/sh
# Les Misérables once more, as light.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith plot data/lesmis.csv --theme shimmer --label 12 --caption none -o "$1"
