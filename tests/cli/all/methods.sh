# Every column that kith computes has its formula in the paragraph for reviewers.
. "$CLI/tools.sh"
for tool in $(tools); do
	help_of "$tool" | grep -q -e '--methods' || continue
	command=$(examples "$tool" | head -1)
	try "$command --methods methods.txt"
	[ "$status" -eq 0 ] || complain "$command: $(cat err)"
	grep -q 'SHA-256' methods.txt || complain "$tool: no digest"
	head -1 out | tr , '\n' >columns
	if [ "$(head -1 out)" = figure,value ]; then
		sed '1d; s/,.*//; s/^"//; s/=.*//; s/ .*//; s/^assortativity_.*/assortativity/' out >columns
	fi
	for data in data/*.csv; do
		head -1 "$data"
	done | sed 's/$/,circle/' | tr , '\n' | grep -v -x weight >own
	grep -v -x -F -f own columns | grep -v -x -e name -e source -e target >computed || true
	while read -r column; do
		grep -q "^  $column: " methods.txt || complain "$tool: $column has no method"
	done <computed
done
