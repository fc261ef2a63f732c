# A path that is too long for --max-steps is told with the number that shows it.
kith path -q data/florentine.csv --from Pazzi --to Lamberteschi --max-steps 2
