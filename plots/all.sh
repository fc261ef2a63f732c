#!/bin/sh
# Makes every picture of the gallery, from the project's top folder.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
for script in plots/*.sh; do
	name=${script%.sh}
	case $name in
	plots/all) ;;
	*) sh "$script" "$name.svg" ;;
	esac
done
