# Every tool explains itself: its question, an example, no line wider than a page.
. "$CLI/tools.sh"
for tool in $(tools); do
	try "kith $tool --help"
	[ "$status" -eq 0 ] || complain "$tool --help: exit $status"
	head -1 out | grep -q "^kith $tool: " || complain "$tool --help: no question"
	grep -q "^  \\$ kith" out || complain "$tool --help: no example"
	! grep -v '^  \$' out | grep -q '.\{90\}' || complain "$tool --help: too wide"
	[ ! -s err ] || complain "$tool --help: notes"
	cp out long
	try "kith $tool -h"
	cmp -s out long || complain "$tool -h is not $tool --help"
	try "kith $tool --version"
	grep -q '^kith [0-9]' out || complain "$tool --version"
done
