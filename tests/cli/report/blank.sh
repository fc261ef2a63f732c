# A column that says nothing is not shown: where ties have no kinds there is no heading for them.
for file in karate florentine; do
	kith report -q data/$file.csv | grep -o '<th[^>]*>\(kind\|what it is\)</th>' | sed "s/<[^>]*>//g; s/^/$file: /"
done
