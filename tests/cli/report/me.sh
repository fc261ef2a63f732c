# With --me come your own parts; a question without an answer says why. The host's part stays the
# host's, whoever KITH_ME names.
kith report -q data/community.csv --me 'Amara Okafor' >asked.html
KITH_ME='Amara Okafor' kith report -q data/community.csv | cmp - asked.html
grep -o '<h2>.*</h2>' asked.html
sed -n '/<h2>Your own network/,/<details>/p' asked.html | sed 's/<[^>]*>//g' | grep .
kith report -q data/florentine.csv --me Medici | grep -o '<p>[^<]*no column `date`.*</p>' | head -n 1
kith report -q data/florentine.csv --me Nobody
