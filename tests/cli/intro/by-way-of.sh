# A route by way of somebody who is not on any.
kith intro data/florentine.csv --from Ridolfi --to Pazzi --via Pucci
