# No tool takes an option it does not know, and each says where to look.
. "$CLI/tools.sh"
for tool in $(tools); do
	try "kith $tool --hlep"
	[ "$status" -eq 2 ] || complain "$tool: exit $status"
	grep -q "^kith $tool: unknown option --hlep; did you mean --help?" err || complain "$tool: $(cat err)"
	[ ! -s out ] || complain "$tool: printed something"
done
