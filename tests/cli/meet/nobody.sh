# Nobody in sight, nothing known.
kith meet -q data/florentine.csv --me Pucci
