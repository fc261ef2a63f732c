# All that are as short as the shortest, a row a tie; where two rows join a pair, both are told.
kith path -q data/florentine.csv --from Pazzi --to Peruzzi --all
kith path -q data/florentine.csv --from Strozzi --to Albizzi --all
