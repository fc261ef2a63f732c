# Pairs are neither people nor ties.
kith give -g data/florentine.csv
