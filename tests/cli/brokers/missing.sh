# How sure the ranking is, the same for any number of threads; with much missing the club's first place is not safe.
kith brokers --missing 50% --threads 1 -n 3 data/karate.csv >one
kith brokers -q --missing 0.5 --threads 4 -n 3 data/karate.csv >two
cmp one two
cut -d, -f1-7,14- one
kith brokers --missing 10% --missing-of people --draws 100 -n 1 data/lesmis.csv | cut -d, -f1-7,14-
