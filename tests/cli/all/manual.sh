# Man pages are sound roff, where there is something to tell.
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
