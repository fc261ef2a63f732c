# Nothing joins the two: how much hangs together on either side, in neutral words.
kith path -q data/florentine.csv --from Pazzi --to Pucci
