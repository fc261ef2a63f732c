# Who came to what under the headings of ties: check says so, but not of a forest or a few rows.
ring() {
	echo source,target
	for k in $(seq "$1"); do
		echo "p$k,club $k"
		echo "p$k,club $((k % $1 + 1))"
	done
}
ring 5 >came.csv
ring 4 >few.csv
head -n -1 came.csv >forest.csv
sed 's/p2,club 3/p2,p4/' came.csv >ties.csv
for file in came few forest ties; do
	kith check -q $file.csv | grep 'never targets' || echo "$file.csv: nothing"
done
