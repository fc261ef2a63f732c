# What comes through a pipe gives the same bytes as what lies in a file, answer and graph.
. "$CLI/tools.sh"
for tool in $(tools); do
	reads_graph "$tool" || continue
	command=$(examples "$tool" | head -1)
	case $command in
	*'|'* | *' -o '*) continue ;;
	esac
	file=$(echo "$command" | sed -n 's#.*\(data/[a-z-]*\.csv\).*#\1#p')
	for graph in '' ' -g'; do
		try "$command$graph"
		[ "$status" -ne 2 ] || continue
		cp out by-file
		try "cat $file | $(echo "$command" | sed "s# $file##")$graph"
		cmp -s out by-file || complain "$command$graph: a pipe is not a file"
	done
done
