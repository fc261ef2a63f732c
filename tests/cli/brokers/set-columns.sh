# Figures of single people are not those of a set.
kith brokers --set 2 --columns reach data/karate.csv
