# Without attributes, by mutual contacts.
kith give -q data/florentine.csv --me Medici -n 3
