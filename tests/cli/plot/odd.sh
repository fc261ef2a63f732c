# Names of 5,000 letters are cut, people without ties stand in rows, everybody who knows everybody
# is drawn: each a picture with everybody in it, and no name without end.
long=$(printf '%5000s' '' | tr ' ' n)
printf 'source,target\na%s,b%s\nb%s,c%s\n' "$long" "$long" "$long" "$long" >long.csv
awk 'BEGIN { print "source,target"; for (i = 1; i <= 300; i++) print "alone" i "," }' >alone.csv
awk 'BEGIN {
	print "source,target"
	for (i = 1; i < 40; i++) for (j = i + 1; j <= 40; j++) print "p" i ",p" j
}' >clique.csv
for graph in long alone clique; do
	kith plot -q $graph.csv -o web.svg
	grep -c '</title></circle>' web.svg
	awk 'length > 5000 { print "a line without end" }' web.svg
	for end in png pdf html; do
		kith plot -q $graph.csv -o web.$end
		[ -s web.$end ] || echo "no $end of $graph"
	done
done
kith plot -q long.csv --format svg | grep -c '…</text>'
