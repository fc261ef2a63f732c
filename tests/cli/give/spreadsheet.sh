# A guest list and last month's pairs as a spreadsheet saves them: the messages lead there, step by step.
printf 'Name;Firma;Interessen\nJ\374rgen;Loom;Schach\nK\344the;Loom GmbH;Schach\nBo;;Schach\nCy;Acme;\n' >guests.csv
printf '\357\273\277Person 1;Person 2\r\nKäthe;Bo\r\n' >april.csv
kith give guests.csv --met april.csv --rounds 1 2>&1 || echo "exit $?"
kith import guests.csv --encoding windows-1252 2>&1 || echo "exit $?"
kith import --format people guests.csv --encoding windows-1252 >people.csv
kith give people.csv --met april.csv --rounds 1 | cut -d, -f1-3,8-
