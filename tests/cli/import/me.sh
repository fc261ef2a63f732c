# --me names somebody there is: another spelling is another file's person, a misspelt one an error.
cat >links.csv <<'ROWS'
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Bo,Kay,,bo@y.org,Acme,Head,24 Mar 2024
ROWS
printf 'From: Ada Lee <ada@x.org>\nTo: Cy <cy@z.org>\nDate: 4 Mar 2024 09:00:00 +0000\n\n' >letter.eml
printf 'From: Bo <bo@y.org>\nTo: ada@x.org\nDate: 5 Mar 2024 09:00:00 +0000\n\n' >second.eml
echo '-- By label'
kith import letter.eml second.eml links.csv --me 'ada lee' --merge
echo '-- By address'
kith import letter.eml links.csv --me ada@x.org
echo '-- Misspelt'
kith import letter.eml links.csv --me 'Ada Lea' 2>&1 || echo "exit $?"
kith import letter.eml --me 'Ada Lea' 2>&1 || echo "exit $?"
kith import letter.eml --me 'Zoe' 2>&1 || echo "exit $?"
echo '-- Alone'
kith import -q links.csv --me 'Anybody'
echo '-- Nowhere near'
kith import -q letter.eml links.csv --me 'Somebody Else'
echo '-- Only the habit'
KITH_ME='Ada Lea' kith import letter.eml
