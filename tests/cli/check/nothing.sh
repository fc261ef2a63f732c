# Where nothing is found, that is said.
kith check data/karate.csv
