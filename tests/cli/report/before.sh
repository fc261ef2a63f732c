# Since last time: how much has changed among what was found, and the biggest changes of each kind, a sentence each.
printf 'source,target,weight,city\nAda,,,Leeds\nZoe,,,York\nAda,Ben,1,\nBen,Cy,2,\nCy,Dee,1,\nZoe,Dee,1,\n' >old.csv
printf 'source,target,weight,city\nAda,,,Leeds\nAda,Ben,3,\nBen,Cy,1,\nCy,Eve,1,\nCy,Dee,1,\n' >new.csv
told() {
	grep -o '<li>[^<]*\(since\|Since\) last time[^<]*' "$1" || echo "no finding"
	sed -n '/<h2[^>]*>Since last time/,/<details/p' "$1" | grep -o '<p>[^<]*' || :
}
kith report -q new.csv --before old.csv -o since.html
told since.html
# A lens cuts both times; nothing changes where nothing did; without an earlier time nothing is said.
kith report -q new.csv --before old.csv --where-tie 'weight>=2' -o since.html
told since.html
kith report -q new.csv --before new.csv -o since.html
told since.html
kith report -q new.csv -o since.html
told since.html
# An earlier time that is not there is told.
kith report -q new.csv --before none.csv -o none.html || echo "exit $?"
test ! -e none.html
# What there is to note of the earlier time is noted.
printf ',Ada,Ben,Cy\nAda,0,1,\nBen,1,0,0\nCy,,0,0\n' >matrix.csv
kith report new.csv --before matrix.csv -o since.html
