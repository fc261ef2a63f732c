# An empty file is bad data; a header alone is a graph of nobody.
. "$CLI/tools.sh"
: >empty.csv
echo source,target >header.csv
for tool in $(tools); do
	reads_graph "$tool" || continue
	try "$(first_example_on "$tool" empty.csv)"
	[ "$status" -eq 3 ] || complain "$tool, empty: exit $status: $(cat err)"
	grep -q "empty.csv" err || complain "$tool, empty: file not named: $(cat err)"
	try "$(first_example_on "$tool" header.csv)"
	case $status in
	0 | 1 | 2) ;;
	*) complain "$tool, header only: exit $status: $(cat err)" ;;
	esac
done
