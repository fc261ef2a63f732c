# Every example in every help runs as it stands.
. "$CLI/tools.sh"
for tool in $(tools); do
	examples "$tool" >list
	while read -r command; do
		try "$command" </dev/null
		[ "$status" -eq 0 ] || complain "$command: exit $status: $(cat err)"
	done <list
done
