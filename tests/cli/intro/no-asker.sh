# Nobody who asks.
kith intro -q data/florentine.csv --to Medici
