# Names alone do not tell who is who: each new key has its own order, which an old key keeps.
kith export -q data/karate.csv --pseudonyms one.csv --format gml >one.gml
kith export -q data/karate.csv --pseudonyms two.csv --format gml >two.gml
cut -d, -f1,2 one.csv >one.names
cut -d, -f1,2 two.csv >two.names
! cmp -s one.names two.names
kith export -q data/karate.csv --pseudonyms one.csv --format gml | cmp - one.gml
# Those who are new get theirs by the salt of the key.
cp one.csv copy.csv
{ cat data/karate.csv; printf 'Ada,Bo,,\nCy,Di,,\nEve,Flo,,\nGus,Hal,,\n'; } >more.csv
kith export -q more.csv --pseudonyms one.csv --format gml >/dev/null
kith export -q more.csv --pseudonyms copy.csv --format gml >/dev/null
cmp one.csv copy.csv
head -1 one.csv
sed -n 2p one.csv | grep -c ',[0-9a-f]\{32\}$'
grep -c ',$' one.csv
# A name of several words is known in any case and order, and in the title of a column.
printf 'source,target,seat,Ann Smith,room\n"Smith, Ann",,"desk of ANN SMITH",,2\nBo,,,yes,1\n"Smith, Ann",Bo,,,\n' >own.csv
kith export own.csv --pseudonyms key.csv --format d3 2>&1 >shared.json
grep -c Smith -i shared.json || true
