# Above 50,000 people the web of circles is drawn, and with --all everybody.
awk 'BEGIN {
	print "source,target"
	for (i = 0; i < 50100; i++) {
		first = i - i % 300
		print i "," first + (i + 1) % 300
		print i "," first + (i + 7) % 300
		if (i % 100 == 0)
			print i "," (i + 300) % 50100
	}
}' >many.csv
kith communities -qg --runs 1 many.csv >circles.csv
circles=$(sed 1d circles.csv | cut -d, -f3 | sort -u | grep -c .)
kith plot -q circles.csv -o web.svg
grep -o '50.100 people[^.<]*' web.svg | sort -u
discs=$(grep -c '</title></circle>' web.svg)
[ "$discs" -le "$circles" ] && [ "$discs" -ge 20 ] || echo "$discs discs of $circles circles"
kith plot -q --all --layout grid --size 400x300 circles.csv -o all.svg
grep -c '</title></circle>' all.svg
grep -o 'one tie in 2 drawn' all.svg | sort -u
