# Luck, the same for any number of threads: the two clubs keep to themselves.
kith summary --chance 200 --threads 1 data/karate.csv >one
kith summary --chance 200 --threads 4 data/karate.csv >two
cmp one two
cat one
kith summary -q --chance 200 --keep dyads --unweighted data/community.csv | head -5
