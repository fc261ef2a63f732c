# Python's modules icalendar and recurring_ical_events, where they are, find the same meetings.
command -v python3 >/dev/null || exit 77
python3 "$CLI/../oracle_calendar.py" kith "$CLI"/../fuzz/corpus/calendar/*.ics >out || {
	status=$?
	cat out
	exit $status
}
