# One graph in many spellings is one graph; what is wrong is named at its place in the file as it is.
export KITH_ME=
cat >plain.csv <<'END'
source,target,weight
José,Zoë,2.5
Zoë,"Cy, D",1
END
kith people -qg plain.csv >plain
same() {
	kith people -qg "$@" >out && cmp -s out plain || echo "$* is another graph: $(cat out)"
}
bare() {
	sed 1d plain.csv
}
for spelling in UTF-16LE UTF-16BE UTF-16 UTF-32; do
	iconv -f UTF-8 -t $spelling plain.csv >$spelling.csv
	same $spelling.csv
done
for spelling in LATIN1 UTF-32BE IBM850; do
	iconv -f UTF-8 -t $spelling plain.csv >$spelling.csv
	same --encoding $spelling $spelling.csv
done
printf '\357\273\277' | cat - plain.csv >bom.csv
sed 's/$/\r/' plain.csv >crlf.csv
tr '\n' '\r' <plain.csv >cr.csv
sed '2s/$/\r/' plain.csv >mixed.csv
sed 's/^/\n\n/' plain.csv >blank.csv
sed '1i # who knows whom' plain.csv >comment.csv
sed 's/"Cy, D"/@/; s/,/\t/g; s/@/Cy, D/' plain.csv >tabs.csv
sed 's/"Cy, D"/@/; s/,/|/g; s/@/Cy, D/' plain.csv >pipe.csv
sed 's/"Cy, D"/@/; s/,/;/g; s/\./,/; s/@/Cy, D/' plain.csv >semicolon.csv
{
	echo 'sep=;'
	cat semicolon.csv
} >excel.csv
sed 's/\([^,]*\),\("[^"]*"\|[^,]*\),/ \1 , \2 , /' plain.csv >spaces.csv
sed '1s/.*/FROM,To,Weight/' plain.csv >from.csv
sed '1s/.*/:START_ID,:END_ID,weight/' plain.csv >neo4j.csv
sed '1s/.*/Vertex 1,Vertex 2,WEIGHT/' plain.csv >nodexl.csv
sed 's/é/e\xcc\x81/' plain.csv >nfd.csv
gzip -c plain.csv >plain.csv.gz
head -2 plain.csv | gzip -c >members.csv.gz
tail -1 plain.csv | gzip -c >>members.csv.gz
gzip -c UTF-16LE.csv >utf16.csv.gz
for file in bom crlf cr mixed blank comment tabs pipe semicolon excel spaces from neo4j nodexl nfd; do
	same $file.csv
done
same plain.csv.gz
same members.csv.gz
same utf16.csv.gz
same - <crlf.csv
bare >bare.csv
same --no-header bare.csv
! command -v zstd >/dev/null || { zstd -q plain.csv -o plain.zst && same plain.zst; }

# In the third line, at the weight.
bad() {
	status=0
	kith people -q "$@" 2>err >out || status=$?
	[ $status -eq 3 ] && grep -q ":3:13: the weight \"x\"" err || echo "$*: exit $status: $(cat err)"
}
sed 's/,1$/,x/' plain.csv >bad.csv
iconv -f UTF-8 -t UTF-16LE bad.csv >bad-utf16.csv
tr '\n' '\r' <bad.csv >bad-cr.csv
gzip -c bad-cr.csv >bad-cr.csv.gz
iconv -f UTF-8 -t LATIN1 bad.csv >bad-latin1.csv
bad bad.csv
bad bad-utf16.csv
bad bad-cr.csv
bad bad-cr.csv.gz
bad --encoding latin1 bad-latin1.csv

# A table of people may be written in another encoding than the ties; --encoding reads what is not UTF-8.
printf 'name,city\nJosé,Málaga\n' >people.csv
iconv -f UTF-8 -t LATIN1 people.csv >people-latin1.csv
city() {
	kith people -q "$@" --where name=José | tail -1 | grep -q 'José.*Málaga' || echo "$*: city not read"
}
city plain.csv --people people-latin1.csv --encoding latin1
city LATIN1.csv --people people.csv --encoding latin1
city LATIN1.csv --people people-latin1.csv --encoding latin1
