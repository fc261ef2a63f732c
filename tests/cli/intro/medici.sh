# The Ridolfi reach the Pazzi through the Medici.
kith intro -q data/florentine.csv --from Ridolfi --to Pazzi
