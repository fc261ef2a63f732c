# Families marry those they do business with; the same for any number of threads.
kith compare --threads 1 data/florentine.csv >one
kith compare -q --threads 4 data/florentine.csv >two
cmp one two
cat one
