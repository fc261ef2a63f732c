#!/bin/sh
# One version everywhere: CMakeLists.txt says it, all else must agree.
# SPDX-License-Identifier: GPL-2.0-or-later
#
# usage: version.sh KITH VERSION TOP-OF-PROJECT
set -eu
kith=$1 version=$2
cd "$3"
status=0

# agree WHERE FOUND
agree() {
	[ "$2" = "$version" ] && return
	echo "$1 has version '$2', CMakeLists.txt has $version; write the same in both"
	status=1
}

agree 'kith --version' "$($kith --version | sed -n '1s/^kith //p')"
agree 'kith --man' "$($kith --man | sed -n 's/^\.TH .*"kith \([0-9.]*\)".*/\1/p')"
agree debian/changelog "$(sed -n '1s/^kith (\([0-9.]*\)[-)].*/\1/p' debian/changelog)"
agree CHANGELOG.md "$(sed -n 's/^## \([0-9][0-9.]*\) .*/\1/p' CHANGELOG.md | head -n 1)"
agree CITATION.cff "$(sed -n 's/^version: *//p' CITATION.cff)"

# On a commit that is released, the tag.
if tag=$(git describe --tags --exact-match --match 'v[0-9]*' 2>/dev/null); then
	agree "the tag $tag" "${tag#v}"
fi
exit $status
