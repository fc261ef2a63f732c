kith summary -q --where-tie kind=marriage data/florentine.csv | head -12
