# The same bytes for any number of threads, and with the same seed.
. "$CLI/tools.sh"
for tool in $(tools); do
	help_of "$tool" | grep -q -e '--threads' || continue
	command=$(examples "$tool" | head -1)
	case $command in
	*' -o '*) continue ;;
	esac
	try "$command --threads 1"
	cp out one
	for threads in 2 8; do
		try "$command --threads $threads"
		cmp -s out one || complain "$command --threads $threads: other bytes"
	done
done
