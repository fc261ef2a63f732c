# Where searching from everyone would take long, paths are drawn: so on a star of 120,000 people with ties in and ties out.
awk 'BEGIN { print "source,target"; for (i = 1; i < 120000; i++) print i % 2 ? "hub,p" i : "p" i ",hub" }' >star.csv
kith brokers --directed --threads 1 star.csv >one
kith brokers -q --directed --threads 8 star.csv >two
cmp one two
head -2 one | cut -d, -f 1-2
