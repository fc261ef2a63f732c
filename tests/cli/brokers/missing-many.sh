# What would take minutes is refused at once: with weights, by lengths, that is a smaller network.
awk 'BEGIN {
	print "source,target,weight"
	for (i = 0; i < 1500; i++) {
		print i "," (i + 1) % 1500 "," 1 + i % 5
		print i "," (i + 7) % 1500 "," 1 + i % 3
		print i "," (i + 31) % 1500 "," 1 + i % 4
		print i "," (i + 117) % 1500 ",1"
	}
}' >many.csv
kith brokers --missing 10% --draws 40 many.csv
