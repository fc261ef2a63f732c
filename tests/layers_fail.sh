#!/bin/sh
# tests/layers.sh notices whatever breaks a rule: in a copy, one thing after another is made wrong.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
cd "$(dirname "$0")/.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
status=0

fresh() {
	rm -rf "${copy:?}/lib" "${copy:?}/tools"
	cp -R lib tools "$copy"
}

# What it must say, of the copy as it stands.
expect() {
	if said=$(tests/layers.sh "$copy"); then
		echo "layers.sh says nothing where it should say: $1"
		status=1
	elif ! printf '%s\n' "$said" | grep -qF "$1"; then
		printf 'layers.sh should say: %s\nIt says:\n%s\n' "$1" "$said"
		status=1
	fi
	fresh
}

# include FILE HEADER: one more include, in the last line.
include() {
	printf '#include %s\n' "$2" >>"$copy/lib/$1"
}

fresh
include io/source.c '"graph/graph.h"'
expect ': io includes graph, which stands above it'
include csr/csr.h '"io/names.h"'
expect ': csr includes io, of which it must know nothing'
include check/check.c '"exchange/import/import.h"'
expect ': check includes exchange, which stands beside it'
include base/error.c '"cli/option.h"'
expect ': base includes cli, which stands above it'
include base/error.c '"nowhere/error.h"'
expect ': there is no room nowhere'
include measures/paths.c '<igraph.h>'
expect ': igraph.h is included outside lib/igraph'
include exchange/import/import.c '"exchange/export/export.h"'
include exchange/export/export.c '"exchange/import/import.h"'
expect 'lib/exchange/import leads back to itself'
echo >"$copy/lib/graph/unheard_of.c"
expect 'lib/graph/unheard_of: it has no place'
echo 'static const char *const cure = "try --largest";' >>"$copy/lib/base/error.c"
expect 'the library names an option of its caller'
rm "$copy/lib/base/error.c" "$copy/lib/base/error.h"
expect 'there is no lib/base/error'
exit $status
