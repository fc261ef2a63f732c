# Routes that are as likely as one another say what put them first.
kith intro -q --unweighted data/florentine.csv --from Medici --to Strozzi
