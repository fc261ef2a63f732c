# Man pages are sound roff, completions sound shell, where there is something to tell.
. "$CLI/tools.sh"
for tool in '' $(tools); do
	try "kith --man $tool"
	[ "$status" -eq 0 ] || complain "--man $tool: exit $status"
	grep -q '^\.SH NAME' out || complain "--man $tool: no name"
	if command -v groff >/dev/null; then
		groff -man -ww -z out >warnings 2>&1
		[ ! -s warnings ] || complain "--man $tool: $(cat warnings)"
	fi
done
for shell in bash zsh fish; do
	try "kith --completion $shell"
	[ "$status" -eq 0 ] || complain "--completion $shell: exit $status"
	for tool in $(tools); do
		grep -q "$tool" out || complain "--completion $shell: no $tool"
	done
	if command -v "$shell" >/dev/null; then
		"$shell" -n out || complain "--completion $shell: not $shell"
	fi
done
