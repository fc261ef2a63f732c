# Those one knows already need no door.
kith doors -q data/florentine.csv --me Ridolfi --to Medici --to Strozzi
