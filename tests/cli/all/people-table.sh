# A table of people is no graph, and the message names the cure.
. "$CLI/tools.sh"
printf 'name,degree\nMedici,6\n' >people.csv
for tool in $(tools); do
	reads_graph "$tool" || continue
	try "$(first_example_on "$tool" people.csv)"
	[ "$status" -eq 3 ] || complain "$tool: exit $status: $(cat err)"
	grep -q -e ' -g' err || complain "$tool: cure not named: $(cat err)"
	[ ! -s out ] || complain "$tool: printed something"
done
