# Nobody to reach.
kith intro data/florentine.csv --me Medici
