# A sample says so, and brings its error; the same for any number of threads.
kith brokers --sources 30 --threads 1 data/karate.csv >one
kith brokers -q --sources 30 --threads 2 data/karate.csv >two
cmp one two
head -1 one
kith brokers --exact --sources 3 data/karate.csv
