#!/bin/sh
# What a reporter found on a tender (invented).
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith plot data/harbour.csv --nouns names,ties --size 1200x800 --title "Around the harbour board" -o "$1"
