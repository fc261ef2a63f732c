# Pictures are what their names say, and standard output takes them too.
for end in png pdf svg; do
	kith plot -q data/karate.csv -o "web.$end"
	kith plot -q data/karate.csv --format "$end" | cmp - "web.$end"
	head -c 4 "web.$end" | tr -d '\211\n'
	echo
done
