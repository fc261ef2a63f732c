# Under other names every tie keeps its direction and its cells; a key that mixes people up is refused.
printf 'source,target,weight,kind,directed\nDi,Bo,2,work,1\nBo,Di,3,family,1\nAda,Cy,5,,\nCy,Bo,1,"a, b",1\nBo,Ada,,club,\n' >own.csv
kith export -q own.csv --pseudonyms key.csv --format gml -o shared.gml
kith import -q shared.gml >shared.csv
head -1 shared.csv
# Names again, as the key says.
awk -F, 'NR == FNR { name[$2] = $1; next } FNR > 1 && $2 != "" {
	source = name[$1]
	target = name[$2]
	sub(/^[^,]*,[^,]*,/, "")
	print source "," target "," $0
}' key.csv shared.csv | sort
printf 'name,pseudonym\nAda,P1\nBo,P1\n' >mixed.csv
kith export own.csv --pseudonyms mixed.csv --format gml 2>&1 || echo "exit $?"
printf 'who,what\nAda,P1\n' >other.csv
kith export own.csv --pseudonyms other.csv --format gml 2>&1 || echo "exit $?"
printf 'name,pseudonym\nAda,P1\nAda,P2\n' >twice.csv
kith export own.csv --pseudonyms twice.csv --format gml 2>&1 || echo "exit $?"
printf 'name,pseudonym\nAda,\n' >empty.csv
kith export own.csv --pseudonyms empty.csv --format gml 2>&1 || echo "exit $?"
kith export own.csv --pseudonyms nowhere/key.csv --format gml 2>&1 || echo "exit $?"
