# Calendars made to hurt end soon: in a graph, with a line on what was left out, or as bad data.
check() {
	status=0
	timeout 60 kith import "$1" --today 2026-01-01 >out 2>err || status=$?
	echo "$1: exit $status, $(wc -l <out) lines: $(cut -c1-300 err | tr '\n' ' ')"
}
event() {
	printf 'BEGIN:VEVENT\nUID:%s\nDTSTART:%s\n%sATTENDEE:mailto:a@x.org\nATTENDEE:mailto:b@x.org\nEND:VEVENT\n' "$1" "$2" "$3"
}
begin='BEGIN:VCALENDAR\n'
{ printf "$begin"; event a 20240101T100000Z 'RRULE:FREQ=SECONDLY
'; } >seconds.ics
{ printf "$begin"; event a 16000101 'RRULE:FREQ=DAILY
'; } >old.ics
{ printf "$begin"; seq 2000 | while read -r k; do event "$k" 20000101T100000Z 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30
'; done; } >barren.ics
{ printf "$begin"; event a 20000101T100000Z 'RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30
'; event b 20000101T100000Z 'RRULE:FREQ=SECONDLY;COUNT=3;BYMONTH=2;BYMONTHDAY=30
'; } >never.ics
{ printf "$begin"; seq 3000 | while read -r k; do event "$k" 19900101T100000Z 'RRULE:FREQ=DAILY
'; done; } >daily.ics
{ printf "$begin"; event a 20000101T100000Z "RDATE:$(seq -s , -f '%.0fT100000Z' 20000101 20000130 | head -c 100)
EXDATE:$(yes 20000101T100000Z | head -n 40000 | tr '\n' ,)
"; } >dates.ics
{ printf "$begin"'BEGIN:VEVENT\nDTSTART:20240101\n'; seq -f 'ATTENDEE:mailto:p%.0f@x.org' 300000; } >many.ics
{ printf "$begin"'BEGIN:VEVENT\nDTSTART:20240101\nDESCRIPTION:'; head -c 100000000 /dev/zero | tr '\0' x; } >line.ics
{ printf "$begin"'BEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0000\n'
	printf 'TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n'
	printf 'BEGIN:VEVENT\nDTSTART;TZID=Z:20240101T100000\nRRULE:FREQ=DAILY;UNTIL=20240103T100000Z\nEXDATE:20240102T100000Z\n'
	printf 'ATTENDEE:mailto:a@x.org\nATTENDEE:mailto:b@x.org\n'; } >zone.ics
yes BEGIN:VCALENDAR | head -n 1000000 >nested.ics
{ printf "$begin"'BEGIN:VEVENT\n'; yes BEGIN:VALARM | head -n 1000000; } >inside.ics
{ printf "$begin"'BEGIN:VEVENT\nDTSTART:20240101\nATTENDEE;CN="\377\000\n;;;:=;:\nATTENDEE;CN=\377:mailto:\377@x\nATTENDEE:mailto:%%00a@x\n'; } >bytes.ics
for file in *.ics; do
	check "$file"
done
