# Without dates nobody can tell.
kith reconnect -q data/florentine.csv --me Medici
