# A level must be there when asked for.
kith meet -q data/florentine.csv --me Medici --level wisdom
