# When contacts were connected is when they met: nobody is said to have been in touch then, nor to be silent since.
cat >connections.csv <<'ROWS'
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lee,,,Acme,Head,24 Mar 2024
Bo,Kay,,,Loom,,05 Feb 2016
ROWS
cat >messages.csv <<'ROWS'
CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
1,,Me Too,,Ada Lee,,2025-03-24 11:20:01 UTC,,x,INBOX
ROWS
kith import -q connections.csv messages.csv --me 'Me Too' >web.csv
for name in 'Ada Lee' 'Bo Kay'; do
	kith intro -q web.csv --me 'Me Too' --to "$name" --recent 1y >row.csv
	kith intro -q web.csv --me 'Me Too' --to "$name" --json | grep -E '"(last|since|why)"'
	cut -d, -f6 row.csv
	kith draft <row.csv | sed -n 5p
done
kith import -q connections.csv --me 'Me Too' >star.csv
kith reconnect -q star.csv --me 'Me Too' || echo "exit $?"
