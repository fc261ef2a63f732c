# Where searching from everyone would take long, paths are drawn: so on a star of 120,000 people.
awk 'BEGIN { print "source,target"; for (i = 1; i < 120000; i++) print "hub,p" i }' >star.csv
kith brokers --threads 1 star.csv >one
kith brokers -q --threads 8 star.csv >two
cmp one two
head -2 one | cut -d, -f 1-2
