#!/bin/sh
# A coding community (invented): circles named by what their people share.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith plot data/community.csv --title "A coding community" -o "$1"
