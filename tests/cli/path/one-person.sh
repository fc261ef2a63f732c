# Two ends are needed.
kith path -q data/florentine.csv --from Pazzi --to pazzi
