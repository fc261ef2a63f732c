# Those who met are tied once a day; what was moved, called off or declined is not counted, zones are as the file has them.
calendars=$CLI/../fuzz/corpus/calendar
kith import "$calendars/several.ics" 2>&1
echo '-- A series, half of it, and its events'
kith import "$calendars/weekly.ics" --today 2024-03-20 --since 2024-03-08 2>&1
kith events "$calendars/weekly.ics" --today 2024-03-20 2>&1
echo '-- With a letter; rooms too; below three'
printf 'From: Bo Kay <bo@x.org>\nTo: ada@x.org\nDate: 5 Mar 2024 09:00:00 +0000\n\n' >letter.eml
kith import letter.eml "$calendars/weekly.ics" --merge -q
kith import "$calendars/weekly.ics" --everyone --largest-event 3 2>&1
echo '-- What cannot be read'
cat >broken.ics <<'ROWS'
BEGIN:VCALENDAR
this is no line
BEGIN:VEVENT
UID:a
DTSTART:20240230T100000
ATTENDEE:mailto:ada@x.org
ATTENDEE:mailto:bo@x.org
END:VEVENT
BEGIN:VEVENT
DTSTART:20240301T100000
RRULE:FREQ=NEVER
EXDATE:soon
ATTENDEE:mailto:ada@x.org
ATTENDEE:mailto:bo@x.org
ROWS
kith import broken.ics 2>&1
printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240301\nEND:VEVENT\nEND:VCALENDAR\n' >alone.ics
kith import alone.ics 2>&1
kith import alone.ics --today soon 2>&1 || echo "exit $?"
kith import letter.eml --format calendar 2>&1 || echo "exit $?"
