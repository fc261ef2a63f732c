# One kind of ties has nothing to be compared with.
kith compare data/karate.csv
