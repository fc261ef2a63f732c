# One file is not two.
kith changes data/karate.csv
