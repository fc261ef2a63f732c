# Contacts are people whose addresses are one person's; relations are ties, --me makes a star, and it is said what that cannot tell.
cp "$CLI/../fuzz/corpus/vcard/book.vcf" "$CLI/../fuzz/corpus/calendar/weekly.ics" .
cp "$CLI/../fuzz/corpus/outlook/a.csv" outlook.csv
kith import book.vcf 2>&1
echo '-- A star, of who is in it themselves'
kith import book.vcf --me 'ada lee' 2>&1
echo '-- Google and Outlook'
cat >google.csv <<'ROWS'
First Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Value,E-mail 2 - Value,Address 1 - City,Relation 1 - Label,Relation 1 - Value
Ada,Lee,Acme,Head,Choir ::: * myContacts,ada@x.org ::: ada.lee@home.org,lee@z.org,Leeds,spouse,Bo Kay
Cy,Dee,,,* myContacts,cy@x.org,,,,
Cy,Dee,Acme,,* myContacts,,,,,
Cy,Dee,,,* myContacts,,,,,
Cy,Dee,Acme,,* myContacts,,,,,
ROWS
kith import google.csv outlook.csv 2>&1
echo '-- Mail and meetings know a contact by any address'
printf 'From: A <ada.lee@home.org>\nTo: cy@x.org\nDate: 5 Mar 2024 09:00:00 +0000\n\n' >letter.eml
kith import letter.eml weekly.ics google.csv --me cy@x.org --today 2024-03-02 --merge 2>&1
echo '-- Misspelt, unless the book is all there is'
kith import letter.eml book.vcf --me 'Ada Lea' 2>&1 || echo "exit $?"
kith import book.vcf --me 'Ada Lea' 2>&1 | tail -n 3
echo '-- One address, two names: two people where there is another address'
cat >family.vcf <<'ROWS'
BEGIN:VCARD
FN:Ann Home
EMAIL:home@x.org
END:VCARD
BEGIN:VCARD
FN:Ben Home
EMAIL:home@x.org
EMAIL:ben@x.org
this is no line
BEGIN:VCARD
ROWS
kith import family.vcf 2>&1
kith import letter.eml --format vcard 2>&1 || echo "exit $?"
