# Nobody can be told from a shared file; the key turns it back, and stays the same next time.
printf 'source,target,email,role\nAda,,ada@x.org,lead\nBo,,,\nAda,Bo,,\nBo,Cy,,\n' >own.csv
kith export own.csv --pseudonyms key.csv --format d3 >shared.json 2>notes
grep -q 'left out: email; look whether' notes
! grep -q 'Ada\|Bo\|Cy\|ada@' shared.json
grep -c P shared.json
head -1 key.csv
cut -d, -f1 key.csv | tail -n +2
ls -l key.csv | cut -c1-10
cp key.csv old.csv
echo 'Cy,Di,,' >>own.csv
kith export -q own.csv --pseudonyms key.csv --format d3 >shared.json
diff old.csv key.csv | grep '>'
# The same ties under other names.
kith import shared.json | tail -n +2 | cut -d, -f1,2 | grep -v ',$' | tr , '\n' | while read -r p; do
	grep ",$p," key.csv | cut -d, -f1
done | paste -d, - - | sort
# A column that names somebody is left out, whatever it is called; the key is not overwritten.
printf 'source,target,boss,circle,city,by\nAda Lovelace,,,Bo +2,Rome,\nBo,,Ada Lovelace,,Oslo,\nAda Lovelace,Bo,,,,Bo and I\n' >own.csv
kith export own.csv --pseudonyms other.csv --format gml >shared.gml 2>notes
grep -q 'left out: by, circle, boss; look' notes
grep -c 'Rome\|Oslo' shared.gml
! grep -q 'Ada\|Bo' shared.gml
cp other.csv old.csv
kith export own.csv --pseudonyms other.csv --format gml -o other.csv 2>notes || grep -c 'give each its own file' notes
cmp other.csv old.csv
