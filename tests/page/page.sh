#!/bin/sh
# Drives the page of a plot in headless Chromium; says loudly when there is none.
# SPDX-License-Identifier: GPL-2.0-or-later
#
# usage: page.sh KITH DATA-FOLDER FOLDER-FOR-SCREENSHOTS
set -eu
python=/usr/bin/python3
for need in chromium chromedriver $python; do
	command -v "$need" >/dev/null && continue
	echo "SKIPPED: there is no $need (Debian: chromium chromium-driver python3-selenium); the page was NOT tested"
	exit 77
done
if ! $python -c 'import selenium' 2>/dev/null; then
	echo 'SKIPPED: Python has no selenium (Debian: python3-selenium); the page was NOT tested'
	exit 77
fi
exec $python "$(dirname "$0")/page.py" "$@"
