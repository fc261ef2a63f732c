# What meetings are about is neither kept nor printed, not even where something is wrong.
for k in 1 2 3; do
	printf 'BEGIN:VCALENDAR\nX-WR-CALNAME:SECRET\nBEGIN:VEVENT\nUID:%s@x.org\nDTSTART:2024030%sT100000Z\n' $k $k
	printf 'SUMMARY:SECRET\nDESCRIPTION:SECRET\n SECRET\nLOCATION:SECRET\nCOMMENT:SECRET\nX-ALT:SECRET\nCATEGORIES:SECRET\n'
	printf 'ATTENDEE:mailto:a%s@x.org\nATTENDEE:mailto:b@x.org\nSECRET\nEXDATE:SECRET\nRRULE:SECRET\n' $k
	printf 'BEGIN:VALARM\nATTENDEE:mailto:SECRET@x.org\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n'
done >secret.ics
printf 'BEGIN:VEVENT\nSUMMARY:SECRET\nDTSTART:SECRET\nATTENDEE' >>secret.ics
for tool in 'import' 'import --json' 'import --format csv' 'import --format gml' 'import --everyone' 'import --merge-map map.csv' \
	'events' 'events --json' 'people' 'check'; do
	# shellcheck disable=SC2086 # the words are meant as several
	kith $tool secret.ics >>all 2>&1 || :
done
cat map.csv >>all
grep -c SECRET all || :
kith import secret.ics 2>&1
