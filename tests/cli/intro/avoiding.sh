# Without those left out nobody may lead there.
kith intro data/florentine.csv --from Ridolfi --to Pazzi --avoid Medici --avoid Tornabuoni --avoid Strozzi
