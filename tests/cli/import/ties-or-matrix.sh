# Numbers below a header nobody knows are ties where there are more rows than columns, however many, and where their ends are named.
run() {
	kith "$@" 2>&1 || echo "exit $?"
}
seq 1 12000 | sed 's/.*/&,1&/' | sed '1i one,other' >long.csv
run import long.csv
run report long.csv -o long.html
run import long.csv --source-column one --target-column other | sed -n '1,2p;$p'
run import --format matrix long.csv
echo '-- As many rows as columns may be either'
printf 'one,other\n0,18427\n1,21708\n' >square.csv
run import square.csv
run import square.csv --source-column one --target-column other
run import -q square.csv --format matrix
printf 'id,friend\n1,2\n2,3\n' >id.csv
run import id.csv --source-column id --target-column friend
echo '-- What has the look of a matrix needs no word'
printf 'Ada,Bo,Cy\n0,1,2\n0,0,1\n3,0,0\n' | run import
printf 'Ada,Bo,Cy\n4,1,2\n1,5,0\n2,0,6\n' | run import
echo '-- Nor one of people who go by numbers, however large'
zeros=$(printf ',0%.0s' $(seq 200))
{
	echo ",$(seq -s, 200)"
	seq 200 | sed "s/$/$zeros/; 1s/,0/,5/3"
} >large.csv
run import large.csv | sed -n '1,2p;$p'
echo '-- Headers of collections of networks'
for header in id_1,id_2 FromNodeId,ToNodeId follower,followee; do
	printf '%s\n0,18427\n1,21708\n' "$header" | run import
done
