# There are only so many rows.
kith intro -q data/florentine.csv --from Ridolfi --to Pazzi | kith draft --row 9
