# Nobody is introduced to themselves.
kith intro -q data/florentine.csv --me Medici --to Medici
