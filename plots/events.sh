#!/bin/sh
# Southern women (discs) and the gatherings they came to (squares).
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
{ echo name,mode && sed '1d;s/^[^,]*,\([^,]*\),.*/\1,event/' data/southern-women.csv | sort -u; } |
	kith plot data/southern-women.csv --source-column person --target-column event --people - \
		--title "Who came to what" -o "$1"
