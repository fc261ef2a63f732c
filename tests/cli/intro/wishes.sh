# Whom to go through and whom to spare.
kith intro -q data/florentine.csv --from Ridolfi --to Pazzi --via Tornabuoni
kith intro -q data/florentine.csv --from Ridolfi --to Ginori --avoid Medici --max-steps 5
