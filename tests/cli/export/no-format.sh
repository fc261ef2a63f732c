# Without a format or an ending that tells it, the formats are listed.
kith export data/florentine.csv
