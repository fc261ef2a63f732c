#!/bin/sh
# Every module has its room, and no room includes what stands above or beside it: see lib/README.md.
# SPDX-License-Identifier: GPL-2.0-or-later
#
#   tests/layers.sh [FOLDER]   checks FOLDER, this project when none is given
set -eu
cd "${1:-$(dirname "$0")/..}"
LC_ALL=C
export LC_ALL

includes=$(find lib tools -name '*.[ch]' | sort | xargs grep -nE '^[[:space:]]*#[[:space:]]*include' /dev/null)
options=$(find lib -name '*.[ch]' ! -path lib/base/caller.h | sort | xargs grep -nE '"[^"]*--[a-z]' /dev/null |
	grep -vE '^[^:]+:[0-9]+:[[:space:]]*(/\*|\*)' || true)
modules=$(find lib -name '*.[ch]' | sed 's/\.[ch]$//' | sort -u)

{
	sed 's/^/readme:/' lib/README.md
	printf '%s\n' "$modules" | sed 's/^/module:/'
	printf '%s\n' "$includes" | sed 's/^/include:/'
	[ -z "$options" ] || printf '%s\n' "$options" | sed 's/^/option:/'
} | awk '
function complain(where, what, cure) {
	printf "%s: %s; %s\n", where, what, cure
	failed = 1
}

# lib/measures/paths.c is of the room measures, tools/cli/help.c of cli, tools/ego.c of tools.
function room_of(path,    part, n) {
	n = split(path, part, "/")
	return part[1] == "lib" || n > 2 ? part[2] : part[1]
}

function folder_of(path) {
	sub("/[^/]*$", "", path)
	return path
}

# The rooms of "    io base    words": those before two blanks or before " never ".
function rooms_of(line, room) {
	sub(/^ +/, "", line)
	sub(/  .*/, "", line)
	return split(line, room, " ")
}

function read_layers(line,    room, part, banned, n, m, i, k) {
	if (line !~ /^    /)
		return
	n = rooms_of(line, room)
	if (line !~ / never include /) {
		layer++
		for (i = 1; i <= n; i++)
			layer_of[room[i]] = layer
		return
	}
	sub(/.* never include /, "", line)
	m = split(line, banned, " ")
	for (i = 1; i <= n; i++)
		for (k = 1; k <= m; k++)
			never[room[i], banned[k]] = 1
}

function read_places(line,    name) {
	if (line ~ /^### /)
		room = substr(line, 5)
	if (line !~ /^- /)
		return
	line = substr(line, 3)
	while (match(line, /^`[^`]*` ?/)) {
		name = substr(line, 2)
		sub(/`.*/, "", name)
		placed["lib/" room "/" name] = NR
		line = substr(line, RLENGTH + 1)
	}
}

# What "#include" names, or nothing where it is no room of ours.
function target_of(line,    part) {
	if (split(line, part, "\"") < 3 || part[2] !~ "/")
		return ""
	return part[2]
}

function check_include(where, from, to) {
	if (!(from in layer_of))
		complain(where, "the room " from " is not in the list of layers", "add it to lib/README.md")
	else if (!(to in layer_of))
		complain(where, "there is no room " to " in the list of layers", "see lib/README.md")
	else if ((from, to) in never)
		complain(where, from " includes " to ", of which it must know nothing",
			"hand it arrays, or move what reads files, names or columns up")
	else if (from != to && layer_of[from] >= layer_of[to])
		complain(where, from " includes " to ", which stands " \
			(layer_of[from] == layer_of[to] ? "beside" : "above") " it",
			"move what both need down, see Layers in lib/README.md")
}

function inside(folder, other) {
	return index(folder "/", other "/") == 1
}

function read_include(line,    path, where, from, to) {
	path = where = line
	sub(/:.*/, "", path)
	match(line, /:[0-9]+:/)
	where = substr(line, 1, RSTART + RLENGTH - 2)
	if (line ~ /[<"](igraph\/)?igraph\.h[>"]/ && room_of(path) != "igraph")
		complain(where, "igraph.h is included outside lib/igraph", "ask lib/igraph/bridge.h")
	if ((to = target_of(line)) == "")
		return
	check_include(where, room_of(path), room_of("lib/" to))
	from = folder_of(path)
	to = folder_of((to ~ /^(cli|answers)\// ? "tools/" : "lib/") to)
	# Between rooms nothing climbs, so only folders inside one room can turn in a circle.
	if (from != to && room_of(from "/") == room_of(to "/") && !inside(from, to) && !inside(to, from))
		leads[from, to] = where
	folder[from] = folder[to] = 1
}

function check_cycles(    a, b, c) {
	for (b in folder)
		for (a in folder)
			for (c in folder)
				if ((a, b) in leads && (b, c) in leads && !((a, c) in leads))
					leads[a, c] = leads[a, b]
	for (a in folder)
		if ((a, a) in leads)
			complain(leads[a, a], a " leads back to itself", "let it and the folders beside it include one way only")
}

{ kind = $0; sub(/:.*/, "", kind); line = substr($0, length(kind) + 2) }
kind == "readme" && line ~ /^## / { section = substr(line, 4) }
kind == "readme" && section == "Layers" { read_layers(line) }
kind == "readme" && section == "The rooms" { read_places(line) }
kind == "module" { there[line] = 1 }
kind == "include" { read_include(line) }
kind == "option" {
	sub(/:[^0-9].*/, "", line)
	complain(line, "the library names an option of its caller", "say it with a word of lib/base/caller.h")
}

END {
	if (!layer)
		complain("lib/README.md", "it has no list of layers", "keep it below the heading Layers")
	for (name in there)
		if (!(name in placed))
			complain(name, "it has no place in lib/README.md", "say there in a line what it is")
	for (name in placed)
		if (!(name in there))
			complain("lib/README.md:" placed[name], "there is no " name, "take it out")
	check_cycles()
	exit failed
}'
