# A file beside the answer that cannot be written is found out before anything is printed.
. "$CLI/tools.sh"
for tool in $(tools); do
	for option in "--methods none/methods.txt" "--answer none/answer.csv -g"; do
		help_of "$tool" | grep -q -e "${option%% *} FILE" || continue
		command="$(examples "$tool" | sed -n '/ -g/!{/|/!p;}' | head -1) $option"
		try "$command"
		[ "$status" -eq 4 ] || complain "$command: exit $status"
		[ ! -s out ] || complain "$command: printed $(head -1 out)"
		grep -q '^kith [a-z]*: none/[a-z.]*: could not be opened' err || complain "$command: $(cat err)"
	done
done
