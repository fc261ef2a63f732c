# What is changed from one day of a series on is changed on all days after it: another hour and others who come, or none at all.
event() {
	printf 'BEGIN:VEVENT\nUID:%s\nDTSTART:%s\nDTEND:%s\n' "$1" "$2" "$2"
	shift 2
	for line; do printf '%s\n' "$line"; done
	printf 'END:VEVENT\n'
}
ada=ATTENDEE:mailto:ada@x.org bo=ATTENDEE:mailto:bo@x.org cy=ATTENDEE:mailto:cy@x.org di=ATTENDEE:mailto:di@x.org
{
	echo BEGIN:VCALENDAR
	event moved 20240304T100000 'RRULE:FREQ=WEEKLY;COUNT=6' $ada $bo
	event moved 20240318T150000 'RECURRENCE-ID;RANGE=THISANDFUTURE:20240318T100000' $ada $cy
	event ended 20240305T100000 'RRULE:FREQ=WEEKLY;COUNT=6' $ada $di
	event ended 20240319T100000 'RECURRENCE-ID;RANGE=THISANDFUTURE:20240319T100000' STATUS:CANCELLED $ada $di
	echo END:VCALENDAR
} >onwards.ics
kith import onwards.ics --today 2025-01-01
kith events onwards.ics --today 2025-01-01 -q
