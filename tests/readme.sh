#!/bin/sh
# Runs every console block of a Markdown file and compares what it prints with what the file says.
# SPDX-License-Identifier: GPL-2.0-or-later
#
# usage: readme.sh DIRECTORY-OF-KITH TOP-FOLDER FILE.md
set -eu
PATH=$1:$PATH
top=$2 file=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$top/data" "$work/data"
unset KITH_ME || :

# Lines after "$ " and "> " are commands; the others what they print.
awk -v work="$work" '
	/^```console$/ { inside = 1; next }
	/^```$/ { inside = 0; next }
	!inside { next }
	/^\$ / { print substr($0, 3) > (work "/commands"); next }
	/^> / { print substr($0, 3) > (work "/commands"); next }
	{ print > (work "/expected") }
' "$file"

[ -s "$work/commands" ] || { echo "no console block in $file" >&2; exit 1; }
touch "$work/expected"
(cd "$work" && sh -eu ./commands >printed)
diff "$work/expected" "$work/printed"
