# With --me come your own parts; a question without an answer says why. The host's part stays the
# host's, whoever KITH_ME names.
kith report -q data/community.csv --me 'Amara Okafor' >asked.html
KITH_ME='Amara Okafor' kith report -q data/community.csv | cmp - asked.html
grep -o '<h2>.*</h2>' asked.html | tail -n 5
kith report -q data/florentine.csv --me Medici | grep 'class="more"' | tail -n 1
kith report -q data/florentine.csv --me Nobody
