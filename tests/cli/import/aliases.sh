# A table of aliases makes one of several names wherever people are read: in mail, in lists, on the command line.
printf 'From: Ada Lee <ada@x.org>\nTo: Cy <cy@z.org>\nDate: 4 Mar 2024 09:00:00 +0000\n\n' >one.eml
printf 'From: Ada <al@home.net>\nTo: cy@z.org, ada@x.org\nDate: 5 Mar 2024 09:00:00 +0000\n\n' >two.eml
cat >links.csv <<'ROWS'
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Cyril,Ng,,cy@z.org,Acme,Head,24 Mar 2024
ROWS
printf 'name,event,date\nA. Lee,tea,2024-04-01\nAda Lee,tea,2024-04-01\nCy,tea,2024-04-01\n' >tea.csv
cat >same.csv <<'ROWS'
alias,person,sure
al@home.net,ADA@x.org,yes
ada@x.org,Ada Lee,yes
A. Lee,Ada Lee,likely
Cy,cy@z.org,yes
Bo,Ada Lee,no
ROWS
echo '-- Mail: labels, letters and days are counted once for one person'
kith import one.eml two.eml --aliases same.csv
echo '-- With contacts and guests; an alias says who asks'
kith import one.eml two.eml links.csv tea.csv --aliases same.csv --me al@home.net --merge-map map.csv
cat map.csv
echo '-- In every tool'
printf 'source,target,events,first_seen,city\nAda Lee,,2,2024-02-01,\nA. Lee,,3,2024-01-01,Leeds\nA. Lee,Bo,,,\nBo,Cy,,,\nAda Lee,A. Lee,,,\n' >web.csv
kith people -g web.csv --aliases same.csv | cut -d, -f1-6
kith intro web.csv --aliases same.csv --me 'A. Lee' --to Cy | cut -d, -f1-4
printf 'name,field\nA. Lee,robots\nBo,tea\n' >field.csv
kith people -g web.csv --aliases same.csv --people field.csv | cut -d, -f1,6-7
kith report web.csv --aliases same.csv --me 'A. Lee' -o page.html 2>/dev/null
grep -c 'Ada Lee' page.html >/dev/null
echo '-- What is wrong is said with its line'
for rows in 'a,b\nb,c\nc,a\n' 'a,b\nd,b\na,c\n' 'a,\n'; do
	printf "alias,person\n$rows" >wrong.csv
	kith people web.csv --aliases wrong.csv 2>&1 || echo "exit $?"
done
kith people web.csv --aliases field.csv 2>&1 || echo "exit $?"
kith people web.csv --aliases - 2>&1 || echo "exit $?"
printf 'alias,person\nnobody,Ada Lee\n' >none.csv
kith summary web.csv --aliases none.csv 2>&1 >/dev/null
