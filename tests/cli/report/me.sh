# With --me come your own parts; a question without an answer says why.
kith report -q data/community.csv --me 'Amara Okafor' | grep -o '<h2>.*</h2>' | tail -n 5
kith report -q data/florentine.csv --me Medici | grep 'class="more"' | tail -n 1
kith report -q data/florentine.csv --me Nobody
