# Few whole numbers that people share are codes; many, or with :number, a scale.
legend() {
	sed -n 's/.*<text [^>]*>\([^<]*\)<\/text>.*/\1/p' | grep -A 4 '^team$' | tr '\n' ' '
	echo
}
awk 'BEGIN {
	print "source,target,team"
	for (i = 1; i <= 12; i++) print "p" i ",," i % 3 + 7
	for (i = 1; i < 12; i++) print "p" i ",p" i + 1 ","
}' >teams.csv
kith plot -q teams.csv --color team --format svg | legend
kith plot -q teams.csv --color team:number --format svg | legend
kith plot -q teams.csv --color team --format svg | grep -c circles || true
sed 's/,,8$/,,eight/' teams.csv | kith plot -q --color team:number --format svg
