# By weight the strongest ties make the shortest path, though it has more steps.
kith path -q data/lesmis.csv --from Gavroche --to Fantine --by weight --paths 2
kith path -q data/lesmis.csv --from Gavroche --to Fantine --by steps --json
