# Every tool with an answer picks rows of it: what all rows fit changes nothing, an unknown column is named.
. "$CLI/tools.sh"
for tool in $(tools); do
	help_of "$tool" | grep -q '^  --rows ' || continue
	command=$(examples "$tool" | head -1)
	try "$command"
	cp out every
	column=$(head -1 every | cut -d, -f1)
	try "$command --rows '$column~'"
	cmp -s out every || complain "$tool: --rows '$column~' changes the answer"
	try "$command --rows 'no such column=1'"
	[ "$status" -eq 2 ] || complain "$tool: --rows by a column that is not there ends with $status"
	grep -q 'no such column' err || complain "$tool: $(cat err)"
done
