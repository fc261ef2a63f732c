# Contacts of an address book become a star around who asks; rows that cannot are counted, not guessed.
cat >linkedin.csv <<'ROWS'
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lee,,ada@x.org,Acme,Head,24 Mar 2024
Ada,Lee,,,Other,,05 Feb 2022
Ada,Lee,,,,,
Ada,Lee,,,,,soon
,,,,Acme,,01 Jan 2020
Me,Myself,,,,,
ROWS
kith import linkedin.csv --me 'Me Myself' 2>&1
kith import linkedin.csv 2>&1 || echo "exit $?"
cat >google.csv <<'ROWS'
Name,Given Name,Family Name,Nickname,Notes,Group Membership,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Organization 1 - Name
,Bo,Kay,,,* myContacts ::: Friends,bo@x.org,b@y.org ::: c@y.org,,Acme
Cy,,,,,,,,+44,
,,,,,,only@x.org,,,
,,,,,,,,,
ROWS
kith import google.csv --me Me 2>&1
printf 'First Name,Connected On\nAda,24 Mar 2024\n' >short.csv
kith import short.csv --format linkedin --me Me 2>&1 || echo "exit $?"
printf 'Company,Connected On\nAcme,24 Mar 2024\n' >short.csv
kith import short.csv --format linkedin --me Me 2>&1 || echo "exit $?"
printf 'First Name,Last Name,Connected On\nAda,Lee\n' >ragged.csv
kith import ragged.csv --format linkedin --me Me 2>&1 || echo "exit $?"
