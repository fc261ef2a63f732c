# The paragraph for a reviewer: version, digest, seed, formula and paper of every column.
kith communities -q --seed 3 --methods methods.txt -o /dev/null data/karate.csv
cat methods.txt
