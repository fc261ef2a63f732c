# Whatever kith import reads: lists, grids, several files; an event is its name and its date, and goes by its label.
cat >monthly.csv <<'ROWS'
person,event,date
Ada,Meetup,2024-01-09
Bo,Meetup,2024-01-09
Bo,Meetup,2024-02-13
Cy,Meetup,13.2.2024
ROWS
kith events monthly.csv >answer.csv
cat answer.csv
printf 'Name,2024-01-09,2024-02-13\nAda,x,\nBo,x,x\nCy,,x\n' >Meetup.csv
kith events -q Meetup.csv | cmp - answer.csv
kith events -q monthly.csv Meetup.csv | cmp - answer.csv
cat >labels.csv <<'ROWS'
source,target,label,mode,date
a,,Ada Lee,,
b,,Bo Kay,,
t,,Tea,event,
w,,Walk,event,
a,t,,,2024-01-09
b,t,,,2024-01-09
b,w,,,2024-02-13
ROWS
kith events -q labels.csv --me a --knows 1
