# A full disk is an error with a message, never a short answer.
. "$CLI/tools.sh"
[ -e /dev/full ] || exit 0
for tool in $(tools); do
	try "kith $tool --help >/dev/full"
	[ "$status" -eq 4 ] || complain "$tool --help: exit $status"
	command=$(examples "$tool" | head -1)
	case $command in
	*' -o '*) continue ;;
	esac
	try "$command >/dev/full"
	[ "$status" -eq 4 ] || complain "$command: exit $status"
	grep -q 'standard output' err || complain "$command: $(cat err)"
done
