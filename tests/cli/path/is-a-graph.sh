# The answer is a graph of its own: only the ties on the paths.
kith path -q data/florentine.csv --from Strozzi --to Albizzi --all | kith people -q --by degree -n 2 | cut -d, -f1,2
