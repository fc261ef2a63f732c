# Another table.
kith draft <data/florentine.csv
