# Whose path it is must be said.
KITH_ME=Pazzi kith path -q data/florentine.csv --to Medici
