# Under other names every tie keeps its direction and its cells; a key that mixes people up is refused.
printf 'source,target,weight,kind,directed\nDi,Bo,2,work,1\nBo,Di,3,family,1\nAda,Cy,5,,\nCy,Bo,1,"a, b",1\nBo,Ada,,club,\n' >own.csv
kith export -q own.csv --pseudonyms key.csv --format gml -o shared.gml
kith import -q shared.gml | sed 's/"a, b"/a+b/' >shared.csv
# Names again, as the key says; which tie comes first, and so which column, is the key's chance.
awk -F, 'NR == FNR { name[$2] = $1; next }
FNR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
$2 != "" { print name[$1] "," name[$2] "," $at["directed"] "," $at["weight"] "," $at["kind"] }
' key.csv shared.csv | LC_ALL=C sort
printf 'name,pseudonym\nAda,P1\nBo,P1\n' >mixed.csv
kith export own.csv --pseudonyms mixed.csv --format gml 2>&1 || echo "exit $?"
printf 'who,what\nAda,P1\n' >other.csv
kith export own.csv --pseudonyms other.csv --format gml 2>&1 || echo "exit $?"
printf 'name,pseudonym\nAda,P1\nAda,P2\n' >twice.csv
kith export own.csv --pseudonyms twice.csv --format gml 2>&1 || echo "exit $?"
printf 'name,pseudonym\nAda,\n' >empty.csv
kith export own.csv --pseudonyms empty.csv --format gml 2>&1 || echo "exit $?"
kith export own.csv --pseudonyms nowhere/key.csv --format gml 2>&1 || echo "exit $?"
