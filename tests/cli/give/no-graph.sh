# Pairs are neither people nor ties; tables are.
kith give -g data/florentine.csv
