# Other tools' files are read, or fail with a message that names them; none does anything else.
shared=$(dirname "$CLI")/../../shared/oracles/formats
[ -d "$shared" ] || exit 0
find "$shared" -type f ! -name NOTES.md | sort >files
while read -r file; do
	status=0
	timeout 60 kith import "$file" >out 2>err || status=$?
	case $status in
	0) head -1 out | grep -q '^source,target' || echo "$file: no graph" ;;
	3)
		grep -q "$(basename "$file")" err || echo "$file: not named: $(cat err)"
		[ ! -s out ] || echo "$file: printed something"
		;;
	*) echo "$file: exit $status: $(cat err)" ;;
	esac
	case $file in
	*regression-invalid*) [ "$status" -eq 3 ] || echo "$file: is taken for sound" ;;
	esac
done <files
