# The K shortest, or all that are as short: not both.
kith path -q data/florentine.csv --from Pazzi --to Medici --all --paths 2
