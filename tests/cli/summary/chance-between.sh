# Pairs of groups are not held against chance.
kith summary --chance 20 --between club data/karate.csv
