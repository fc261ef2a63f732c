# Whom one wants to reach cannot be left out.
kith intro data/florentine.csv --from Ridolfi --to Pazzi --avoid Pazzi
