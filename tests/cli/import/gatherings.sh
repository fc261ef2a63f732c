# A monthly meeting is twelve events: January's guests are not tied to February's; who came twice to one came once.
cat >monthly.csv <<'ROWS'
person,event,date
Ada,Meetup,2024-01-09
Bo,Meetup,2024-01-09
Bo,Meetup,2024-02-13
Bo,Meetup,2024-02-13T19:00
Cy,Meetup,2024-02-13
ROWS
kith import monthly.csv
# All columns of a grid of dates are read, and of one of events; what is neither is left alone.
cat >Choir.csv <<'ROWS'
Name,Email,Voice,2024-01-09,2024-02-13,2024-03-12
Ada,a@x.org,alto,x,,1
Bo,,bass,X,✓,no
Cy,,alto,,yes,present
ROWS
kith import Choir.csv
printf ',Tea,Dance,Walk\nAda,1,0,1\nBo,1,1,0\nCy,0,1,-\n' >incidence.csv
kith import incidence.csv
# Options name the columns, whichever format reads them; a status says who was not there.
cat >wer.csv <<'ROWS'
Antwort,Wann,Wer,Was
ja,3.2.2024,Ada,Tee
ja,3.2.2024,Bo,Tee
declined,3.2.2024,Cy,Tee
Not Attending,3.2.2024,Di,Tee
ROWS
named='--source-column Wer --target-column Was --date-column Wann --status-column Antwort'
kith import --format attendance $named wer.csv 2>&1
kith import $named wer.csv 2>&1
kith import --format attendance --source-column Wen wer.csv 2>&1 || echo "exit $?"
kith import --source-column Wer --target-column Was --date-column Tag wer.csv 2>&1 || echo "exit $?"
# Guest lists of Eventbrite: a ticket a row; the day is in the file's name.
cat >'Gala 2024-05-17.csv' <<'ROWS'
Order #,First Name,Last Name,Email,Ticket Type,Attendee Status
1,Ada,Lee,ada@x.org,One,Attending
1,ada,lee,Ada@x.org,Two,Attending
2,Bo,Kay,bo@x.org,One,Checked In
3,Cy,May,cy@x.org,One,Not Attending
ROWS
kith import 'Gala 2024-05-17.csv' 2>&1
# What guests of Luma and Meetup answered is theirs; what is noted of tickets and telephones is not kept.
cat >'Supper 2025-05-17.csv' <<'ROWS'
api_id,name,email,phone_number,created_at,approval_status,amount_tax,ticket_name,What do you work on?,City
g1,Ada,ada@x.org,+44,2025-05-01T10:00:00Z,approved,0,Standard,robotics,Leeds
g2,Bo,bo@x.org,+44,2025-05-01T10:00:00Z,approved,0,Standard,textiles; music,
ROWS
kith import 'Supper 2025-05-17.csv' 2>&1
