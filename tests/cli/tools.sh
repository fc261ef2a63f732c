# What the loops over all tools have in common; read by the cases in all/.
# SPDX-License-Identifier: GPL-2.0-or-later

# Every tool, as the help lists them.
tools() {
	kith --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'
}

# The help of a tool, which is asked for it once.
help_of() {
	[ -s "../help-$1" ] || kith "$1" --help >"../help-$1"
	cat "../help-$1"
}

# The examples of a tool, a line each.
examples() {
	help_of "$1" | sed -n 's/^  \$ //p'
}

# A command that the tool answers: its first example, on file $2 instead of the data.
first_example_on() {
	examples "$1" | sed -n "1s#data/[a-z-]*\\.csv#$2#gp"
}

# Whether a tool reads a graph.
reads_graph() {
	help_of "$1" | grep -q '^Usage:.*FILE'
}

# Complains and goes on, so that one run names all tools that fail.
complain() {
	echo "$*" >&2
}

# Runs a command line; sets status, and leaves what it printed in out and err.
try() {
	status=0
	eval "$1" >out 2>err || status=$?
}
